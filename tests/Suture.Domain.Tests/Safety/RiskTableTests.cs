using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Safety.Table;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Safety;

/// <summary>The risk table out and in again: three-way by cell, by name for what is new, and all or nothing.</summary>
public sealed class RiskTableTests
{
    private static readonly DeviceModel Model = CompleteRiskFile.Sketch().Build();

    [Fact]
    public void Each_situation_has_a_row_for_each_cause_and_control_with_what_belongs_to_it_repeated()
    {
        var rows = Of(Model).Rows.Where(r => Cell(r, "Situation") == "HS-1").ToList();
        rows.Select(r => (Key(r, "Cause or threat"), Key(r, "Risk control"), Cell(r, "Verification (computed)"))).ShouldContain(("CAU-1", "RC-1", "verified"));
        rows.Select(r => (Key(r, "Cause or threat"), Key(r, "Risk control"))).ShouldContain(("CAU-5", ""));
        rows.Select(r => (Key(r, "Cause or threat"), Key(r, "Risk control"))).ShouldContain(("", "RC-4"));
        rows.ShouldAllBe(r => Cell(r, "Severity before controls") == "critical" && Cell(r, "Risk before controls (computed)") == "Unacceptable" && Cell(r, "Harms") == "HARM-1 HARM-1");
    }

    [Fact]
    public void A_table_that_nobody_edited_changes_nothing()
    {
        var plan = Decide(Model, Of(Model), Of(Model)).Value;
        (plan.Import.Events.Length, plan.Import.LinksRemoved, plan.Notes.Length).ShouldBe((0, 0, 0));
        plan.Import.Unchanged.ShouldBeGreaterThan(5);
    }

    [Fact]
    public void An_edit_in_one_row_of_a_record_counts_although_its_other_rows_still_say_the_old()
    {
        var plan = Decide(Model, Edit(Of(Model), 0, "P2 before controls", "Remote"), Of(Model), "Review").Value;
        var changed = plan.Import.Events.OfType<RecordChanged>().ShouldHaveSingleItem();
        changed.Id.ToString().ShouldBe("HS-1");
        changed.Fields.Filled.ShouldContain(f => f.Field.Name == "initialP2" && (string)f.Value == "remote");
    }

    [Fact]
    public void A_label_instead_of_a_code_is_no_edit() =>
        Decide(Model, Edit(Of(Model), 0, "Severity before controls", "CRITICAL"), Of(Model)).Value.Import.Events.ShouldBeEmpty();

    [Fact]
    public void A_level_may_be_a_place_in_the_scale_and_the_notes_say_how_it_was_taken()
    {
        var plan = Decide(Model, Edit(Of(Model), 0, "P2 before controls", "2"), Of(Model), "Review").Value;
        plan.Import.Events.OfType<RecordChanged>().ShouldHaveSingleItem().Fields.Filled.ShouldContain(f => f.Field.Name == "initialP2" && (string)f.Value == "remote");
        plan.Notes.ShouldContain("Levels that are numbers were taken as places in the policy's scales, 1 for the least.");
        Decide(Model, Edit(Of(Model), 0, "P2 before controls", "6"), Of(Model), "Review").Problems.ShouldHaveSingleItem().Code.ShouldBe("field.choice.unknown");
        Decide(Model, Edit(Of(Model), 0, "P2 before controls", "0"), Of(Model), "Review").Problems.ShouldHaveSingleItem().Code.ShouldBe("field.choice.unknown");
    }

    [Fact]
    public void Two_different_edits_of_one_cell_contradict_each_other_and_nothing_is_taken()
    {
        var table = Edit(Edit(Of(Model), 0, "P2 before controls", "remote"), 1, "P2 before controls", "improbable");
        var problem = Decide(Model, table, Of(Model), "Review").Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Path, problem.Line).ShouldBe(("riskTable.contradiction", "P2 before controls", 3));
        problem.Message.ShouldContain("line 2");
    }

    [Fact]
    public void An_edit_of_what_changed_since_the_export_is_refused_and_one_of_anything_else_is_not()
    {
        var now = CompleteRiskFile.Sketch().Set("HS-1", "initialP2", "occasional").Build();
        var stale = Decide(now, Edit(Of(Model), 0, "P2 before controls", "remote"), Of(Model), "Review").Problems.ShouldHaveSingleItem();
        (stale.Code, stale.Kind, stale.Line, stale.Path).ShouldBe(("riskTable.stale", ProblemKind.Stale, 2, "P2 before controls"));
        stale.Message.ShouldContain("'occasional'");

        var other = Decide(now, Edit(Of(Model), 0, "Sequence of events", "Another"), Of(Model), "Review").Value.Import.Events.OfType<RecordChanged>().ShouldHaveSingleItem();
        other.Fields.Filled.ShouldContain(f => f.Field.Name == "initialP2" && (string)f.Value == "occasional", "what changed since is kept");
    }

    [Fact]
    public void The_same_table_taken_in_again_changes_nothing()
    {
        var table = Edit(Of(Model), 0, "Sequence of events", "Another");
        var after = After(Model, Decide(Model, table, Of(Model), "Review").Value);
        Decide(after, table, Of(Model)).Value.Import.Events.ShouldBeEmpty();
    }

    [Fact]
    public void Rows_without_keys_become_records_with_their_links_and_are_found_again_by_title()
    {
        var table = Foreign(
            ["Hazardous situation", "Hazard", "Harm", "Severity", "P1", "P2", "Cause", "Control"],
            ["Wrong dose", "Drug", "Sepsis", "Serious", "remote", "Probable", "Mixed-up units", "One unit only"],
            ["Wrong dose", "Drug", "Sepsis", "", "", "", "Mixed-up units", "Unit on the screen"]);
        var plan = Decide(Model, table, null).Value;
        plan.Import.Added.Select(a => a.Kind).Order().ShouldBe([RecordKind.HAZ, RecordKind.HS, RecordKind.HARM, RecordKind.CAU, RecordKind.RC, RecordKind.RC]);
        plan.Import.LinksAdded.ShouldBe(5);
        var after = After(Model, plan);
        var rows = Of(after).Rows.Where(r => Cell(r, "Hazardous situation") == "Wrong dose").ToList();
        rows.Select(r => Cell(r, "Risk control").Split(' ', 2)[1]).ShouldBe(["One unit only", "Unit on the screen"]);
        rows.ShouldAllBe(r => Cell(r, "Severity before controls") == "serious" && Cell(r, "P2 before controls") == "probable");
        Decide(after, table, null).Value.Import.Events.ShouldBeEmpty();
    }

    [Fact]
    public void A_row_that_was_deleted_takes_its_link_away_with_a_reason_and_other_situations_stay()
    {
        var all = Of(Model);
        var gone = all.Rows.Single(r => Cell(r, "Situation") == "HS-1" && Key(r, "Risk control") == "RC-4");
        var table = new RiskTable([.. all.Rows.Where(r => !ReferenceEquals(r, gone) && Cell(r, "Situation") == "HS-1")]);
        Decide(Model, table, all).Problems.ShouldHaveSingleItem().Code.ShouldBe("record.reason.missing");
        var plan = Decide(Model, table, all, "Not built").Value;
        plan.Import.Events.ShouldHaveSingleItem().ShouldBeOfType<LinksRemoved>().Links.ShouldHaveSingleItem().ToString().ShouldContain("RC-4");
        plan.Notes.ShouldContain(n => n.StartsWith("RC-4 mitigates HS-1"));
        plan.Notes.ShouldContain(n => n.StartsWith("HS-2: no row"));
    }

    [Fact]
    public void A_table_without_a_column_says_nothing_about_its_links()
    {
        var column = RiskColumns.Find("Hazards")!;
        var table = new RiskTable([.. Of(Model).Rows.Select(r => r with { Cells = r.Cells.SetItem(RiskColumns.All.IndexOf(column), null) })]);
        Decide(Model, table, Of(Model), "Review").Value.Import.LinksRemoved.ShouldBe(0);
    }

    [Fact]
    public void An_edited_computed_cell_is_ignored_with_a_note()
    {
        var plan = Decide(Model, Edit(Of(Model), 0, "Risk after controls (computed)", "Acceptable"), Of(Model)).Value;
        plan.Import.Events.ShouldBeEmpty();
        plan.Notes.ShouldHaveSingleItem().ShouldBe("line 2: Risk after controls (computed) of HS-1 was edited; it is made from the records, so the edit is ignored.");
    }

    [Theory]
    [InlineData("Situation", "HS-99", "riskTable.key")]
    [InlineData("Situation", "R 7", "riskTable.key")]
    [InlineData("Hazards", "RC-1 Wrong", "riskTable.kind")]
    [InlineData("Hazards", "GATE/HAZ-1 Theirs", "riskTable.device")]
    [InlineData("P1 before controls", "sometimes", "field.choice.unknown")]
    [InlineData("Risk control", "RC-1 One\nRC-2 Two", "riskTable.several")]
    public void A_cell_that_can_not_be_taken_is_named_with_row_and_column(string column, string text, string code)
    {
        var problem = Decide(Model, Edit(Of(Model), 0, column, text), Of(Model), "Review").Problems[0];
        (problem.Code, problem.Line, problem.Path).ShouldBe((code, 2, column));
    }

    [Theory]
    [InlineData("GATE@5", "riskTable.device")]
    [InlineData("yesterday", "riskTable.exported")]
    [InlineData("PUMP@99999999", "riskTable.exported")]
    public void The_mark_of_the_export_is_checked(string mark, string code) =>
        RiskTableDecision.ExportedAt(Edit(Of(Model), 0, "Exported (do not change)", mark), "PUMP", Model.Position).Problems[0].Code.ShouldBe(code);

    [Fact]
    public void The_mark_of_the_export_gives_its_position()
    {
        RiskTableDecision.ExportedAt(Of(Model), "PUMP", Model.Position).Value.ShouldBe(Model.Position);
        RiskTableDecision.ExportedAt(Foreign(["Hazardous situation"], ["Wrong dose"]), "PUMP", 5).Value.ShouldBeNull();
    }

    private static Result<RiskTablePlan> Decide(DeviceModel model, RiskTable table, RiskTable? exported, string? reason = null) =>
        RiskTableDecision.Decide(model, Evaluation.Of(model, Sketch.Today).Risks, table, exported, reason);

    // With places as the reader of CSV gives them.
    private static RiskTable Of(DeviceModel model) => new([.. RiskTable.Of(model, Evaluation.Of(model, Sketch.Today).Risks).Rows
        .Select((r, i) => new RiskTableRow(new SourcePlace("t.csv", i + 2), [.. r.Cells.Select((c, n) => new RiskCell(c!.Text, new SourcePlace("t.csv", i + 2, RiskColumns.All[n].Header)))]))]);

    private static RiskTable Foreign(string[] header, params string[][] rows) => new([.. rows.Select((row, i) =>
    {
        var cells = new RiskCell?[RiskColumns.All.Length];
        for (var c = 0; c < header.Length; c++)
        {
            cells[RiskColumns.All.IndexOf(RiskColumns.Find(header[c])!)] = new RiskCell(row[c], new SourcePlace("t.csv", i + 2, header[c]));
        }

        return new RiskTableRow(new SourcePlace("t.csv", i + 2), [.. cells]);
    })]);

    private static RiskTable Edit(RiskTable table, int row, string header, string text)
    {
        var column = RiskColumns.All.IndexOf(RiskColumns.Find(header)!);
        return new RiskTable(table.Rows.SetItem(row, table.Rows[row] with { Cells = table.Rows[row].Cells.SetItem(column, table.Rows[row].Cells[column]! with { Text = text }) }));
    }

    private static DeviceModel After(DeviceModel model, RiskTablePlan plan) =>
        model.After(plan.Import.Events.Select((e, i) => (e, new EventContext(model.Position + i, DateTimeOffset.UnixEpoch, "anna.berg", null))));

    private static string Cell(RiskTableRow row, string header) => row.Text(RiskColumns.Find(header)!);

    private static string Key(RiskTableRow row, string header) => Cell(row, header).Split(' ')[0];
}
