using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Formats.ThreatModels;

/// <summary>Tells from the drawing what lies in what, for tools that only draw.</summary>
internal static class Nesting
{
    /// <summary>The boundaries with their parents: the smallest box that contains each. Of two equal boxes the earlier is around the later.</summary>
    public static ImmutableArray<TrustBoundary> OfBoundaries(IReadOnlyList<TrustBoundary> boundaries) =>
    [
        .. boundaries.Select((b, i) => b.Place is not { } place ? b : b with
        {
            Parent = boundaries.Select((other, j) => (Other: other, Index: j))
                .Where(o => o.Index != i && o.Other.Place is { } box && box.Contains(place) && (box != place || o.Index < i))
                .OrderBy(o => Area(o.Other)).ThenByDescending(o => o.Index).FirstOrDefault().Other?.Id,
        }),
    ];

    /// <summary>Id of the smallest box around the middle of a place.</summary>
    public static string? Around(Box place, IReadOnlyList<TrustBoundary> boundaries) =>
        boundaries.Select((b, i) => (Boundary: b, Index: i)).Where(b => b.Boundary.Place is { } box && box.Contains(place.Center))
            .OrderBy(b => Area(b.Boundary)).ThenByDescending(b => b.Index).FirstOrDefault().Boundary?.Id;

    private static double Area(TrustBoundary boundary) => boundary.Place is { } box ? box.Width * box.Height : double.MaxValue;
}
