using System.Globalization;
using Suture.Domain.Tracing;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.Matrix;

/// <summary>A trace matrix as one HTML page that needs no other file, for the screen and for paper.</summary>
public static class MatrixHtml
{
    /// <summary>Writes the page row by row; the stream stays open. The rows are read twice: the summary stands above them.</summary>
    public static async Task WriteAsync(TraceMatrix matrix, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var html = new Utf8Output(stream);
        var summary = MatrixSummary.Of(matrix);
        Frame.Open(html, stamp, "Trace matrix", matrix.Title, landscape: true);
        Tiles(html, summary);
        Frame.Stamp(html, stamp);
        Head(html, matrix, summary);
        MatrixRow? before = null;
        foreach (var row in matrix.Rows)
        {
            Row(html, matrix, row, before, find);
            before = row;
            await html.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        html.Raw("</tbody>\n</table>\n");
        Frame.Close(html, stamp);
        await html.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Tiles(Utf8Output html, MatrixSummary summary)
    {
        html.Raw("<ul class=\"tiles\" aria-label=\"Summary\">\n");
        Frame.Tile(html, "", summary.Rows, summary.Rows == 1 ? "row" : "rows");
        Frame.Tile(html, "ok", summary.Passed, "end in a passed test");
        Frame.Tile(html, summary.Failed > 0 ? "bad" : "", summary.Failed, "end in a failed test");
        Frame.Tile(html, summary.Stale > 0 ? "warn" : "", summary.Stale, "tested on another version only");
        Frame.Tile(html, summary.WithoutResult > 0 ? "warn" : "", summary.WithoutResult, "without test result");
        Frame.Tile(html, summary.Suspect > 0 ? "warn" : "", summary.Suspect, "with a suspect link");
        html.Raw("</ul>\n");
    }

    private static void Head(Utf8Output html, TraceMatrix matrix, MatrixSummary summary)
    {
        html.Raw("<table>\n<caption>Each row is one way from the first column to a test result. An empty place is where the way ends. Titles stand where a record appears first.</caption>\n<thead><tr>");
        for (var i = 0; i < matrix.Columns.Length; i++)
        {
            var column = matrix.Columns[i];
            html.Raw("<th scope=\"col\">").Text(column.Label);
            if (!MatrixCells.IsResult(column))
            {
                html.Raw("<span class=\"ttl\">").Text(summary.DistinctIn(i).ToString("N0", CultureInfo.InvariantCulture)).Raw("</span>");
            }

            html.Raw("</th>");
        }

        html.Raw("</tr></thead>\n<tbody>\n");
    }

    private static void Row(Utf8Output html, TraceMatrix matrix, MatrixRow row, MatrixRow? before, RecordLookup find)
    {
        html.Raw("<tr>");
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            var (open, close) = i == 0 ? ("<th scope=\"row\"", "</th>") : ("<td", "</td>");
            var again = before is not null && Same(before.Cells[i], cell) && Before(row, before, i);
            html.Raw(open).Raw(again ? " class=\"again\">" : ">");
            if (MatrixCells.IsResult(matrix.Columns[i]))
            {
                Result(html, cell);
            }
            else
            {
                Records(html, cell, again, find);
            }

            if (cell.Suspect)
            {
                html.Raw(" <span class=\"mark warn\">suspect</span>");
            }

            html.Raw(close);
        }

        html.Raw("</tr>\n");
    }

    private static void Records(Utf8Output html, MatrixCell cell, bool again, RecordLookup find)
    {
        if (cell.Records.IsDefaultOrEmpty)
        {
            return;
        }

        var list = cell.Records.Length > 1;
        html.Raw(list ? "<ul>" : "");
        foreach (var id in cell.Records)
        {
            html.Raw(list ? "<li>" : "").Raw("<span class=\"key\">").Text(id.ToString()).Raw("</span>");
            if (!again && find(id)?.Title is { Length: > 0 } title)
            {
                html.Raw(" <span class=\"ttl\">").Text(title).Raw("</span>");
            }

            html.Raw(list ? "</li>" : "");
        }

        html.Raw(list ? "</ul>" : "");
    }

    private static void Result(Utf8Output html, MatrixCell cell)
    {
        if (cell.Result is null)
        {
            html.Raw("<span class=\"mark warn\">ends before a test</span>");
            return;
        }

        var (tone, sign) = cell.Result switch
        {
            "passed" => ("ok", "✓ "),
            "failed" => ("bad", "✗ "),
            "stale" => ("warn", ""),
            _ => ("none", ""),
        };
        html.Raw("<span class=\"mark ").Raw(tone).Raw("\">").Raw(sign).Text(MatrixCells.Result(cell)).Raw("</span>");
    }

    // A repeated cell is only dimmed while all to its left repeats too: then the eye reads on, as in an outline.
    private static bool Before(MatrixRow row, MatrixRow before, int column)
    {
        for (var i = 0; i < column; i++)
        {
            if (!Same(row.Cells[i], before.Cells[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Same(MatrixCell left, MatrixCell right) =>
        (left.Records.IsDefaultOrEmpty && right.Records.IsDefaultOrEmpty && string.Equals(left.Result, right.Result, StringComparison.Ordinal))
        || (!left.Records.IsDefaultOrEmpty && !right.Records.IsDefaultOrEmpty && left.Records.AsSpan().SequenceEqual(right.Records.AsSpan()));
}
