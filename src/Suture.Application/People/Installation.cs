using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>What <see cref="Installation.InitializeAsync"/> made.</summary>
/// <param name="Administrator">User name of the first administrator.</param>
/// <param name="VerifierKey">Public key of the ledger; keep a copy outside.</param>
/// <param name="LocalTokenFile">File with the token for the command line on this machine.</param>
public sealed record Initialized(string Administrator, string VerifierKey, string LocalTokenFile);

/// <summary>Makes a new installation: the organization's stream, the first administrator, the ledger's key, and a token for the command line here.</summary>
public sealed class Installation(ISutureStore store, StorageOptions options, IPasswordHasher<Account> hasher)
{
    /// <summary>Name of the file in the data directory that holds the token of the command line on this machine.</summary>
    public const string LocalTokenFile = "local-token";

    public async Task<bool> IsInitializedAsync(CancellationToken cancellation) => !(await store.HeadsAsync(cancellation).ConfigureAwait(false)).IsEmpty;

    /// <summary>Initializes, once.</summary>
    /// <param name="organization">Name of the organization.</param>
    /// <param name="administrator">The first account; it becomes an administrator, and what other roles it names.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Initialized>> InitializeAsync(string organization, NewAccount administrator, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(administrator);
        if (string.IsNullOrWhiteSpace(organization) || organization.Length > 200 || organization.Any(char.IsControl))
        {
            return new Problem("organization.name", "An organization needs a name of 1 to 200 characters.", Path: "organization");
        }

        var account = administrator with { Roles = [Role.Administrator, .. administrator.Roles.IsDefault ? [] : administrator.Roles] };
        if (NewAccounts.Check(account) is { } bad)
        {
            return bad;
        }

        if (await IsInitializedAsync(cancellation).ConfigureAwait(false))
        {
            return Exists();
        }

        var (id, secretHash, text) = Tokens.New();
        var token = new TokenIssued(id, account.UserName, $"local on {Environment.MachineName}"[..Math.Min(TokenAdministration.MaxName, 9 + Environment.MachineName.Length)], TokenScope.Full, null, null);
        var made = NewAccounts.Decide(account, hasher);

        // The key first: an installation that is in the database always has it.
        using var key = LedgerKey.TryLoad(options.DataDirectory) ?? LedgerKey.Create(options.DataDirectory, OriginOf(organization));
        ImmutableArray<OrganizationEvent> events = [new OrganizationCreated(organization.Trim()), .. made.Events, token];
        var append = new OrganizationAppend(0, null, account.UserName, null, events) { Beside = [.. made.Beside, new KeepTokenSecret(id, secretHash)] };
        if (await store.AppendAsync(append, cancellation).ConfigureAwait(false) is not AppendResult.Appended)
        {
            return Exists();
        }

        var tokenFile = Path.Combine(options.DataDirectory, LocalTokenFile);
        PrivateFile.Write(tokenFile, text + "\n");
        return new Initialized(account.UserName, key.Public.ToString(), tokenFile);
    }

    // What a signature line can carry: lower case, without spaces, and with a random end, since two installations may have one name.
    private static string OriginOf(string organization)
    {
        var letters = organization.ToLowerInvariant().Select(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') ? c : '-').Take(40).ToArray();
        var name = string.Join('-', new string(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return $"{(name.Length == 0 ? "suture" : name)}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
    }

    private static Problem Exists() => new("installation.exists", "This installation is initialized already.", ProblemKind.Conflict);
}
