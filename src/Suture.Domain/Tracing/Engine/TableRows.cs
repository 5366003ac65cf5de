using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>Asks the rows of a record's table.</summary>
internal static class TableRows
{
    private const int MostNamed = 12;

    internal static bool Holds(RowsCondition condition, DeviceModel model, int ordinal)
    {
        var record = model.Records[ordinal];
        return condition.Quantifier == Quantifier.Some
            ? Picked(condition, record).Any(r => Fulfills(condition, record, r, Names(condition, model, ordinal)))
            : !AtFault(condition, model, ordinal).Any();
    }

    /// <summary>The rows at fault by id and name, for messages: <c>I2 Service port, F7</c>; empty where a row is missing altogether.</summary>
    internal static string Which(RowsCondition condition, DeviceModel model, int ordinal)
    {
        if (condition.Quantifier == Quantifier.Some || Table(condition.Field, model.Records[ordinal]) is not { } table)
        {
            return "";
        }

        var name = IndexOf(table, "name");
        var rows = AtFault(condition, model, ordinal).Select(r => name >= 0 && Cell(r, name).Length > 0 ? $"{Cell(r, 0)} {Cell(r, name)}" : Cell(r, 0)).ToList();
        return string.Join(", ", rows.Take(MostNamed)) + (rows.Count > MostNamed ? $" and {rows.Count - MostNamed} more" : "");
    }

    private static IEnumerable<TableRow> AtFault(RowsCondition condition, DeviceModel model, int ordinal)
    {
        var record = model.Records[ordinal];
        var names = Names(condition, model, ordinal);
        return Picked(condition, record).Where(r => !Fulfills(condition, record, r, names));
    }

    private static IEnumerable<TableRow> Picked(RowsCondition condition, Record record)
    {
        if (Table(condition.Field, record) is not { } table || record.Fields[table] is not ImmutableArray<TableRow> rows)
        {
            return [];
        }

        if (condition.Where is not { } where)
        {
            return rows;
        }

        var column = IndexOf(table, where.Column);
        return rows.Where(r => where.Words.Any(w => where.Whole ? string.Equals(Cell(r, column), w, StringComparison.OrdinalIgnoreCase) : Cell(r, column).Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Fulfills(RowsCondition condition, Record record, TableRow row, HashSet<string>? names)
    {
        var table = Table(condition.Field, record)!;
        if (condition.Among is { } among)
        {
            return among.Columns.All(c => Cell(row, IndexOf(table, c)) is var cell && (cell.Length == 0 || Ids(record, among.Table).Contains(cell, StringComparer.Ordinal)));
        }

        return condition.Named is { } named
            ? names!.Contains(Cell(row, 0)) || (named.Or is { } or && !string.IsNullOrWhiteSpace(Cell(row, IndexOf(table, or))))
            : condition.Have.All(c => !string.IsNullOrWhiteSpace(Cell(row, IndexOf(table, c))));
    }

    private static IEnumerable<string> Ids(Record record, string field) =>
        Table(field, record) is { } table && record.Fields[table] is ImmutableArray<TableRow> rows ? rows.Select(r => Cell(r, 0)) : [];

    private static HashSet<string>? Names(RowsCondition condition, DeviceModel model, int ordinal)
    {
        if (condition.Named is not { } named)
        {
            return null;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var link in named.Direction == Direction.Out ? model.OutLinks[ordinal] : model.InLinks[ordinal])
        {
            var other = model.Records[named.Direction == Direction.Out ? link.To : link.From];
            if ((named.Types & (1u << (int)link.Type)) != 0 && named.Kinds.Contains(other.Id.Kind) && !other.IsRetired
                && other.Id.Kind.Definition().FindField(named.By) is { } by && other.Fields[by] is string text)
            {
                names.UnionWith(text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return names;
    }

    private static Field? Table(string name, Record record) => record.Id.Kind.Definition().FindField(name) is { Type: FieldType.Table } field ? field : null;

    // A row made before its table gained a column is shorter.
    private static string Cell(TableRow row, int column) => column < row.Cells.Length ? row.Cells[column] : "";

    private static int IndexOf(Field table, string column)
    {
        for (var i = 0; i < table.Columns.Length; i++)
        {
            if (string.Equals(table.Columns[i].Code, column, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }
}

/// <summary>Rows that the record decides by itself.</summary>
internal sealed class RowsLeaf(RowsCondition condition) : Leaf
{
    internal override bool Test(LeafContext context, Record record, int ordinal) => TableRows.Holds(condition, context.Model, ordinal);
}
