using System.Collections.Immutable;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Formats.Tables;
using Suture.Formats.Text;

namespace Suture.Formats.Xlsx;

/// <summary>Excel workbooks as tables.</summary>
public static class XlsxTables
{
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>
    /// Reads every sheet that is not empty, hidden ones too (they say so). Formulas give their stored result; a cell without a
    /// readable value becomes a <see cref="BadCell"/>, which is a problem only where its column is used.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">For messages.</param>
    /// <param name="headerRow">Row of the header; null for the first row that is not empty.</param>
    /// <returns>The sheets, or a problem: <c>xlsx.file</c>, <c>xlsx.encrypted</c>, <c>xlsx.legacy</c>, <c>xlsx.file.large</c>, <c>xlsx.empty</c>, <c>table.header.duplicate</c>.</returns>
    public static Result<ImmutableArray<SheetTable>> Read(ReadOnlyMemory<byte> bytes, string fileName, int? headerRow = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (bytes.Length > MaxBytes)
        {
            return new Problem("xlsx.file.large", $"The file has more than {MaxBytes / 1024 / 1024} MiB.", File: fileName);
        }

        if (XlsxPackage.Check(bytes, fileName) is { } problem)
        {
            return problem;
        }

        try
        {
            using var document = SpreadsheetDocument.Open(XlsxPackage.Stream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = 64 * 1024 * 1024 });
            return Read(document, fileName, headerRow);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The package reader and the XML reader throw what they like on damaged files: all of it means the same to the caller.
            return new Problem("xlsx.file", "The file is not a readable XLSX workbook: " + e.Message, File: fileName);
        }
    }

    /// <summary>Writes tables as sheets; see <see cref="XlsxWriter.Write"/>.</summary>
    public static void Write(Stream stream, IEnumerable<OutputSheet> sheets) => XlsxWriter.Write(stream, sheets);

    /// <summary>Writes records, a sheet for each kind that occurs, so that reading them back gives the same records.</summary>
    /// <returns>How many were written; or, before anything is written, the records whose text does not fit into a cell (Excel holds 32,767 characters).</returns>
    public static Result<int> WriteRecords(Stream stream, IEnumerable<TextRecord> records)
    {
        var all = records.ToList();
        var sheets = all.Select(r => r.Id.Kind).Distinct().Order().Select(k => RecordTables.FromRecords(k, all)).ToList();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var sheet in sheets)
        {
            foreach (var row in sheet.Rows)
            {
                var column = 0;
                while (column < row.Count && (row[column] is not string text || XlsxCells.EncodedLength(text) <= XlsxCells.MaxText))
                {
                    column++;
                }

                if (column < row.Count)
                {
                    problems.Add(new Problem("xlsx.cell.long", $"{sheet.Columns[column].Header} of {row[0]} is longer than the {XlsxCells.MaxText} characters of an Excel cell; export as CSV or text files.", Path: (string?)row[0]));
                }
            }
        }

        if (problems.Count > 0)
        {
            return problems.ToImmutable();
        }

        XlsxWriter.Write(stream, sheets);
        return all.Count;
    }

    private static Result<ImmutableArray<SheetTable>> Read(SpreadsheetDocument document, string file, int? headerRow)
    {
        if (document.WorkbookPart is not { Workbook: { } workbook } part)
        {
            return new Problem("xlsx.file", "The file is an Office document, but not a workbook.", File: file);
        }

        var values = new XlsxValues(
            XlsxText.ReadShared(part.SharedStringTablePart?.GetStream()), XlsxStyles.Read(part.WorkbookStylesPart?.GetStream()), workbook.WorkbookProperties?.Date1904?.Value ?? false);
        var tables = ImmutableArray.CreateBuilder<SheetTable>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var sheet in workbook.Sheets?.Elements<Sheet>() ?? [])
        {
            if (sheet.Id?.Value is not { } id || !part.TryGetPartById(id, out var found) || found is not WorksheetPart worksheet)
            {
                continue; // a chart, or nothing
            }

            var name = sheet.Name?.Value ?? id;
            if (XlsxSheetReader.Read(worksheet.GetStream(), values) is not { } grid)
            {
                return new Problem("xlsx.file.large", $"The sheet has more than {XlsxGrid.MaxCells} filled cells.", File: file, Path: name);
            }

            var hidden = sheet.State?.Value is { } state && state != SheetStateValues.Visible;
            if (grid.ToTable(name, file, hidden, headerRow) is { } table)
            {
                problems.AddRange(table.Problems);
                if (table.Ok)
                {
                    tables.Add(table.Value);
                }
            }
        }

        return problems.Count > 0 ? problems.ToImmutable()
            : tables.Count > 0 ? tables.ToImmutable()
            : new Problem("xlsx.empty", "The workbook has no sheet with a header row.", File: file);
    }
}
