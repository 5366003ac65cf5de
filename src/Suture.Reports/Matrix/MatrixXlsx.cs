using System.Globalization;
using Suture.Domain.Tracing;
using Suture.Reports.Writing;
using Suture.Reports.Xlsx;

namespace Suture.Reports.Matrix;

/// <summary>A trace matrix as a workbook: the rows on the first sheet (header fixed, filters on), what it was made from on the second.</summary>
public static class MatrixXlsx
{
    /// <summary>Writes the workbook row by row; the stream stays open and need not be seekable.</summary>
    public static async Task WriteAsync(TraceMatrix matrix, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var workbook = await XlsxWorkbook.CreateAsync(stream, ["Matrix", "About"], cancellation).ConfigureAwait(false);
        await using var closing = workbook.ConfigureAwait(false);
        await workbook.SheetAsync((xml, c) => MatrixSheetAsync(xml, matrix, find, c), cancellation).ConfigureAwait(false);
        await workbook.SheetAsync((xml, _) => ValueTask.FromResult(AboutSheet(xml, matrix, stamp)), cancellation).ConfigureAwait(false);
    }

    private static async ValueTask<Utf8Output> MatrixSheetAsync(Utf8Output xml, TraceMatrix matrix, RecordLookup find, CancellationToken cancellation)
    {
        xml.Write("<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
        var head = Columns(matrix).ToList();
        for (var i = 0; i < head.Count; i++)
        {
            xml.Write(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{head[i].Width}\" customWidth=\"1\"/>"));
        }

        xml.Write("</cols><sheetData>");
        XlsxCells.StartRow(xml, 1);
        for (var i = 0; i < head.Count; i++)
        {
            XlsxCells.Cell(xml, 1, i, head[i].Label, XlsxStyle.Head);
        }

        XlsxCells.EndRow(xml);
        var number = 1;
        foreach (var row in matrix.Rows)
        {
            Row(xml, matrix, row, ++number, find);
            await xml.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        return xml.Write("</sheetData>").Write(string.Create(CultureInfo.InvariantCulture, $"<autoFilter ref=\"A1:{XlsxCells.ColumnName(head.Count - 1)}{number}\"/>"))
            .Write("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>");
    }

    private static IEnumerable<(string Label, int Width)> Columns(TraceMatrix matrix)
    {
        foreach (var column in matrix.Columns)
        {
            yield return (column.Label, MatrixCells.IsResult(column) ? 19 : 14);
            if (!MatrixCells.IsResult(column))
            {
                yield return (column.Label + " title", 36);
            }
        }

        yield return ("Suspect links to", 22);
    }

    private static void Row(Utf8Output xml, TraceMatrix matrix, MatrixRow row, int number, RecordLookup find)
    {
        XlsxCells.StartRow(xml, number);
        var place = 0;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            if (MatrixCells.IsResult(matrix.Columns[i]))
            {
                XlsxCells.Cell(xml, number, place++, MatrixCells.Result(cell), Style(cell.Result));
                continue;
            }

            XlsxCells.Cell(xml, number, place++, MatrixCells.Keys(cell), cell.IsEmpty ? XlsxStyle.Text : XlsxStyle.Key);
            XlsxCells.Cell(xml, number, place++, MatrixCells.Titles(cell, find), XlsxStyle.Text);
        }

        var suspects = MatrixCells.Suspects(matrix, row);
        XlsxCells.Cell(xml, number, place, suspects, suspects.Length > 0 ? XlsxStyle.Warn : XlsxStyle.Text);
        XlsxCells.EndRow(xml);
    }

    private static XlsxStyle Style(string? result) => result switch
    {
        "passed" => XlsxStyle.Ok,
        "failed" => XlsxStyle.Bad,
        "stale" => XlsxStyle.Warn,
        _ => XlsxStyle.Text,
    };

    private static Utf8Output AboutSheet(Utf8Output xml, TraceMatrix matrix, ReportStamp stamp)
    {
        xml.Write("<sheetViews><sheetView workbookViewId=\"0\" showGridLines=\"0\"/></sheetViews><cols><col min=\"1\" max=\"1\" width=\"22\" customWidth=\"1\"/><col min=\"2\" max=\"2\" width=\"90\" customWidth=\"1\"/></cols><sheetData>");
        var number = 1;
        XlsxCells.StartRow(xml, number);
        XlsxCells.Cell(xml, number, 0, matrix.Title, XlsxStyle.Title);
        XlsxCells.EndRow(xml);
        foreach (var (label, value) in new[]
        {
            ("Device", $"{stamp.Device.Name} ({stamp.Device.Key})"), ("Version", stamp.Device.Version ?? "none set"), ("Software safety class", stamp.Device.EffectiveClass),
            ("Made", $"{Times.ForPeople(stamp.PrintedAt)} by {stamp.PrintedBy}"), ("Ledger position", string.Create(CultureInfo.InvariantCulture, $"{stamp.Position} entries of stream {stamp.Device.Stream}")),
            ("Ledger root", stamp.Root), ("Checkpoint", stamp.Checkpoint?.TrimEnd('\n') ?? "none was issued yet"), ("Made by", "Suture " + stamp.ProductVersion),
        })
        {
            XlsxCells.StartRow(xml, ++number);
            XlsxCells.Cell(xml, number, 0, label, XlsxStyle.Key);
            XlsxCells.Cell(xml, number, 1, value, XlsxStyle.Text);
            XlsxCells.EndRow(xml);
        }

        return xml.Write("</sheetData>");
    }
}
