using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing;

namespace Suture.Domain.Tests.Tracing;

public sealed class TraceReportTests
{
    [Fact]
    public void A_broken_chain_is_told_at_the_place_where_it_breaks()
    {
        Deep(CompletePump.Sketch().Failed("TC-4"), "HAZ-1").ShouldBe(["TC-4 to pass on the version under review"]);
        Deep(CompletePump.Sketch().Unlink("TC-4 verifies SRS-2"), "HAZ-1").ShouldBe(["SRS-2 a test that verifies it and passes on the version under review"]);
        Deep(CompletePump.Sketch().Unlink("SRS-2 implements RC-1"), "HAZ-1").ShouldBe(["RC-1 a requirement that implements it"]);
        Deep(CompletePump.Sketch().Set("RC-2", "effectiveness", null), "HS-1").ShouldBe(["RC-2 a passing test that verifies it, or its effectiveness in words"]);
        Deep(CompletePump.Sketch().Unlink("HAZ-1 leadsTo HS-1"), "HAZ-1").ShouldBe(["HAZ-1 a hazardous situation it leads to"]);
        Deep(CompletePump.Sketch().Unlink("RC-1 mitigates CAU-1").Unlink("RC-2 mitigates HS-1"), "CAU-1").ShouldBe(["CAU-1 a risk control that mitigates it or the situation it contributes to"]);
    }

    [Fact]
    public void Every_broken_chain_is_told_not_only_the_first() =>
        Deep(CompletePump.Sketch().Failed("TC-4").Set("RC-2", "effectiveness", null), "HAZ-1").Select(b => b.Split(' ')[0]).ShouldBe(["TC-4", "RC-2"], ignoreOrder: true);

    [Fact]
    public void A_hazard_that_is_covered_breaks_nowhere()
    {
        Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today).DeepCoverageOf(RecordId.Parse("HAZ-1"))!.ShouldSatisfyAllConditions(d => d.Covered.ShouldBeTrue(), d => d.Broken.ShouldBeEmpty());
        Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today).DeepCoverageOf(RecordId.Parse("UN-1")).ShouldBeNull();
    }

    [Fact]
    public void A_link_is_suspect_when_an_end_changed_and_says_which()
    {
        var suspect = Trace(new Sketch().Add("SYS-1 SRS-1 SRS-2").Link("SRS-1 derivesFrom SYS-1", "SRS-2 derivesFrom SYS-1").Edit("SYS-1").Edit("SRS-2")).Suspect;
        suspect.Select(s => $"{s.Link} {s.FromChanged} {s.ToChanged}").ShouldBe(["SRS-1 derivesFrom SYS-1 False True", "SRS-2 derivesFrom SYS-1 True True"]);
        suspect.Count.ShouldBe(2);
    }

    [Fact]
    public void A_release_does_not_become_suspect_when_what_it_includes_goes_on() =>
        Trace(new Sketch().Add("SRS-1 REL-1").Link("REL-1 includes SRS-1").Edit("SRS-1")).Suspect.ShouldBeEmpty();

    [Fact]
    public void A_record_without_ties_is_an_orphan_even_when_a_release_includes_it() =>
        Trace(new Sketch().Add("SRS-1 SRS-2 ITEM-1 REL-1").Link("REL-1 includes SRS-1", "SRS-2 allocatedTo ITEM-1")).Orphans.ShouldBe([RecordId.Parse("SRS-1")]);

    [Fact]
    public void A_component_that_others_bring_along_needs_no_tie_of_its_own()
    {
        var sketch = new Sketch().Add("SOUP-1", ("dependency", "transitive"));
        Trace(sketch).Orphans.ShouldBeEmpty();
        Trace(sketch.Set("SOUP-1", "dependency", "direct")).Orphans.Count.ShouldBe(1);
    }

    [Fact]
    public void A_circle_is_named_once_the_shortest_way_from_its_first_key()
    {
        var trace = Trace(new Sketch().Add("ITEM-3 ITEM-1 ITEM-2 ITEM-4").Link("ITEM-1 partOf ITEM-2", "ITEM-2 partOf ITEM-3", "ITEM-3 partOf ITEM-1", "ITEM-4 partOf ITEM-1"));
        trace.Cycles.Select(c => string.Join(' ', c)).ShouldBe(["ITEM-1 ITEM-2 ITEM-3"]);
    }

    [Fact]
    public void A_long_chain_is_no_circle_and_one_link_back_makes_it_one()
    {
        var sketch = new Sketch();
        for (var i = 1; i <= 6000; i++)
        {
            sketch.Add("SRS-" + i);
        }

        for (var i = 2; i <= 6000; i++)
        {
            sketch.Link($"SRS-{i} derivesFrom SRS-{i - 1}");
        }

        Trace(sketch).Cycles.ShouldBeEmpty();
        Trace(sketch.Link("SRS-1 derivesFrom SRS-6000")).Cycles.ShouldHaveSingleItem().Length.ShouldBe(6000);
    }

    [Fact]
    public void A_link_that_rules_do_not_allow_is_wrong_and_says_why()
    {
        var wrong = Trace(new Sketch().Add("TC-1 HAZ-1 ITEM-1").Link("TC-1 verifies HAZ-1", "ITEM-1 partOf ITEM-1", "TC-1 verifies ITEM-1")).WrongLinks;
        wrong.Select(w => $"{w.Link}: {w.Why}").ShouldBe(["ITEM-1 partOf ITEM-1: It leads to the record it starts from.", "TC-1 verifies HAZ-1: verifies does not go from TC to HAZ."]);
    }

    [Fact]
    public void Evidence_of_another_version_is_stale_and_of_this_version_is_not()
    {
        var sketch = new Sketch().Add("TC-1 TC-2").Passed("TC-1", "0.9").Passed("TC-2", "0.9").Passed("TC-2");
        Trace(sketch).Stale.Select(s => $"{s.Record} {s.Version}").ShouldBe(["TC-1 0.9"]);
        Trace(sketch.Version(null)).Stale.ShouldBeEmpty();
    }

    [Fact]
    public void Without_a_version_under_review_the_latest_result_of_each_test_counts()
    {
        var sketch = new Sketch().Version(null).Add("TC-1 TC-2").Failed("TC-1", "0.9").Passed("TC-1").Passed("TC-2", "0.9").Failed("TC-2");
        Trace(sketch).Failing.Select(s => s.Record.ToString()).ShouldBe(["TC-2"]);
    }

    [Fact]
    public void Outcomes_of_a_run_that_was_set_aside_do_not_count()
    {
        var sketch = new Sketch().Add("RUN-1 RUN-2 TC-1").Outcome("TC-1", TestOutcome.Failed, "1.0", "RUN-2");
        Trace(sketch).Failing.Count.ShouldBe(1);
        Trace(sketch.Retire("RUN-2")).Failing.Count.ShouldBe(0);
    }

    [Fact]
    public void An_outcome_that_names_a_requirement_directly_verifies_it()
    {
        var sketch = new Sketch().Add("SRS-1").Passed("SRS-1");
        Trace(sketch).Gaps.ShouldNotContain(g => g.Rule == "srs-verified");
        Trace(sketch.Forget("SRS-1")).Gaps.ShouldContain(g => g.Rule == "srs-verified");
    }

    [Fact]
    public void One_failing_test_outweighs_passing_ones()
    {
        var sketch = CompletePump.Sketch().Add("TC-9").Link("TC-9 verifies SRS-1").Failed("TC-9");
        Trace(sketch).Gaps.ShouldContain(g => g.Rule == "srs-verified" && g.Record.ToString() == "SRS-1");
    }

    [Fact]
    public void Safety_classes_come_from_above_and_the_highest_wins()
    {
        var model = new Sketch().Class("A").Add("ITEM-1", ("safetyClass", "B")).Add("ITEM-2", ("safetyClass", "C")).Add("ITEM-3 ITEM-4 SOUP-1 ITEM-5")
            .Link("ITEM-3 partOf ITEM-1", "ITEM-3 partOf ITEM-2", "ITEM-4 partOf ITEM-1", "SOUP-1 partOf ITEM-4").Build();
        var evaluation = Evaluation.Of(model, Sketch.Today);
        string? Of(string key) => evaluation.SafetyClassOf(RecordId.Parse(key));
        Of("ITEM-3").ShouldBe("C");
        Of("ITEM-4").ShouldBe("B");
        Of("SOUP-1").ShouldBe("B");
        Of("ITEM-5").ShouldBe("A");
        Of("SRS-1").ShouldBeNull();
    }

    [Fact]
    public void Gaps_of_one_record_are_those_of_the_report()
    {
        var evaluation = Evaluation.Of(ModelGenerator.Generate(400, 3), Sketch.Today);
        evaluation.Trace.Gaps.GroupBy(g => g.Record).ShouldAllBe(g => g.Select(x => x.Rule).SequenceEqual(evaluation.GapsAt(g.Key).Select(x => x.Rule)));
        evaluation.Trace.Gaps.Count.ShouldBeGreaterThan(50);
    }

    private static TraceReport Trace(Sketch sketch) => Evaluation.Of(sketch.Build(), Sketch.Today).Trace;

    private static IEnumerable<string> Deep(Sketch sketch, string key) => Evaluation.Of(sketch.Build(), Sketch.Today).DeepCoverageOf(RecordId.Parse(key))!.Broken.Select(b => $"{b.Record} {b.Needs}");
}
