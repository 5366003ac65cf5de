using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety;
using Suture.Domain.Signing;
using Suture.Ledger;

namespace Suture.Domain.Records.Events;

/// <summary>
/// Something that happened to a device, as its ledger stream keeps it. Decided by the domain, stored as an entry
/// (<see cref="EventCodec"/>), projected to tables and applied to models. Never changed once released: a new shape gets a new version.
/// </summary>
public abstract record DeviceEvent;

/// <summary>What the entry around an event says.</summary>
/// <param name="Index">Index of the entry in its stream, from 0.</param>
/// <param name="Time">Server time, UTC.</param>
/// <param name="Actor">User name of the person, or of the token's owner followed by the token's name: <c>anna.berg</c>, <c>anna.berg (token ci)</c>.</param>
/// <param name="Reason">Why, where one was given.</param>
public readonly record struct EventContext(long Index, DateTimeOffset Time, string Actor, string? Reason);

/// <summary>
/// An event that states how something is from now on: of one type and subject the latest stands, the earlier ones stay in the ledger.
/// Models and tables keep all of these in one way (<see cref="DeviceModel.Standing{T}(string)"/>).
/// </summary>
public interface IStanding
{
    /// <summary>What it is about, among the events of its type: a clause, a record, a plan item; empty when there is one for the device.</summary>
    string Subject { get; }
}

/// <summary>First event of a device's stream.</summary>
public sealed record DeviceCreated(Device Device) : DeviceEvent;

/// <summary>Name, class, version under review or description changed; holds the device as it is then.</summary>
public sealed record DeviceChanged(Device Device) : DeviceEvent;

/// <summary>A record came into being.</summary>
public sealed record RecordCreated(RecordId Id, string? Alias, string Title, string Text, string? Owner, ImmutableArray<string> Tags, FieldValues Fields, string State, Hash32 ContentHash) : DeviceEvent;

/// <summary>A record changed; holds it whole as it is then, so that any revision can be read from one entry.</summary>
public sealed record RecordChanged(RecordId Id, int Revision, string? Alias, string Title, string Text, string? Owner, ImmutableArray<string> Tags, FieldValues Fields, string State, Hash32 ContentHash) : DeviceEvent;

/// <summary>A record took a step of its lifecycle that needs no signature.</summary>
public sealed record RecordMoved(RecordId Id, int Revision, string Transition, string From, string To) : DeviceEvent;

/// <summary>A record was signed, and took the step that the signature is for (21 CFR 11.50, 11.70).</summary>
public sealed record RecordSigned(RecordId Id, int Revision, Hash32 ContentHash, string PrintedName, SignatureMeaning Meaning, Reauthentication Proof, string Transition, string From, string To) : DeviceEvent;

/// <summary>A link with the content of both ends at the moment a person made or confirmed it.</summary>
public sealed record ConfirmedLink(LinkId Id, Hash32 FromHash, Hash32 ToHash);

/// <summary>Links were made.</summary>
public sealed record LinksAdded(ImmutableArray<ConfirmedLink> Links) : DeviceEvent;

/// <summary>Links were taken away; the entries that made them stay.</summary>
public sealed record LinksRemoved(ImmutableArray<LinkId> Links) : DeviceEvent;

/// <summary>A person looked at suspect links and found them still right.</summary>
public sealed record LinksConfirmed(ImmutableArray<ConfirmedLink> Links) : DeviceEvent;

/// <summary>One outcome in a run.</summary>
public sealed record RunOutcome(RecordId Target, string Test, TestOutcome Result);

/// <summary>The outcomes of a run for the records its tests name. The run's record is created in the same append.</summary>
public sealed record OutcomesRecorded(RecordId Run, string? SoftwareVersion, ImmutableArray<RunOutcome> Outcomes) : DeviceEvent;

/// <summary>An SBOM file was taken in; the components it lists became or changed SOUP records in the same append.</summary>
public sealed record SbomImported(string Name, string FileName, Hash32 FileHash, long FileSize, string Format, string SpecVersion, string? SerialNumber, string? SubjectVersion, int Components) : DeviceEvent;

/// <summary>How a clause that no query decides was answered by a signed statement.</summary>
public enum AttestationKind
{
    Attested,
    NotApplicable,
}

/// <summary>A person signed that a clause is fulfilled, or does not apply, and why.</summary>
public sealed record ClauseAttested(string Standard, string Clause, AttestationKind Kind, string Statement, ImmutableArray<RecordId> Evidence, DateOnly? ReviewBy, string PrintedName, Reauthentication Proof) : DeviceEvent
{
    /// <summary>What the statement holds for, where that is less than the whole device: a version, a site, a product line.</summary>
    public string? Scope { get; init; }

    /// <summary>Files that were signed with it, kept by hash.</summary>
    public ImmutableArray<KeptFile> Files { get; init; } = [];
}

/// <summary>A file kept by its hash.</summary>
/// <param name="Name">Name it came with.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Size">Bytes.</param>
public sealed record KeptFile(string Name, Hash32 Hash, long Size);

/// <summary>A standard that a device is built against, in the edition that was chosen.</summary>
public sealed record PinnedStandard(string Id, string Edition);

/// <summary>Which markets a device goes to and which standards its gate asks.</summary>
public sealed record DeviceScoped(ImmutableArray<PinnedStandard> Standards, ImmutableArray<Market> Markets) : DeviceEvent, IStanding
{
    public string Subject => string.Empty;
}

/// <summary>A person signed the policy by which the device's risks are judged from here on; holds it whole.</summary>
/// <param name="Number">1 for the device's first policy, one more with each change.</param>
/// <param name="Policy">All of it.</param>
/// <param name="PrintedName">The signer's name as printed at that moment.</param>
/// <param name="Proof">How the signer proved to be the signer.</param>
public sealed record RiskPolicySet(int Number, RiskPolicy Policy, string PrintedName, Reauthentication Proof) : DeviceEvent, IStanding
{
    public string Subject => string.Empty;
}
