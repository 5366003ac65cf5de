using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Formats.Csv;
using Suture.Formats.Xlsx;

namespace Suture.Formats.Tables;

/// <summary>What one table gave.</summary>
/// <param name="Table">Name of the sheet or file.</param>
/// <param name="Mapping">As given or guessed.</param>
/// <param name="Drafts">One for each row.</param>
/// <param name="IgnoredColumns">Columns that nothing was taken from.</param>
/// <param name="Notes">What a person should know about the reading.</param>
public sealed record TableImport(string Table, ColumnMapping Mapping, ImmutableArray<RecordDraft> Drafts, ImmutableArray<string> IgnoredColumns, ImmutableArray<string> Notes);

/// <summary>A CSV file or workbook to drafts, in one step.</summary>
public static class TableFile
{
    /// <summary>
    /// Reads by the mapping when there is one, else guesses the columns for the kind. With neither, tables named as a prefix (sheet
    /// <c>SRS</c>, file <c>SRS.csv</c>) are read, as exports write them, or a single table by the kind of its first key; with a kind or mapping and several visible sheets, the mapping must name its sheet.
    /// </summary>
    /// <returns>A result for each table that was read (hidden sheets only when the mapping names them), or all problems.</returns>
    public static Result<ImmutableArray<TableImport>> Read(ReadOnlyMemory<byte> bytes, string fileName, RecordKind? kind = null, ColumnMapping? mapping = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Sheets(bytes, fileName, mapping?.HeaderRow).Then(all => Choose(all, fileName, kind, mapping)).Then(chosen => Import(chosen));
    }

    /// <summary>The tables of a file, which is a workbook by its first bytes or its name, and else CSV.</summary>
    internal static Result<ImmutableArray<SheetTable>> Sheets(ReadOnlyMemory<byte> bytes, string fileName, int? headerRow = null)
    {
        var isWorkbook = bytes.Span is [0x50, 0x4B, ..] or [0xD0, 0xCF, ..] || fileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        return isWorkbook ? XlsxTables.Read(bytes, fileName, headerRow) : CsvTables.Read(bytes, fileName, headerRow).Map(t => ImmutableArray.Create(t));
    }

    private static Result<ImmutableArray<(SheetTable Table, ColumnMapping Mapping)>> Choose(ImmutableArray<SheetTable> tables, string file, RecordKind? kind, ColumnMapping? mapping)
    {
        var visible = tables.Where(t => !t.Hidden).ToImmutableArray();
        var names = string.Join(", ", tables.Select(t => t.Hidden ? t.Name + " (hidden)" : t.Name));
        if (mapping is { Sheet: { Length: > 0 } sheet } && tables[0].IsSheet)
        {
            return tables.FirstOrDefault(t => string.Equals(t.Name, sheet, StringComparison.OrdinalIgnoreCase)) is { } named
                ? ImmutableArray.Create((named, mapping))
                : new Problem("xlsx.sheet.missing", $"The workbook has no sheet '{sheet}' with a header row: {names}.", File: file);
        }

        if ((mapping?.Kind ?? kind) is { } known)
        {
            return visible.Length == 1
                ? ImmutableArray.Create((visible[0], mapping ?? ColumnGuess.Guess(visible[0], known)))
                : new Problem("xlsx.sheet.which", $"The workbook has several sheets; name one as 'sheet' in a mapping file: {names}.", File: file);
        }

        if (visible.Length == 1 && !RecordKinds.TryParsePrefix(visible[0].Name, out _) && KindOfFirstKey(visible[0]) is { } first)
        {
            return ImmutableArray.Create((visible[0], ColumnGuess.Guess(visible[0], first)));
        }

        var ours = visible.Select(t => (Table: t, Known: RecordKinds.TryParsePrefix(t.Name, out var prefix), Kind: prefix)).Where(t => t.Known).ToList();
        return ours.Count > 0
            ? ours.Select(t => (t.Table, ColumnGuess.Guess(t.Table, t.Kind))).ToImmutableArray()
            : new Problem("table.kind", $"Which kind the rows are is not known: give the kind or a mapping file, or name the sheet or file as a prefix (SRS); found: {names}.", File: file);
    }

    private static RecordKind? KindOfFirstKey(SheetTable table)
    {
        foreach (var cell in table.Rows.IsEmpty ? [] : table.Rows[0].Cells)
        {
            if (RecordId.TryParse(cell.AsSpan(cell.IndexOf('/', StringComparison.Ordinal) + 1), out var id))
            {
                return id.Kind;
            }
        }

        return null;
    }

    private static Result<ImmutableArray<TableImport>> Import(ImmutableArray<(SheetTable Table, ColumnMapping Mapping)> chosen)
    {
        var imports = ImmutableArray.CreateBuilder<TableImport>(chosen.Length);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var (table, mapping) in chosen)
        {
            if (mapping.Columns.IsEmpty)
            {
                problems.Add(new Problem("table.columns.unknown", $"No column of {table.Name} is known: {string.Join(", ", table.Header)}; give a mapping file.", File: table.File, Path: table.Name));
                continue;
            }

            var drafts = RecordTables.Read(table, mapping);
            problems.AddRange(drafts.Problems);
            if (drafts.Ok)
            {
                imports.Add(new TableImport(table.Name, mapping, drafts.Value, [.. mapping.Unmapped(table)], table.Notes));
            }
        }

        return problems.Count > 0 ? problems.Take(100).ToImmutableArray() : imports.ToImmutable();
    }
}
