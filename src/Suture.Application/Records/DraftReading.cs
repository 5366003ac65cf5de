using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Formats.Tables;
using Suture.Formats.Text;

namespace Suture.Application.Records;

/// <summary>Drafts as read, and what a person should know about the reading.</summary>
internal sealed record ReadDrafts(ImmutableArray<RecordDraft> Drafts, ImmutableArray<string> Notes);

/// <summary>Picks the reader for what a caller hands over: text folder, CSV or XLSX.</summary>
internal static class DraftReading
{
    internal static Result<ReadDrafts> Read(string device, IReadOnlyList<ImportFile> files, ImportFile? mapping, RecordKind? kind)
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

    private static Result<ReadDrafts> OfDevice(string device, RecordFolderContent content) =>
        content.Device is { } file && !string.Equals(file.Key, device, StringComparison.Ordinal)
            ? new Problem("import.device", $"The folder belongs to the device {file.Key}, not to {device}.", ProblemKind.Conflict, File: "device.yaml", Path: "key")
            : new ReadDrafts(content.Records, [.. content.Ignored.Select(i => $"{i}: not a record's file.")]);

    private static Result<ReadDrafts> Tables(List<ImportFile> files, ImportFile? mapping, RecordKind? kind)
    {
        ColumnMapping? columns = null;
        if (mapping is not null)
        {
            var read = ColumnMappingFile.Read(Encoding.UTF8.GetString(mapping.Bytes.Span), mapping.Path);
            if (!read.TryGet(out columns))
            {
                return Result<ReadDrafts>.Failed(read.Problems);
            }
        }

        var drafts = ImmutableArray.CreateBuilder<RecordDraft>();
        var notes = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var read in files.Select(f => TableFile.Read(f.Bytes, f.Path, kind, columns)))
        {
            problems.AddRange(read.Problems);
            foreach (var table in read.Ok ? read.Value : [])
            {
                drafts.AddRange(table.Drafts);
                notes.AddRange(table.Notes);
                if (!table.IgnoredColumns.IsEmpty)
                {
                    notes.Add($"{table.Table}: nothing was taken from the columns {string.Join(", ", table.IgnoredColumns)}.");
                }
            }
        }

        return problems.Count > 0 ? problems.ToImmutable() : new ReadDrafts(drafts.ToImmutable(), notes.ToImmutable());
    }

    private static bool Has(ImportFile file, string extension) => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);
}
