using System.Globalization;
using System.IO.Compression;
using System.Text;
using Suture.Formats.Tables;

namespace Suture.Formats.Xlsx;

/// <summary>
/// Writes workbooks: a styled header that stays in view, a filter on each column, widths. Rows are streamed, so memory does not grow
/// with their number. The same tables give the same bytes: nothing in the file tells when or where it was made.
/// </summary>
public static class XlsxWriter
{
    /// <summary>Rows of a sheet under its header; what is more goes on in a further sheet.</summary>
    private const int MaxRows = 1_048_575;

    // The earliest time a zip can hold.
    private static readonly DateTimeOffset Never = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Writes the sheets in order; the stream need not seek and stays open. Text that is longer than Excel's cells is cut and says so.
    /// Texts never become formulas, and those that look like one are marked as text.
    /// </summary>
    /// <exception cref="ArgumentException">No sheet, a sheet without columns, or a cell of another type than <see cref="OutputSheet"/> names.</exception>
    public static void Write(Stream stream, IEnumerable<OutputSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(sheets);
        using var forward = new ForwardStream(stream);
        using var zip = new ZipArchive(forward, ZipArchiveMode.Create, leaveOpen: true);
        var names = new List<string>();
        foreach (var sheet in sheets)
        {
            if (sheet.Columns.IsDefaultOrEmpty)
            {
                throw new ArgumentException($"The sheet {sheet.Name} has no columns.", nameof(sheets));
            }

            using var rows = sheet.Rows.GetEnumerator();
            bool more;
            do
            {
                names.Add(XlsxParts.SheetName(sheet.Name, names));
                using var to = Open(zip, string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{names.Count}.xml"));
                more = Sheet(to, sheet, rows, isFirst: names.Count == 1);
            }
            while (more);
        }

        if (names.Count == 0)
        {
            throw new ArgumentException("A workbook has at least one sheet.", nameof(sheets));
        }

        Part(zip, "xl/styles.xml", XlsxStyleSheet.Xml());
        Part(zip, "xl/workbook.xml", XlsxParts.Workbook(names));
        Part(zip, "xl/_rels/workbook.xml.rels", XlsxParts.WorkbookRelations(names.Count));
        Part(zip, "_rels/.rels", XlsxParts.Root);
        Part(zip, "[Content_Types].xml", XlsxParts.ContentTypes(names.Count));
    }

    /// <summary>Writes one sheet; true when rows are left that did not fit.</summary>
    private static bool Sheet(StreamWriter to, OutputSheet sheet, IEnumerator<IReadOnlyList<object?>> rows, bool isFirst)
    {
        to.Write($"{XlsxParts.Declaration}<worksheet xmlns=\"{XlsxParts.Main}\"><sheetViews><sheetView{(isFirst ? " tabSelected=\"1\"" : "")} workbookViewId=\"0\">");
        Pane(to, Math.Min(sheet.FrozenColumns, sheet.Columns.Length - 1));
        to.Write("</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>");
        for (var i = 0; i < sheet.Columns.Length; i++)
        {
            var width = sheet.Columns[i].Width ?? Math.Clamp(sheet.Columns[i].Header.Length + 4, 10, 40);
            to.Write(string.Create(CultureInfo.InvariantCulture, $"<col min=\"{i + 1}\" max=\"{i + 1}\" width=\"{Math.Clamp(width, 1, 255)}\" customWidth=\"1\"/>"));
        }

        to.Write("</cols><sheetData><row r=\"1\">");
        for (var i = 0; i < sheet.Columns.Length; i++)
        {
            XlsxCells.Header(to, i, sheet.Columns[i].Header);
        }

        to.Write("</row>");
        var written = 1;
        var more = false;
        while (rows.MoveNext())
        {
            written++;
            to.Write("<row r=\"");
            to.Write(written.ToString(CultureInfo.InvariantCulture));
            to.Write("\">");
            for (var i = 0; i < sheet.Columns.Length && i < rows.Current.Count; i++)
            {
                XlsxCells.Write(to, written, i, rows.Current[i], sheet.Columns[i].Wrap);
            }

            to.Write("</row>");
            if (written > MaxRows)
            {
                more = true;
                break;
            }
        }

        to.Write(string.Create(CultureInfo.InvariantCulture, $"</sheetData><autoFilter ref=\"A1:{SheetTable.ColumnName(sheet.Columns.Length - 1)}{written}\"/></worksheet>"));
        return more;
    }

    private static void Pane(StreamWriter to, int frozen)
    {
        var corner = SheetTable.ColumnName(frozen) + "2";
        to.Write(frozen > 0
            ? string.Create(CultureInfo.InvariantCulture, $"<pane xSplit=\"{frozen}\" ySplit=\"1\" topLeftCell=\"{corner}\" activePane=\"bottomRight\" state=\"frozen\"/>")
            : "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>");
    }

    private static void Part(ZipArchive zip, string name, string xml)
    {
        using var to = Open(zip, name);
        to.Write(xml);
    }

    private static StreamWriter Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Never;
        return new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 15);
    }
}
