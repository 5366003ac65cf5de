using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.Tm7;

/// <summary>Reads one drawing. What lies in which boundary is told by the drawing.</summary>
internal sealed class Tm7Diagram(ModelReading reading, Tm7Threats threats)
{
    private static readonly string[] Ends = ["Source", "Handle", "Target"];

    private readonly DiagramIds ids = new(reading);
    private readonly List<DiagramElement> elements = [];
    private readonly List<TrustBoundary> boundaries = [];

    public ListedDiagram Read(Tm7Node surface, int index)
    {
        foreach (var part in Parts(surface, "Borders"))
        {
            ReadBorder(part);
        }

        var lines = Parts(surface, "Lines").ToList();
        foreach (var part in lines.Where(l => l.Type == "LineBoundary"))
        {
            ReadLine(part);
        }

        var nested = Nesting.OfBoundaries(boundaries);
        var known = elements.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var diagram = new Diagram
        {
            Boundaries = nested,
            Elements = [.. elements.Select(e => e with { Boundary = e.Place is { } place ? Nesting.Around(place, nested) : null })],
            Flows = [.. lines.Where(l => l.Type != "LineBoundary").Select(l => ReadFlow(l, known)).OfType<DiagramFlow>()],
        };
        if (!reading.Refused)
        {
            foreach (var problem in DiagramCheck.Problems(diagram))
            {
                reading.Refuse(problem.Code, problem.Message, surface.Line, surface.Path);
            }
        }

        var id = surface.Text("Guid") is { Length: > 0 } guid ? guid : $"diagram-{index + 1}";
        var title = surface.Text("Header") is { Length: > 0 } header ? ModelReading.OneLine(header) : $"Diagram {index + 1}";
        return new ListedDiagram(id, title, diagram) { Threats = threats.Of(id, diagram, only: index == 0) };
    }

    private IEnumerable<Tm7Node> Parts(Tm7Node surface, string list)
    {
        foreach (var entry in surface.Child(list)?.Children(null) ?? [])
        {
            if (entry.Child("Value") is not { } value)
            {
                reading.Refuse("threats.field.missing", $"An entry of {list} has no <Value>.", entry.Line, entry.Path);
            }
            else if (!Count(value))
            {
                yield break;
            }
            else if (value.Text("Guid") is not { Length: > 0 })
            {
                reading.Refuse("threats.field.missing", "The part has no <Guid>; a text was expected.", value.Line, value.Path);
            }
            else
            {
                yield return value;
            }
        }
    }

    private bool Count(Tm7Node at)
    {
        if (elements.Count + boundaries.Count <= ModelReading.MaxParts)
        {
            return true;
        }

        reading.Refuse("threats.file.too-many", $"The file has more than {ModelReading.MaxParts} parts.", at.Line, at.Path);
        return false;
    }

    private void ReadBorder(Tm7Node part)
    {
        var properties = new Tm7Properties(part);
        var id = part.Text("Guid")!;
        var generic = part.Text("GenericTypeId") ?? "";
        if (part.Type == "BorderBoundary" || generic.StartsWith("GE.TB", StringComparison.Ordinal))
        {
            boundaries.Add(new TrustBoundary(ids.Take(id, "boundary"), properties.Name) { Description = properties.Description, Place = Place(part) });
            return;
        }

        ElementType? type = (part.Type, generic) switch
        {
            (_, "GE.EI") or ("StencilRectangle", _) => ElementType.External,
            (_, "GE.P") or ("StencilEllipse", _) => ElementType.Process,
            (_, "GE.DS") or ("StencilParallelLines", _) => ElementType.Store,
            _ => null,
        };
        if (type is null)
        {
            reading.Skip($"{(generic == "GE.A" ? "note" : "part")} {ModelReading.Short(properties.Name)}", generic == "GE.A" ? "A text on the drawing; put what matters into the scope of the model." : $"'{ModelReading.Short(part.Type)}' is no known kind of element or boundary.");
            return;
        }

        elements.Add(new DiagramElement(ids.Take(id, "element"), properties.Name, type.Value)
        {
            Description = properties.Description, Traits = properties.Traits, OutOfScope = properties.Scope, Place = Place(part),
        });
    }

    private void ReadLine(Tm7Node part)
    {
        var properties = new Tm7Properties(part);
        var spots = Ends.Select(p => part.Number(p + "X") is { } x && part.Number(p + "Y") is { } y ? new Spot(x, y) : (Spot?)null).OfType<Spot>().ToImmutableArray();
        boundaries.Add(new TrustBoundary(ids.Take(part.Text("Guid")!, "boundary"), properties.Name) { Description = properties.Description, Line = spots.Length > 1 ? spots : [] });
    }

    private DiagramFlow? ReadFlow(Tm7Node part, HashSet<string> known)
    {
        var properties = new Tm7Properties(part);
        var from = part.Text("SourceGuid") ?? "";
        var to = part.Text("TargetGuid") ?? "";
        if (!known.Contains(from) || !known.Contains(to))
        {
            reading.Skip($"flow {ModelReading.Short(properties.Name)}", $"Its {(known.Contains(from) ? "end" : "start")} is not joined to an element.");
            return null;
        }

        return new DiagramFlow(ids.Take(part.Text("Guid")!, "flow"), from, to, properties.Name)
        {
            Description = properties.Description, Traits = [.. properties.Traits.Where(t => t is not ("Request" or "Response"))], OutOfScope = properties.Scope,
        };
    }

    private static Box? Place(Tm7Node part) =>
        part.Number("Left") is { } x && part.Number("Top") is { } y && part.Number("Width") is > 0 and var width && part.Number("Height") is > 0 and var height ? new Box(x, y, width, height) : null;
}
