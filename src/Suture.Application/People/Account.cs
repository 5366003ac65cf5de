using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>
/// An account as ASP.NET Core Identity works with it: loaded whole, its secrets changed in memory, and written as the difference
/// from what was loaded. Roles and personal data are read only here; <see cref="PeopleAdministration"/> changes them.
/// </summary>
public sealed class Account
{
    private Account(StoredUser user, StoredSignIn signIn)
    {
        UserName = user.UserName;
        Roles = user.Roles;
        Disabled = user.Disabled;
        Personal = user.Personal;
        Loaded = signIn;
        PasswordHash = Credentials.ReadPassword(signIn.Password);
        SecondFactor = signIn.SecondFactor is { } factor ? SecondFactor.Read(factor) : null;
        SecurityStamp = signIn.SecurityStamp ?? string.Empty;
        FailedCount = signIn.FailedCount;
        LockedUntil = signIn.LockedUntil;
    }

    /// <summary>Unique, and never given to another person.</summary>
    public string UserName { get; }

    public ImmutableArray<Role> Roles { get; }

    public bool Disabled { get; }

    /// <summary>Null when it was erased.</summary>
    public PersonalData? Personal { get; }

    /// <summary>Name as signatures print it.</summary>
    public string PrintedName => Personal?.PrintedName ?? UserName;

    /// <summary>Of ASP.NET Core Identity's hasher; null when no password is set.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Null when the account has none.</summary>
    public SecondFactor? SecondFactor { get; set; }

    /// <summary>Changes with every secret; sessions that carry another one are over.</summary>
    public string SecurityStamp { get; set; }

    /// <summary>Failed attempts since the last good one.</summary>
    public int FailedCount { get; set; }

    /// <summary>No sign-in and no signature before this time.</summary>
    public DateTimeOffset? LockedUntil { get; set; }

    /// <summary>The lock as it was loaded: a new one is not written yet.</summary>
    public DateTimeOffset? StoredLock => Loaded.LockedUntil;

    internal StoredSignIn Loaded { get; private set; }

    /// <summary>Null when there is no such account.</summary>
    public static async Task<Account?> FindAsync(ISutureStore store, string userName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        return await store.People.FindUserAsync(userName, cancellation).ConfigureAwait(false) is { } user
            && await store.People.FindSignInAsync(userName, cancellation).ConfigureAwait(false) is { } signIn
                ? new Account(user, signIn)
                : null;
    }

    internal void Written() => Loaded = new StoredSignIn(Credentials.PasswordBytes(PasswordHash), SecondFactor?.ToBytes(), SecurityStamp, FailedCount, LockedUntil);
}
