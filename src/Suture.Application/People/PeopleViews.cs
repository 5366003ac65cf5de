using System.Collections.Immutable;
using Suture.Domain.People;

namespace Suture.Application.People;

/// <summary>An account as administrators and auditors see it.</summary>
/// <param name="UserName">Unique, never reused.</param>
/// <param name="PrintedName">Name in signatures; empty after erasure.</param>
/// <param name="Email">Empty when none was given or after erasure.</param>
/// <param name="Roles">What it may do.</param>
/// <param name="Disabled">It may not sign in.</param>
/// <param name="Erased">Its personal data was erased.</param>
/// <param name="SecondFactor">It has a second factor.</param>
/// <param name="LockedUntil">Locked after failed attempts until then; null when it is not locked now.</param>
/// <param name="FailedAttempts">Failed attempts since the last good one.</param>
public sealed record AccountView(
    string UserName, string PrintedName, string Email, ImmutableArray<Role> Roles, bool Disabled, bool Erased, bool SecondFactor, DateTimeOffset? LockedUntil, int FailedAttempts);

/// <summary>A person as everyone may see it: for choosing owners and reading histories.</summary>
public sealed record PersonName(string UserName, string PrintedName, bool Disabled);

/// <summary>An account to make.</summary>
public sealed record NewAccount(string UserName, string PrintedName, string? Email, ImmutableArray<Role> Roles, string Password);

/// <summary>What to change of an account; null members stay.</summary>
public sealed record AccountPatch(ImmutableArray<Role>? Roles = null, string? PrintedName = null, string? Email = null, bool? Disabled = null);

/// <summary>A token to issue.</summary>
/// <param name="Name">What it is for, as its owner calls it.</param>
/// <param name="Scope">What it may be used for.</param>
/// <param name="Device">The only device it may be used on; null for all.</param>
/// <param name="ExpiresAt">End of its validity; null for none.</param>
public sealed record NewToken(string Name, TokenScope Scope, string? Device = null, DateTimeOffset? ExpiresAt = null);

/// <summary>A token at the only moment its text is known.</summary>
public sealed record IssuedToken(string Id, string Text);
