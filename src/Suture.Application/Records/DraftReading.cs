using System.Collections.Immutable;
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
    internal static Result<ImmutableArray<RecordDraft>> Read(string device, IReadOnlyList<ImportFile> files, ImportFile? mapping)
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
            ? Tables(tables, mapping)
            : new Problem("import.mixed", "Import text files and tables one after the other, not together.", File: files.Except(tables).First().Path);
    }

    private static Result<ImmutableArray<RecordDraft>> OfDevice(string device, RecordFolderContent content) =>
        content.Device is { } file && !string.Equals(file.Key, device, StringComparison.Ordinal)
            ? new Problem("import.device", $"The folder belongs to the device {file.Key}, not to {device}.", ProblemKind.Conflict, File: "device.yaml", Path: "key")
            : content.Records;

    private static Result<ImmutableArray<RecordDraft>> Tables(List<ImportFile> files, ImportFile? mapping)
    {
        ColumnMapping? columns = null;
        if (mapping is not null)
        {
            var read = ColumnMapping.Read(mapping.Bytes, mapping.Path);
            if (!read.TryGet(out columns))
            {
                return Result<ImmutableArray<RecordDraft>>.Failed(read.Problems);
            }
        }

        var drafts = ImmutableArray.CreateBuilder<RecordDraft>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var sheets in files.Select(f => Has(f, ".xlsx") ? XlsxTables.Read(f.Bytes, f.Path) : CsvTables.Read(f.Bytes, f.Path).Map(t => ImmutableArray.Create(t))))
        {
            if (!sheets.TryGet(out var tables))
            {
                problems.AddRange(sheets.Problems);
                continue;
            }

            foreach (var table in tables)
            {
                var read = RecordTables.Read(table, columns);
                drafts.AddRange(read.Ok ? read.Value : []);
                problems.AddRange(read.Problems);
            }
        }

        return problems.Count > 0 ? problems.ToImmutable() : drafts.ToImmutable();
    }

    private static bool Has(ImportFile file, string extension) => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
