using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Safety.Table;
using Suture.Formats.Csv;
using Suture.Formats.Xlsx;

namespace Suture.Formats.Tables;

/// <summary>A risk table that was read, and what was read over.</summary>
public sealed record ReadRiskTable(RiskTable Table, ImmutableArray<string> Notes);

/// <summary>Risk tables as XLSX and CSV, both ways: what is written reads back the same.</summary>
public static class RiskTableFile
{
    private const string Sheet = "Risks";
    private const int MaxRows = 100_000;

    /// <summary>Writes the table as a workbook; refuses, before anything is written, texts that do not fit into a cell.</summary>
    public static Result<int> WriteXlsx(RiskTable table, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(table);
        var problems = table.Rows
            .SelectMany(r => r.Cells.Select((c, i) => (Row: r, Column: RiskColumns.All[i], Length: XlsxCells.EncodedLength(c?.Text ?? string.Empty))))
            .Where(c => c.Length > XlsxCells.MaxText)
            .Select(c => new Problem("xlsx.cell.long", $"{c.Column} of {c.Row.Cells[0]?.Text} is longer than the {XlsxCells.MaxText} characters of an Excel cell; export as CSV.", Path: c.Row.Cells[0]?.Text))
            .Distinct().ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return problems;
        }

        XlsxWriter.Write(stream, [Output(table)]);
        return table.Rows.Length;
    }

    /// <summary>Writes the table as CSV.</summary>
    public static void WriteCsv(RiskTable table, Stream stream) => CsvTables.Write(stream, Output(table));

    /// <summary>Reads a workbook's sheet "Risks" (or its only visible one), or a CSV file. A mapping says which column is what; without one they are known by their names.</summary>
    /// <returns>The table; or problems with file and cell, among them <c>riskTable.columns</c> when no situation can be told from the header.</returns>
    public static Result<ReadRiskTable> Read(ReadOnlyMemory<byte> bytes, string fileName, RiskTableMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return TableFile.Sheets(bytes, fileName, mapping?.HeaderRow).Then(tables =>
        {
            if (mapping?.Sheet is { Length: > 0 } sheet && tables.Any(t => t.IsSheet))
            {
                return tables.FirstOrDefault(t => t.Name.Equals(sheet, StringComparison.OrdinalIgnoreCase)) is { } named
                    ? Read(named, mapping)
                    : new Problem("xlsx.sheet.unknown", $"The workbook has no sheet '{sheet}': {string.Join(", ", tables.Select(t => t.Name))}.", File: fileName);
            }

            var visible = tables.Where(t => !t.Hidden).ToList();
            var chosen = visible.FirstOrDefault(t => t.IsSheet && t.Name.Equals(Sheet, StringComparison.OrdinalIgnoreCase)) ?? (visible.Count == 1 ? visible[0] : null);
            return chosen is not null
                ? Read(chosen, mapping)
                : new Problem("xlsx.sheet.which", $"The workbook has several sheets and none is named {Sheet}: {string.Join(", ", tables.Select(t => t.Name))}.", File: fileName);
        });
    }

    private static Result<ReadRiskTable> Read(SheetTable table, RiskTableMapping? mapping)
    {
        if (mapping?.Columns.Keys.Where(c => !table.Header.Contains(c, StringComparer.OrdinalIgnoreCase)).ToList() is { Count: > 0 } missing)
        {
            return missing.Select(c => new Problem("mapping.column.missing", $"The table has no column '{c}': {string.Join(", ", table.Header)}.", File: table.File, Path: table.Name)).ToImmutableArray();
        }

        var columns = new (int Source, RiskColumn Column)[table.Header.Length];
        var count = 0;
        var unknown = new List<string>();
        var used = new HashSet<RiskColumn>();
        for (var i = 0; i < table.Header.Length; i++)
        {
            if (Column(table, i, mapping) is { } column && used.Add(column))
            {
                columns[count++] = (i, column);
            }
            else
            {
                unknown.Add(table.Header[i]);
            }
        }

        var known = columns.AsSpan(0, count).ToArray();
        if (!Array.Exists(known, c => c.Column.Role is RiskColumnRole.Key or RiskColumnRole.Title))
        {
            return new Problem("riskTable.columns", $"The header has neither 'Situation' nor 'Hazardous situation': {string.Join(", ", table.Header)}.", File: table.File, Path: table.Name);
        }

        if (table.Rows.Length > MaxRows)
        {
            return new Problem("riskTable.large", $"The table has {table.Rows.Length} rows; at most {MaxRows} are read.", File: table.File);
        }

        var bad = table.BadCells.Where(b => Array.Exists(known, c => c.Source == b.Column && c.Column.Role != RiskColumnRole.Computed)).Take(100)
            .Select(b => Refuse(table, b)).ToImmutableArray();
        if (!bad.IsEmpty)
        {
            return bad;
        }

        var rows = table.Rows.Where(r => r.Cells.Any(c => !string.IsNullOrWhiteSpace(c))).Select(r => Row(table, r, known, mapping)).ToImmutableArray();
        return new ReadRiskTable(new RiskTable(rows), [.. table.Notes, .. unknown.Count == 0 ? [] : new[] { $"Nothing was taken from the columns {string.Join(", ", unknown)}." }]);
    }

    // Whole names go before the names of other tools: a second column for the same is left out.
    private static RiskColumn? Column(SheetTable table, int index, RiskTableMapping? mapping)
    {
        var header = table.Header[index];
        if (mapping is not null)
        {
            return mapping.Columns.GetValueOrDefault(header);
        }

        return RiskColumns.Find(header) is { } column && (column.Header.Equals(header, StringComparison.OrdinalIgnoreCase) || !table.Header.Contains(column.Header, StringComparer.OrdinalIgnoreCase)) ? column : null;
    }

    private static Problem Refuse(SheetTable table, BadCell bad)
    {
        var place = table.Place(bad.Line, bad.Column);
        return new Problem("xlsx.cell.value", bad.Why, File: place.File, Line: place.Line, Path: place.Path);
    }

    private static RiskTableRow Row(SheetTable table, SheetRow row, (int Source, RiskColumn Column)[] known, RiskTableMapping? mapping)
    {
        var cells = new RiskCell?[RiskColumns.All.Length];
        foreach (var (source, column) in known)
        {
            var text = row.Cells[source];
            var means = mapping?.Values.GetValueOrDefault(column)?.GetValueOrDefault(text.Trim());
            cells[column.Index] = new RiskCell(means ?? text, table.Place(row.Line, source));
        }

        return new RiskTableRow(table.Place(row.Line), [.. cells]);
    }

    private static OutputSheet Output(RiskTable table) => new(
        Sheet,
        [.. RiskColumns.All.Select(c => new OutputColumn(c.Header, c.Width, Wrap: c.Width > 20))],
        table.Rows.Select(r => (IReadOnlyList<object?>)[.. r.Cells.Select((c, i) => Cell(RiskColumns.All[i], c))]))
    { FrozenColumns = 1 };

    private static object? Cell(RiskColumn column, RiskCell? cell) =>
        column.Role is RiskColumnRole.Computed or RiskColumnRole.Exported ? new OutputCell(cell?.Text, CellTone.Muted) : cell?.Text;
}
