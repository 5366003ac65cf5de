using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>Tells which trust boundaries lie around elements, and which of them flows cross. Made for one sound diagram.</summary>
public sealed class TrustPlaces
{
    private readonly Dictionary<string, TrustBoundary> boundaries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DiagramElement> elements = new(StringComparer.Ordinal);
    private readonly ImmutableArray<TrustBoundary> lines;

    public TrustPlaces(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        foreach (var boundary in diagram.Boundaries)
        {
            boundaries.TryAdd(boundary.Id, boundary);
        }

        foreach (var element in diagram.Elements)
        {
            elements.TryAdd(element.Id, element);
        }

        lines = [.. diagram.Boundaries.Where(b => b.Line.Length > 1)];
    }

    /// <summary>Ids of the boundaries around an element, innermost first.</summary>
    public ImmutableArray<string> Around(string element)
    {
        var around = ImmutableArray.CreateBuilder<string>();
        for (var at = elements.GetValueOrDefault(element)?.Boundary; at is not null && around.Count <= boundaries.Count; at = boundaries.GetValueOrDefault(at)?.Parent)
        {
            around.Add(at);
        }

        return around.ToImmutable();
    }

    /// <summary>Ids of the boundaries that data of this flow crosses: those around one end and not the other, then drawn lines between the two.</summary>
    public ImmutableArray<string> Crossed(DiagramFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        var from = Around(flow.From);
        var to = Around(flow.To);
        return [.. from.Except(to, StringComparer.Ordinal), .. to.Except(from, StringComparer.Ordinal), .. LinesBetween(flow)];
    }

    public bool Crosses(DiagramFlow flow) => !Crossed(flow).IsEmpty;

    private IEnumerable<string> LinesBetween(DiagramFlow flow)
    {
        if (lines.IsEmpty || elements.GetValueOrDefault(flow.From)?.Place is not { } from || elements.GetValueOrDefault(flow.To)?.Place is not { } to)
        {
            return [];
        }

        return lines.Where(l => l.Line.Zip(l.Line.Skip(1)).Any(s => Meet(from.Center, to.Center, s.First, s.Second))).Select(l => l.Id);
    }

    private static bool Meet(Spot a, Spot b, Spot c, Spot d) => Side(a, b, c) * Side(a, b, d) <= 0 && Side(c, d, a) * Side(c, d, b) <= 0;

    private static int Side(Spot a, Spot b, Spot c) => Math.Sign(((b.X - a.X) * (c.Y - a.Y)) - ((b.Y - a.Y) * (c.X - a.X)));
}
