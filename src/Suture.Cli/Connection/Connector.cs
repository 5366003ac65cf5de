using System.Net.Http.Headers;
using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>Where a command goes: to a server, or to a data directory.</summary>
/// <param name="Server">Address of a server; null for a data directory.</param>
/// <param name="DataDirectory">The data directory when there is no server.</param>
internal sealed record Target(Uri? Server, string DataDirectory);

/// <summary>Opens the way to the API once for a command and closes it after.</summary>
internal sealed class Connector(CliHost host, Target target, bool localSignIn = false) : IAsyncDisposable
{
    private readonly List<ApiClient> clients = [];
    private ApiClient? tokenClient;
    private ILocalServer? local;

    /// <summary>The API with the token.</summary>
    public async Task<Result<ApiClient>> WithTokenAsync(CancellationToken cancellation)
    {
        if (tokenClient is not null)
        {
            return tokenClient;
        }

        string? token;
        if (target.Server is null)
        {
            var opened = await LocalAsync(localSignIn, cancellation).ConfigureAwait(false);
            if (!opened.TryGet(out var server))
            {
                return Result<ApiClient>.Failed(opened.Problems);
            }

            token = server.Token;
        }
        else if (string.IsNullOrWhiteSpace(token = host.Environment("SUTURE_TOKEN")))
        {
            return new Problem("cli.token", $"Set SUTURE_TOKEN to a token of {target.Server}; a person makes one there with 'suture token create' or on the page of the account.", ProblemKind.Unauthenticated);
        }

        var client = NewClient(cookies: false);
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        return tokenClient = client;
    }

    /// <summary>The API as a person who signs in: only a person can sign.</summary>
    public async Task<Result<ApiClient>> SignedInAsync(string userName, string password, string? code, CancellationToken cancellation)
    {
        if (target.Server is null)
        {
            var opened = await LocalAsync(withSignIn: true, cancellation).ConfigureAwait(false);
            if (!opened.Ok)
            {
                return Result<ApiClient>.Failed(opened.Problems);
            }
        }

        var client = NewClient(cookies: true);
        return (await SessionSignIn.SignInAsync(client.Http, userName, password, code, cancellation).ConfigureAwait(false)) is { } problem ? problem : client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }

        if (local is not null)
        {
            await local.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<Result<ILocalServer>> LocalAsync(bool withSignIn, CancellationToken cancellation)
    {
        if (local is not null)
        {
            return Result<ILocalServer>.Of(local);
        }

        var opened = await host.LocalServers.OpenAsync(target.DataDirectory, withSignIn, cancellation).ConfigureAwait(false);
        local = opened.Ok ? opened.Value : null;
        return opened;
    }

    private ApiClient NewClient(bool cookies)
    {
        // Redirects are answers here: of a sign-in.
#pragma warning disable CA2000 // the client owns the handler, and this object the client
        HttpMessageHandler handler = local?.CreateHandler() ?? new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        var http = new HttpClient(cookies ? new CookieKeeper(handler) : handler) { BaseAddress = target.Server ?? new Uri("http://localhost/"), Timeout = TimeSpan.FromMinutes(30) };
#pragma warning restore CA2000
        var client = new ApiClient(http);
        clients.Add(client);
        return client;
    }
}
