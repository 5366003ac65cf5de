using Suture.Domain.Planning;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Planning;

public sealed class PlannerTests
{
    [Fact]
    public void Stages_stand_after_all_that_they_wait_for_and_else_as_in_the_table()
    {
        PlanStages.Ordered.Select(s => s.Stage).ShouldBe(Enum.GetValues<PlanStage>());
        var shuffled = PlanStages.Rules.Reverse().ToList();
        var sorted = PlanStages.Sort(shuffled).Select(s => s.Stage).ToList();
        foreach (var rule in shuffled)
        {
            rule.After.ShouldAllBe(a => sorted.IndexOf(a) < sorted.IndexOf(rule.Stage));
        }

        Should.Throw<ArgumentException>(() => PlanStages.Sort([new PlanStageRule(PlanStage.Units, "u", [PlanStage.Units])]));
    }

    [Fact]
    public void Every_stage_has_a_rule_in_its_place() =>
        PlanStages.Rules.Select(r => r.Stage).ShouldBe(Enum.GetValues<PlanStage>());

    [Fact]
    public void The_stages_of_documents_name_kinds_of_evidence_that_there_are() =>
        PlanPlaces.KnownDocuments.Except(EvidenceKinds.All.Select(k => k.Code)).ShouldBeEmpty();

    [Fact]
    public void A_complete_device_has_nothing_left_to_do()
    {
        var plan = Plan(CompletePump.Sketch());
        plan.Items.Where(i => !i.IsDone).Select(i => $"{i.Id} {i.Done} of {i.Of}").ShouldBeEmpty();
        plan.Sections.ShouldAllBe(s => !s.IsBlocked);
        plan.Find("work.SRS.approve")!.ShouldSatisfyAllConditions(i => i.Done.ShouldBe(2), i => i.Of.ShouldBe(2), i => i.Stage.ShouldBe(PlanStage.Requirements));
    }

    [Fact]
    public void The_plan_has_an_open_item_exactly_when_the_gate_has_a_gap()
    {
        foreach (var example in Standards.Iec62304Cases.All)
        {
            var sketch = CompletePump.Sketch();
            example.Prepare?.Invoke(sketch);
            example.Break(sketch);
            var evaluation = Evaluate(sketch);
            var gaps = evaluation.Check("iec62304").Value.Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => c.Id).ToList();
            var plan = Planner.Of(evaluation);
            var open = plan.Items.Where(i => !i.IsDone).ToList();
            foreach (var clause in gaps)
            {
                open.ShouldContain(i => i.Clauses.Any(c => c.Clause == clause), $"{example.Clause} {example.Why}: nothing in the plan closes {clause}");
            }

            plan.Items.Select(i => i.Id).ShouldBeUnique();
        }
    }

    [Fact]
    public void One_document_serves_all_clauses_that_ask_for_it()
    {
        var item = Plan(new Sketch()).Find("document.software_development_plan")!;
        item.Clauses.Select(c => c.Clause).ShouldBe(["5.1.1", "5.1.2", "5.1.3"]);
        item.ShouldSatisfyAllConditions(i => i.Kind.ShouldBe(PlanItemKind.Document), i => i.IsDone.ShouldBeFalse(), i => i.Of.ShouldBe(1));
    }

    [Fact]
    public void Work_names_the_records_that_still_lack_it()
    {
        var item = Plan(CompletePump.Sketch().State("SRS-2", "draft")).Find("work.SRS.approve")!;
        item.ShouldSatisfyAllConditions(i => i.Done.ShouldBe(1), i => i.Of.ShouldBe(2), i => i.Open.ShouldBe([RecordId.Parse("SRS-2")]), i => i.Title.ShouldBe("Approve software requirements"));
        item.Clauses.Select(c => c.Clause).ShouldContain("5.2.6");
    }

    [Fact]
    public void Of_several_ways_the_one_with_the_least_left_is_planned()
    {
        // Integration can be shown by a test or by a record; with neither there is one thing to do, not two.
        var plan = Plan(CompletePump.Sketch().Failed("TC-2"));
        plan.Items.Where(i => i.Clauses.Any(c => c.Clause == "5.6.1")).ShouldHaveSingleItem().Id.ShouldBe("document.integration_record");
    }

    [Fact]
    public void A_stage_waits_for_those_before_it_over_stages_that_are_done()
    {
        var plan = Plan(CompletePump.Sketch().State(CompletePump.Document("document_list"), "draft"));
        plan.Sections.Single(s => s.Stage == PlanStage.Planning).IsBlocked.ShouldBeFalse();
        plan.Sections.Single(s => s.Stage == PlanStage.Requirements).BlockedBy.ShouldBe([PlanStage.Planning]);
        plan.Sections.Single(s => s.Stage == PlanStage.System).BlockedBy.ShouldBe([PlanStage.Integration]);
        plan.Sections.Single(s => s.Stage == PlanStage.Care).IsBlocked.ShouldBeFalse();
    }

    [Fact]
    public void A_lower_class_leaves_less_to_do()
    {
        var (a, c) = (Plan(new Sketch().Class("A")), Plan(new Sketch().Class("C")));
        a.Find("document.coding_standard").ShouldBeNull();
        c.Find("document.coding_standard").ShouldNotBeNull();
        var changes = PlanChange.Between(a, c);
        changes.Single(i => i.Id == "document.coding_standard").ShouldSatisfyAllConditions(i => i.OpenBefore.ShouldBe(0), i => i.OpenAfter.ShouldBe(1));
        changes.ShouldNotContain(i => i.Id == "document.software_development_plan");
        PlanChange.Between(c, a).Single(i => i.Id == "document.coding_standard").OpenAfter.ShouldBe(0);
    }

    [Fact]
    public void An_assignment_stands_and_is_overdue_after_its_day_until_the_work_is_done()
    {
        var late = new PlanItemAssigned("document.software_development_plan", "anna.berg", Sketch.Today.AddDays(-1), "First");
        var open = Plan(new Sketch().Stand(late)).Find(late.Item)!;
        open.ShouldSatisfyAllConditions(i => i.Owner.ShouldBe("anna.berg"), i => i.Overdue.ShouldBeTrue(), i => i.Note.ShouldBe("First"));
        Plan(new Sketch().Stand(late with { Due = Sketch.Today })).Find(late.Item)!.Overdue.ShouldBeFalse();
        Plan(CompletePump.Sketch().Stand(late)).Find(late.Item)!.Overdue.ShouldBeFalse();
    }

    [Fact]
    public void Assigning_checks_the_item_and_writes_only_what_changes()
    {
        var sketch = new Sketch();
        var wanted = new PlanItemAssigned("device.versioned", null, null, null);
        var versionless = sketch.Version(null);
        var plan = Plan(versionless);
        PlanAssignment.Decide(versionless.Build(), plan, wanted).Value.ShouldBeNull();
        PlanAssignment.Decide(versionless.Build(), plan, wanted with { Owner = " anna.berg " }).Value!.Owner.ShouldBe("anna.berg");
        PlanAssignment.Decide(versionless.Build(), plan, wanted with { Item = "work.none" }).Problems.ShouldHaveSingleItem().Code.ShouldBe("plan.item.unknown");
        PlanAssignment.Decide(versionless.Build(), plan, wanted with { Owner = "a\nb" }).Problems.ShouldHaveSingleItem().Code.ShouldBe("plan.owner");
        PlanAssignment.Decide(versionless.Build(), plan, wanted with { Note = new string('x', 2001) }).Problems.ShouldHaveSingleItem().Code.ShouldBe("plan.note");
    }

    [Fact]
    public void Ids_are_fit_for_addresses() =>
        Plan(CompletePump.Sketch()).Items.Concat(Plan(new Sketch()).Items).ShouldAllBe(i => i.Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '.' || c == '-' || c == '_') && i.Id.Length <= 120);

    private static Plan Plan(Sketch sketch) => Planner.Of(Evaluate(sketch));

    private static Evaluation Evaluate(Sketch sketch) => Evaluation.Of(sketch.Build(), Sketch.Today, StandardLibrary.BuiltIn.Book(["iec62304"]));
}
