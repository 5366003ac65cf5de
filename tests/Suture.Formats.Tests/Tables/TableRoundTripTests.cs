using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Results;
using Suture.Formats.Csv;
using Suture.Formats.Tables;
using Suture.Formats.Tests.Text;
using Suture.Formats.Text;
using Suture.Formats.Xlsx;

namespace Suture.Formats.Tests.Tables;

/// <summary>Records to a table and back, with every hard text in every member; and the same bytes the second time.</summary>
public sealed class TableRoundTripTests
{
    private static readonly Gen<TextRecord[]> Records = RecordGen.Record.Array[1, 6].Select(records =>
    {
        var kind = records[0].Id.Kind;
        // Aliases are unique, and links are only those the kind can have: a table has no column for the others.
        return records.Where(r => r.Id.Kind == kind).DistinctBy(r => r.Id).DistinctBy(r => r.Alias ?? r.Id.ToString(), StringComparer.Ordinal)
            .Select(r => r with { Links = [.. r.Links.Where(l => Domain.Records.Links.LinkRules.Of(l.Type).From.Contains(kind))] })
            .OrderBy(r => r.Id).ToArray();
    });

    [Fact]
    public void Records_come_back_from_csv_and_the_second_file_has_the_same_bytes() => Records.Sample(records =>
    {
        var bytes = Csv(records);
        var table = CsvTables.Read(bytes, "SRS.csv");
        var back = Back(table, records);
        Csv(back).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }, iter: 4_000);

    [Fact]
    public void Records_come_back_from_a_workbook_and_the_second_file_has_the_same_bytes() => Records.Sample(records =>
    {
        var bytes = Workbook(records);
        var back = Back(XlsxTables.Read(bytes, "records.xlsx").Map(t => t.Single()), records);
        Workbook(back).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }, iter: 1_500);

    [Fact]
    public void A_row_of_a_table_speaks_only_for_the_links_it_has_columns_for()
    {
        var table = new SheetTable("t", ["key", "links.derivesFrom"], [new SheetRow(2, ["SRS-1", ""])]);
        var draft = RecordTables.Read(table, ColumnGuess.Guess(table, RecordKind.SRS)).Value.Single();
        draft.Links.ShouldNotBeNull().ShouldBeEmpty();
        draft.LinkTypes.ShouldNotBeNull().ShouldBe([Domain.Records.Links.LinkType.DerivesFrom]);
        draft.Fields!.Filled.ShouldBeEmpty();
        draft.Tags.ShouldBeNull();
    }

    private static TextRecord[] Back(Result<SheetTable> table, TextRecord[] records)
    {
        table.Ok.ShouldBeTrue(string.Join("; ", table.Problems.Select(p => $"{p.Line} {p.Message}")));
        var mapping = ColumnGuess.Guess(table.Value, records[0].Id.Kind);
        mapping.Unmapped(table.Value).ShouldBeEmpty();
        var drafts = RecordTables.Read(table.Value, mapping);
        drafts.Ok.ShouldBeTrue(string.Join("; ", drafts.Problems.Select(p => p.Path + " " + p.Message)));
        drafts.Value.Length.ShouldBe(records.Length);
        foreach (var (draft, record) in drafts.Value.Zip(records))
        {
            new RecordId(draft.Kind, draft.Number!.Value).ShouldBe(record.Id);
            draft.Title.ShouldBe(record.Title);
            draft.Alias.ShouldBe(record.Alias ?? "");
            draft.Owner.ShouldBe(record.Owner ?? "");
            draft.Text.ShouldBe(record.Text);
            draft.State.ShouldBe(record.State);
            draft.Tags.ShouldNotBeNull().ShouldBe(record.Tags);
            (draft.Links ?? []).Select(l => (l.Type, RecordId.Parse(l.Target))).Order().ShouldBe(record.Links.Order());
            draft.Fields!.Equals(record.Fields).ShouldBeTrue(string.Join(", ", draft.Fields.Filled.Select(f => f.Field + "=" + FieldText.Format(f.Field, f.Value))));
            draft.ClearedFields.ShouldBe(draft.Kind.Definition().Fields.Where(f => record.Fields[f] is null));
        }

        return [.. drafts.Value.Select(RecordTextRoundTripTests.FromDraft).Select(r => r with { Alias = Filled(r.Alias), Owner = Filled(r.Owner) })];
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static byte[] Csv(TextRecord[] records)
    {
        using var stream = new MemoryStream();
        CsvTables.Write(stream, RecordTables.FromRecords(records[0].Id.Kind, records));
        return stream.ToArray();
    }

    private static byte[] Workbook(TextRecord[] records)
    {
        using var stream = new MemoryStream();
        XlsxTables.WriteRecords(stream, records).Value.ShouldBe(records.Length);
        return stream.ToArray();
    }
}
