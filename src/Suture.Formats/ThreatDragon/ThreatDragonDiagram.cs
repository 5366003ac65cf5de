using System.Collections.Immutable;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.ThreatDragon;

/// <summary>
/// Reads the cells of one diagram. In version 1 a cell holds its properties itself; in version 2 they are in <c>data</c>. What lies in
/// which boundary is told by the drawing, unless the cell still stands where an export of ours put it.
/// </summary>
internal sealed class ThreatDragonDiagram(ModelReading reading)
{
    private const string Unknown = "Not part of a threat model here.";

    private readonly DiagramIds ids = new(reading);
    private readonly List<TrustBoundary> boundaries = [];
    private readonly List<(DiagramElement Element, OwnData? Own)> elements = [];
    private readonly List<(ModelNode Cell, ModelNode Data, string Id)> flows = [];
    private readonly Dictionary<string, OwnData> ownBoundaries = new(StringComparer.Ordinal);
    private readonly ThreatDragonThreats threats = new(reading);

    public ListedDiagram Read(ModelNode holder, ModelNode diagram)
    {
        foreach (var cell in reading.Maps(holder, "cells"))
        {
            if (!reading.Count(cell))
            {
                break;
            }

            ReadCell(cell);
        }

        var nested = Nesting.OfBoundaries(boundaries).Select(b => ownBoundaries.TryGetValue(b.Id, out var own) && own.Stands(b.Place)
            ? b with { Parent = own.Boundary, Place = own.Placed ? b.Place : null }
            : b).ToImmutableArray();
        var placed = elements.Select(e => e.Own is { } own && own.Stands(e.Element.Place)
            ? e.Element with { Boundary = own.Boundary, Place = own.Placed ? e.Element.Place : null }
            : e.Element with { Boundary = e.Element.Place is { } place ? Nesting.Around(place, boundaries) : null }).ToImmutableArray();
        var known = placed.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var read = new Diagram { Boundaries = nested, Elements = placed, Flows = [.. flows.Select(f => ReadFlow(f.Cell, f.Data, f.Id, known)).OfType<DiagramFlow>()] };
        if (diagram.Find(ThreatDragonTerms.Own) is { Form: NodeForm.Map } own)
        {
            threats.ReadElsewhere(own);
        }

        if (!reading.Refused)
        {
            foreach (var problem in DiagramCheck.Problems(read))
            {
                reading.Refuse(problem.Code, problem.Message, diagram.Line, diagram.Path + "." + problem.Path);
            }
        }

        return new ListedDiagram("", "", read) { Threats = threats.Found };
    }

    private void ReadCell(ModelNode cell)
    {
        var data = cell.Find("data") is { Form: NodeForm.Map } inner ? inner : cell;
        var shape = reading.Line(cell, "shape");
        var type = ThreatDragonTerms.TypeOf(reading.Line(data, "type") ?? reading.Line(cell, "type"), shape);
        if (type is null)
        {
            reading.Skip($"cell {ModelReading.Short(reading.Line(cell, "id") ?? cell.Segment)} of shape '{ModelReading.Short(shape ?? "none")}'", "No known kind of element, flow or boundary.");
            return;
        }

        if (type == "tm.Text")
        {
            reading.Skip($"note \"{ModelReading.Short(Name(cell, data))}\"", "A text on the drawing; put what matters into the scope of the model.");
            return;
        }

        var id = reading.Line(cell, "id");
        if (id is null)
        {
            reading.Refuse(cell, "threats.field.missing", "The cell has no \"id\"; a text was expected.");
            return;
        }

        switch (type)
        {
            case "tm.Flow":
                flows.Add((cell, data, ids.Take(id, "flow")));
                break;
            case "tm.Boundary" or "tm.BoundaryBox":
                ReadBoundary(cell, data, ids.Take(id, "boundary"), type);
                break;
            default:
                ReadElement(cell, data, ids.Take(id, "element"), type);
                break;
        }
    }

    private void ReadElement(ModelNode cell, ModelNode data, string id, string type)
    {
        var own = OwnData.Read(reading, data);
        var element = new DiagramElement(id, Name(cell, data) is { Length: > 0 } name ? name : "Unnamed " + type[3..].ToLowerInvariant(), own?.Type ?? type switch
        {
            "tm.Actor" => ElementType.External,
            "tm.Store" => ElementType.Store,
            _ => ElementType.Process,
        })
        {
            Description = reading.Text(data, "description"),
            Traits = ReadTraits(data, type, own),
            Assets = own?.Assets ?? [],
            OutOfScope = Scope(data),
            Place = PlaceOf(cell),
        };
        elements.Add((element, own));
        threats.Read(cell, data, id, element.Name);
        SkipRest(cell, data, type);
    }

    private void ReadBoundary(ModelNode cell, ModelNode data, string id, string type)
    {
        var line = type == "tm.Boundary" ? LineOf(cell) : [];
        var boundary = new TrustBoundary(id, Name(cell, data)) { Description = reading.Text(data, "description"), Line = line, Place = line.IsEmpty ? PlaceOf(cell) : null };
        if (type == "tm.Boundary" && line.Length < 2)
        {
            reading.Skip($"the course of boundary {ModelReading.Short(boundary.Name.Length > 0 ? boundary.Name : id)}", "Its line has fewer than two points.");
            boundary = boundary with { Line = [], Place = null };
        }

        boundaries.Add(boundary);
        if (OwnData.Read(reading, data) is { } own)
        {
            ownBoundaries[id] = own;
        }

        threats.Read(cell, data, id, boundary.Name);
        SkipRest(cell, data, type);
    }

    private DiagramFlow? ReadFlow(ModelNode cell, ModelNode data, string id, HashSet<string> known)
    {
        var from = End(cell, "source");
        var to = End(cell, "target");
        var name = Name(cell, data);
        if (from is null || to is null || !known.Contains(from) || !known.Contains(to))
        {
            var loose = from is null ? "start" : to is null ? "end" : !known.Contains(from) ? "start" : "end";
            var count = threats.Read(cell, data, null, name);
            reading.Skip($"flow {ModelReading.Short(name.Length > 0 ? name : id)}", $"Its {loose} is not joined to an element." + (count == 0 ? "" : " Its threats are taken as threats to the whole."));
            return null;
        }

        var own = OwnData.Read(reading, data);
        threats.Read(cell, data, id, name);
        SkipRest(cell, data, "tm.Flow");
        return new DiagramFlow(id, from, to, name)
        {
            BothWays = reading.Flag(data, "isBidirectional"),
            Protocol = reading.Line(data, "protocol"),
            Protection = own?.Protection,
            Description = reading.Text(data, "description"),
            Traits = ReadTraits(data, "tm.Flow", own),
            Assets = own?.Assets ?? [],
            OutOfScope = Scope(data),
        };
    }

    /// <summary>The flags that are set, and of our own list what has no flag here; in the order of our own list.</summary>
    private ImmutableArray<string> ReadTraits(ModelNode data, string type, OwnData? own)
    {
        var set = ThreatDragonTerms.Flags.Where(f => reading.Flag(data, f.Name)).Select(f => f.Trait).ToList();
        var flagged = ThreatDragonTerms.FlagsOf(type).Select(f => f.Trait).ToList();
        var kept = (own?.Traits ?? []).Where(t => set.Contains(t) || !flagged.Contains(t)).ToList();
        return [.. kept.Concat(set).Distinct(StringComparer.Ordinal)];
    }

    private OutOfScope? Scope(ModelNode data) => reading.Flag(data, "outOfScope") ? new OutOfScope(reading.Text(data, "reasonOutOfScope") ?? "") : null;

    private Box? PlaceOf(ModelNode cell)
    {
        if (reading.Map(cell, "position") is not { } position || reading.Map(cell, "size") is not { } size)
        {
            return null;
        }

        return reading.Number(position, "x") is { } x && reading.Number(position, "y") is { } y && reading.Number(size, "width") is > 0 and var w && reading.Number(size, "height") is > 0 and var h
            ? new Box(x, y, w, h)
            : null;
    }

    private ImmutableArray<Spot> LineOf(ModelNode cell)
    {
        var spots = ImmutableArray.CreateBuilder<Spot>();
        foreach (var node in new[] { reading.Map(cell, "source") }.Concat(reading.Maps(cell, "vertices")).Append(reading.Map(cell, "target")))
        {
            if (node is not null && reading.Number(node, "x") is { } x && reading.Number(node, "y") is { } y)
            {
                spots.Add(new(x, y));
            }
        }

        return spots.ToImmutable();
    }

    /// <summary>Id of the cell a flow is joined to: <c>cell</c> in version 2, <c>id</c> in version 1.</summary>
    private string? End(ModelNode cell, string end) => reading.Map(cell, end) is { } node ? reading.Line(node, "cell") ?? reading.Line(node, "id") : null;

    /// <summary>The name: in the data, else as drawn.</summary>
    private string Name(ModelNode cell, ModelNode data)
    {
        if (reading.Line(data, "name") is { } name)
        {
            return name;
        }

        var attrs = cell.Find("attrs") is { Form: NodeForm.Map } own ? own : null;
        if (attrs is null || Label(attrs, "text") is not { Length: > 0 } drawn)
        {
            drawn = (cell.Find("labels") is { Form: NodeForm.List } labels ? labels.Items : []).Where(l => l.Form == NodeForm.Map)
                .Select(l => l.Find("attrs") is { Form: NodeForm.Map } a ? Label(a, "text") ?? Label(a, "labelText") ?? Label(a, "label") : null).FirstOrDefault(t => !string.IsNullOrEmpty(t));
        }

        return drawn ?? "";
    }

    private string? Label(ModelNode attrs, string name) => attrs.Find(name) is { Form: NodeForm.Map } text ? reading.Line(text, "text") : null;

    private void SkipRest(ModelNode cell, ModelNode data, string type)
    {
        if (!ReferenceEquals(cell, data))
        {
            reading.SkipOthers(
                data, type[3..].ToLowerInvariant(), Unknown,
                ["name", "description", "type", "outOfScope", "reasonOutOfScope", "threats", "hasOpenThreats", "isTrustBoundary", "isBidirectional", "protocol", "threatFrequency", ThreatDragonTerms.Own, .. ThreatDragonTerms.Flags.Select(f => f.Name)]);
            return;
        }

        if (reading.Line(cell, "privilegeLevel") is { } privilege)
        {
            reading.Skip($"privilege level \"{ModelReading.Short(privilege)}\"", "There is no such field; write it into the description.");
        }
    }
}
