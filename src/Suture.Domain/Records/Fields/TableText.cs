using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Domain.Records.Fields;

/// <summary>
/// A table field in one text: a line for each row, cells in the columns' order separated by '|' (<c>P1 | Pump controller |
/// process</c>, cells left out at the end are empty). Where a cell holds '|', a line end or outer spaces: a JSON list of
/// objects by column name.
/// </summary>
internal static class TableText
{
    public static Result<object?> Parse(Field field, string text, SourcePlace place)
    {
        if (text.AsSpan().TrimStart() is ['[', ..])
        {
            return ParseJson(field, text, place);
        }

        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var line in text.Split('\n'))
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > field.Columns.Length)
            {
                return FieldText.Refuse("field.table.cells", field, line, $"a row of at most {field.Columns.Length} cells: {Names(field, " | ")}", place);
            }

            rows.Add(Row(field, cells));
        }

        return Result<object?>.Of(rows.Count == 0 ? null : rows.DrainToImmutable());
    }

    public static string Format(Field field, ImmutableArray<TableRow> rows)
    {
        if (rows.Any(r => r.Cells.All(c => c.Length == 0) || !r.Cells.All(IsPlain) || r.Cells[0].StartsWith('[')))
        {
            return JsonLists.Write(rows.Select(r => field.Columns.Zip(r.Cells).Where(p => p.Second.Length > 0).ToDictionary(p => p.First.Code, p => p.Second, StringComparer.Ordinal)));
        }

        return string.Join('\n', rows.Select(r => string.Join(" | ", r.Cells).TrimEnd(' ', '|')));
    }

    private static Result<object?> ParseJson(Field field, string text, SourcePlace place)
    {
        if (JsonLists.Objects(text) is not { } objects)
        {
            return FieldText.Refuse("field.table.json", field, text, "a JSON list of objects of texts (a text that starts with '[' is read as JSON)", place);
        }

        var rows = ImmutableArray.CreateBuilder<TableRow>(objects.Count);
        foreach (var members in objects)
        {
            var cells = new string[field.Columns.Length];
            foreach (var (name, value) in members)
            {
                var column = IndexOf(field, name);
                if (column < 0)
                {
                    return FieldText.Refuse("field.table.column", field, name, $"a column; the columns are {Names(field, ", ")}", place);
                }

                cells[column] = FieldText.ToLf(value);
            }

            rows.Add(Row(field, cells));
        }

        return Result<object?>.Of(rows.Count == 0 ? null : rows.DrainToImmutable());
    }

    private static bool IsPlain(string cell) =>
        cell.Length == 0 || (cell.AsSpan().IndexOfAny('|', '\n', '\r') < 0 && !char.IsWhiteSpace(cell[0]) && !char.IsWhiteSpace(cell[^1]));

    private static TableRow Row(Field field, string?[] cells)
    {
        var full = new string[field.Columns.Length];
        for (var i = 0; i < full.Length; i++)
        {
            full[i] = i < cells.Length ? cells[i] ?? "" : "";
        }

        return new TableRow(ImmutableArray.Create(full));
    }

    private static int IndexOf(Field field, string name)
    {
        for (var i = 0; i < field.Columns.Length; i++)
        {
            if (string.Equals(field.Columns[i].Code, name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Names(Field field, string separator) => string.Join(separator, field.Columns.Select(c => c.Code));
}
