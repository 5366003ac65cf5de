using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record UserDto(
    string UserName, string PrintedName, string Email, ImmutableArray<string> Roles, bool Disabled, bool Erased, bool SecondFactor, DateTimeOffset? LockedUntil, int FailedAttempts);

internal sealed record CreateUserDto(string UserName, string PrintedName, string Password, ImmutableArray<string> Roles, string? Email = null, string? Reason = null);

/// <summary>Members that are not given stay.</summary>
internal sealed record PatchUserDto(ImmutableArray<string>? Roles = null, string? PrintedName = null, string? Email = null, bool? Disabled = null, bool? Locked = null, string? Reason = null);

/// <summary>An administrator sets somebody's password; people change their own by giving the current one (and code) too.</summary>
internal sealed record SetPasswordDto(string Password, string? CurrentPassword = null, string? Code = null, string? Reason = null);

internal sealed record TokenDto(
    string Id, string Owner, string Name, string Scope, string? Device, DateTimeOffset IssuedAt, DateTimeOffset? ExpiresAt, bool Revoked, DateTimeOffset? LastUsed);

internal sealed record CreateTokenDto(string Name, string Scope, string? Device = null, DateTimeOffset? ExpiresAt = null, string? Reason = null);

/// <summary>The text of a new token; it is shown this once.</summary>
internal sealed record IssuedTokenDto(string Id, string Token);
