using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>Gives each flow's label a place on its way where it covers neither element, boundary name nor other label, if there is one.</summary>
internal sealed class LabelPlaces
{
    private const int Bucket = 200;
    private readonly Dictionary<(int X, int Y), List<Box>> taken = [];
    private readonly Dictionary<(int X, int Y), List<Box>> lines = [];

    public LabelPlaces(Diagram diagram, DiagramPlaces places, IReadOnlyList<ImmutableArray<Spot>> routes)
    {
        foreach (var box in places.Elements.Values)
        {
            Add(taken, new Box(box.X - 3, box.Y - 3, box.Width + 6, box.Height + 6));
        }

        foreach (var boundary in diagram.Boundaries.Where(b => b.Name.Length > 0 && places.Boundaries.ContainsKey(b.Id)))
        {
            Add(taken, places.NameOf(boundary));
        }

        foreach (var route in routes)
        {
            for (var i = 1; i < route.Length; i++)
            {
                Add(lines, Segment(route[i - 1], route[i]));
            }
        }
    }

    public (Box Box, ImmutableArray<string> Lines) Place(DiagramFlow flow, ImmutableArray<Spot> route)
    {
        var text = LabelText.Wrap(flow.Data, Sizes.FlowFont, Sizes.LabelWidth, 2);
        if (text.IsEmpty)
        {
            return (new Box(route[0].X, route[0].Y, 0, 0), []);
        }

        var width = text.Max(l => LabelText.Width(l, Sizes.FlowFont)) + 8;
        var height = (text.Length * Sizes.FlowLine) + 2;
        var chosen = Candidates(route, width, height).Select((b, i) => (Box: b, Cost: Cost(b, route) + (i * 0.2))).MinBy(c => c.Cost).Box;
        if (Hits(taken, chosen))
        {
            chosen = Rings(chosen).FirstOrDefault(b => !Hits(taken, b), chosen);
        }

        Add(taken, chosen);
        return (chosen, text);
    }

    /// <summary>On the way: the middles of its parts, longest first, then all along, and beside upright parts.</summary>
    private static IEnumerable<Box> Candidates(ImmutableArray<Spot> route, double width, double height)
    {
        var parts = Enumerable.Range(1, route.Length - 1).Select(i => (A: route[i - 1], B: route[i])).OrderByDescending(p => Length(p.A, p.B) + (Math.Abs(p.A.Y - p.B.Y) < 1 ? 30 : 0)).ToList();
        foreach (var at in (double[])[0.5, 0.35, 0.65, 0.2, 0.8])
        {
            foreach (var (a, b) in parts)
            {
                var spot = new Spot(a.X + ((b.X - a.X) * at), a.Y + ((b.Y - a.Y) * at));
                yield return Centered(spot, width, height);
                if (Math.Abs(a.X - b.X) < 1)
                {
                    yield return Centered(spot with { X = spot.X + (width / 2) + 4 }, width, height);
                    yield return Centered(spot with { X = spot.X - (width / 2) - 4 }, width, height);
                }
                else
                {
                    yield return Centered(spot with { Y = spot.Y - (height / 2) - 3 }, width, height);
                    yield return Centered(spot with { Y = spot.Y + (height / 2) + 3 }, width, height);
                }
            }
        }
    }

    private static IEnumerable<Box> Rings(Box start)
    {
        for (var ring = 1; ring <= 30; ring++)
        {
            for (var turn = 0; turn < 16; turn++)
            {
                var angle = Math.PI * turn / 8;
                yield return start with { X = start.X + Math.Round(Math.Cos(angle) * ring * 16), Y = start.Y + Math.Round(Math.Sin(angle) * ring * 9) };
            }
        }
    }

    /// <summary>Covering other texts and boxes costs most, covering other flows some, the ends of the own flow a little.</summary>
    private double Cost(Box box, ImmutableArray<Spot> route)
    {
        var cost = Near(taken, box).Sum(b => 1000 + Overlap(b, box));
        var own = Enumerable.Range(1, route.Length - 1).Count(i => Segment(route[i - 1], route[i]).Overlaps(box));
        cost += Math.Max(Near(lines, box).Count() - own, 0) * 8;
        cost += Distance(box, route[0]) < 14 || Distance(box, route[^1]) < 14 ? 25 : 0;
        return cost;
    }

    private static double Distance(Box box, Spot spot) => Math.Max(Math.Max(box.X - spot.X, spot.X - box.Right), Math.Max(box.Y - spot.Y, spot.Y - box.Bottom));

    private static double Length(Spot a, Spot b) => Math.Abs(a.X - b.X) + Math.Abs(a.Y - b.Y);

    private static Box Centered(Spot spot, double width, double height) => new(spot.X - (width / 2), spot.Y - (height / 2), width, height);

    private static Box Segment(Spot a, Spot b) => new(Math.Min(a.X, b.X) - 1, Math.Min(a.Y, b.Y) - 1, Math.Abs(a.X - b.X) + 2, Math.Abs(a.Y - b.Y) + 2);

    private static double Overlap(Box a, Box b) => Math.Max(Math.Min(a.Right, b.Right) - Math.Max(a.X, b.X), 0) * Math.Max(Math.Min(a.Bottom, b.Bottom) - Math.Max(a.Y, b.Y), 0);

    private static bool Hits(Dictionary<(int X, int Y), List<Box>> index, Box box) => Near(index, box).Any();

    private static IEnumerable<Box> Near(Dictionary<(int X, int Y), List<Box>> index, Box box) => Keys(box).SelectMany(k => index.GetValueOrDefault(k) ?? []).Where(b => b.Overlaps(box)).Distinct();

    private static void Add(Dictionary<(int X, int Y), List<Box>> index, Box box)
    {
        foreach (var key in Keys(box))
        {
            (index.TryGetValue(key, out var list) ? list : index[key] = []).Add(box);
        }
    }

    private static IEnumerable<(int X, int Y)> Keys(Box box)
    {
        // A box wider than this is in a picture nobody will read; it is only noted at its corner.
        var (right, bottom) = (Math.Min(box.Right, box.X + (100 * Bucket)), Math.Min(box.Bottom, box.Y + (100 * Bucket)));
        for (var x = (int)Math.Floor(box.X / Bucket); x <= (int)Math.Floor(right / Bucket); x++)
        {
            for (var y = (int)Math.Floor(box.Y / Bucket); y <= (int)Math.Floor(bottom / Bucket); y++)
            {
                yield return (x, y);
            }
        }
    }
}
