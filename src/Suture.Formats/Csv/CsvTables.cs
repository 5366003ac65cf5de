using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Formats.Tables;
using Suture.Formats.Text;

namespace Suture.Formats.Csv;

/// <summary>CSV files as tables: RFC 4180 with ',', ';', tab or '|' between cells, UTF-8 or UTF-16.</summary>
public static class CsvTables
{
    private const int MaxProblems = 100;
    private const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Reads a whole file. Every row must be as wide as the header; empty lines are skipped.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="fileName">For messages, and the table's name.</param>
    /// <param name="headerRow">Line on which the header's row starts; null for the first that is not empty.</param>
    /// <returns>The table, or up to 100 problems: <c>csv.encoding</c>, <c>csv.empty</c>, <c>csv.quote.open</c>, <c>csv.quote.after</c>, <c>csv.row.ragged</c>, <c>table.header.duplicate</c>.</returns>
    public static Result<SheetTable> Read(ReadOnlyMemory<byte> bytes, string fileName, int? headerRow = null)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (bytes.Length > MaxBytes)
        {
            return new Problem("csv.file.large", $"The file has more than {MaxBytes / 1024 / 1024} MiB.", File: fileName);
        }

        return StrictUtf8.Read(bytes.Span, fileName, "csv.encoding").Then(text => Read(text, fileName, headerRow));
    }

    /// <summary>Writes a table: UTF-8 with a mark (else Excel takes it for its own code page), commas, CR LF, formulas guarded.</summary>
    public static void Write(Stream stream, OutputSheet sheet) => CsvRows.Write(stream, sheet);

    private static Result<SheetTable> Read(string text, string file, int? headerRow)
    {
        var (delimiter, skip) = CsvDialect.Detect(text, headerRow);
        var scanner = new CsvScanner(text.AsSpan(skip), delimiter, skip > 0 ? 2 : 1);
        var problems = new List<Problem>();
        var rows = ImmutableArray.CreateBuilder<SheetRow>();
        ImmutableArray<string> header = default;
        while (problems.Count < MaxProblems && scanner.Read())
        {
            if (scanner.RowLine < headerRow || scanner.Cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (header.IsDefault)
            {
                var read = HeaderRow.Read(scanner.Cells.Select(FormulaGuard.Open).ToArray(), file, scanner.RowLine);
                if (!read.Ok)
                {
                    return Result<SheetTable>.Failed(read.Problems);
                }

                header = read.Value;
            }
            else if (CsvRows.Fit(scanner.Cells, header.Length) is { } row)
            {
                rows.Add(new SheetRow(scanner.RowLine, row));
            }
            else
            {
                problems.Add(new Problem("csv.row.ragged",
                    $"The row has {scanner.Cells.Count} cells where the header has {header.Length}; is a cell with a '{Name(delimiter)}' or a quote not quoted?", File: file, Line: scanner.RowLine));
            }
        }

        switch (scanner.Fault)
        {
            case CsvFault.OpenQuote:
                problems.Add(new Problem("csv.quote.open", "A quoted cell that starts here is never closed.", File: file, Line: scanner.RowLine));
                break;
            case CsvFault.TextAfterQuote:
                problems.Add(new Problem("csv.quote.after", $"Text follows a closing quote; '{Name(delimiter)}' or the end of the row was expected. A quote inside a quoted cell is written twice.", File: file, Line: scanner.RowLine));
                break;
        }

        if (problems.Count > 0)
        {
            return problems.ToImmutableArray();
        }

        return header.IsDefaultOrEmpty
            ? new Problem("csv.empty", "The file has no header row.", File: file, Line: headerRow)
            : new SheetTable(Path.GetFileNameWithoutExtension(file), header, rows.DrainToImmutable()) { File = file };
    }

    private static string Name(char delimiter) => delimiter == '\t' ? "tab" : delimiter.ToString();
}
