using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Safety;
using Suture.Domain.Safety.Prompts;

namespace Suture.Domain.Records.Model;

/// <summary>
/// An immutable picture of one device at one position of its ledger: records, links, test outcomes, SBOMs and attestations.
/// Traces, checks and reports are pure functions of it. Records are addressed by ordinal (the order in which they came into being),
/// which stays the same in all later versions of the model. Safe to read from any thread.
/// </summary>
public sealed class DeviceModel
{
    private readonly Lazy<Dictionary<string, int>> aliases;

    internal DeviceModel(DeviceModelBuilder.Parts parts)
    {
        Device = parts.Device;
        Position = parts.Position;
        Records = parts.Records;
        OutLinks = parts.OutLinks;
        InLinks = parts.InLinks;
        Outcomes = parts.Outcomes;
        Index = parts.Index;
        LastNumbers = parts.LastNumbers;
        Sboms = parts.Sboms;
        Attestations = parts.Attestations;
        StandingEvents = parts.Standing;
        OwnRiskPolicy = Standing<RiskPolicySet>();
        LinkCount = parts.LinkCount;
        aliases = new Lazy<Dictionary<string, int>>(IndexAliases);
    }

    public Device Device { get; }

    /// <summary>How many entries of the device's stream this picture holds; the index of the next entry.</summary>
    public long Position { get; }

    /// <summary>All records, retired ones too, by ordinal.</summary>
    public ChunkedList<Record> Records { get; }

    /// <summary>For each record, by ordinal, the links that start there, in the order they were made.</summary>
    public ChunkedList<ImmutableArray<Link>> OutLinks { get; }

    /// <summary>For each record, by ordinal, the links that end there, in the order they were made.</summary>
    public ChunkedList<ImmutableArray<Link>> InLinks { get; }

    /// <summary>For each record, by ordinal, the outcomes of the tests that name it: for each test the latest one of each software version.</summary>
    public ChunkedList<ImmutableArray<Outcome>> Outcomes { get; }

    public int LinkCount { get; }

    /// <summary>SBOMs taken in, latest last; one with the same name replaces the earlier one.</summary>
    public ImmutableArray<SbomImport> Sboms { get; }

    /// <summary>Latest attestation for each clause, by standard and clause.</summary>
    public ImmutableDictionary<(string Standard, string Clause), Attestation> Attestations { get; }

    /// <summary>Events that stand, by type and subject.</summary>
    public ImmutableSortedDictionary<(string Kind, string Subject), StandingEvent> StandingEvents { get; }

    /// <summary>The risk policy that was set for this device last; null while none was.</summary>
    public Standing<RiskPolicySet>? OwnRiskPolicy { get; }

    /// <summary>The risk policy that holds: the device's own, else the built-in one.</summary>
    public RiskPolicy RiskPolicy => OwnRiskPolicy?.What.Policy ?? Safety.RiskPolicy.Default;

    internal RecordIndex Index { get; }

    /// <summary>Highest number given so far, by kind; numbers are never used again.</summary>
    internal int[] LastNumbers { get; }

    /// <summary>The latest event of a type about a subject; null when there was none.</summary>
    public Standing<T>? Standing<T>(string subject = "")
        where T : DeviceEvent, IStanding => AllStanding<T>().FirstOrDefault(s => string.Equals(s.What.Subject, subject, StringComparison.Ordinal));

    /// <summary>The latest event of a type about each subject, in the order of subjects.</summary>
    public IEnumerable<Standing<T>> AllStanding<T>()
        where T : DeviceEvent, IStanding => StandingEvents.Values.Where(s => s.What is T).Select(s => new Standing<T>((T)s.What, s.Context.Time, s.Context.Actor, s.Context.Index));

    /// <summary>Ordinal of a record, or -1 when the device has none with this id.</summary>
    public int Find(RecordId id) => Index.Find(id);

    public Record? Get(RecordId id) => Index.Find(id) is >= 0 and var ordinal ? Records[ordinal] : null;

    public bool TryGet(RecordId id, [NotNullWhen(true)] out Record? record) => (record = Get(id)) is not null;

    /// <summary>The record that has this alias; the earliest, should there be several.</summary>
    public Record? FindAlias(string alias) => aliases.Value.TryGetValue(alias, out var ordinal) ? Records[ordinal] : null;

    /// <summary>The number the next record of a kind gets.</summary>
    public int NextNumber(RecordKind kind) => LastNumbers[(int)kind] + 1;

    public bool IsSuspect(Link link) => Records[link.From].ContentHash != link.FromHash || Records[link.To].ContentHash != link.ToHash;

    /// <summary>A link from outside, with the ids of its ends.</summary>
    public LinkId IdOf(Link link) => new(Records[link.From].Id, link.Type, Records[link.To].Id);

    public Link? FindLink(LinkId id)
    {
        var from = Find(id.From);
        var to = Find(id.To);
        return from < 0 || to < 0 ? null : OutLinks[from].FirstOrDefault(l => l.Type == id.Type && l.To == to);
    }

    /// <summary>Ordinals of records that differ from an earlier version of this model: themselves, their links, their outcomes, or which prompts they answer.</summary>
    public IReadOnlyCollection<int> ChangedSince(DeviceModel earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        var changed = new SortedSet<int>(Records.ChangedSince(earlier.Records));
        changed.UnionWith(OutLinks.ChangedSince(earlier.OutLinks));
        changed.UnionWith(InLinks.ChangedSince(earlier.InLinks));
        changed.UnionWith(Outcomes.ChangedSince(earlier.Outcomes));
        changed.UnionWith(NamedByPrompts.Changed(this, earlier));
        return changed;
    }

    /// <summary>Records in the order of keys; for lists and reports.</summary>
    public IEnumerable<Record> InKeyOrder() => All().OrderBy(r => r.Id);

    /// <summary>Records in the order they came into being.</summary>
    public IEnumerable<Record> All()
    {
        for (var i = 0; i < Records.Count; i++)
        {
            yield return Records[i];
        }
    }

    /// <summary>The picture after further events; the same rules as when it was first built.</summary>
    public DeviceModel After(IEnumerable<(DeviceEvent Event, EventContext Context)> events)
    {
        var builder = new DeviceModelBuilder(this);
        foreach (var (e, context) in events)
        {
            builder.Apply(e, context);
        }

        return builder.Build();
    }

    // Made when first asked for: only imports look for aliases.
    private Dictionary<string, int> IndexAliases()
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Records.Count; i++)
        {
            if (Records[i].Alias is { } alias)
            {
                found.TryAdd(alias, i);
            }
        }

        return found;
    }
}

/// <summary>An SBOM as it was taken in.</summary>
public sealed record SbomImport(SbomImported What, DateTimeOffset Time, string Actor, long Index);

/// <summary>A signed statement about a clause, as it stands.</summary>
public sealed record Attestation(ClauseAttested What, DateTimeOffset Time, string Actor, long Index);
