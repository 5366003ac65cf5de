using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>
/// Lays a sound diagram out: what a boundary holds first, then the boundary as one box among its neighbors, up to the whole. Nothing
/// overlaps. Places that are given are kept; same diagram, same drawing. Pure.
/// </summary>
public static class DiagramLayout
{
    /// <summary>Places, ways and labels.</summary>
    public static DrawnDiagram Draw(Diagram diagram)
    {
        var places = Place(diagram);
        var flows = FlowRoutes.Find(diagram, places);
        return new DrawnDiagram(diagram, places, flows, Around(diagram, places, flows));
    }

    /// <summary>Places only.</summary>
    public static DiagramPlaces Place(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var elements = ImmutableDictionary.CreateBuilder<string, Box>(StringComparer.Ordinal);
        var boundaries = ImmutableDictionary.CreateBuilder<string, Box>(StringComparer.Ordinal);
        foreach (var element in diagram.Elements.Where(e => e.Place is not null))
        {
            elements[element.Id] = element.Place!.Value;
        }

        if (elements.Count == 0 && !diagram.Boundaries.Any(b => b.Place is not null))
        {
            new Nested(diagram, elements, boundaries).PlaceAll();
            return new DiagramPlaces(elements.ToImmutable(), boundaries.ToImmutable());
        }

        PlaceRest(diagram, elements);
        Enclose(diagram, elements, boundaries);
        return new DiagramPlaces(elements.ToImmutable(), boundaries.ToImmutable());
    }

    /// <summary>Elements without a place, below those that have one.</summary>
    private static void PlaceRest(Diagram diagram, ImmutableDictionary<string, Box>.Builder elements)
    {
        var rest = diagram.Elements.Where(e => e.Place is null).ToList();
        if (rest.Count == 0)
        {
            return;
        }

        var index = rest.Select((e, i) => (e.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
        var given = elements.Values.Concat(diagram.Boundaries.Select(b => b.Place).OfType<Box>()).ToList();
        var left = given.Min(b => b.X);
        var top = given.Max(b => b.Bottom) + Sizes.Gap;
        var (places, _, _) = Columns.Place(
            rest.ConvertAll(_ => (Sizes.ElementWidth, Sizes.ElementHeight)),
            diagram.Flows.Where(f => index.ContainsKey(f.From) && index.ContainsKey(f.To)).Select(f => (index[f.From], index[f.To])));
        for (var i = 0; i < rest.Count; i++)
        {
            elements[rest[i].Id] = new Box(left + places[i].X, top + places[i].Y, Sizes.ElementWidth, Sizes.ElementHeight);
        }
    }

    /// <summary>Boundaries without a place, around what they hold; those that hold nothing, below everything.</summary>
    private static void Enclose(Diagram diagram, ImmutableDictionary<string, Box>.Builder elements, ImmutableDictionary<string, Box>.Builder boundaries)
    {
        foreach (var boundary in diagram.Boundaries.Where(b => b.Place is not null))
        {
            boundaries[boundary.Id] = boundary.Place!.Value;
        }

        var held = diagram.Elements.Where(e => e.Boundary is not null).ToLookup(e => e.Boundary!, StringComparer.Ordinal);
        var children = diagram.Boundaries.Where(b => b.Parent is not null && b.Line.IsEmpty).ToLookup(b => b.Parent!, StringComparer.Ordinal);
        foreach (var boundary in diagram.Boundaries.Where(b => b.Line.IsEmpty))
        {
            BoxOf(boundary);
        }

        Box? BoxOf(TrustBoundary boundary)
        {
            if (boundaries.TryGetValue(boundary.Id, out var known))
            {
                return known;
            }

            var inside = held[boundary.Id].Select(e => elements[e.Id]).Concat(children[boundary.Id].Select(BoxOf).OfType<Box>()).ToList();
            if (inside.Count == 0)
            {
                var below = elements.Values.Concat(boundaries.Values).Select(b => b.Bottom).DefaultIfEmpty(0).Max();
                return boundaries[boundary.Id] = new Box(0, below + Sizes.Gap, Sizes.ElementWidth + (2 * Sizes.Padding), 2 * Sizes.Padding);
            }

            var (left, top) = (inside.Min(b => b.X) - Sizes.Padding, inside.Min(b => b.Y) - Sizes.Padding);
            return boundaries[boundary.Id] = new Box(left, top, inside.Max(b => b.Right) + Sizes.Padding - left, inside.Max(b => b.Bottom) + Sizes.Padding - top);
        }
    }

    private static Box Around(Diagram diagram, DiagramPlaces places, ImmutableArray<DrawnFlow> flows)
    {
        var boxes = places.Elements.Values.Concat(places.Boundaries.Values).Concat(flows.Select(f => f.Label)).ToList();
        var spots = flows.SelectMany(f => f.Route).Concat(diagram.Boundaries.SelectMany(b => b.Line)).ToList();
        if (boxes.Count == 0 && spots.Count == 0)
        {
            return new Box(0, 0, Sizes.ElementWidth, Sizes.ElementHeight);
        }

        // To whole units, so that rounding leaves nothing outside.
        var left = Math.Floor(boxes.Select(b => b.X).Concat(spots.Select(s => s.X)).Min());
        var top = Math.Floor(boxes.Select(b => b.Y).Concat(spots.Select(s => s.Y)).Min());
        var right = Math.Ceiling(boxes.Select(b => b.Right).Concat(spots.Select(s => s.X)).Max());
        var bottom = Math.Ceiling(boxes.Select(b => b.Bottom).Concat(spots.Select(s => s.Y)).Max());
        return new Box(left, top, right - left, bottom - top);
    }

    /// <summary>The layout of nested boundaries from the inside out.</summary>
    private sealed class Nested(Diagram diagram, ImmutableDictionary<string, Box>.Builder elements, ImmutableDictionary<string, Box>.Builder boundaries)
    {
        private readonly ILookup<string, DiagramElement> held = diagram.Elements.ToLookup(e => e.Boundary ?? "", StringComparer.Ordinal);
        private readonly ILookup<string, TrustBoundary> children = diagram.Boundaries.Where(b => b.Line.IsEmpty).ToLookup(b => b.Parent ?? "", StringComparer.Ordinal);
        private readonly Dictionary<string, string> names = diagram.Boundaries.ToDictionary(b => b.Id, b => b.Name, StringComparer.Ordinal);
        private readonly TrustPlaces trust = new(diagram);
        private readonly Dictionary<string, (List<(string Id, bool Boundary, int X, int Y)> Inside, int Width, int Height)> laid = new(StringComparer.Ordinal);
        private readonly Dictionary<string, ImmutableArray<string>> around = diagram.Elements.ToDictionary(e => e.Id, _ => ImmutableArray<string>.Empty, StringComparer.Ordinal);

        public void PlaceAll()
        {
            foreach (var element in diagram.Elements)
            {
                around[element.Id] = trust.Around(element.Id);
            }

            Lay("");
            Put("", 0, 0);
        }

        /// <summary>Lays out the inside of a boundary, or of the whole for the empty id.</summary>
        private (int Width, int Height) Lay(string id)
        {
            var inside = new List<(string Id, bool Boundary)>();
            var sizes = new List<(int Width, int Height)>();
            foreach (var child in children[id])
            {
                inside.Add((child.Id, true));
                sizes.Add(Lay(child.Id));
            }

            foreach (var element in held[id])
            {
                inside.Add((element.Id, false));
                sizes.Add((Sizes.ElementWidth, Sizes.ElementHeight));
            }

            var index = inside.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i, StringComparer.Ordinal);
            var edges = diagram.Flows.Select(f => (From: At(f.From), To: At(f.To))).Where(e => e.From >= 0 && e.To >= 0);
            var (places, width, height) = Columns.Place(sizes, edges);
            var name = id.Length == 0 ? 0 : Up(LabelText.Width(names[id], Sizes.BoundaryFont));
            width = Math.Max(width, Math.Min(name, 600));
            if (inside.Count == 0)
            {
                (width, height) = (Math.Max(width, Sizes.ElementWidth), Sizes.Step);
            }

            laid[id] = ([.. inside.Select((c, i) => (c.Id, c.Boundary, places[i].X, places[i].Y))], width, height);
            return id.Length == 0 ? (width, height) : (width + (2 * Sizes.Padding), height + (2 * Sizes.Padding));

            int At(string element)
            {
                if (index.TryGetValue(element, out var own))
                {
                    return own;
                }

                foreach (var boundary in around[element])
                {
                    if (index.TryGetValue(boundary, out var child))
                    {
                        return child;
                    }
                }

                return -1;
            }
        }

        private void Put(string id, int left, int top)
        {
            foreach (var (child, isBoundary, x, y) in laid[id].Inside)
            {
                if (!isBoundary)
                {
                    elements[child] = new Box(left + x, top + y, Sizes.ElementWidth, Sizes.ElementHeight);
                    continue;
                }

                var (_, width, height) = laid[child];
                boundaries[child] = new Box(left + x, top + y, width + (2 * Sizes.Padding), height + (2 * Sizes.Padding));
                Put(child, left + x + Sizes.Padding, top + y + Sizes.Padding);
            }
        }

        private static int Up(double value) => (int)Math.Ceiling(value / Sizes.Step) * Sizes.Step;
    }
}
