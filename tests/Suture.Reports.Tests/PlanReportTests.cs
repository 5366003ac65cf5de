using System.Text;
using Suture.Domain.Planning;
using Suture.Domain.Records;
using Suture.Reports.Planning;

namespace Suture.Reports.Tests;

public sealed class PlanReportTests
{
    private static readonly Plan Example = new("PUMP", "C", ["iec62304"],
    [
        new PlanSection(PlanStage.Planning, "Planning", [],
        [
            Item("document.software_development_plan", PlanStage.Planning, "Software development plan", 1, 1) with { Owner = "anna.berg" },
            Item("document.document_list", PlanStage.Planning, "Document list", 0, 1) with { Owner = "=HYPERLINK(\"http://evil.example\")", Due = new DateOnly(2026, 1, 31), Overdue = true, Note = "<b>soon</b>" },
        ]),
        new PlanSection(PlanStage.Requirements, "Requirements", [PlanStage.Planning], [Item("work.SRS.approve", PlanStage.Requirements, "Approve software requirements", 1, 3, "SRS-2", "SRS-3")]),
    ], 1284);

    [Fact]
    public async Task Html_is_as_expected() => Golden.Matches("plan.html", await Outputs.TextAsync(s => PlanHtml.WriteAsync(Example, Examples.Stamp, s)));

    [Fact]
    public void Csv_guards_against_formulas()
    {
        using var stream = new MemoryStream();
        PlanTables.WriteCsv(Example, stream);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        text.Split("\r\n").Length.ShouldBe(5, "a header, three items and an empty end");
        text.ShouldContain("Approve software requirements,blocked,1,3,,,\"SRS-2, SRS-3\",iec62304 5.1.1");
        text.ShouldNotContain(",=HYPERLINK");
        text.ShouldNotContain("\"=HYPERLINK");
        text.ShouldContain("overdue");
    }

    [Fact]
    public void Xlsx_is_written_the_same_twice()
    {
        byte[] Write()
        {
            using var stream = new MemoryStream();
            PlanTables.WriteXlsx(Example, Examples.Stamp, stream);
            return stream.ToArray();
        }

        Write().ShouldBe(Write());
    }

    private static PlanItem Item(string id, PlanStage stage, string title, int done, int of, params string[] open) => new()
    {
        Id = id, Kind = PlanItemKind.Document, Stage = stage, Title = title, Done = done, Of = of, Clauses = [new PlanClause("iec62304", "5.1.1")], Open = [.. open.Select(RecordId.Parse)],
    };
}
