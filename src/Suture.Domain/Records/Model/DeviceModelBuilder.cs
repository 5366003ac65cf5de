using System.Collections.Immutable;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;
using Suture.Domain.Signing;

namespace Suture.Domain.Records.Model;

/// <summary>
/// Makes models: from nothing, from stored rows, or from an earlier model and the events since. Not safe for several threads.
/// Events come from the ledger and were decided before, so one that does not fit is a bug or a damaged ledger and throws.
/// </summary>
public sealed class DeviceModelBuilder
{
    private readonly ChunkedList<Record>.Builder records;
    private readonly LinkLists outLinks;
    private readonly LinkLists inLinks;
    private readonly ChunkedList<ImmutableArray<Outcome>>.Builder outcomes;
    private Dictionary<RecordId, int> added = [];
    private int[] lastNumbers;
    private bool ownNumbers;
    private ImmutableArray<SbomImport> sboms;
    private ImmutableDictionary<(string, string), Attestation> attestations;
    private RiskPolicySetting? riskPolicy;
    private RecordIndex index;
    private Device? device;
    private long position;
    private int linkCount;

    public DeviceModelBuilder()
    {
        records = ChunkedList<Record>.Empty.ToBuilder();
        outLinks = new LinkLists(ChunkedList<ImmutableArray<Link>>.Empty);
        inLinks = new LinkLists(ChunkedList<ImmutableArray<Link>>.Empty);
        outcomes = ChunkedList<ImmutableArray<Outcome>>.Empty.ToBuilder();
        lastNumbers = new int[RecordKinds.All.Length + 1];
        ownNumbers = true;
        sboms = [];
        attestations = ImmutableDictionary<(string, string), Attestation>.Empty;
        index = RecordIndex.Empty;
    }

    public DeviceModelBuilder(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        records = model.Records.ToBuilder();
        outLinks = new LinkLists(model.OutLinks);
        inLinks = new LinkLists(model.InLinks);
        outcomes = model.Outcomes.ToBuilder();
        lastNumbers = model.LastNumbers;
        sboms = model.Sboms;
        attestations = model.Attestations;
        riskPolicy = model.OwnRiskPolicy;
        index = model.Index;
        device = model.Device;
        position = model.Position;
        linkCount = model.LinkCount;
    }

    /// <summary>Takes the next event of the stream.</summary>
    public void Apply(DeviceEvent e, EventContext context)
    {
        if (context.Index != position)
        {
            throw new InvalidOperationException($"Event {context.Index} does not follow position {position}.");
        }

        switch (e)
        {
            case DeviceCreated created:
                device = created.Device;
                break;
            case DeviceChanged changed:
                device = changed.Device;
                break;
            case RecordCreated created:
                Create(created, context);
                break;
            case RecordChanged changed:
                Change(changed, context);
                break;
            case RecordMoved moved:
                Update(moved.Id, r => r with { State = StateOf(r, moved.To), Signature = KeepSignature(r, moved.To), Version = context.Index });
                break;
            case RecordSigned signed:
                Update(signed.Id, r => r with
                {
                    State = StateOf(r, signed.To),
                    Signature = new Signature(SignerOf(context.Actor), signed.PrintedName, signed.Meaning, context.Time, signed.Revision, signed.ContentHash, signed.Proof, context.Index),
                    Version = context.Index,
                });
                break;
            case LinksAdded links:
                foreach (var link in links.Links)
                {
                    AddLink(new Link(Ordinal(link.Id.From), link.Id.Type, Ordinal(link.Id.To), link.FromHash, link.ToHash, context.Index, context.Index, context.Actor));
                }

                break;
            case LinksRemoved links:
                foreach (var link in links.Links)
                {
                    ReplaceLink(link, _ => null);
                }

                break;
            case LinksConfirmed links:
                foreach (var link in links.Links)
                {
                    ReplaceLink(link.Id, l => l with { FromHash = link.FromHash, ToHash = link.ToHash, ConfirmedAt = context.Index, ConfirmedBy = context.Actor });
                }

                break;
            case OutcomesRecorded run:
                foreach (var outcome in run.Outcomes)
                {
                    AddOutcome(outcome.Target, new Outcome(run.Run, outcome.Test, outcome.Result, run.SoftwareVersion, context.Index));
                }

                break;
            case SbomImported sbom:
                AddSbom(new SbomImport(sbom, context.Time, context.Actor, context.Index));
                break;
            case ClauseAttested attested:
                AddAttestation(new Attestation(attested, context.Time, context.Actor, context.Index));
                break;
            case RiskPolicySet policy:
                SetRiskPolicy(new RiskPolicySetting(policy, context.Time, context.Actor, context.Index));
                break;
            default:
                throw new InvalidOperationException($"No rule to apply {e.GetType().Name}.");
        }

        position++;
    }

    // What follows is also how stored rows become a model, without the events.
    public void SetDevice(Device value) => device = value;

    public void SetPosition(long value) => position = value;

    /// <summary>Takes a record as stored; gives its ordinal. Records must come in the order they came into being.</summary>
    public int AddRecord(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var ordinal = records.Count;
        added.Add(record.Id, ordinal);
        records.Add(record);
        outLinks.AddRecord();
        inLinks.AddRecord();
        outcomes.Add([]);
        if (lastNumbers[(int)record.Id.Kind] < record.Id.Number)
        {
            lastNumbers = ownNumbers ? lastNumbers : [.. lastNumbers];
            ownNumbers = true;
            lastNumbers[(int)record.Id.Kind] = record.Id.Number;
        }

        return ordinal;
    }

    /// <summary>Takes one link as stored.</summary>
    public void AddLink(Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        outLinks.Add(link.From, link);
        inLinks.Add(link.To, link);
        linkCount++;
    }

    /// <summary>Replaces what links there are with the given ones, in the order they were made: the quick way for a whole device.</summary>
    public void SetLinks(IReadOnlyList<Link> links)
    {
        ArgumentNullException.ThrowIfNull(links);
        outLinks.Set(links, l => l.From);
        inLinks.Set(links, l => l.To);
        linkCount = links.Count;
    }

    /// <summary>An outcome for a record; a later one of the same test and version takes the place of the earlier.</summary>
    public void AddOutcome(RecordId target, Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        var ordinal = Ordinal(target);
        var list = outcomes[ordinal];
        var same = -1;
        for (var i = 0; i < list.Length && same < 0; i++)
        {
            same = string.Equals(list[i].Test, outcome.Test, StringComparison.Ordinal) && string.Equals(list[i].SoftwareVersion, outcome.SoftwareVersion, StringComparison.Ordinal) ? i : -1;
        }

        outcomes[ordinal] = same < 0 ? list.Add(outcome) : list.SetItem(same, outcome);
    }

    public void AddSbom(SbomImport sbom) =>
        sboms = [.. sboms.Where(s => !string.Equals(s.What.Name, sbom.What.Name, StringComparison.Ordinal)), sbom];

    public void AddAttestation(Attestation attestation)
    {
        ArgumentNullException.ThrowIfNull(attestation);
        attestations = attestations.SetItem((attestation.What.Standard, attestation.What.Clause), attestation);
    }

    public void SetRiskPolicy(RiskPolicySetting setting) => riskPolicy = setting;

    /// <summary>Ordinal of a record taken in so far; throws when there is none.</summary>
    public int Ordinal(RecordId id) =>
        added.TryGetValue(id, out var ordinal) ? ordinal : index.Find(id) is >= 0 and var known ? known : throw new InvalidOperationException($"No record {id} at position {position}.");

    /// <summary>The model as built so far.</summary>
    public DeviceModel Build()
    {
        index = index.With(added);
        added = [];
        ownNumbers = false;
        return new DeviceModel(new Parts(
            device ?? throw new InvalidOperationException("A stream begins with the device."), position, records.ToList(), outLinks.ToList(), inLinks.ToList(), outcomes.ToList(),
            index, lastNumbers, sboms, attestations, riskPolicy, linkCount));
    }

    private static LifecycleState StateOf(Record record, string state) =>
        record.Id.Kind.Definition().Lifecycle.FindState(state) ?? throw new InvalidOperationException($"{record.Id} has no state {state}.");

    // A signature stands as long as the record stays in a state that signatures fix.
    private static Signature? KeepSignature(Record record, string state) => StateOf(record, state).Class == StateClass.Approved ? record.Signature : null;

    // A token can not sign, so the actor of a signature is a user name by itself.
    private static string SignerOf(string actor) => actor;

    private void Create(RecordCreated e, EventContext context) => AddRecord(new Record
    {
        Id = e.Id,
        Alias = e.Alias,
        Title = e.Title,
        Text = e.Text,
        Owner = e.Owner,
        Tags = e.Tags,
        Fields = e.Fields,
        State = e.Id.Kind.Definition().Lifecycle.FindState(e.State) ?? throw new InvalidOperationException($"{e.Id} has no state {e.State}."),
        Revision = 1,
        ContentHash = e.ContentHash,
        CreatedBy = context.Actor,
        CreatedAt = context.Time,
        ChangedBy = context.Actor,
        ChangedAt = context.Time,
        Version = context.Index,
    });

    private void Change(RecordChanged e, EventContext context) => Update(e.Id, r =>
    {
        var content = r.ContentHash != e.ContentHash;
        return r with
        {
            Alias = e.Alias,
            Title = e.Title,
            Text = e.Text,
            Owner = e.Owner,
            Tags = e.Tags,
            Fields = e.Fields,
            State = StateOf(r, e.State),
            Revision = e.Revision,
            ContentHash = e.ContentHash,
            Signature = content ? null : KeepSignature(r, e.State),
            ChangedBy = content ? context.Actor : r.ChangedBy,
            ChangedAt = content ? context.Time : r.ChangedAt,
            Version = context.Index,
        };
    });

    private void Update(RecordId id, Func<Record, Record> change)
    {
        var ordinal = Ordinal(id);
        records[ordinal] = change(records[ordinal]);
    }

    private void ReplaceLink(LinkId id, Func<Link, Link?> change)
    {
        var from = Ordinal(id.From);
        var to = Ordinal(id.To);
        var old = outLinks[from].FirstOrDefault(l => l.Type == id.Type && l.To == to) ?? throw new InvalidOperationException($"No link {id} at position {position}.");
        if (change(old) is { } changed)
        {
            outLinks[from] = outLinks[from].Replace(old, changed);
            inLinks[to] = inLinks[to].Replace(old, changed);
        }
        else
        {
            outLinks[from] = outLinks[from].Remove(old);
            inLinks[to] = inLinks[to].Remove(old);
            linkCount--;
        }

    }

    internal sealed record Parts(
        Device Device,
        long Position,
        ChunkedList<Record> Records,
        ChunkedList<ImmutableArray<Link>> OutLinks,
        ChunkedList<ImmutableArray<Link>> InLinks,
        ChunkedList<ImmutableArray<Outcome>> Outcomes,
        RecordIndex Index,
        int[] LastNumbers,
        ImmutableArray<SbomImport> Sboms,
        ImmutableDictionary<(string, string), Attestation> Attestations,
        RiskPolicySetting? RiskPolicy,
        int LinkCount);
}
