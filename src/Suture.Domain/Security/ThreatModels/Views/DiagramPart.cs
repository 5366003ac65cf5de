using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>Cuts a diagram down to what a view shows. Nothing is added, and order and places stay.</summary>
public static class DiagramPart
{
    /// <summary>These flows with their ends, these elements, the boundaries around them, and the drawn lines that the flows cross.</summary>
    /// <param name="diagram">The whole.</param>
    /// <param name="elements">Ids; unknown ones do not count.</param>
    /// <param name="flows">Ids; unknown ones do not count.</param>
    public static Diagram Of(Diagram diagram, IEnumerable<string> elements, IEnumerable<string> flows)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var keptFlows = flows.ToHashSet(StringComparer.Ordinal);
        var mine = diagram.Flows.Where(f => keptFlows.Contains(f.Id)).ToImmutableArray();
        var kept = elements.Concat(mine.SelectMany(f => new[] { f.From, f.To })).ToHashSet(StringComparer.Ordinal);
        var inside = diagram.Elements.Where(e => kept.Contains(e.Id)).ToImmutableArray();
        var trust = new TrustPlaces(diagram);
        var around = inside.SelectMany(e => trust.Around(e.Id)).Concat(mine.SelectMany(f => trust.Crossed(f))).ToHashSet(StringComparer.Ordinal);
        return new Diagram { Elements = inside, Flows = mine, Boundaries = [.. diagram.Boundaries.Where(b => around.Contains(b.Id))] };
    }
}
