namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>
/// Places boxes of different size in columns from left to right, or in rows from top to bottom when that gives the better shape (after Sugiyama): edges that close a circle are turned round, each box
/// goes right of those that lead to it, within columns boxes are ordered by their neighbors, and each is moved towards the middle of
/// them as far as the others leave room. Boxes without edges stand in a block below. No two overlap; same input, same places.
/// </summary>
internal sealed class Columns
{
    private const int Sweeps = 12;

    /// <summary>Width to height that a drawing should have, as screens and pages lying have.</summary>
    private const double GoodShape = 1.6;

    /// <summary>Edges between two columns beyond which crossings are not counted: nobody will follow them.</summary>
    private const int MaxCounted = 1000;

    private readonly IReadOnlyList<(int Width, int Height)> sizes;
    private readonly int between;
    private readonly List<(int From, int To)> edges;
    private readonly List<int>[] neighbors;

    private Columns(IReadOnlyList<(int Width, int Height)> sizes, IReadOnlyList<(int From, int To)> edges, int between)
    {
        this.sizes = sizes;
        this.between = between;
        this.edges = [.. edges.Where(e => e.From != e.To).Distinct()];
        neighbors = new List<int>[sizes.Count];
        for (var i = 0; i < neighbors.Length; i++)
        {
            neighbors[i] = [];
        }

        foreach (var (from, to) in this.edges)
        {
            neighbors[from].Add(to);
            neighbors[to].Add(from);
        }
    }

    /// <summary>Top left corners by box, and the size of the whole.</summary>
    public static ((int X, int Y)[] Places, int Width, int Height) Place(IReadOnlyList<(int Width, int Height)> sizes, IEnumerable<(int From, int To)> edges)
    {
        if (sizes.Count == 0)
        {
            return ([], 0, 0);
        }

        var list = edges.ToList();
        var columns = new Columns(sizes, list, Sizes.GapX).Place();
        var (turned, height, width) = new Columns([.. sizes.Select(s => (s.Height, s.Width))], list, Sizes.GapY).Place();
        return Shape(columns.Width, columns.Height) <= Shape(width, height) ? columns : ([.. turned.Select(p => (p.Y, p.X))], width, height);
    }

    private static double Shape(int width, int height) => Math.Abs(Math.Log(Math.Max(width, 1) / (double)Math.Max(height, 1) / GoodShape));

    private ((int X, int Y)[] Places, int Width, int Height) Place()
    {
        var joined = Enumerable.Range(0, sizes.Count).Where(n => neighbors[n].Count > 0).ToList();
        var alone = Enumerable.Range(0, sizes.Count).Where(n => neighbors[n].Count == 0).ToList();
        var places = new (int X, int Y)[sizes.Count];
        var width = 0;
        var height = 0;
        if (joined.Count > 0)
        {
            var columns = Order(Split(Layers(joined)));
            var tops = Tops(columns);
            var least = joined.Min(n => tops[n]);
            var x = 0;
            foreach (var column in columns)
            {
                var widest = column.Max(n => sizes[n].Width);
                foreach (var node in column)
                {
                    places[node] = (x + Snap((widest - sizes[node].Width) / 2.0), tops[node] - least);
                    height = Math.Max(height, places[node].Y + sizes[node].Height);
                }

                width = x + widest;
                x = width + between;
            }
        }

        Block(alone, places, ref width, ref height);
        return (places, width, height);
    }

    /// <summary>Column of each box: the longest way that leads to it, over edges without circles.</summary>
    private List<List<int>> Layers(List<int> nodes)
    {
        var forward = Forward(nodes);
        var waiting = new int[sizes.Count];
        var next = new List<int>[sizes.Count];
        foreach (var node in nodes)
        {
            next[node] = [];
        }

        foreach (var (from, to) in forward)
        {
            next[from].Add(to);
            waiting[to]++;
        }

        var layer = new int[sizes.Count];
        var first = nodes.Where(n => waiting[n] == 0).ToList();
        var ready = new Queue<int>(first);
        while (ready.TryDequeue(out var node))
        {
            foreach (var to in next[node])
            {
                layer[to] = Math.Max(layer[to], layer[node] + 1);
                if (--waiting[to] == 0)
                {
                    ready.Enqueue(to);
                }
            }
        }

        // What nothing leads to stands beside what it leads to, not at the far left.
        foreach (var node in first.Where(n => next[n].Count > 0))
        {
            layer[node] = next[node].Min(n => layer[n]) - 1;
        }

        // Long chains are folded: neighbors in the chain then share a column, and the drawing stays within reach.
        var layers = nodes.GroupBy(n => layer[n]).OrderBy(g => g.Key).Select(g => g.ToList()).ToList();
        var most = Math.Max(5, (int)Math.Ceiling(Math.Sqrt(nodes.Count)));
        return layers.Count <= most ? layers : [.. layers.Select((l, i) => (Layer: l, Column: i * most / layers.Count)).GroupBy(l => l.Column).Select(g => g.SelectMany(l => l.Layer).ToList())];
    }

    /// <summary>The edges, those that close a circle turned round. Depth first without recursion: chains can be long.</summary>
    private List<(int From, int To)> Forward(List<int> nodes)
    {
        var outgoing = edges.ToLookup(e => e.From, e => e.To);
        var state = new byte[sizes.Count]; // 0 not seen, 1 on the way, 2 done
        var kept = new List<(int, int)>();
        var way = new Stack<(int Node, IEnumerator<int> Next)>();

        // Beginning where more leaves than comes keeps the usual reading direction.
        var incoming = edges.CountBy(e => e.To).ToDictionary();
        foreach (var start in nodes.OrderByDescending(n => outgoing[n].Count() - incoming.GetValueOrDefault(n)).ThenBy(n => n))
        {
            if (state[start] != 0)
            {
                continue;
            }

            Enter(start);
            while (way.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    state[top.Node] = 2;
                    way.Pop();
                    continue;
                }

                var next = top.Next.Current;
                kept.Add(state[next] == 1 ? (next, top.Node) : (top.Node, next));
                if (state[next] == 0)
                {
                    Enter(next);
                }
            }
        }

        return [.. kept.Distinct()];

        void Enter(int node)
        {
            state[node] = 1;
            way.Push((node, outgoing[node].GetEnumerator()));
        }
    }

    /// <summary>Columns much higher than the whole should be are cut into several.</summary>
    private List<List<int>> Split(List<List<int>> layers)
    {
        var area = layers.Sum(l => l.Sum(n => (double)(sizes[n].Width + between) * (sizes[n].Height + Sizes.Gap)));
        var limit = Math.Max(6 * (Sizes.ElementHeight + Sizes.Gap), Math.Sqrt(area));
        var split = new List<List<int>>();
        foreach (var layer in layers)
        {
            var parts = (int)Math.Ceiling(layer.Sum(n => (double)sizes[n].Height + Sizes.Gap) / limit);
            var most = (int)Math.Ceiling(layer.Count / (double)Math.Max(parts, 1));
            split.AddRange(layer.Chunk(Math.Max(most, 1)).Select(c => c.ToList()));
        }

        return split;
    }

    /// <summary>Orders each column by the middle of its neighbors, there and back, and keeps the order with the fewest crossings.</summary>
    private List<List<int>> Order(List<List<int>> columns)
    {
        var place = new double[sizes.Count];
        var column = new int[sizes.Count];
        for (var c = 0; c < columns.Count; c++)
        {
            foreach (var node in columns[c])
            {
                column[node] = c;
            }
        }

        Number();
        var best = columns.Select(c => c.ToList()).ToList();
        var fewest = Crossings(place, column);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            var ahead = sweep % 2 == 0;
            foreach (var c in ahead ? Enumerable.Range(0, columns.Count) : Enumerable.Range(0, columns.Count).Reverse())
            {
                columns[c] = [.. columns[c].OrderBy(n => Middle(n, c, ahead)).ThenBy(n => place[n])];
                Number();
            }

            var crossings = Crossings(place, column);
            if (crossings < fewest)
            {
                fewest = crossings;
                best = columns.Select(c => c.ToList()).ToList();
            }
        }

        return best;

        double Middle(int node, int c, bool ahead)
        {
            var sum = 0.0;
            var count = 0;
            foreach (var other in neighbors[node])
            {
                // Of the side already ordered; of both sides when there is none.
                if (ahead ? column[other] < c : column[other] > c)
                {
                    sum += place[other];
                    count++;
                }
            }

            return count > 0 ? sum / count : place[node];
        }

        void Number()
        {
            foreach (var nodes in columns)
            {
                for (var i = 0; i < nodes.Count; i++)
                {
                    place[nodes[i]] = (i + 0.5) / nodes.Count;
                }
            }
        }
    }

    private long Crossings(double[] place, int[] column)
    {
        var lines = edges.Select(e => column[e.From] < column[e.To] ? (Left: e.From, Right: e.To) : (Left: e.To, Right: e.From))
            .GroupBy(e => (column[e.Left], column[e.Right])).Select(g => g.ToList()).ToList();
        var count = 0L;
        foreach (var group in lines.Where(g => g.Count <= MaxCounted))
        {
            for (var i = 0; i < group.Count; i++)
            {
                for (var j = i + 1; j < group.Count; j++)
                {
                    if ((place[group[i].Left] - place[group[j].Left]) * (place[group[i].Right] - place[group[j].Right]) < 0)
                    {
                        count++;
                    }
                }
            }
        }

        return count;
    }

    /// <summary>Tops: each box as near to the middle of its neighbors as the order of its column leaves room for.</summary>
    private int[] Tops(List<List<int>> columns)
    {
        var center = new double[sizes.Count];
        foreach (var column in columns)
        {
            var y = -column.Sum(n => sizes[n].Height + Sizes.Gap) / 2.0;
            foreach (var node in column)
            {
                center[node] = y + (sizes[node].Height / 2.0);
                y += sizes[node].Height + Sizes.Gap;
            }
        }

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : columns.AsEnumerable().Reverse())
            {
                Spread(column, column.ConvertAll(n => neighbors[n].Count == 0 ? center[n] : neighbors[n].Average(m => center[m])), center);
            }
        }

        var tops = new int[sizes.Count];
        foreach (var column in columns)
        {
            var free = int.MinValue;
            foreach (var node in column)
            {
                tops[node] = Math.Max(Snap(center[node] - (sizes[node].Height / 2.0)), free);
                free = tops[node] + sizes[node].Height + Sizes.Gap;
            }
        }

        return tops;
    }

    /// <summary>The places nearest to those wished for (least squares) that keep order and gaps: boxes that meet move together.</summary>
    private void Spread(List<int> column, List<double> wished, double[] center)
    {
        var blocks = new List<(double Sum, int Count)>();
        var offsets = new double[column.Count];
        var offset = 0.0;
        for (var i = 0; i < column.Count; i++)
        {
            offset += i == 0 ? 0 : (sizes[column[i - 1]].Height / 2.0) + Sizes.Gap + (sizes[column[i]].Height / 2.0);
            offsets[i] = offset;
            blocks.Add((wished[i] - offset, 1));
            while (blocks.Count > 1 && blocks[^2].Sum / blocks[^2].Count > blocks[^1].Sum / blocks[^1].Count)
            {
                blocks[^2] = (blocks[^2].Sum + blocks[^1].Sum, blocks[^2].Count + blocks[^1].Count);
                blocks.RemoveAt(blocks.Count - 1);
            }
        }

        var at = 0;
        foreach (var (sum, count) in blocks)
        {
            for (var k = 0; k < count; k++, at++)
            {
                center[column[at]] = (sum / count) + offsets[at];
            }
        }
    }

    /// <summary>Boxes without edges, in rows below the others.</summary>
    private void Block(List<int> alone, (int X, int Y)[] places, ref int width, ref int height)
    {
        if (alone.Count == 0)
        {
            return;
        }

        var area = alone.Sum(n => (double)(sizes[n].Width + Sizes.Gap) * (sizes[n].Height + Sizes.Gap));
        var limit = Math.Max(width, Math.Sqrt(area) * 1.3);
        var y = height == 0 ? 0 : height + Sizes.Gap;
        var x = 0;
        var tallest = 0;
        foreach (var node in alone.OrderByDescending(n => sizes[n].Height).ThenBy(n => n))
        {
            if (x > 0 && x + sizes[node].Width > limit)
            {
                (x, y) = (0, y + tallest + Sizes.Gap);
                tallest = 0;
            }

            places[node] = (x, y);
            tallest = Math.Max(tallest, sizes[node].Height);
            width = Math.Max(width, x + sizes[node].Width);
            height = y + tallest;
            x += sizes[node].Width + Sizes.Gap;
        }
    }

    private static int Snap(double value) => (int)Math.Round(value / Sizes.Step, MidpointRounding.AwayFromZero) * Sizes.Step;
}
