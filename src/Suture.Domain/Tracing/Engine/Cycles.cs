using System.Collections.Immutable;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// Records that lead back to themselves over links that must not: derivation, satisfaction, parts, corrective chains. A graph without
/// circles is peeled away from its ends in one pass; only what is left is searched.
/// </summary>
internal static class Cycles
{
    private const uint Types = (1u << (int)LinkType.DerivesFrom) | (1u << (int)LinkType.Satisfies) | (1u << (int)LinkType.PartOf) | (1u << (int)LinkType.Resolves);

    private const int WorthPeeling = 4096;

    internal static ulong[] Of(Graph graph)
    {
        var candidates = new List<int>();
        foreach (var ordinal in Bitset.Ordinals(graph.Live[0]))
        {
            if (Leads(graph.Out(ordinal)) && Leads(graph.In(ordinal)))
            {
                candidates.Add(ordinal);
            }
        }

        return InCircles(graph, candidates);
    }

    /// <summary>
    /// The set after a change. A circle that holds no touched record was one before; one that does lies in what is reached from it.
    /// Gives the same array when nothing changed.
    /// </summary>
    internal static ulong[] Advance(Graph graph, ulong[] old, int[] touched)
    {
        var reached = new HashSet<int>();
        var queue = new List<int>();
        foreach (var ordinal in touched)
        {
            if (Leads(graph.Out(ordinal)) && Leads(graph.In(ordinal)) && reached.Add(ordinal))
            {
                queue.Add(ordinal);
            }
        }

        for (var i = 0; i < queue.Count; i++)
        {
            foreach (var edge in graph.Out(queue[i]))
            {
                if ((edge.TypeBit & Types) != 0 && reached.Add(edge.Other))
                {
                    queue.Add(edge.Other);
                }
            }
        }

        var candidates = reached;
        candidates.UnionWith(Bitset.Ordinals(old));
        if (candidates.Count == 0 && graph.Live[0].Length == old.Length)
        {
            return old;
        }

        var result = InCircles(graph, [.. candidates.Where(graph.IsLive)]);
        return result.AsSpan().SequenceEqual(old) ? old : result;
    }

    /// <summary>The shortest way round for each group of records that lead to each other; each begins at its first key.</summary>
    internal static ImmutableArray<ImmutableArray<int>> Name(DeviceModel model, Graph graph, ulong[] inCircles)
    {
        var named = new HashSet<int>();
        var result = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        foreach (var ordinal in Bitset.Ordinals(inCircles).OrderBy(o => model.Records[o].Id))
        {
            if (!named.Contains(ordinal))
            {
                var way = ShortestWayBack(model, graph, inCircles, ordinal);
                named.UnionWith(way);
                result.Add(way);
            }
        }

        return result.ToImmutable();
    }

    private static bool Leads(ReadOnlySpan<Edge> row)
    {
        foreach (var edge in row)
        {
            if ((edge.TypeBit & Types) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static ulong[] InCircles(Graph graph, List<int> candidates)
    {
        var result = new ulong[graph.Live[0].Length];
        if (candidates.Count == 0)
        {
            return result;
        }

        if (candidates.Count >= WorthPeeling)
        {
            Peel(graph, candidates);
        }

        if (candidates.Count > 0)
        {
            new StrongComponents(graph, candidates, Types).Mark(result);
        }

        return result;
    }

    // Takes away, again and again, what nothing among the candidates leads to.
    private static void Peel(Graph graph, List<int> candidates)
    {
        var waiting = new int[graph.Count];
        foreach (var ordinal in candidates)
        {
            waiting[ordinal] = 1;
        }

        foreach (var ordinal in candidates)
        {
            foreach (var edge in graph.Out(ordinal))
            {
                if ((edge.TypeBit & Types) != 0 && waiting[edge.Other] > 0)
                {
                    waiting[edge.Other]++;
                }
            }
        }

        var free = new Stack<int>();
        foreach (var ordinal in candidates)
        {
            if (waiting[ordinal] == 1)
            {
                free.Push(ordinal);
            }
        }

        while (free.TryPop(out var ordinal))
        {
            waiting[ordinal] = 0;
            foreach (var edge in graph.Out(ordinal))
            {
                if ((edge.TypeBit & Types) != 0 && waiting[edge.Other] > 1 && --waiting[edge.Other] == 1)
                {
                    free.Push(edge.Other);
                }
            }
        }

        candidates.RemoveAll(o => waiting[o] == 0);
    }

    private static ImmutableArray<int> ShortestWayBack(DeviceModel model, Graph graph, ulong[] inCircles, int start)
    {
        var before = new Dictionary<int, int>();
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in graph.Out(at).ToArray().Where(e => (e.TypeBit & Types) != 0).Select(e => e.Other).OrderBy(o => model.Records[o].Id))
            {
                if (next == start)
                {
                    var way = new List<int> { at };
                    while (way[^1] != start)
                    {
                        way.Add(before[way[^1]]);
                    }

                    way.Reverse();
                    return [.. way];
                }

                if (Bitset.Has(inCircles, next) && before.TryAdd(next, at))
                {
                    queue.Enqueue(next);
                }
            }
        }

        throw new InvalidOperationException($"{model.Records[start].Id} is marked as part of a circle and leads nowhere.");
    }
}
