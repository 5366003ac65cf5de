using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Formats.Tables;
using Suture.Formats.Text;
using Suture.Formats.Xlsx;

namespace Suture.Formats.Tests.Xlsx;

public sealed class XlsxWriterTests
{
    private static readonly OutputSheet Risks = new("Risks: all/open", [new("Key"), new("Harm", 40, Wrap: true), new("Count"), new("Fine"), new("On"), new("At")],
    [
        ["HS-1", "Overdose & <death>", 3, true, new DateOnly(2026, 3, 31), new DateTimeOffset(2026, 3, 31, 14, 0, 0, TimeSpan.FromHours(2))],
        ["HS-2", new OutputCell("=HYPERLINK(\"x\")", CellTone.Bad), -2.5, false, new DateOnly(1850, 1, 1), null],
        ["HS-3"],
        [new OutputCell(null, CellTone.Muted), "", 12345678901234567L, new OutputCell(7, CellTone.Good), new OutputCell("ok", CellTone.Warning), "a\r\n\u0001b_x0041_"],
    ]) { FrozenColumns = 1 };

    [Fact]
    public void A_written_workbook_is_valid_open_xml()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Write(Risks, Risks with { Name = "'History" })), isEditable: false);
        new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}").ShouldBeEmpty();
    }

    [Fact]
    public void The_sheet_is_as_expected() => Expectation.Matches("risks-sheet.xml", WorkbookParts.Read(Write(Risks), "xl/worksheets/sheet1.xml").Replace("<row", "\n<row", StringComparison.Ordinal).Replace("<c ", "\n <c ", StringComparison.Ordinal));

    [Fact]
    public void The_styles_are_as_expected() => Expectation.Matches("xlsx-styles.xml", WorkbookParts.Read(Write(Risks), "xl/styles.xml").Replace("<xf ", "\n<xf ", StringComparison.Ordinal));

    [Fact]
    public void What_was_written_reads_back()
    {
        var table = XlsxTables.Read(Write(Risks), "a.xlsx").Value.Single();
        table.Name.ShouldBe("Risks  all open");
        table.Header.ShouldBe(["Key", "Harm", "Count", "Fine", "On", "At"]);
        table.Rows.Select(r => string.Join('|', r.Cells)).ShouldBe(
        [
            "HS-1|Overdose & <death>|3|true|2026-03-31|2026-03-31T12:00:00",
            "HS-2|=HYPERLINK(\"x\")|-2.5|false|1850-01-01|",
            "HS-3|||||",
            "||12345678901234567|7|ok|a\r\n\u0001b_x0041_",
        ]);
    }

    [Fact]
    public void The_same_tables_give_the_same_bytes_on_any_stream()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var file = File.Create(path))
            {
                XlsxWriter.Write(file, [Risks]);
            }

            File.ReadAllBytes(path).ShouldBe(Write(Risks));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Sheets_with_the_same_name_get_numbers_and_long_names_are_cut()
    {
        var names = XlsxTables.Read(Write(Risks, Risks, Risks with { Name = new string('x', 40) }, Risks with { Name = new string('x', 35) }), "a.xlsx").Value.Select(t => t.Name);
        names.ShouldBe(["Risks  all open", "Risks  all open (2)", new string('x', 31), new string('x', 27) + " (2)"]);
    }

    [Fact]
    public void Text_longer_than_a_cell_is_cut_with_a_mark_in_reports_and_refused_in_exports_of_records()
    {
        var text = new string('y', 40_000);
        var cell = XlsxTables.Read(Write(new OutputSheet("x", [new("a")], [[text]])), "a.xlsx").Value.Single().Rows.Single().Cells[0];
        cell.Length.ShouldBe(32_767);
        cell.ShouldEndWith("y … [cut: the text is longer than a cell of Excel]");

        using var stream = new MemoryStream();
        var record = new TextRecord(new RecordId(RecordKind.UN, 7), "t", null, null, [], "draft", [], FieldValues.Empty(RecordKind.UN.Definition()), text);
        var problem = XlsxTables.WriteRecords(stream, [record]).Problems.Single();
        problem.Message.ShouldBe("text of UN-7 is longer than the 32767 characters of an Excel cell; export as CSV or text files.");
        stream.Length.ShouldBe(0);
    }

    [Fact]
    public void Rows_are_asked_for_once_and_one_after_the_other()
    {
        var asked = 0;
        IEnumerable<IReadOnlyList<object?>> Rows()
        {
            for (var i = 0; i < 20_000; i++)
            {
                asked++;
                yield return [i, "row " + i];
            }
        }

        var bytes = Write(new OutputSheet("big", [new("n"), new("t")], Rows()));
        asked.ShouldBe(20_000);
        XlsxTables.Read(bytes, "a.xlsx").Value.Single().Rows.Length.ShouldBe(20_000);
    }

    private static byte[] Write(params OutputSheet[] sheets)
    {
        using var stream = new MemoryStream();
        XlsxWriter.Write(stream, sheets);
        return stream.ToArray();
    }
}
