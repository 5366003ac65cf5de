using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>One flow on the way of an attacker or of an update.</summary>
/// <param name="From">Element that the way leaves; the flow's far end when it goes both ways and is walked back.</param>
/// <param name="To">Element that it enters.</param>
/// <param name="Crossed">Ids of the trust boundaries it crosses.</param>
/// <param name="Protection">As the diagram says; null when it says nothing.</param>
/// <param name="Threats">Threat records that speak of it, see <see cref="ThreatModelFacts.Covering"/>.</param>
public sealed record Hop(DiagramFlow Flow, string From, string To, ImmutableArray<string> Crossed, string? Protection, ImmutableArray<PlacedThreat> Threats)
{
    public bool Crosses => !Crossed.IsEmpty;

    /// <summary>No threat record speaks of it, and it crosses a boundary.</summary>
    public bool IsUncovered => Crosses && Threats.IsEmpty;

    /// <summary>It crosses a boundary and the diagram names no protection.</summary>
    public bool IsBare => Crosses && Protection is null;
}

/// <summary>
/// Shortest ways over the flows of a diagram. Among ways of the same length that with fewer protected flows is taken, since an attacker
/// would take it; then the order of the diagram decides.
/// </summary>
internal sealed class Walks
{
    private readonly ThreatModelFacts facts;
    private readonly Dictionary<string, List<(DiagramFlow Flow, string To)>> ways = new(StringComparer.Ordinal);

    /// <param name="flows">Those that may be walked.</param>
    internal Walks(ThreatModelFacts facts, IEnumerable<DiagramFlow> flows)
    {
        this.facts = facts;
        foreach (var flow in flows.Where(f => f.From != f.To))
        {
            Add(flow.From, flow, flow.To);
            if (flow.BothWays)
            {
                Add(flow.To, flow, flow.From);
            }
        }
    }

    /// <summary>The way to each element that can be reached, the start itself left out.</summary>
    internal IReadOnlyDictionary<string, ImmutableArray<Hop>> From(string start)
    {
        var best = new Dictionary<string, (int Length, int Protected, string From, DiagramFlow? Flow)>(StringComparer.Ordinal) { [start] = (0, 0, "", null) };
        var layer = new List<string> { start };
        for (var length = 1; layer.Count > 0; length++)
        {
            var next = new List<string>();
            foreach (var from in layer)
            {
                foreach (var (flow, to) in ways.GetValueOrDefault(from, []))
                {
                    var cost = best[from].Protected + (IsProtected(flow) ? 1 : 0);
                    if (!best.TryGetValue(to, out var known))
                    {
                        next.Add(to);
                    }
                    else if (known.Length < length || known.Protected <= cost)
                    {
                        continue;
                    }

                    best[to] = (length, cost, from, flow);
                }
            }

            layer = next;
        }

        return best.Where(b => b.Value.Flow is not null).ToDictionary(b => b.Key, b => Back(b.Key), StringComparer.Ordinal);

        ImmutableArray<Hop> Back(string to)
        {
            var hops = new Stack<Hop>();
            for (var at = to; best[at].Flow is { } flow; at = best[at].From)
            {
                hops.Push(facts.Hop(flow, best[at].From, at));
            }

            return [.. hops];
        }
    }

    private static bool IsProtected(DiagramFlow flow) => !string.IsNullOrWhiteSpace(flow.Protection) || flow.Traits.Contains(Traits.Encrypted) || flow.Traits.Contains(Traits.Signed);

    private void Add(string from, DiagramFlow flow, string to)
    {
        if (!ways.TryGetValue(from, out var list))
        {
            ways[from] = list = [];
        }

        list.Add((flow, to));
    }
}
