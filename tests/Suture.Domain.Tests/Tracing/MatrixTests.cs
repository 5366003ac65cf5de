using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing;

namespace Suture.Domain.Tests.Tracing;

public sealed class MatrixTests
{
    [Fact]
    public void Requirements_lead_from_need_to_result() => Rows(CompletePump.Sketch(), MatrixKind.Requirements).ShouldBe(
    [
        "UN-1|SYS-1|SRS-1|ITEM-3|TC-2|passed",
        "UN-1|SYS-1|SRS-1|ITEM-3|TC-3|passed",
        "UN-1|SYS-1|SRS-2|ITEM-4|TC-4|passed",
    ]);

    [Fact]
    public void Requirements_without_a_source_or_a_test_stand_there_too() =>
        Rows(new Sketch().Add("UN-1 SYS-1 SRS-1 SRS-2 TC-1 TC-2 TC-3").Link("TC-1 verifies SRS-2", "TC-2 verifies SRS-2", "TC-3 verifies SRS-2").Failed("TC-1").Passed("TC-2", "0.9"), MatrixKind.Requirements).ShouldBe(
        ["UN-1|||||none", "|SYS-1||||none", "||SRS-1|||none", "||SRS-2||TC-1|failed", "||SRS-2||TC-2|stale", "||SRS-2||TC-3|none"]);

    [Fact]
    public void Safety_leads_from_hazard_to_result() => Rows(CompletePump.Sketch(), MatrixKind.Safety).ShouldBe(
    [
        "HAZ-1|HS-1|||RC-2|||none",
        "HAZ-1|HS-1|CAU-1|ITEM-3|RC-1|SRS-2|TC-4|passed",
    ]);

    [Fact]
    public void Situations_and_causes_without_what_belongs_before_them_stand_there_too() =>
        Rows(new Sketch().Add("HAZ-1 HS-1 CAU-1 HS-2 CAU-2").Link("CAU-2 contributesTo HS-2"), MatrixKind.Safety).ShouldBe(["HAZ-1|||||||", "|HS-1||||||", "|HS-2|CAU-2|||||", "||CAU-1|||||"]);

    [Fact]
    public void Security_leads_from_threat_to_result() => Rows(CompletePump.Sketch(), MatrixKind.Security).ShouldBe(["THR-1|AST-1|HS-1|RC-1|SRS-2|TC-4|passed"]);

    [Fact]
    public void A_suspect_link_shows_in_the_cell_that_it_leads_to()
    {
        var row = Evaluation.Of(CompletePump.Sketch().Edit("TC-4").Build(), Sketch.Today).Matrix(MatrixKind.Security).Rows.Single();
        row.Cells.Select(c => c.Suspect).ShouldBe([false, false, false, false, false, true, false]);
    }

    [Theory]
    [InlineData(MatrixKind.Requirements)]
    [InlineData(MatrixKind.Safety)]
    [InlineData(MatrixKind.Security)]
    public void Every_row_has_a_cell_for_each_column_and_records_stand_in_the_columns_of_their_kind(MatrixKind kind)
    {
        var matrix = Evaluation.Of(ModelGenerator.Generate(1000, 5), Sketch.Today).Matrix(kind);
        foreach (var row in matrix.Rows)
        {
            row.Cells.Length.ShouldBe(matrix.Columns.Length);
            foreach (var (cell, column) in row.Cells.Zip(matrix.Columns))
            {
                cell.Records.ShouldAllBe(r => column.Kinds.Contains(r.Kind));
            }
        }

        matrix.Rows.Count().ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Every_live_requirement_stands_in_the_matrix()
    {
        var model = ModelGenerator.Generate(2000, 6);
        var shown = Evaluation.Of(model, Sketch.Today).Matrix(MatrixKind.Requirements).Rows.SelectMany(r => r.Cells).SelectMany(c => c.Records).ToHashSet();
        model.All().Where(r => r.Kind is RecordKind.UN or RecordKind.SYS or RecordKind.SRS && !r.IsRetired && !shown.Contains(r.Id)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Rows(Sketch sketch, MatrixKind kind) => Evaluation.Of(sketch.Build(), Sketch.Today).Matrix(kind).Rows.Select(r => string.Join('|', r.Cells));
}
