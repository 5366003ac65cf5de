using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Formats.Tables;
using Suture.Formats.Csv;
using Suture.Formats.Text;
using Suture.Formats.Xlsx;

namespace Suture.Application.Records;

/// <summary>Picks the reader for what a caller hands over: text folder, CSV or XLSX.</summary>
internal static class DraftReading
{
    internal static Result<ImmutableArray<RecordDraft>> Read(string device, IReadOnlyList<ImportFile> files, ImportFile? mapping, RecordKind? kind)
    {
        if (files.Count == 0)
        {
            return new Problem("import.empty", "There is nothing to import: no .md, .csv or .xlsx file was given.");
        }

        var tables = files.Where(f => Has(f, ".csv") || Has(f, ".tsv") || Has(f, ".xlsx")).ToList();
        if (tables.Count == 0)
        {
            return RecordFolder.Read(files.Select(f => (f.Path, f.Bytes))).Then(content => OfDevice(device, content));
        }

        return tables.Count == files.Count
            ? Tables(tables, mapping, kind)
            : new Problem("import.mixed", "Import text files and tables one after the other, not together.", File: files.Except(tables).First().Path);
    }

    private static Result<ImmutableArray<RecordDraft>> OfDevice(string device, RecordFolderContent content) =>
        content.Device is { } file && !string.Equals(file.Key, device, StringComparison.Ordinal)
            ? new Problem("import.device", $"The folder belongs to the device {file.Key}, not to {device}.", ProblemKind.Conflict, File: "device.yaml", Path: "key")
            : content.Records;

    private static Result<ImmutableArray<RecordDraft>> Tables(List<ImportFile> files, ImportFile? mapping, RecordKind? kind)
    {
        ColumnMapping? columns = null;
        if (mapping is not null)
        {
            var read = ColumnMappingFile.Read(Encoding.UTF8.GetString(mapping.Bytes.Span), mapping.Path);
            if (!read.TryGet(out columns))
            {
                return Result<ImmutableArray<RecordDraft>>.Failed(read.Problems);
            }
        }

        var drafts = ImmutableArray.CreateBuilder<RecordDraft>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var sheets in files.Select(f => Sheets(f, columns?.HeaderRow)))
        {
            problems.AddRange(sheets.Problems);
            foreach (var table in sheets.Ok ? sheets.Value : [])
            {
                if (columns?.Sheet is { } sheet && table.IsSheet && !string.Equals(sheet, table.Name, StringComparison.Ordinal))
                {
                    continue;
                }

                var read = MappingOf(table, columns, kind).Then(m => RecordTables.Read(table, m));
                drafts.AddRange(read.Ok ? read.Value : []);
                problems.AddRange(read.Problems);
            }
        }

        return problems.Count > 0 ? problems.ToImmutable() : drafts.ToImmutable();
    }

    private static Result<ImmutableArray<SheetTable>> Sheets(ImportFile file, int? headerRow) =>
        Has(file, ".xlsx") ? XlsxTables.Read(file.Bytes, file.Path, headerRow) : CsvTables.Read(file.Bytes, file.Path, headerRow).Map(t => ImmutableArray.Create(t));

    // Without a mapping: the kind that was asked for, else the one that the table is named after, else that of its first key.
    private static Result<ColumnMapping> MappingOf(SheetTable table, ColumnMapping? mapping, RecordKind? kind)
    {
        if (mapping is not null)
        {
            return mapping;
        }

        return (kind ?? KindNamed(table) ?? KindOfFirstKey(table)) is { } found
            ? ColumnGuess.Guess(table, found)
            : new Problem("import.kind.unknown", $"Which kind of record the rows of '{table.Name}' are can not be told: give the kind, or a column mapping.", File: table.File);
    }

    private static RecordKind? KindNamed(SheetTable table)
    {
        var name = table.IsSheet ? table.Name : Path.GetFileNameWithoutExtension(table.File ?? string.Empty);
        return RecordKinds.TryParsePrefix(name, out var kind) ? kind : RecordKinds.All.FirstOrDefault(k => string.Equals(k.Plural, name, StringComparison.OrdinalIgnoreCase))?.Kind;
    }

    private static RecordKind? KindOfFirstKey(SheetTable table)
    {
        foreach (var cell in table.Rows.Length == 0 ? [] : table.Rows[0].Cells)
        {
            if (RecordId.TryParse(cell[(cell.IndexOf('/', StringComparison.Ordinal) + 1)..], out var id))
            {
                return id.Kind;
            }
        }

        return null;
    }

    private static bool Has(ImportFile file, string extension) => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
