using System.Text;
using System.Text.RegularExpressions;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Formats.Tables;
using Suture.Formats.Text;
using Suture.Formats.Xlsx;

namespace Suture.Formats.Tests.Tables;

public sealed class TableFileTests
{
    [Fact]
    public void An_exported_workbook_is_read_sheet_by_sheet_without_being_told_anything()
    {
        var bytes = Workbook(Record(RecordKind.UN, 1), Record(RecordKind.SRS, 2), Record(RecordKind.SRS, 3));
        var read = TableFile.Read(bytes, "records.xlsx").Value;
        read.Select(t => (t.Table, t.Mapping.Kind, t.Drafts.Length)).ShouldBe([("UN", RecordKind.UN, 1), ("SRS", RecordKind.SRS, 2)]);
        read.ShouldAllBe(t => t.IgnoredColumns.IsEmpty);
    }

    [Fact]
    public void A_csv_needs_a_kind_a_mapping_or_a_name()
    {
        var bytes = "ID,Title,Color\nA-1,x,red\n"u8.ToArray();
        TableFile.Read(bytes, "list.csv").Problems.Single().Code.ShouldBe("table.kind");
        TableFile.Read(bytes, "SRS.csv").Value.Single().IgnoredColumns.ShouldBe(["Color"]);
        TableFile.Read(bytes, "list.csv", RecordKind.UN).Value.Single().Drafts.Single().Kind.ShouldBe(RecordKind.UN);
        var mapping = ColumnMappingFile.Read("kind: SYS\ncolumns: {color: title}", "m.yaml").Value;
        TableFile.Read(bytes, "list.csv", mapping: mapping).Value.Single().Drafts.Single().Title.ShouldBe("red");
        TableFile.Read("Color\nred\n"u8.ToArray(), "SRS.csv").Problems.Single().Code.ShouldBe("table.columns.unknown");
    }

    [Fact]
    public void With_several_sheets_the_mapping_names_one()
    {
        var bytes = Workbook(Record(RecordKind.UN, 1), Record(RecordKind.SRS, 2));
        TableFile.Read(bytes, "a.xlsx", RecordKind.UN).Problems.Single().Message.ShouldBe("The workbook has several sheets; name one as 'sheet' in a mapping file: UN, SRS.");
        var mapping = ColumnMappingFile.Read("kind: UN\nsheet: un\ncolumns: {key: key}", "m.yaml").Value;
        TableFile.Read(bytes, "a.xlsx", mapping: mapping).Value.Single().Drafts.Single().Number.ShouldBe(1);
        TableFile.Read(bytes, "a.xlsx", mapping: mapping with { Sheet = "x" }).Problems.Single().Code.ShouldBe("xlsx.sheet.missing");
    }

    [Fact]
    public void The_mapping_files_in_the_documentation_are_right()
    {
        var page = File.ReadAllText(Path.Combine(Expectation.Repository(), "docs", "import-tables.md"));
        var examples = Regex.Matches(page, "```(?:yaml|json)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5)).Select(m => m.Groups["text"].Value).ToList();
        examples.Count.ShouldBe(2);
        examples.ShouldAllBe(e => ColumnMappingFile.Read(e, "m.yaml").Ok);
    }

    [Fact]
    public void The_files_in_the_documentation_of_the_text_form_are_right()
    {
        var page = File.ReadAllText(Path.Combine(Expectation.Repository(), "docs", "text-form.md"));
        var record = page[page.IndexOf("---\nkey: SRS-12", StringComparison.Ordinal)..];
        record = record[..record.IndexOf("```", StringComparison.Ordinal)];
        var draft = RecordText.Read(record, "SRS/SRS-12.md").Value;
        RecordText.Write(Text.RecordTextRoundTripTests.FromDraft(draft)).ShouldBe(record);
        var device = page[page.IndexOf("key: PUMP", StringComparison.Ordinal)..];
        DeviceText.Read(device[..device.IndexOf("```", StringComparison.Ordinal)], "device.yaml").Value.SafetyClass.ShouldBe("C");
    }

    private static TextRecord Record(RecordKind kind, int number) => new(new RecordId(kind, number), "t", null, null, [], "draft", [], FieldValues.Empty(kind.Definition()), "");

    private static byte[] Workbook(params TextRecord[] records)
    {
        using var stream = new MemoryStream();
        XlsxTables.WriteRecords(stream, records).Ok.ShouldBeTrue();
        return stream.ToArray();
    }
}
