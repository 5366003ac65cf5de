using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Standards;

public sealed class Iec62304Tests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Iec62304Cases.All.Count)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_clause_is_met_and_with_one_thing_taken_away_has_a_gap_there(int number)
    {
        var example = Iec62304Cases.All[number];
        var sketch = CompletePump.Sketch();
        example.Prepare?.Invoke(sketch);
        var met = Answer(sketch, example.Clause);
        met.Status.ShouldBe(ClauseStatus.Met, $"{example.Clause}: {string.Join("; ", met.Gaps)} {met.Why}");
        met.Gaps.ShouldBeEmpty();

        example.Break(sketch);
        var gap = Answer(sketch, example.Clause);
        gap.Status.ShouldBe(ClauseStatus.Gap, example.Clause);
        gap.Gaps.ShouldContain(g => (g.Record == null ? null : g.Record.ToString()) == example.At && g.Why.Contains(example.Why), $"{example.Clause} at {example.At}: {string.Join("; ", gap.Gaps)}");
        gap.Gaps.Count.ShouldBe(gap.Gaps.ToList().Count);
    }

    [Fact]
    public void Every_clause_has_a_case_save_those_that_the_ledger_answers_by_being_there()
    {
        var clauses = RuleBook.BuiltIn.Find("iec62304")!.Clauses.Select(c => c.Id);
        clauses.Except(Iec62304Cases.All.Select(c => c.Clause)).ShouldBe(["8.3"]);
    }

    [Fact]
    public void The_complete_device_has_no_gap()
    {
        var report = Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today).Check("iec62304").Value;
        report.Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => $"{c.Id} {string.Join("; ", c.Gaps)}").ShouldBeEmpty();
        report.NoGaps.ShouldBeTrue();
        report.Clauses.Single(c => c.Id == "8.3").Status.ShouldBe(ClauseStatus.Met);
        report.Clauses.Single(c => c.Id == "8.2.1").Status.ShouldBe(ClauseStatus.NotApplicable);
        report.Clauses.Single(c => c.Id == "5.6.8").Why.ShouldBe("no integration test failed on the version under review");
    }

    [Theory]
    [InlineData("A", 58)]
    [InlineData("B", 93)]
    [InlineData("C", 99)]
    public void A_class_is_asked_the_clauses_that_the_standard_gives_it(string letter, int expected)
    {
        var bit = letter switch { "A" => 1, "B" => 2, _ => 4 };
        RuleBook.BuiltIn.Find("iec62304")!.Clauses.Count(c => (c.Classes & bit) != 0).ShouldBe(expected);
        var report = Evaluation.Of(new Sketch().Class(letter).Build(), Sketch.Today).Check("iec62304").Value;
        report.Clauses.Count(c => c.Why != $"class {letter} does not ask for it").ShouldBe(expected);
    }

    [Fact]
    public void At_least_four_fifths_of_the_clauses_for_class_C_are_computed()
    {
        var clauses = RuleBook.BuiltIn.Find("iec62304")!.Clauses;
        clauses.Count(c => c.DecidedBy == DecidedBy.Computed).ShouldBeGreaterThan(clauses.Length * 4 / 5);
    }

    [Fact]
    public void Clauses_of_items_ask_each_item_by_its_own_class()
    {
        // ITEM-4 is of class A: no design is asked of it; when it inherits C, one is.
        var sketch = CompletePump.Sketch();
        Answer(sketch, "5.4.2").Evidence.ShouldBe([RecordId.Parse("ITEM-3")]);
        Answer(sketch.Set("ITEM-4", "safetyClass", null), "5.4.2").Gaps.Select(g => g.Record.ToString()).ShouldBe(["ITEM-4"]);
    }

    [Fact]
    public void An_item_of_higher_class_is_asked_although_the_device_is_not()
    {
        var sketch = new Sketch().Class("A").Add("ITEM-1", ("level", "unit"), ("safetyClass", "C"));
        Answer(sketch, "5.4.2").Status.ShouldBe(ClauseStatus.Gap);
        Answer(sketch.Set("ITEM-1", "safetyClass", "A"), "5.4.2").Status.ShouldBe(ClauseStatus.NotApplicable);
    }

    [Fact]
    public void Legacy_clauses_do_not_apply_without_a_legacy_assessment() =>
        Answer(CompletePump.Sketch(), "4.4.1").Why.ShouldBe("no legacy software is in scope (no document with a legacy assessment)");

    [Fact]
    public void What_nothing_speaks_of_yet_is_not_applicable_and_says_so()
    {
        var answer = Answer(new Sketch(), "6.2.3");
        answer.Status.ShouldBe(ClauseStatus.NotApplicable);
        answer.Why.ShouldBe("there is no change request yet");
    }

    [Fact]
    public void A_signed_statement_that_a_clause_does_not_apply_counts_until_its_review_date()
    {
        var sketch = new Sketch().Attest("5.1.1", AttestationKind.NotApplicable, Sketch.Today);
        Answer(sketch, "5.1.1").ShouldSatisfyAllConditions(a => a.Status.ShouldBe(ClauseStatus.NotApplicable), a => a.Why.ShouldBe("Because we looked."), a => a.DecidedBy.ShouldBe(DecidedBy.Attested));
        Answer(new Sketch().Attest("5.1.1", AttestationKind.NotApplicable, Sketch.Today.AddDays(-1)), "5.1.1").Status.ShouldBe(ClauseStatus.Gap);
    }

    [Fact]
    public void A_signed_statement_does_not_close_a_computed_gap() =>
        Answer(new Sketch().Attest("5.1.1"), "5.1.1").Status.ShouldBe(ClauseStatus.Gap);

    private static ClauseAnswer Answer(Sketch sketch, string clause) => Evaluation.Of(sketch.Build(), Sketch.Today).Check("iec62304").Value.Clauses.Single(c => c.Id == clause);
}
