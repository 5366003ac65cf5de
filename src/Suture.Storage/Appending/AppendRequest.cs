using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Ledger;

namespace Suture.Storage;

/// <summary>Events to append to a device's stream, all or none.</summary>
/// <param name="Device">Key of the device.</param>
/// <param name="ExpectedSize">Position of the model that the events were decided on; 0 for a device that does not exist yet.</param>
/// <param name="CommandId">The client's id of its command: a repeated one gets the first answer. Null when repeating does no harm.</param>
/// <param name="Actor">Who did it, as <see cref="EventContext.Actor"/>.</param>
/// <param name="Reason">Why, where one was asked for.</param>
/// <param name="Events">At least one.</param>
public sealed record AppendRequest(string Device, long ExpectedSize, Guid? CommandId, string Actor, string? Reason, IReadOnlyList<DeviceEvent> Events)
{
    /// <summary>Hash of what the client sent, to tell a repeated command from a reused id. Null: of device, actor, reason and events.</summary>
    public Hash32? RequestHash { get; init; }

    /// <summary>What to answer when the command is repeated; kept with the command.</summary>
    public byte[]? Answer { get; init; }
}

/// <summary>Events to append to the organization's stream, with what stands beside them, all or none.</summary>
/// <param name="ExpectedSize">Size of the stream that the events were decided on; null when they hold whatever came between.</param>
/// <param name="CommandId">As in <see cref="AppendRequest"/>.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Reason">Why, where one was asked for.</param>
/// <param name="Events">At least one.</param>
public sealed record OrganizationAppend(long? ExpectedSize, Guid? CommandId, string Actor, string? Reason, IReadOnlyList<OrganizationEvent> Events)
{
    public Hash32? RequestHash { get; init; }

    public byte[]? Answer { get; init; }

    /// <summary>Personal data and secrets to keep in the same transaction.</summary>
    public ImmutableArray<BesideWrite> Beside { get; init; } = [];

    /// <summary>Events for a device's stream in the same transaction: a device is registered and created at once.</summary>
    public AppendRequest? Device { get; init; }
}

/// <summary>What is kept beside the ledger, because it must be erasable or secret.</summary>
public abstract record BesideWrite;

/// <summary>Personal data that <see cref="UserCreated.PersonalHash"/> binds: the hash is SHA-256 of salt and data.</summary>
public sealed record KeepPersonalData(string UserName, ReadOnlyMemory<byte> Salt, PersonalData Data) : BesideWrite;

/// <summary>Deletes all that is kept of a person, earlier data too. Goes with the entry that says so.</summary>
internal sealed record ErasePersonalData(string UserName) : BesideWrite;

/// <summary>Sets the secret of an account: a password's hash, a second factor's key. Changes the security stamp, which ends all sessions.</summary>
public sealed record KeepSecret(string UserName, CredentialKind Kind, ReadOnlyMemory<byte> Secret, string SecurityStamp) : BesideWrite;

/// <summary>Forgets a secret.</summary>
public sealed record DropSecret(string UserName, CredentialKind Kind, string SecurityStamp) : BesideWrite;

/// <summary>SHA-256 of a token's secret.</summary>
public sealed record KeepTokenSecret(string TokenId, Hash32 SecretHash) : BesideWrite;

/// <summary>New stamp: whoever is signed in must sign in again.</summary>
public sealed record SetSecurityStamp(string UserName, string SecurityStamp) : BesideWrite;

/// <summary>Locks an account until a time, or unlocks it (null); both start counting failures anew.</summary>
public sealed record SetLock(string UserName, DateTimeOffset? Until) : BesideWrite;
