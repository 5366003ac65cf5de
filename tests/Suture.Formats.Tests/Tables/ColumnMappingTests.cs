using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Formats.Tables;
using Suture.Formats.Tests.Text;

namespace Suture.Formats.Tests.Tables;

public sealed class ColumnMappingTests
{
    private static readonly SheetTable Doors = new("Export", ["Object ID", "Object Heading", "Object Text", "Type", "Up", "Team", "Seen"],
    [
        new(2, ["DOORS-1", "Occlusion alarm", "The pump shall ...", "F", "SYS-4; DOORS-0", "", "x"]),
        new(3, ["DOORS-2", "", "The pump shall\nstop.", "perf", "", "safety, bench", ""]),
    ]) { File = "export.csv" };

    private const string Mapping = """
        kind: SRS
        separators: ";"
        columns:
          Object ID: alias
          Object Heading: title
          object text: text
          Type: category
          Up: links.derivesFrom
          Team: tags
          Seen: "-"
        constants:
          owner: anna.berg
          tags: imported
          method: test
        values:
          category: {F: functional, perf: performance}
        """;

    [Fact]
    public void A_mapping_file_says_where_columns_go_and_what_values_mean()
    {
        var mapping = ColumnMappingFile.Read(Mapping, "doors.yaml").Value;
        mapping.Unmapped(Doors).ShouldBe(["Seen"]);
        var drafts = RecordTables.Read(Doors, mapping).Value;
        drafts.Select(d => d.Alias).ShouldBe(["DOORS-1", "DOORS-2"]);
        drafts.ShouldAllBe(d => d.Kind == RecordKind.SRS && d.Number == null && d.Owner == "anna.berg" && RequirementKinds.SoftwareMethod.In(d.Fields!) == "test");
        drafts.Select(d => RequirementKinds.SoftwareCategory.In(d.Fields!)).ShouldBe(["functional", "performance"]);
        drafts[0].Links!.Value.Select(l => l.Target).ShouldBe(["SYS-4", "DOORS-0"]);
        drafts[0].Tags.ShouldNotBeNull().ShouldBe(["imported"]);
        drafts[1].Tags.ShouldNotBeNull().ShouldBe(["safety, bench"]);
        drafts[1].Links!.Value.ShouldBeEmpty();
        drafts[1].Title.ShouldBeNull();
        drafts[1].Place.ShouldBe(new SourcePlace("export.csv", 3));
    }

    [Fact]
    public void The_same_mapping_can_be_written_as_json()
    {
        var json = """{"kind": "SRS", "separators": ";", "columns": {"Object ID": "alias", "Type": "fields.category"}, "headerRow": 3}""";
        var mapping = ColumnMappingFile.Read(json, "doors.json").Value;
        mapping.Columns.Select(c => $"{c.Column} -> {c.Target}").ShouldBe(["Object ID -> alias", "Type -> category"]);
        mapping.HeaderRow.ShouldBe(3);
    }

    [Theory]
    [InlineData("columns: {a: title}", "mapping.kind", 1)]
    [InlineData("kind: XYZ\ncolumns: {a: title}", "mapping.kind", 1)]
    [InlineData("kind: SRS", "mapping.columns", 1)]
    [InlineData("kind: SRS\ncolumns:\n  a: titel", "mapping.target.unknown", 3)]
    [InlineData("kind: SRS\ncolumns:\n  a: links.leadsTo", "mapping.target.unknown", 3)]
    [InlineData("kind: SRS\ncolumns:\n  a: title\n  b: title", "mapping.target.duplicate", 1)]
    [InlineData("kind: SRS\ncolumns:\n  a: title\ncolums: {}", "mapping.member.unknown", 4)]
    [InlineData("kind: SRS\nheaderRow: first\ncolumns:\n  a: title", "mapping.headerRow", 2)]
    [InlineData("kind: SRS\nconstants: {alias: x}\ncolumns:\n  a: title", "mapping.constant", 2)]
    [InlineData("kind: SRS\ncolumns: title", "mapping.member.type", 2)]
    public void Wrong_mapping_files_are_refused_with_the_line(string text, string code, int line)
    {
        var problem = ColumnMappingFile.Read(text, "m.yaml").Problems.First();
        (problem.Code, problem.File, problem.Line).ShouldBe((code, "m.yaml", line));
    }

    [Fact]
    public void A_wrong_target_gets_a_suggestion() =>
        ColumnMappingFile.Read("kind: SRS\ncolumns: {a: titel}", "m.yaml").Problems.Single().Message.ShouldBe(
            "'titel' is nothing a software requirement has: key, alias, title, text, owner, tags, state, links.derivesFrom, links.satisfies, links.allocatedTo, links.implements, "
            + "category, method, rationale, acceptance; did you mean 'title'?");

    [Fact]
    public void A_mapped_column_that_the_table_does_not_have_is_refused()
    {
        var mapping = ColumnMappingFile.Read("kind: SRS\ncolumns: {Object Id: alias, Object Txt: text}", "m.yaml").Value;
        var problem = RecordTables.Read(Doors, mapping).Problems.Single();
        problem.Code.ShouldBe("table.column.missing");
        problem.Message.ShouldBe("There is no column 'Object Txt': Object ID, Object Heading, Object Text, Type, Up, Team, Seen; did you mean 'Object Text'?");
    }

    [Fact]
    public void Problems_of_all_rows_are_reported_with_their_places()
    {
        var table = new SheetTable("S", ["key", "alias", "category", "state"],
        [
            new(2, ["SRS-1", "a", "alarm", "draft"]), new(3, ["SRS-1", "a", "alrm", "Approved"]), new(4, ["SYS-1", "", "", "done"]),
        ]) { File = "r.xlsx", IsSheet = true };
        var mapping = new ColumnMapping(RecordKind.SRS, [.. table.Header.Select(h => new MappedColumn(h, ColumnTarget.Parse(RecordKind.SRS.Definition(), h)!))]);
        RecordTables.Read(table, mapping).Problems.Select(p => (p.Code, p.Line, p.Path)).ShouldBe(
        [
            ("table.key.duplicate", 3, "S!A3"), ("table.alias.duplicate", 3, "S!B3"), ("field.choice.unknown", 3, "S!C3"),
            ("table.key.invalid", 4, "S!A4"), ("table.state.unknown", 4, "S!D4"),
        ]);
    }

    [Theory]
    [InlineData(RecordKind.SRS, "ID,Title,Description,Parent,Category", "ID:alias Title:title Description:text Parent:links.derivesFrom Category:category")]
    [InlineData(RecordKind.SRS, "Req ID,Requirement,Acceptance criteria,Verification Method,Notes", "Req ID:alias Requirement:text Acceptance criteria:acceptance Verification Method:method")]
    [InlineData(RecordKind.TC, "Test Case ID,Test Case Name,verifies,Expected outcome,Procedure", "Test Case ID:alias Test Case Name:title verifies:links.verifies Expected outcome:expected Procedure:procedure")]
    [InlineData(RecordKind.SOUP, "Name,Version,Manufacturer,Package URL,License,end_of_support", "Name:title Version:version Manufacturer:manufacturer Package URL:purl License:license end_of_support:endOfSupport")]
    [InlineData(RecordKind.UN, "Summary,Issue key,Labels,Source", "Summary:title Issue key:alias Labels:tags Source:source")]
    public void Headers_as_tools_write_them_are_guessed(RecordKind kind, string header, string expected)
    {
        var names = header.Split(',');
        var table = new SheetTable("t", [.. names], [new SheetRow(2, [.. names.Select(n => n + "-1")])]);
        string.Join(' ', ColumnGuess.Guess(table, kind).Columns.Select(c => $"{c.Column}:{c.Target}")).ShouldBe(expected);
    }

    [Fact]
    public void Any_table_can_be_guessed_and_read_without_an_exception() =>
        Gen.Select(Gen.OneOf(RecordKinds.All.Select(k => k.Kind).ToArray()), RecordGen.AnyText.Array[1, 5], RecordGen.AnyText.Array[5].Array[0, 3]).Sample((kind, header, rows) =>
        {
            var names = header.Select((h, i) => h + i).ToImmutableArray();
            var table = new SheetTable("t", names, [.. rows.Select((r, i) => new SheetRow(i + 2, [.. r.Take(names.Length)]))]) { File = "t.csv" };
            var read = RecordTables.Read(table, ColumnGuess.Guess(table, kind));
            (read.Ok || read.Problems.All(p => p.File == "t.csv" && p.Line > 1)).ShouldBeTrue();
        }, iter: 5_000);

    [Fact]
    public void Any_mapping_file_gives_a_mapping_or_problems() =>
        Gen.Select(Gen.Int[0, 400], RecordGen.AnyText, Gen.Int[0, 5]).Array[1, 3].Sample(edits =>
        {
            var read = ColumnMappingFile.Read(FastYamlTests.Edited(Mapping, edits), "m.yaml");
            (read.Ok || read.Problems.All(p => p.File == "m.yaml" && p.Line > 0)).ShouldBeTrue();
        }, iter: 5_000);
}
