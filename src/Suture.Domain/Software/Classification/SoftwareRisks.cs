using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Software.Classification;

/// <summary>
/// How the software, or one item with its parts, can lead to hazardous situations: causes that arise in it, threats that target it, and
/// risk controls that it carries out, since a control that fails lets happen what it guards against (IEC 62304 7.2.2 b).
/// </summary>
internal sealed class SoftwareRisks
{
    private readonly DeviceModel model;
    private readonly SortedDictionary<RecordId, SortedSet<RecordId>> sources = [];

    private SoftwareRisks(DeviceModel model) => this.model = model;

    /// <summary>Hazardous situations in the order of keys, each with the causes, threats and controls that lead to it.</summary>
    internal IReadOnlyDictionary<RecordId, SortedSet<RecordId>> Situations => sources;

    /// <param name="model">The device.</param>
    /// <param name="item">The item; null for the software as a whole.</param>
    internal static SoftwareRisks Of(DeviceModel model, RecordId? item)
    {
        var risks = new SoftwareRisks(model);
        foreach (var source in item is { } id ? risks.SourcesIn(id) : Enumerable.Range(0, model.Records.Count).Where(risks.IsSource))
        {
            risks.Follow(source);
        }

        return risks;
    }

    /// <summary>Risk controls on a situation: outside the software, where they guard against this software too, and in software.</summary>
    internal (ImmutableArray<RecordId> Outside, ImmutableArray<RecordId> Inside) ControlsOf(RecordId situation)
    {
        var (outside, inside) = (new SortedSet<RecordId>(), new SortedSet<RecordId>());
        var ordinal = model.Find(situation);
        Sort(ordinal, here: true);
        foreach (var contributor in Ends(ordinal, LinkType.ContributesTo, incoming: true))
        {
            Sort(contributor, sources[situation].Contains(Id(contributor)));
        }

        return ([.. outside], [.. inside]);

        void Sort(int guarded, bool here)
        {
            foreach (var control in Ends(guarded, LinkType.Mitigates, incoming: true))
            {
                if (InSoftware(control))
                {
                    inside.Add(Id(control));
                }
                else if (here)
                {
                    outside.Add(Id(control));
                }
            }
        }
    }

    internal IEnumerable<Record> HarmsOf(RecordId situation) => Ends(model.Find(situation), LinkType.ResultsIn, incoming: false).Select(o => model.Records[o]);

    private bool IsSource(int ordinal) => !model.Records[ordinal].IsRetired && (Id(ordinal).Kind is RecordKind.CAU or RecordKind.THR || InSoftware(ordinal));

    private bool InSoftware(int ordinal) =>
        model.Records[ordinal] is { Kind: RecordKind.RC } control && string.Equals(SafetyKinds.ControlRealization.In(control.Fields), "software", StringComparison.Ordinal);

    // The item, all that is part of it, and what arises in, targets or is carried out by any of that.
    private IEnumerable<int> SourcesIn(RecordId item)
    {
        var parts = new List<int> { model.Find(item) };
        var seen = new HashSet<int>(parts);
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var part in Ends(parts[i], LinkType.PartOf, incoming: true).Where(seen.Add))
            {
                parts.Add(part);
            }
        }

        foreach (var part in parts)
        {
            var found = Ends(part, LinkType.ArisesIn, incoming: true)
                .Concat(Ends(part, LinkType.Targets, incoming: true))
                .Concat(Ends(part, LinkType.AllocatedTo, incoming: true).SelectMany(r => Id(r).Kind == RecordKind.RC ? [r] : Ends(r, LinkType.Implements, incoming: false)));
            foreach (var source in found.Prepend(part).Where(IsSource))
            {
                yield return source;
            }
        }
    }

    private void Follow(int source)
    {
        var guarded = InSoftware(source) ? Ends(source, LinkType.Mitigates, incoming: false) : [source];
        foreach (var at in guarded)
        {
            foreach (var situation in Id(at).Kind == RecordKind.HS ? [at] : Ends(at, LinkType.ContributesTo, incoming: false))
            {
                if (!sources.TryGetValue(Id(situation), out var known))
                {
                    sources.Add(Id(situation), known = []);
                }

                known.Add(Id(source));
            }
        }
    }

    private RecordId Id(int ordinal) => model.Records[ordinal].Id;

    private IEnumerable<int> Ends(int ordinal, LinkType type, bool incoming)
    {
        foreach (var link in incoming ? model.InLinks[ordinal] : model.OutLinks[ordinal])
        {
            var end = incoming ? link.From : link.To;
            if (link.Type == type && !model.Records[end].IsRetired)
            {
                yield return end;
            }
        }
    }
}
