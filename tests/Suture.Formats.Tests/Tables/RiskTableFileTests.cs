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
