using Suture.Domain.Tracing;
using Suture.Reports.Csv;
using Suture.Reports.Writing;

namespace Suture.Reports.Matrix;

/// <summary>A trace matrix as CSV (RFC 4180, UTF-8): one header line, for each column of records its keys and its titles.</summary>
public static class MatrixCsv
{
    /// <summary>Writes the matrix row by row; the stream stays open.</summary>
    public static async Task WriteAsync(TraceMatrix matrix, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(find);
        var csv = new Utf8Output(stream);
        Row(csv, matrix.Columns.SelectMany(c => MatrixCells.IsResult(c) ? [c.Label] : new[] { c.Label, c.Label + " title" }).Append("Suspect links to"));
        foreach (var row in matrix.Rows)
        {
            Row(csv, matrix.Columns.SelectMany((c, i) => MatrixCells.IsResult(c)
                ? [MatrixCells.Result(row.Cells[i])]
                : new[] { MatrixCells.Keys(row.Cells[i]), MatrixCells.Titles(row.Cells[i], find) }).Append(MatrixCells.Suspects(matrix, row)));
            await csv.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        await csv.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Row(Utf8Output csv, IEnumerable<string> cells)
    {
        var first = true;
        foreach (var cell in cells)
        {
            CsvCells.Cell(csv, cell, first);
            first = false;
        }

        CsvCells.EndRow(csv);
    }
}
