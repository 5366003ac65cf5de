using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>Where the parts of a diagram stand, by id. Boundaries that are lines have no box.</summary>
public sealed record DiagramPlaces(ImmutableDictionary<string, Box> Elements, ImmutableDictionary<string, Box> Boundaries)
{
    /// <summary>Where the name of a boundary that is a box is written: inside its upper left corner.</summary>
    public Box NameOf(TrustBoundary boundary)
    {
        ArgumentNullException.ThrowIfNull(boundary);
        var box = Boundaries[boundary.Id];
        return new(box.X + 8, box.Y + 4, Math.Min(LabelText.Width(boundary.Name, Sizes.BoundaryFont), Math.Max(box.Width - 16, 0)), 18);
    }
}

/// <summary>A diagram ready to be drawn: places, ways of the flows and their labels.</summary>
/// <param name="Whole">A box around everything.</param>
public sealed record DrawnDiagram(Diagram Diagram, DiagramPlaces Places, ImmutableArray<DrawnFlow> Flows, Box Whole);

/// <summary>The way of a flow over the drawing.</summary>
/// <param name="Route">From the border of one element to the border of the other; at least two points.</param>
/// <param name="Label">Where the label stands; empty size when the flow has no name.</param>
/// <param name="Lines">The label's lines.</param>
/// <param name="IsStraight">No way round the elements was found, so the line goes straight, perhaps over some.</param>
public sealed record DrawnFlow(DiagramFlow Flow, ImmutableArray<Spot> Route, Box Label, ImmutableArray<string> Lines, bool IsStraight);
