using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Suture.Reports.Matrix;

namespace Suture.Reports.Tests;

public sealed class MatrixReportTests
{
    [Fact]
    public async Task Html_page_is_as_agreed() =>
        Golden.Matches("matrix.html", await Outputs.TextAsync(s => MatrixHtml.WriteAsync(Examples.Matrix(), Examples.Stamp, Examples.Find, s)));

    [Fact]
    public async Task Json_is_as_agreed() =>
        Golden.Matches("matrix.json", Golden.Indented(await Outputs.TextAsync(s => MatrixJson.WriteAsync(Examples.Matrix(), Examples.Stamp, s))));

    [Fact]
    public void Csv_is_as_agreed() => Golden.Matches("matrix.csv", Encoding.UTF8.GetString(Bytes(s => MatrixTables.WriteCsv(Examples.Matrix(), Examples.Find, s))));

    [Fact]
    public async Task Html_loads_nothing_from_elsewhere_and_encodes_what_records_say()
    {
        var html = await Outputs.TextAsync(s => MatrixHtml.WriteAsync(Examples.Matrix(), Examples.Stamp, Examples.Find, s));

        html.ShouldNotContain("src=");
        html.ShouldNotContain("<script");
        html.ShouldNotContain("url(");
        html.ShouldNotContain("<infusion>");
        html.ShouldContain("&lt;infusion&gt;");
        html.ShouldContain("2026-11-23 18:04:05 UTC");
        // Well formed, so that other tools can read it too.
        XDocument.Parse(html[html.IndexOf("<body>", StringComparison.Ordinal)..html.IndexOf("</html>", StringComparison.Ordinal)]).Descendants("tr").Count().ShouldBe(6);
    }

    [Fact]
    public void Csv_title_that_looks_like_a_formula_is_guarded() =>
        Encoding.UTF8.GetString(Bytes(s => MatrixTables.WriteCsv(Examples.Matrix(), Examples.Find, s))).ShouldContain("'=HYPERLINK");

    [Fact]
    public void Xlsx_is_a_valid_workbook_without_formulas_and_the_same_each_time()
    {
        var bytes = Bytes(s => MatrixTables.WriteXlsx(Examples.Matrix(), Examples.Stamp, Examples.Find, s));

        Bytes(s => MatrixTables.WriteXlsx(Examples.Matrix(), Examples.Stamp, Examples.Find, s)).ShouldBe(bytes);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => e.Description).ShouldBeEmpty();
        var sheets = document.WorkbookPart!.WorksheetParts.ToList();
        sheets.Count.ShouldBe(2);
        sheets.SelectMany(s => s.Worksheet!.Descendants<CellFormula>()).ShouldBeEmpty();
        var text = string.Join('\n', sheets.SelectMany(s => s.Worksheet!.Descendants<Cell>()).Select(c => c.InnerText));
        text.ShouldContain("Rate control");
        text.ShouldContain(Examples.Stamp.Root);
        text.ShouldContain("18:04:05 UTC");
    }

    [Fact]
    public async Task Twenty_five_thousand_rows_are_handed_on_piece_by_piece()
    {
        var pieces = new CountingStream();

        await MatrixHtml.WriteAsync(Examples.Matrix(5000), Examples.Stamp, Examples.Find, pieces);

        pieces.Total.ShouldBeGreaterThan(2_000_000);
        pieces.Largest.ShouldBeLessThan(64 * 1024);
    }

    [Fact]
    public async Task Summary_counts_every_row_once()
    {
        var html = await Outputs.TextAsync(s => MatrixHtml.WriteAsync(Examples.Matrix(3), Examples.Stamp, Examples.Find, s));

        html.ShouldContain("<b>15</b><span>rows</span>");
        html.ShouldContain("<b>3</b><span>end in a passed test</span>");
        html.ShouldContain("<b>6</b><span>without test result</span>");
        html.ShouldContain("<b>6</b><span>with a suspect link</span>");
    }

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private sealed class CountingStream : MemoryStream
    {
        public long Total { get; private set; }

        public int Largest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Total += buffer.Length;
            Largest = Math.Max(Largest, buffer.Length);
            return ValueTask.CompletedTask;
        }
    }
}
