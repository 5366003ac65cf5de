using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>
/// Ways between elements along the lines of a grid: around elements, with few turns, and not along a way that is taken. The search
/// (A*) is bounded over all flows, so that no file can make it long; flows left over go straight.
/// </summary>
internal sealed class RouteGrid
{
    private const int Margin = 3;
    private const int MaxCells = 400_000;
    private const int MaxSteps = 1_500_000;
    private const int StepCost = 10;
    private const int TurnCost = 25;
    private const int SharedCost = 60;
    private const int CrossCost = 6;
    private const int AlongBoundaryCost = 32;
    private const int NearCost = 5;
    private const int NameCost = 30;

    private static readonly (int X, int Y)[] Directions = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    private readonly double left;
    private readonly double top;
    private readonly int width;
    private readonly int height;

    /// <summary>Number of the element on a crossing of lines, from 1; 0 is free.</summary>
    private readonly int[] owner;
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>How many ways run over a crossing, level (0) and upright (1).</summary>
    private readonly byte[] used;
    private readonly byte[] dear;
    private readonly int[] best;
    private readonly int[] cameFrom;
    private readonly int[] seenIn;

    /// <summary>Weighs what is still ahead more than it can be: far fewer steps, hardly longer ways. Most where there are many ways to find.</summary>
    private readonly int haste;
    private int search;
    private int steps;

    private RouteGrid(double left, double top, int width, int height, int haste)
    {
        this.haste = haste;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        owner = new int[width * height];
        used = new byte[width * height * 2];
        dear = new byte[width * height * 2];
        best = new int[width * height * 4];
        cameFrom = new int[width * height * 4];
        seenIn = new int[width * height * 4];
    }

    /// <summary>Null when the drawing is too large or too spread out for a grid.</summary>
    public static RouteGrid? Of(Diagram diagram, DiagramPlaces places)
    {
        if (diagram.Flows.IsEmpty || places.Elements.Count == 0)
        {
            return null;
        }

        var boxes = places.Elements.Values.Concat(places.Boundaries.Values).ToList();
        var startX = (Math.Floor(boxes.Min(b => b.X) / Sizes.Step) - Margin) * Sizes.Step;
        var startY = (Math.Floor(boxes.Min(b => b.Y) / Sizes.Step) - Margin) * Sizes.Step;
        var across = ((boxes.Max(b => b.Right) - startX) / Sizes.Step) + Margin + 1;
        var down = ((boxes.Max(b => b.Bottom) - startY) / Sizes.Step) + Margin + 1;
        if (across * down > MaxCells)
        {
            return null;
        }

        var grid = new RouteGrid(startX, startY, (int)across, (int)down, diagram.Flows.Length > 100 ? 10 : 3);
        foreach (var element in diagram.Elements)
        {
            grid.Occupy(element.Id, places.Elements[element.Id]);
        }

        foreach (var boundary in diagram.Boundaries.Where(b => places.Boundaries.ContainsKey(b.Id)))
        {
            grid.Border(places.Boundaries[boundary.Id]);
            grid.Name(places.NameOf(boundary));
        }

        return grid;
    }

    /// <summary>A way from the border of one box to that of another; null when none was found in time.</summary>
    public ImmutableArray<Spot>? Find(string fromId, Box from, string toId, Box to)
    {
        search++;
        var (own, goal) = (numbers[fromId], numbers[toId]);
        var (goalX, goalY) = (Math.Clamp((int)Math.Round((to.Center.X - left) / Sizes.Step), 0, width - 1), Math.Clamp((int)Math.Round((to.Center.Y - top) / Sizes.Step), 0, height - 1));
        var (reachX, reachY) = ((int)(to.Width / 2 / Sizes.Step) + 1, (int)(to.Height / 2 / Sizes.Step) + 1);
        var queue = new PriorityQueue<int, long>();
        foreach (var cell in Seats(from).Where(c => owner[c] == own))
        {
            for (var d = 0; d < 4; d++)
            {
                // Leaving from the middle of a side looks best.
                var off = d % 2 == 0 ? Math.Abs(Y(cell) - from.Center.Y) : Math.Abs(X(cell) - from.Center.X);
                Offer(((cell * 4) + d), (int)(off / 4), -1);
            }
        }

        while (queue.TryDequeue(out var state, out var rank))
        {
            if (++steps > MaxSteps)
            {
                return null;
            }

            var (cell, direction) = (state / 4, state % 4);
            var cost = best[state];
            if ((int)(rank >> 32) > cost + Ahead(cell))
            {
                continue;
            }

            if (owner[cell] == goal)
            {
                return Trace(state, from, to);
            }

            for (var turn = -1; turn <= 1; turn++)
            {
                var d = (direction + turn + 4) % 4;
                if (turn != 0 && owner[cell] == own)
                {
                    continue; // a way leaves its element straight
                }

                var (x, y) = ((cell % width) + Directions[d].X, (cell / width) + Directions[d].Y);
                if (x < 0 || y < 0 || x >= width || y >= height)
                {
                    continue;
                }

                var next = (y * width) + x;
                if (owner[next] != 0 && owner[next] != goal && owner[next] != own)
                {
                    continue;
                }

                if (owner[next] == goal && owner[cell] != goal && (turn != 0 || !Enters(to, next, d)))
                {
                    continue; // and enters the other straight, not at a corner
                }

                var add = StepCost + (turn == 0 ? 0 : TurnCost);
                if (owner[next] == 0)
                {
                    add += (Math.Min((int)used[(next * 2) + (d % 2)], 3) * SharedCost) + (Math.Min((int)used[(next * 2) + 1 - (d % 2)], 3) * CrossCost) + dear[(next * 2) + (d % 2)];
                }
                else if (owner[next] == goal)
                {
                    var off = d % 2 == 0 ? Math.Abs(Y(next) - to.Center.Y) : Math.Abs(X(next) - to.Center.X);
                    add += (int)(off / 4) + (Math.Min((int)used[(next * 2) + (d % 2)], 3) * SharedCost);
                }

                Offer((next * 4) + d, cost + add, state);
            }
        }

        return null;

        void Offer(int state, int cost, int before)
        {
            if (seenIn[state] == search && best[state] <= cost)
            {
                return;
            }

            seenIn[state] = search;
            best[state] = cost;
            cameFrom[state] = before;
            queue.Enqueue(state, ((long)(cost + Ahead(state / 4)) << 32) | (uint)state);
        }

        int Ahead(int cell) => (StepCost + haste) * (Math.Max(Math.Abs((cell % width) - goalX) - reachX, 0) + Math.Max(Math.Abs((cell / width) - goalY) - reachY, 0));
    }

    /// <summary>Crossings inside a box and off its border, so that no way leaves at a corner; of a box too small for that all, and its middle at least.</summary>
    private List<int> Seats(Box box)
    {
        var inner = Inside(new Box(box.X + 1, box.Y + 1, box.Width - 2, box.Height - 2)).ToList();
        return inner.Count > 0 ? inner : [.. Inside(box)];
    }

    private bool Enters(Box box, int cell, int direction) => box.Width < 3 * Sizes.Step || box.Height < 3 * Sizes.Step
        || (direction % 2 == 0 ? Y(cell) > box.Y + 1 && Y(cell) < box.Bottom - 1 : X(cell) > box.X + 1 && X(cell) < box.Right - 1);

    private double X(int cell) => left + (cell % width * Sizes.Step);

    private double Y(int cell) => top + (cell / width * Sizes.Step);

    private ImmutableArray<Spot> Trace(int state, Box from, Box to)
    {
        var cells = new List<int>();
        for (var at = state; at >= 0; at = cameFrom[at])
        {
            if (cells.Count == 0 || cells[^1] != at / 4)
            {
                cells.Add(at / 4);
            }

            var seat = (at / 4 * 2) + (at % 4 % 2);
            used[seat] = (byte)Math.Min(used[seat] + 1, 200);
        }

        cells.Reverse();
        var spots = cells.ConvertAll(c => new Spot(X(c), Y(c)));
        var first = spots.FindLastIndex(s => from.Contains(s));
        var last = spots.FindIndex(Math.Max(first, 0), to.Contains);
        if (first < 0 || last <= first)
        {
            return [from.Center, to.Center]; // the boxes overlap
        }

        var way = spots[first..(last + 1)];
        way[0] = Clip(from, way[0], way[1]);
        way[^1] = Clip(to, way[^1], way[^2]);
        return [.. way.Where((s, i) => i == 0 || i == way.Count - 1 || !OnLine(way[i - 1], s, way[i + 1]))];
    }

    /// <summary>The point on the border where a level or upright line from inside leaves.</summary>
    private static Spot Clip(Box box, Spot inside, Spot outside) =>
        Math.Abs(inside.Y - outside.Y) < 0.001
            ? new(outside.X > inside.X ? box.Right : box.X, inside.Y)
            : new(inside.X, outside.Y > inside.Y ? box.Bottom : box.Y);

    private static bool OnLine(Spot a, Spot b, Spot c) => (Math.Abs(a.X - b.X) < 0.001 && Math.Abs(b.X - c.X) < 0.001) || (Math.Abs(a.Y - b.Y) < 0.001 && Math.Abs(b.Y - c.Y) < 0.001);

    private IEnumerable<int> Inside(Box box)
    {
        for (var y = (int)Math.Ceiling((box.Y - top) / Sizes.Step); y <= (box.Bottom - top) / Sizes.Step && y < height; y++)
        {
            for (var x = (int)Math.Ceiling((box.X - left) / Sizes.Step); x <= (box.Right - left) / Sizes.Step && x < width; x++)
            {
                yield return (y * width) + x;
            }
        }
    }

    private void Occupy(string id, Box box)
    {
        var number = numbers.Count + 1;
        numbers[id] = number;
        foreach (var cell in Inside(box))
        {
            owner[cell] = number;
        }

        foreach (var cell in Inside(new Box(box.X - Sizes.Step, box.Y - Sizes.Step, box.Width + (2 * Sizes.Step), box.Height + (2 * Sizes.Step))).Where(c => owner[c] == 0))
        {
            dear[cell * 2] += NearCost;
            dear[(cell * 2) + 1] += NearCost;
        }
    }

    /// <summary>Ways go round the name of a boundary where they can.</summary>
    private void Name(Box box)
    {
        foreach (var cell in Inside(box).Where(c => owner[c] == 0))
        {
            dear[cell * 2] = Math.Max(dear[cell * 2], (byte)NameCost);
            dear[(cell * 2) + 1] = Math.Max(dear[(cell * 2) + 1], (byte)NameCost);
        }
    }

    /// <summary>Ways may cross the line of a boundary; running on it would hide it.</summary>
    private void Border(Box box)
    {
        foreach (var cell in Inside(box).Where(c => owner[c] == 0))
        {
            if (Math.Min(Math.Abs(Y(cell) - box.Y), Math.Abs(Y(cell) - box.Bottom)) < 1)
            {
                dear[cell * 2] = AlongBoundaryCost;
            }

            if (Math.Min(Math.Abs(X(cell) - box.X), Math.Abs(X(cell) - box.Right)) < 1)
            {
                dear[(cell * 2) + 1] = AlongBoundaryCost;
            }
        }
    }
}
