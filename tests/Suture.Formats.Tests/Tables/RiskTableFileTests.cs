using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Safety.Table;
using Suture.Formats.Tables;

namespace Suture.Formats.Tests.Tables;

/// <summary>Risk tables as files: back as they were, no text a formula, and every cell with its place.</summary>
public sealed class RiskTableFileTests
{
    private const string Formula = "=HYPERLINK(\"http://evil.example\")";

    [Theory]
    [InlineData("risks.xlsx")]
    [InlineData("risks.csv")]
    public void WhatIsWritten_IsReadBackTheSame_AlsoTextThatLooksLikeAFormula(string name)
    {
        var table = Table((0, "HS-1"), (4, Formula), (3, "First,\n  then \"second\""), (30, "PUMP@7"));
        var read = RiskTableFile.Read(Write(table, name), name).Value;
        read.Notes.ShouldBeEmpty();
        read.Table.Rows.ShouldHaveSingleItem().Cells.Select(c => c!.Text).ShouldBe(table.Rows[0].Cells.Select(c => c!.Text));
    }

    [Fact]
    public void AFormula_StandsInCsvAsText()
    {
        var text = Encoding.UTF8.GetString(Write(Table((4, Formula)), "risks.csv"));
        text.ShouldContain("\"'=HYPERLINK");
        text.ShouldNotContain(",=HYPERLINK");
    }

    [Fact]
    public void Cells_KnowTheirPlace()
    {
        RiskTableFile.Read(Write(Table((0, "HS-1")), "risks.xlsx"), "risks.xlsx").Value.Table.Rows[0].Cells[9]!.Place.ShouldBe(new SourcePlace("risks.xlsx", 2, "Risks!J2"));
        RiskTableFile.Read(Write(Table((0, "HS-1")), "risks.csv"), "risks.csv").Value.Table.Rows[0].Cells[9]!.Place.ShouldBe(new SourcePlace("risks.csv", 2, "Severity before controls"));
    }

    [Fact]
    public void ATableFromElsewhere_IsReadByTheNamesPeopleUse_AndSaysWhatItLeavesOut()
    {
        var read = RiskTableFile.Read("RPN;Hazardous situation;severity;Control\n12;Wrong dose;Serious;Alarm\n;;;\n"u8.ToArray(), "mine.csv").Value;
        read.Notes.ShouldBe(["Nothing was taken from the columns RPN."]);
        var row = read.Table.Rows.ShouldHaveSingleItem();
        (row.Text(RiskColumns.Find("Severity before controls")!), row.Text(RiskColumns.Find("Risk control")!)).ShouldBe(("Serious", "Alarm"));
        row.Cells[1].ShouldBeNull();
    }

    [Fact]
    public void AFileWithoutSituations_IsRefused() => RiskTableFile.Read("a,b\n1,2\n"u8.ToArray(), "x.csv").Problems[0].Code.ShouldBe("riskTable.columns");

    [Fact]
    public void ATextThatNoExcelCellHolds_IsRefusedBeforeAnythingIsWritten()
    {
        using var stream = new MemoryStream();
        RiskTableFile.WriteXlsx(Table((0, "HS-1"), (3, new string('x', 40_000))), stream).Problems[0].Code.ShouldBe("xlsx.cell.long");
        stream.Length.ShouldBe(0);
    }

    [Fact]
    public void AMapping_SaysWhichColumnIsWhat_AndWhatCellsMean()
    {
        var mapping = RiskTableMappingFile.Read("headerRow: 2\ncolumns:\n  scenario: Hazardous situation\n  Sev: Severity before controls\n  Likely: P2 before controls\n  Severity: '-'\nvalues:\n  p2: {Seldom: remote}\n", "columns.yaml").Value;
        var read = RiskTableFile.Read("Our hazard analysis\nScenario;Sev;Severity;LIKELY;Control\nWrong dose;3;bad;seldom;Alarm\n"u8.ToArray(), "mine.csv", mapping).Value;
        read.Notes.ShouldBe(["Nothing was taken from the columns Severity, Control."]);
        var row = read.Table.Rows.ShouldHaveSingleItem();
        (row.Text(RiskColumns.Find("Hazardous situation")!), row.Text(RiskColumns.Find("Severity before controls")!), row.Text(RiskColumns.Find("P2 before controls")!)).ShouldBe(("Wrong dose", "3", "remote"));
        row.Cells[RiskColumns.Find("Risk control")!.Index].ShouldBeNull();
    }

    [Theory]
    [InlineData("columns: {Sev: Severity}", "mapping.columns", 1)]
    [InlineData("columns:\n  A: Hazardous situation\n  B: Hazardous situation", "mapping.target.duplicate", 3)]
    [InlineData("columns:\n  A: Hazardous situatoin", "mapping.target.unknown", 2)]
    [InlineData("columns:\n  A: Accepted (computed)", "mapping.target.unknown", 2)]
    [InlineData("colums: {A: Hazardous situation}", "mapping.member.unknown", 1)]
    [InlineData("columns: {A: Hazardous situation}\nheaderRow: first", "mapping.headerRow", 2)]
    [InlineData("columns: [A]", "mapping.member.type", 1)]
    [InlineData("columns: {A: Hazardous situation}\nvalues: {Nothing: {a: b}}", "mapping.target.unknown", 2)]
    public void AMapping_ThatIsWrong_NamesTheLine(string text, string code, int line)
    {
        var problem = RiskTableMappingFile.Read(text, "columns.yaml").Problems[0];
        (problem.Code, problem.Line, problem.File).ShouldBe((code, line, "columns.yaml"));
    }

    [Fact]
    public void AColumnOfTheMapping_ThatIsNotThere_IsRefused()
    {
        var mapping = RiskTableMappingFile.Read("columns: {Scenario: Hazardous situation}", "columns.yaml").Value;
        RiskTableFile.Read("Situation,P1\na,1\n"u8.ToArray(), "mine.csv", mapping).Problems.ShouldHaveSingleItem().Message.ShouldBe("The table has no column 'Scenario': Situation, P1.");
    }

    private static RiskTable Table(params (int Column, string Text)[] cells)
    {
        var row = RiskColumns.All.Select(_ => (RiskCell?)new RiskCell("", new SourcePlace(null))).ToImmutableArray();
        foreach (var (column, text) in cells)
        {
            row = row.SetItem(column, new RiskCell(text, new SourcePlace(null)));
        }

        return new RiskTable([new RiskTableRow(new SourcePlace(null), row)]);
    }

    private static byte[] Write(RiskTable table, string name)
    {
        using var stream = new MemoryStream();
        if (name.EndsWith(".csv", StringComparison.Ordinal))
        {
            RiskTableFile.WriteCsv(table, stream);
        }
        else
        {
            RiskTableFile.WriteXlsx(table, stream).Ok.ShouldBeTrue();
        }

        return stream.ToArray();
    }
}
