using System.Collections.Immutable;

namespace Suture.Server.Ui.Graph;

/// <summary>Where a node stands, in drawing units; x and y are its top left corner.</summary>
public readonly record struct Placed(int X, int Y, int Layer);

/// <summary>
/// Places a directed graph in layers from left to right (after Sugiyama): edges that close a circle are turned round, each node goes
/// right of all that lead to it, and within layers nodes move to the middle of their neighbors. The same graph gives the same drawing.
/// </summary>
public static class LayeredLayout
{
    public const int NodeWidth = 196;
    public const int NodeHeight = 52;
    private const int GapX = 96;
    private const int GapY = 18;
    private const int Sweeps = 8;

    /// <param name="count">Number of nodes, named 0 to count - 1.</param>
    /// <param name="edges">From and to; an edge from a node to itself is left out.</param>
    public static ImmutableArray<Placed> Place(int count, IReadOnlyList<(int From, int To)> edges)
    {
        ArgumentNullException.ThrowIfNull(edges);
        if (count == 0)
        {
            return [];
        }

        var forward = WithoutCircles(count, edges.Where(e => e.From != e.To).Distinct().ToList());
        var layer = Layers(count, forward);
        var order = Order(layer, forward);
        var tallest = order.Max(l => l.Count) * (NodeHeight + GapY);
        var placed = new Placed[count];
        for (var l = 0; l < order.Count; l++)
        {
            var top = (tallest - (order[l].Count * (NodeHeight + GapY))) / 2;
            for (var i = 0; i < order[l].Count; i++)
            {
                placed[order[l][i]] = new Placed(l * (NodeWidth + GapX), top + (i * (NodeHeight + GapY)), l);
            }
        }

        return [.. placed];
    }

    private static List<(int From, int To)> WithoutCircles(int count, List<(int From, int To)> edges)
    {
        var outgoing = edges.ToLookup(e => e.From, e => e.To);
        var state = new byte[count]; // 0 not seen, 1 on the way, 2 done
        var kept = new List<(int, int)>();
        for (var start = 0; start < count; start++)
        {
            if (state[start] == 0)
            {
                Visit(start);
            }
        }

        return [.. kept.Distinct()];

        void Visit(int node)
        {
            state[node] = 1;
            foreach (var next in outgoing[node].Order())
            {
                kept.Add(state[next] == 1 ? (next, node) : (node, next));
                if (state[next] == 0)
                {
                    Visit(next);
                }
            }

            state[node] = 2;
        }
    }

    private static int[] Layers(int count, List<(int From, int To)> edges)
    {
        var layer = new int[count];
        var incoming = edges.ToLookup(e => e.To, e => e.From);
        var outgoing = edges.ToLookup(e => e.From, e => e.To);
        var waiting = new int[count];
        var ready = new PriorityQueue<int, int>();
        for (var n = 0; n < count; n++)
        {
            waiting[n] = incoming[n].Count();
            if (waiting[n] == 0)
            {
                ready.Enqueue(n, n);
            }
        }

        var sorted = new List<int>(count);
        while (ready.TryDequeue(out var node, out _))
        {
            sorted.Add(node);
            foreach (var next in outgoing[node])
            {
                layer[next] = Math.Max(layer[next], layer[node] + 1);
                if (--waiting[next] == 0)
                {
                    ready.Enqueue(next, next);
                }
            }
        }

        // A node without anything before it stands beside what it leads to, not at the far left.
        foreach (var node in sorted.AsEnumerable().Reverse())
        {
            if (!incoming[node].Any() && outgoing[node].Any())
            {
                layer[node] = outgoing[node].Min(n => layer[n]) - 1;
            }
        }

        return layer;
    }

    private static List<List<int>> Order(int[] layer, List<(int From, int To)> edges)
    {
        var order = Enumerable.Range(0, layer.Max() + 1).Select(l => Enumerable.Range(0, layer.Length).Where(n => layer[n] == l).ToList()).ToList();
        var neighbors = edges.Concat(edges.Select(e => (From: e.To, To: e.From))).ToLookup(e => e.From, e => e.To);
        var place = new double[layer.Length];
        Number();
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var l in sweep % 2 == 0 ? Enumerable.Range(0, order.Count) : Enumerable.Range(0, order.Count).Reverse())
            {
                order[l] = [.. order[l].OrderBy(n => neighbors[n].Any() ? neighbors[n].Average(m => place[m]) : place[n]).ThenBy(n => n)];
                Number();
            }
        }

        return order;

        void Number()
        {
            foreach (var nodes in order)
            {
                for (var i = 0; i < nodes.Count; i++)
                {
                    place[nodes[i]] = i - ((nodes.Count - 1) / 2.0);
                }
            }
        }
    }
}
