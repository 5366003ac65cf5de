using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Results;

namespace Suture.Domain.Security.ThreatModels;

/// <summary>
/// A diagram from and to the tables in the body of a threat model record. Columns are taken by name; cells of columns unknown here
/// go through unchanged.
/// </summary>
public static class DiagramTables
{
    /// <summary>What an out-of-scope cell holds when no reason was given.</summary>
    public const string NoReason = "no reason given";

    private static readonly string[] ElementColumns = ["id", "name", "type", "boundary", "description", "assets", "traits", "outOfScope", "place"];
    private static readonly string[] FlowColumns = ["id", "from", "to", "data", "protocol", "protection", "bothWays", "description", "assets", "traits", "outOfScope"];
    private static readonly string[] BoundaryColumns = ["id", "name", "parent", "description", "place"];

    /// <summary>
    /// The diagram in the body of a TM record, whatever its state; ask <see cref="DiagramCheck"/> whether it is sound.
    /// Problems: <c>threatmodel.element.type</c>, <c>threatmodel.place</c>.
    /// </summary>
    public static Result<Diagram> Read(FieldValues body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var diagram = new Diagram
        {
            Elements = [.. Rows(body, SecurityKinds.ModelElements).Select(r => Element(r, problems))],
            Flows = [.. Rows(body, SecurityKinds.ModelFlows).Select(Flow)],
            Boundaries = [.. Rows(body, SecurityKinds.ModelBoundaries).Select(r => Boundary(r, problems))],
        };
        return problems.Count > 0 ? problems.ToImmutable() : diagram;
    }

    /// <summary>The same body with the tables of this diagram; other fields stay.</summary>
    public static FieldValues Write(FieldValues body, Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(diagram);
        return body
            .With(SecurityKinds.ModelElements, diagram.Elements.Select(e => Row(SecurityKinds.ModelElements, e.Other, Cells(e))).ToImmutableArray())
            .With(SecurityKinds.ModelFlows, diagram.Flows.Select(f => Row(SecurityKinds.ModelFlows, f.Other, Cells(f))).ToImmutableArray())
            .With(SecurityKinds.ModelBoundaries, diagram.Boundaries.Select(b => Row(SecurityKinds.ModelBoundaries, b.Other, Cells(b))).ToImmutableArray());
    }

    private static DiagramElement Element(TableCells row, ImmutableArray<Problem>.Builder problems)
    {
        var type = ElementTypes.Find(row["type"]);
        if (type is null)
        {
            problems.Add(new Problem("threatmodel.element.type", $"Element {row["id"]} has the type '{row["type"]}'; expected external, process, store or interface.", Path: $"elements[{row["id"]}].type"));
        }

        return new DiagramElement(row["id"], row["name"], type ?? ElementType.Process)
        {
            Boundary = row.Find("boundary"),
            Description = row.Find("description"),
            Assets = ListCell.Read(row["assets"]),
            Traits = ListCell.Read(row["traits"]),
            OutOfScope = Scope(row.Find("outOfScope")),
            Place = Place(row, "elements", problems).Box,
            Other = row.Except(ElementColumns),
        };
    }

    private static DiagramFlow Flow(TableCells row) => new(row["id"], row["from"], row["to"], row["data"])
    {
        Protocol = row.Find("protocol"),
        Protection = row.Find("protection"),
        BothWays = row["bothWays"].Trim().ToUpperInvariant() is "YES" or "TRUE" or "1",
        Description = row.Find("description"),
        Assets = ListCell.Read(row["assets"]),
        Traits = ListCell.Read(row["traits"]),
        OutOfScope = Scope(row.Find("outOfScope")),
        Other = row.Except(FlowColumns),
    };

    private static TrustBoundary Boundary(TableCells row, ImmutableArray<Problem>.Builder problems)
    {
        var (box, line) = Place(row, "boundaries", problems);
        return new(row["id"], row["name"])
        {
            Parent = row.Find("parent"),
            Description = row.Find("description"),
            Place = box,
            Line = line,
            Other = row.Except(BoundaryColumns),
        };
    }

    private static Dictionary<string, string?> Cells(DiagramElement e) => new(StringComparer.Ordinal)
    {
        ["id"] = e.Id, ["name"] = e.Name, ["type"] = e.Type.Code(), ["boundary"] = e.Boundary, ["description"] = e.Description,
        ["assets"] = ListCell.Write(e.Assets), ["traits"] = ListCell.Write(e.Traits), ["outOfScope"] = Scope(e.OutOfScope), ["place"] = PlaceText(e.Place),
    };

    private static Dictionary<string, string?> Cells(DiagramFlow f) => new(StringComparer.Ordinal)
    {
        ["id"] = f.Id, ["from"] = f.From, ["to"] = f.To, ["data"] = f.Data, ["protocol"] = f.Protocol, ["protection"] = f.Protection, ["bothWays"] = f.BothWays ? "yes" : null,
        ["description"] = f.Description, ["assets"] = ListCell.Write(f.Assets), ["traits"] = ListCell.Write(f.Traits), ["outOfScope"] = Scope(f.OutOfScope),
    };

    private static Dictionary<string, string?> Cells(TrustBoundary b) => new(StringComparer.Ordinal)
    {
        ["id"] = b.Id, ["name"] = b.Name, ["parent"] = b.Parent, ["description"] = b.Description,
        ["place"] = b.Line.IsEmpty ? PlaceText(b.Place) : string.Join(' ', b.Line.Select(s => Number(s.X) + "," + Number(s.Y))),
    };

    private static OutOfScope? Scope(string? cell) => cell is null ? null : new OutOfScope(string.Equals(cell, NoReason, StringComparison.OrdinalIgnoreCase) ? "" : cell);

    private static string? Scope(OutOfScope? scope) => scope is null ? null : scope.Reason.Length == 0 ? NoReason : scope.Reason;

    private static (Box? Box, ImmutableArray<Spot> Line) Place(TableCells row, string table, ImmutableArray<Problem>.Builder problems)
    {
        if (row.Find("place") is not { } cell)
        {
            return (null, []);
        }

        var words = cell.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (cell.Contains(',', StringComparison.Ordinal))
        {
            var spots = words.Select(w => w.Split(',')).Select(p => p is [var x, var y] && Number(x) is { } a && Number(y) is { } b ? new Spot(a, b) : (Spot?)null).ToList();
            if (spots.Count > 1 && spots.TrueForAll(s => s is not null))
            {
                return (null, [.. spots.Select(s => s!.Value)]);
            }
        }
        else if (words is [var left, var top, var width, var height] && Number(left) is { } x && Number(top) is { } y && Number(width) is > 0 and var w && Number(height) is > 0 and var h)
        {
            return (new Box(x, y, w, h), []);
        }

        problems.Add(new Problem("threatmodel.place", $"The place of {row["id"]} is '{cell}'; expected four numbers (x y width height){(table == "boundaries" ? ", or points x,y for a line" : "")}.", Path: $"{table}[{row["id"]}].place"));
        return (null, []);
    }

    private static string? PlaceText(Box? box) => box is { } b ? $"{Number(b.X)} {Number(b.Y)} {Number(b.Width)} {Number(b.Height)}" : null;

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static IEnumerable<TableCells> Rows(FieldValues body, Field<ImmutableArray<TableRow>> field) =>
        field.In(body) is { IsDefaultOrEmpty: false } rows ? rows.Select(r => new TableCells(field, r)) : [];

    private static TableRow Row(Field field, ImmutableSortedDictionary<string, string> other, Dictionary<string, string?> cells) =>
        new([.. field.Columns.Select(c => cells.GetValueOrDefault(c.Code) ?? other.GetValueOrDefault(c.Code) ?? "")]);
}

/// <summary>One row of a table field, read by the names of its columns.</summary>
internal sealed class TableCells(Field field, TableRow row)
{
    /// <summary>The cell, empty text when it is empty or the table has no such column.</summary>
    internal string this[string column] => Find(column) ?? "";

    internal string? Find(string column)
    {
        for (var i = 0; i < field.Columns.Length && i < row.Cells.Length; i++)
        {
            if (string.Equals(field.Columns[i].Code, column, StringComparison.Ordinal))
            {
                return string.IsNullOrWhiteSpace(row.Cells[i]) ? null : row.Cells[i];
            }
        }

        return null;
    }

    internal ImmutableSortedDictionary<string, string> Except(string[] known)
    {
        var other = NoCells.Value;
        for (var i = 0; i < field.Columns.Length && i < row.Cells.Length; i++)
        {
            if (row.Cells[i].Length > 0 && !known.Contains(field.Columns[i].Code, StringComparer.Ordinal))
            {
                other = other.SetItem(field.Columns[i].Code, row.Cells[i]);
            }
        }

        return other;
    }
}
