using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using static Suture.Domain.Records.Links.LinkType;

namespace Suture.Domain.Tracing;

/// <summary>
/// Finds what a change can reach. Every link has an upstream end, on which the other rests: a requirement is upstream of what derives
/// from it and of its tests, a cause upstream of the situation it contributes to. Upstream is followed upward only, downstream downward only.
/// </summary>
internal sealed class ImpactFinder(DeviceModel model)
{
    internal static Impact? Of(DeviceModel model, RecordId id) => model.Find(id) is >= 0 and var ordinal ? new ImpactFinder(model).Find(ordinal) : null;

    private Impact Find(int start)
    {
        var up = Reach(start, upward: true);
        var down = Reach(start, upward: false);
        var reached = down.Keys.Append(start).ToList();
        var tests = Ids(reached.SelectMany(o => model.InLinks[o].Where(l => l.Type == Verifies).Select(l => l.From)).Concat(reached.Where(o => model.Records[o].Kind == RecordKind.TC)));
        var releases = Ids(model.InLinks[start].Where(l => l.Type == Includes && model.Records[l.From].Kind == RecordKind.REL).Select(l => l.From));
        var situations = Ids(up.Keys.Concat(reached).Where(o => model.Records[o].Kind == RecordKind.HS));
        return new Impact(model.Records[start].Id, Items(start, up), Items(start, down), tests, releases, situations, LookAgain(start, tests, releases, situations));
    }

    private ImmutableArray<LookAgain> LookAgain(int start, ImmutableArray<RecordId> tests, ImmutableArray<RecordId> releases, ImmutableArray<RecordId> situations)
    {
        var self = model.Records[start].Id;
        var reasons = new SortedDictionary<RecordId, string>();
        foreach (var test in tests.Where(t => t != self))
        {
            reasons[test] = "run again";
        }

        foreach (var situation in situations.Where(s => s != self))
        {
            reasons[situation] = "judge the risk again";
        }

        foreach (var release in releases)
        {
            reasons[release] = "decide whether what is in the field needs the change";
        }

        // What is linked directly must be confirmed: a changed end makes the link suspect.
        foreach (var (other, type) in model.OutLinks[start].Select(l => (l.To, l.Type)).Concat(model.InLinks[start].Select(l => (l.From, l.Type))).Where(l => l.Type != Includes && !model.Records[l.Item1].IsRetired))
        {
            var id = model.Records[other].Id;
            if (id != self && reasons.TryAdd(id, $"confirm the link {LinkRules.Name(type)}") is false && !reasons[id].Contains("confirm", StringComparison.Ordinal))
            {
                reasons[id] += $"; confirm the link {LinkRules.Name(type)}";
            }
        }

        return [.. reasons.Select(r => new LookAgain(r.Key, r.Value))];
    }

    private static bool UpstreamIsTarget(LinkType type) => type switch
    {
        DerivesFrom or Satisfies or PartOf or Implements or Verifies or ArisesIn or Mitigates or Targets or Affects or Resolves or Includes => true,
        AllocatedTo or LeadsTo or ResultsIn or ContributesTo => false,
        _ => throw new InvalidOperationException($"No rule for {type}."),
    };

    /// <summary>All records reached, each with the link over which it was reached first; nearest first, by key among equals.</summary>
    private Dictionary<int, (Link Link, int Before)> Reach(int start, bool upward)
    {
        var found = new Dictionary<int, (Link Link, int Before)>();
        var seen = new HashSet<int> { start };
        var level = new List<int> { start };
        while (level.Count > 0)
        {
            var next = new List<int>();
            foreach (var at in level)
            {
                var steps = model.OutLinks[at].Where(l => UpstreamIsTarget(l.Type) == upward).Select(l => (Link: l, Other: l.To))
                    .Concat(model.InLinks[at].Where(l => UpstreamIsTarget(l.Type) != upward).Select(l => (Link: l, Other: l.From)));
                foreach (var (link, other) in steps.Where(s => !model.Records[s.Other].IsRetired).OrderBy(s => model.Records[s.Other].Id).ThenBy(s => s.Link.Type))
                {
                    if (seen.Add(other))
                    {
                        found.Add(other, (link, at));
                        next.Add(other);
                    }
                }
            }

            level = [.. next.OrderBy(o => model.Records[o].Id)];
        }

        return found;
    }

    private ImmutableArray<ImpactItem> Items(int start, Dictionary<int, (Link Link, int Before)> found)
    {
        return [.. found.Keys.Select(o => new ImpactItem(model.Records[o].Id, Way(o))).OrderBy(i => i.Distance).ThenBy(i => i.Record)];

        ImmutableArray<LinkId> Way(int ordinal)
        {
            var way = new List<LinkId>();
            for (var at = ordinal; at != start; at = found[at].Before)
            {
                way.Add(model.IdOf(found[at].Link));
            }

            way.Reverse();
            return [.. way];
        }
    }

    private ImmutableArray<RecordId> Ids(IEnumerable<int> ordinals) => [.. ordinals.Where(o => !model.Records[o].IsRetired).Select(o => model.Records[o].Id).Distinct().Order()];
}
