using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Domain.People;

/// <summary>Something that happened to the installation as a whole, kept in the organization's stream.</summary>
public abstract record OrganizationEvent;

/// <summary>First event of the organization's stream.</summary>
public sealed record OrganizationCreated(string Name) : OrganizationEvent;

/// <summary>A device got its own stream.</summary>
public sealed record DeviceRegistered(string Key) : OrganizationEvent;

/// <summary>
/// An account came into being. User names are unique and never used again (21 CFR 11.100(a)). What is personal sits beside
/// the entry; <paramref name="PersonalHash"/> binds it, so that it can be erased and every proof stays valid.
/// </summary>
public sealed record UserCreated(string UserName, ImmutableArray<Role> Roles, Hash32 PersonalHash) : OrganizationEvent;

/// <summary>Roles, personal data or the right to sign in changed; holds the account as it is then.</summary>
public sealed record UserChanged(string UserName, ImmutableArray<Role> Roles, bool Disabled, Hash32 PersonalHash) : OrganizationEvent;

/// <summary>Which secret of an account was set. The secret itself is never in the ledger.</summary>
public enum CredentialKind
{
    Password,
    SecondFactor,
}

/// <summary>A person, or an administrator for them, set or removed a secret.</summary>
public sealed record CredentialChanged(string UserName, CredentialKind Kind, bool Removed) : OrganizationEvent;

/// <summary>An account was locked after failed attempts (21 CFR 11.300(d)).</summary>
public sealed record UserLocked(string UserName, int FailedAttempts, DateTimeOffset Until) : OrganizationEvent;

/// <summary>A token was given to a program. Its secret is not in the ledger.</summary>
public sealed record TokenIssued(string Id, string Owner, string Name, TokenScope Scope, string? Device, DateTimeOffset? ExpiresAt) : OrganizationEvent;

/// <summary>A token was taken back.</summary>
public sealed record TokenRevoked(string Id) : OrganizationEvent;

/// <summary>The head of another stream at this moment.</summary>
public sealed record RecordedHead(string Stream, long Size, Hash32 Root);

/// <summary>The heads of all device streams, so that no whole stream can vanish or shrink unseen.</summary>
public sealed record HeadsRecorded(ImmutableArray<RecordedHead> Heads) : OrganizationEvent;

/// <summary>A standard or a file of coverage rules of the organization's own came into use, or a new text of it.</summary>
/// <param name="Id">Id of the catalog; for coverage rules the file's name without its ending.</param>
/// <param name="File">Name of the file.</param>
/// <param name="Text">The whole file.</param>
public sealed record StandardSet(string Id, string File, string Text) : OrganizationEvent;

/// <summary>A standard of the organization's own is no longer in use.</summary>
public sealed record StandardWithdrawn(string Id) : OrganizationEvent;

/// <summary>A person signed that a clause about the installation is fulfilled, or does not apply, and why.</summary>
public sealed record StatementSigned(string Standard, string Clause, AttestationKind Kind, string Statement, DateOnly? ReviewBy, string PrintedName, Reauthentication Proof) : OrganizationEvent;
