using CsCheck;
using Suture.Domain.Records;
using Suture.Formats.Tables;
using Suture.Formats.Xlsx;

namespace Suture.Formats.Tests.Xlsx;

public sealed class XlsxReadingTests
{
    private const string Header = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>key</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>title</t></is></c></row>";

    [Theory]
    [InlineData("<c r=\"B2\" t=\"s\"><v>0</v></c>", "rich text")]
    [InlineData("<c r=\"B2\" t=\"inlineStr\"><is><r><t>in</t></r><r><t xml:space=\"preserve\"> line</t></r><rPh><t>hint</t></rPh></is></c>", "in line")]
    [InlineData("<c r=\"B2\" t=\"str\"><f>A1&amp;\"x\"</f><v>keyx</v></c>", "keyx")]
    [InlineData("<c r=\"B2\" t=\"b\"><v>1</v></c>", "true")]
    [InlineData("<c r=\"B2\"><v>42</v></c>", "42")]
    [InlineData("<c r=\"B2\"><v>0.30000000000000004</v></c>", "0.3")]
    [InlineData("<c r=\"B2\" s=\"1\"><v>46112</v></c>", "2026-03-31")]
    [InlineData("<c r=\"B2\" s=\"1\"><v>1</v></c>", "1900-01-01")]
    [InlineData("<c r=\"B2\" s=\"2\"><v>46112.5</v></c>", "2026-03-31T12:00:00")]
    [InlineData("<c r=\"B2\" s=\"3\"><v>0.75</v></c>", "18:00:00")]
    [InlineData("<c r=\"B2\" s=\"4\"><v>46112</v></c>", "46112")]
    [InlineData("<c r=\"B2\" t=\"d\"><v>2026-03-31T00:00:00</v></c>", "2026-03-31")]
    [InlineData("<c r=\"B2\" t=\"inlineStr\"><is><t>a_x000D_b_x005F_x0041_</t></is></c>", "a\rb_x0041_")]
    public void Cells_of_every_type_give_their_text(string cell, string text)
    {
        var bytes = WorkbookParts.Build(
            $"{Header}<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>SRS-1</t></is></c>{cell}</row>",
            shared: "<si><r><t>rich</t></r><r><t xml:space=\"preserve\"> text</t></r></si>",
            styles: "<numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy hh:mm\"/><numFmt numFmtId=\"171\" formatCode=\"0.00&quot; days&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"20\"/><xf numFmtId=\"171\"/></cellXfs>");
        Single(bytes).Rows.Single().Cells[1].ShouldBe(text);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", "Date")]
    [InlineData("[$-409]d\\-mmm\\-yy;@", "Date")]
    [InlineData("mmm", "Date")]
    [InlineData("h:mm AM/PM", "Time")]
    [InlineData("[h]:mm:ss", "Time")]
    [InlineData("d/m/yy h:mm", "DateTime")]
    [InlineData("General", "Number")]
    [InlineData("#,##0.00 \"dd\"", "Number")]
    [InlineData("[Red]0.0", "Number")]
    [InlineData("0.00E+00", "Number")]
    public void Number_formats_tell_dates(string code, string form) => XlsxStyles.FormOf(code).ToString().ShouldBe(form);

    [Fact]
    public void Dates_of_the_1904_system_are_read() =>
        Single(WorkbookParts.Build($"{Header}<row r=\"2\"><c r=\"A2\" s=\"0\"><v>44650</v></c></row>", styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>", properties: "date1904=\"1\""))
            .Rows.Single().Cells[0].ShouldBe("2026-03-31");

    [Fact]
    public void Cells_without_addresses_count_on_and_rows_keep_their_numbers()
    {
        var table = Single(WorkbookParts.Build("<row><c t=\"inlineStr\"><is><t>key</t></is></c><c t=\"inlineStr\"><is><t>title</t></is></c></row><row r=\"9\"><c/><c><v>7</v></c></row><row><c r=\"D10\"><v>8</v></c></row>"));
        table.Header.ShouldBe(["key", "title", "column C", "column D"]);
        table.Rows.Select(r => (r.Line, string.Join('|', r.Cells))).ShouldBe([(9, "|7||"), (10, "|||8")]);
        table.Place(10, 3).Path.ShouldBe("Sheet1!D10");
    }

    [Fact]
    public void A_cell_merged_over_rows_stands_for_each_of_them_and_the_sheet_says_so()
    {
        var table = Single(WorkbookParts.Build(
            $"{Header}<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>5</v></c></row><row r=\"3\" hidden=\"1\"><c r=\"A3\"><v>2</v></c></row><row r=\"4\"><c r=\"A4\"><v>3</v></c></row>",
            "<mergeCells><mergeCell ref=\"B2:B1048576\"/></mergeCells>", state: "hidden"));
        table.Rows.Select(r => string.Join('|', r.Cells)).ShouldBe(["1|5", "2|5", "3|5"]);
        table.Hidden.ShouldBeTrue();
        table.Notes.ShouldBe(["The sheet is hidden.", "1 hidden rows were read like the others.", "2 cells took the value of the merged cell that they are part of."]);
    }

    [Theory]
    [InlineData("<c r=\"B2\" t=\"e\"><v>#REF!</v></c>", "The cell shows the error #REF!; correct its formula or clear it.")]
    [InlineData("<c r=\"B2\"><f>1+1</f></c>", "The cell's formula has no stored result; open the workbook in Excel, save it and try again.")]
    [InlineData("<c r=\"B2\" t=\"s\"><v>99</v></c>", "The cell names shared text 99, which the workbook does not have.")]
    [InlineData("<c r=\"B2\"><v>x</v></c>", "'x' is not a number.")]
    public void A_cell_without_a_value_is_a_problem_only_where_its_column_is_used(string cell, string message)
    {
        var table = Single(WorkbookParts.Build($"{Header}<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>SRS-1</t></is></c>{cell}</row>"));
        var mapping = ColumnGuess.Guess(table, RecordKind.SRS);
        var problem = RecordTables.Read(table, mapping).Problems.Single();
        (problem.Code, problem.Message, problem.File, problem.Line, problem.Path).ShouldBe(("xlsx.cell.value", message, "a.xlsx", 2, "Sheet1!B2"));
        RecordTables.Read(table, mapping with { Columns = mapping.Columns.RemoveAt(1) }).Ok.ShouldBeTrue();
    }

    [Fact]
    public void Files_that_are_no_workbook_are_refused_by_what_they_are()
    {
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        Code(ole).ShouldBe("xlsx.legacy");
        Code([.. ole, .. System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")]).ShouldBe("xlsx.encrypted");
        Code("key,title\n"u8.ToArray()).ShouldBe("xlsx.file");
        Code([]).ShouldBe("xlsx.file");
        Code("PK\x03\x04 no zip"u8.ToArray()).ShouldBe("xlsx.file");
        Code(WorkbookParts.Build("")).ShouldBe("xlsx.empty");
        Code(WorkbookParts.Build("<row><c><v>1</v>")).ShouldBe("xlsx.file");
    }

    [Fact]
    public void Entities_and_document_types_are_refused()
    {
        var row = "<row r=\"2\"><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>";
        var problem = XlsxTables.Read(WorkbookParts.Build(Header + row, doctype: "<!DOCTYPE worksheet [<!ENTITY a \"aaaa\">]>"), "a.xlsx").Problems.Single();
        problem.Code.ShouldBe("xlsx.file");
        problem.Message.ShouldContain("DTD");
    }

    [Fact]
    public void A_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked()
    {
        var bytes = WorkbookParts.Build(Header);
        // The central directory's entry of the first part: its unpacked size becomes 1 GiB.
        var directory = bytes.AsSpan().IndexOf("PK\x01\x02"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(directory + 24), 1 << 30).ShouldBeTrue();
        Code(bytes).ShouldBe("xlsx.file.large");
    }

    [Fact]
    public void Damaged_workbooks_give_problems_and_never_an_exception()
    {
        var good = WorkbookParts.Build($"{Header}<row r=\"2\"><c r=\"A2\"><v>1</v></c></row>", shared: "<si><t>a</t></si>");
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).Array[1, 6].Sample(edits =>
        {
            var bytes = (byte[])good.Clone();
            foreach (var (at, value) in edits)
            {
                bytes[at] = value;
            }

            var read = XlsxTables.Read(bytes, "a.xlsx");
            (read.Ok || read.Problems.All(p => p.File == "a.xlsx" && p.Code.Contains('.'))).ShouldBeTrue();
        }, iter: 3_000);
    }

    [Fact]
    public void Workbooks_of_the_corpus_are_read()
    {
        var files = Corpus.Files("requirements/doorstop-fixtures/**.xlsx");
        files.Count.ShouldBe(Corpus.Present ? 3 : 0);
        foreach (var file in files)
        {
            var name = Path.GetFileName(file);
            var tables = XlsxTables.Read(File.ReadAllBytes(file), name);
            tables.Ok.ShouldBeTrue(name + string.Join("; ", tables.Problems.Select(p => p.Message)));
            tables.Value[0].Header.Length.ShouldBeGreaterThan(5, name);
            if (name == "exported.xlsx")
            {
                var drafts = RecordTables.Read(tables.Value[0], ColumnGuess.Guess(tables.Value[0], RecordKind.SRS)).Value;
                drafts.Select(d => d.Alias).ShouldContain("REQ004");
                drafts.ShouldAllBe(d => d.Text != null && d.Links != null);
            }
        }
    }

    private static SheetTable Single(byte[] bytes)
    {
        var read = XlsxTables.Read(bytes, "a.xlsx");
        read.Ok.ShouldBeTrue(string.Join("; ", read.Problems.Select(p => p.Message)));
        return read.Value.Single();
    }

    private static string Code(byte[] bytes) => XlsxTables.Read(bytes, "a.xlsx").Problems.Single().Code;
}
