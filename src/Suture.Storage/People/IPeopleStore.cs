using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Ledger;

namespace Suture.Storage;

/// <summary>An account as it is now.</summary>
/// <param name="UserName">Unique, never used again.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Disabled">It may not sign in.</param>
/// <param name="PersonalHash">What the ledger has of the personal data; <see cref="Hash32.Zero"/> after erasure.</param>
/// <param name="Personal">Null when it was erased.</param>
/// <param name="Version">Index of the last entry about it.</param>
public sealed record StoredUser(string UserName, ImmutableArray<Role> Roles, bool Disabled, Hash32 PersonalHash, PersonalData? Personal, long Version);

/// <summary>What a sign-in is checked against. Never shown.</summary>
/// <param name="Password">The password's hash; null when none is set.</param>
/// <param name="SecondFactor">Key of the second factor; null when none is set.</param>
/// <param name="SecurityStamp">Changes with every secret; sessions that carry another one are over.</param>
/// <param name="FailedCount">Failed attempts since the last good one.</param>
/// <param name="LockedUntil">No sign-in before this time.</param>
public sealed record StoredSignIn(byte[]? Password, byte[]? SecondFactor, string? SecurityStamp, int FailedCount, DateTimeOffset? LockedUntil);

/// <summary>A token as it is now.</summary>
public sealed record StoredToken(string Id, string Owner, string Name, TokenScope Scope, string? Device, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, bool Revoked, DateTimeOffset? LastUsed);

/// <summary>People and tokens as projected from the organization's stream, and the secrets beside it.</summary>
public interface IPeopleStore
{
    Task<StoredUser?> FindUserAsync(string userName, CancellationToken cancellationToken = default);

    /// <summary>All accounts, by user name.</summary>
    Task<ImmutableArray<StoredUser>> ListUsersAsync(CancellationToken cancellationToken = default);

    /// <summary>Null when there is no such account.</summary>
    Task<StoredSignIn?> FindSignInAsync(string userName, CancellationToken cancellationToken = default);

    /// <summary>One more failed attempt; gives how many there are now.</summary>
    Task<int> CountFailedSignInAsync(string userName, CancellationToken cancellationToken = default);

    /// <summary>After a good sign-in.</summary>
    Task ClearFailedSignInsAsync(string userName, CancellationToken cancellationToken = default);

    /// <summary>The token with this secret, revoked and expired ones too; null when there is none.</summary>
    Task<StoredToken?> FindTokenAsync(Hash32 secretHash, CancellationToken cancellationToken = default);

    /// <summary>Tokens by id; of one owner, or of all (null).</summary>
    Task<ImmutableArray<StoredToken>> ListTokensAsync(string? owner, CancellationToken cancellationToken = default);

    Task MarkTokenUsedAsync(string tokenId, DateTimeOffset time, CancellationToken cancellationToken = default);

    /// <summary>
    /// Deletes what is kept of a person beside the ledger and says so in an entry. Every proof stays valid; verification counts it
    /// as erased. Null when there is no such account.
    /// </summary>
    Task<AppendResult?> ErasePersonalDataAsync(string userName, string actor, string reason, CancellationToken cancellationToken = default);
}
