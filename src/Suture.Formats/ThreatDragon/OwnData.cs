using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.ThreatDragon;

/// <summary>What an export of ours wrote into a cell because Threat Dragon has no word for it.</summary>
/// <param name="At">Where the export put the cell. Once somebody has moved it, what the drawing shows counts.</param>
/// <param name="Placed">The place was given, not laid out for the export.</param>
/// <param name="Boundary">Id of the boundary around it.</param>
internal sealed record OwnData(Box? At, bool Placed, string? Boundary, ElementType? Type, string? Protection, ImmutableArray<string> Assets, ImmutableArray<string> Traits)
{
    public static OwnData? Read(ModelReading reading, ModelNode data)
    {
        if (data.Find(ThreatDragonTerms.Own) is not { Form: NodeForm.Map } own)
        {
            return null;
        }

        var at = reading.Map(own, "at") is { } box && reading.Number(box, "x") is { } x && reading.Number(box, "y") is { } y && reading.Number(box, "width") is { } w && reading.Number(box, "height") is { } h
            ? new Box(x, y, w, h)
            : (Box?)null;
        return new OwnData(at, reading.Flag(own, "placed"), reading.Line(own, "boundary"), ElementTypes.Find(reading.Line(own, "type")), reading.Line(own, "protection"), reading.Texts(own, "assets"), reading.Texts(own, "traits"));
    }

    /// <summary>The cell still stands where the export put it. A boundary that is a line has no place, and never moves for us.</summary>
    public bool Stands(Box? place) => place == At;
}
