using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Suture.Domain.Results;
using Suture.Server;

namespace Suture.Cli.Connection;

/// <summary>
/// Hosts the server inside this process over a data directory, reached in memory: the same code and the same authorization as a server
/// on the network. <c>SUTURE_POSTGRES</c> names a database other than the one in the directory.
/// </summary>
internal sealed class LocalServers : ILocalServers
{
    public const string TokenFile = "local-token";

    public async Task<Result<ILocalServer>> OpenAsync(string dataDirectory, bool withSignIn, CancellationToken cancellation)
    {
        var tokenFile = Path.Combine(dataDirectory, TokenFile);
        if (!File.Exists(tokenFile))
        {
            return Missing(dataDirectory);
        }

        string token;
        try
        {
            token = (await File.ReadAllTextAsync(tokenFile, cancellation).ConfigureAwait(false)).Trim();
        }
        catch (UnauthorizedAccessException)
        {
            return new Problem("cli.data.denied", $"{tokenFile} may be read by the account that made it only; run this as that account, or use --server.", ProblemKind.Forbidden, File: tokenFile);
        }

        return Result<ILocalServer>.Of(await StartAsync(dataDirectory, apiOnly: !withSignIn, token, cancellation).ConfigureAwait(false));
    }

    /// <summary>Starts the server over a directory as it is; without a token until there is one.</summary>
    public static async Task<LocalServer> StartAsync(string dataDirectory, bool apiOnly, string token, CancellationToken cancellation)
    {
        var app = SutureServer.Build(Options(dataDirectory) with { ApiOnly = apiOnly }, builder => builder.WebHost.UseTestServer());
        await app.StartAsync(cancellation).ConfigureAwait(false);
        return new LocalServer(app, token);
    }

    /// <summary>How servers of the command line are built.</summary>
    public static ServerOptions Options(string dataDirectory) => new()
    {
        DataDirectory = Path.GetFullPath(dataDirectory),
        PostgresConnectionString = Environment.GetEnvironmentVariable("SUTURE_POSTGRES") is { Length: > 0 } connection ? connection : null,
    };

    private static Problem Missing(string dataDirectory) => Directory.Exists(dataDirectory)
        ? new Problem("cli.data.uninitialized", $"{dataDirectory} is not initialized. Make it a data directory with: suture init --data {dataDirectory} --organization NAME --admin USER", ProblemKind.NotFound, File: dataDirectory)
        : new Problem("cli.data.missing", $"There is no data directory {dataDirectory}. Make one with: suture init --data {dataDirectory} --organization NAME --admin USER. Or look around first with: suture demo", ProblemKind.NotFound, File: dataDirectory);
}

/// <summary>A started server, reached in memory.</summary>
internal sealed class LocalServer(WebApplication app, string token) : ILocalServer
{
    public string Token => token;

    /// <summary>The server's services, for what can not go through the API: making the first account.</summary>
    public IServiceProvider Services => app.Services;

    public HttpMessageHandler CreateHandler() => app.GetTestServer().CreateHandler();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(CancellationToken.None).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }
}
