using Microsoft.Extensions.DependencyInjection;
using Suture.Application.People;
using Suture.Cli.Connection;
using Suture.Domain.People;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>The account to begin with.</summary>
internal sealed record FirstAdministrator(string UserName, string PrintedName, string? Email, string Password);

/// <summary>Initializes a data directory. The one thing that does not go through the API: there is nobody yet who could ask.</summary>
internal static class Initializing
{
    /// <summary>The public key of the new ledger.</summary>
    public static async Task<Result<string>> RunAsync(string directory, string organization, FirstAdministrator admin, CancellationToken cancellation)
    {
        if (File.Exists(Path.Combine(directory, LocalServers.TokenFile)))
        {
            return new Problem("installation.exists", $"{directory} is initialized already.", ProblemKind.Conflict, File: directory);
        }

        Directory.CreateDirectory(directory);
        var server = await LocalServers.StartAsync(directory, apiOnly: true, token: "", cancellation).ConfigureAwait(false);
        await using var closing = server.ConfigureAwait(false);
        var installation = server.Services.GetRequiredService<Installation>();
        var account = new NewAccount(admin.UserName, admin.PrintedName, admin.Email, [Role.Administrator], admin.Password);
        return (await installation.InitializeAsync(organization, account, cancellation).ConfigureAwait(false)).Map(i => i.VerifierKey);
    }
}
