using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Tracing;
using Suture.Formats.Csv;
using Suture.Formats.Tables;
using Suture.Formats.Xlsx;
using Suture.Reports.Writing;

namespace Suture.Reports.Matrix;

/// <summary>
/// A trace matrix for spreadsheets: for each column of records one with keys and one with titles, then the test result, then where a
/// link is suspect. Rows are streamed. The writers behind guard against formulas.
/// </summary>
public static class MatrixTables
{
    /// <summary>One table, header first; the stream stays open.</summary>
    public static void WriteCsv(TraceMatrix matrix, RecordLookup find, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(find);
        CsvTables.Write(stream, Rows(matrix, find));
    }

    /// <summary>A workbook: the rows on the first sheet, what they were made from on the second. The stream stays open and need not seek.</summary>
    public static void WriteXlsx(TraceMatrix matrix, ReportStamp stamp, RecordLookup find, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        XlsxWriter.Write(stream, [Rows(matrix, find), About(matrix, stamp)]);
    }

    private static OutputSheet Rows(TraceMatrix matrix, RecordLookup find)
    {
        var columns = ImmutableArray.CreateBuilder<OutputColumn>();
        foreach (var column in matrix.Columns)
        {
            columns.Add(new OutputColumn(column.Label, MatrixCells.IsResult(column) ? 19 : 14, Wrap: true));
            if (!MatrixCells.IsResult(column))
            {
                columns.Add(new OutputColumn(column.Label + " title", 36, Wrap: true));
            }
        }

        columns.Add(new OutputColumn("Suspect links to", 22, Wrap: true));
        return new OutputSheet("Matrix", columns.ToImmutable(), matrix.Rows.Select(row => Cells(matrix, row, find))) { FrozenColumns = 1 };
    }

    private static List<object?> Cells(TraceMatrix matrix, MatrixRow row, RecordLookup find)
    {
        var cells = new List<object?>(row.Cells.Length * 2);
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            if (MatrixCells.IsResult(matrix.Columns[i]))
            {
                cells.Add(new OutputCell(MatrixCells.Result(cell), Tone(cell.Result)));
                continue;
            }

            cells.Add(MatrixCells.Keys(cell));
            cells.Add(MatrixCells.Titles(cell, find));
        }

        var suspects = MatrixCells.Suspects(matrix, row);
        cells.Add(suspects.Length > 0 ? new OutputCell(suspects, CellTone.Warning) : null);
        return cells;
    }

    private static CellTone Tone(string? result) => result switch
    {
        "passed" => CellTone.Good,
        "failed" => CellTone.Bad,
        "stale" => CellTone.Warning,
        null => CellTone.None,
        _ => CellTone.Muted,
    };

    private static OutputSheet About(TraceMatrix matrix, ReportStamp stamp) => new("About", [new OutputColumn("What", 24), new OutputColumn("Value", 96, Wrap: true)],
    [
        ["Report", matrix.Title],
        ["Device", $"{stamp.Device.Name} ({stamp.Device.Key})"],
        ["Version", stamp.Device.Version ?? "none set"],
        ["Software safety class", stamp.Device.EffectiveClass],
        .. stamp.Release is { } release ? (List<object?>[])[["Made of", release.Words]] : [],
        [stamp.Release is null ? "Made" : "Signed", $"{Times.ForPeople(stamp.PrintedAt)} by {stamp.PrintedBy}"],
        ["Ledger position", string.Create(CultureInfo.InvariantCulture, $"{stamp.Position} entries of stream {stamp.Device.Stream}")],
        ["Ledger root", stamp.Root],
        ["Checkpoint", stamp.Checkpoint?.TrimEnd('\n') ?? "none was issued yet"],
        [stamp.Release is null ? "Made by" : "Judged by", $"Suture {stamp.ProductVersion}".TrimEnd()],
    ]);
}
