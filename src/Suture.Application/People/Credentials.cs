using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Suture.Domain.People;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>Writes changed secrets of an account: the fact into the ledger, the secret beside it, in one transaction.</summary>
public static class Credentials
{
    /// <summary>Actor of what the program does by itself.</summary>
    public const string System = "system";

    /// <summary>Writes what differs from what was loaded; nothing when nothing does.</summary>
    /// <param name="store">The store.</param>
    /// <param name="account">The account with its new secrets.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task SaveAsync(ISutureStore store, Account account, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(account);
        var events = ImmutableArray.CreateBuilder<OrganizationEvent>();
        var beside = ImmutableArray.CreateBuilder<BesideWrite>();
        Secret(CredentialKind.Password, account.Loaded.Password, PasswordBytes(account.PasswordHash));
        Secret(CredentialKind.SecondFactor, account.Loaded.SecondFactor, account.SecondFactor?.ToBytes());
        var actor = events.Count > 0 ? account.UserName : System;
        if (account.LockedUntil is { } until && until != account.Loaded.LockedUntil)
        {
            events.Add(new UserLocked(account.UserName, account.FailedCount, until));
            beside.Add(new SetLock(account.UserName, until));
            account.FailedCount = 0;
        }

        if (events.Count == 0)
        {
            return;
        }

        var result = await store.AppendAsync(new OrganizationAppend(null, null, actor, null, events.ToImmutable()) { Beside = beside.ToImmutable() }, cancellation).ConfigureAwait(false);
        if (result is not AppendResult.Appended)
        {
            throw new InvalidOperationException($"Secrets of {account.UserName} were not written: {result}.");
        }

        account.Written();

        void Secret(CredentialKind kind, byte[]? before, byte[]? now)
        {
            if (before.AsSpan().SequenceEqual(now))
            {
                return;
            }

            events.Add(new CredentialChanged(account.UserName, kind, now is null));
            beside.Add(now is null ? new DropSecret(account.UserName, kind, account.SecurityStamp) : new KeepSecret(account.UserName, kind, now, account.SecurityStamp));
        }
    }

    /// <summary>160 random bits.</summary>
    public static string NewStamp() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(20));

    internal static byte[]? PasswordBytes(string? hash) => hash is null ? null : Encoding.ASCII.GetBytes(hash);

    internal static string? ReadPassword(byte[]? bytes) => bytes is null ? null : Encoding.ASCII.GetString(bytes);
}
