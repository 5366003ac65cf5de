using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;
using Suture.Domain.Tracing;

namespace Suture.Domain.Tests.Tracing;

/// <summary>A coverage rule that the complete device fulfills, what is taken away, and where the gap then is.</summary>
public sealed record RuleCase(string Rule, Action<Sketch> Break, string At, string Needs);

public sealed class CoverageRuleTests
{
    private static readonly RuleCase[] All =
    [
        new("un-satisfied", s => s.Unlink("SYS-1 derivesFrom UN-1"), "UN-1", "satisfies it"),
        new("sys-source", s => s.Unlink("SYS-1 derivesFrom UN-1"), "SYS-1", "it comes from"),
        new("sys-answered", s => s.Unlink("SRS-1 derivesFrom SYS-1").Unlink("SRS-2 derivesFrom SYS-1"), "SYS-1", "software requirement"),
        new("srs-source", s => s.Unlink("SRS-1 derivesFrom SYS-1"), "SRS-1", "it comes from"),
        new("srs-allocated", s => s.Unlink("SRS-1 allocatedTo ITEM-3"), "SRS-1", "software item"),
        new("srs-verified", s => s.Unlink("TC-4 verifies SRS-2"), "SRS-2", "a test that verifies it"),
        new("srs-verified", s => s.Failed("TC-4"), "SRS-2", "failing test to pass"),
        new("srs-verified", s => s.Forget("TC-4").Passed("TC-4", "0.9"), "SRS-2", "other versions"),
        new("srs-verified", s => s.Forget("TC-4"), "SRS-2", "its tests to run"),
        new("tc-target", s => s.Unlink("TC-4 verifies SRS-2"), "TC-4", "that it verifies"),
        new("tc-result", s => s.Forget("TC-4"), "TC-4", "a result on the version"),
        new("tc-result", s => s.Forget("TC-4").Passed("TC-4", "0.9"), "TC-4", "of other versions"),
        new("tc-result", s => s.Forget("TC-4").Outcome("TC-4", Suture.Domain.Records.Model.TestOutcome.Skipped, "1.0"), "TC-4", "skipped"),
        new("item-placed", s => s.Unlink("ITEM-3 partOf ITEM-2"), "ITEM-3", "part of"),
        new("item-purpose", s => s.Unlink("SRS-1 allocatedTo ITEM-3"), "ITEM-3", "a requirement that is allocated"),
        new("soup-placed", s => s.Unlink("SOUP-1 partOf ITEM-2"), "SOUP-1", "software item"),
        new("haz-situation", s => s.Unlink("HAZ-1 leadsTo HS-1"), "HAZ-1", "hazardous situation"),
        new("hs-hazard", s => s.Unlink("HAZ-1 leadsTo HS-1"), "HS-1", "hazard"),
        new("hs-harm", s => s.Unlink("HS-1 resultsIn HARM-1"), "HS-1", "harm"),
        new("hs-estimated", s => s.Set("HS-1", "initialP1", null), "HS-1", "P1"),
        new("hs-controlled", s => s.Unlink("RC-2 mitigates HS-1").Unlink("RC-1 mitigates CAU-1"), "HS-1", "risk control"),
        new("hs-residual", s => s.Set("HS-1", "residualP2", null), "HS-1", "after controls"),
        new("hs-accepted", s => s.Set("HS-1", "acceptability", "unacceptable"), "HS-1", "acceptable"),
        new("hs-accepted", s => s.Set("HS-1", "acceptability", "acceptableByBenefit"), "HS-1", "benefit-risk"),
        new("harm-reached", s => s.Unlink("HS-1 resultsIn HARM-1"), "HARM-1", "results in it"),
        new("cau-place", s => s.Unlink("CAU-1 arisesIn ITEM-3"), "CAU-1", "arises"),
        new("cau-effect", s => s.Unlink("CAU-1 contributesTo HS-1"), "CAU-1", "contributes to"),
        new("rc-purpose", s => s.Unlink("RC-2 mitigates HS-1"), "RC-2", "mitigates"),
        new("rc-implemented", s => s.Unlink("SRS-2 implements RC-1"), "RC-1", "implements it"),
        new("rc-verified", s => s.Set("RC-2", "effectiveness", null), "RC-2", "effectiveness"),
        new("haz-covered", s => s.Failed("TC-4"), "HAZ-1", "complete chain"),
        new("hs-covered", s => s.Failed("TC-4"), "HS-1", "complete chain"),
        new("cau-covered", s => s.Failed("TC-4"), "CAU-1", "complete chain"),
        new("thr-covered", s => s.Failed("TC-4"), "THR-1", "complete chain"),
        new("ast-threatened", s => s.Unlink("THR-1 targets AST-1"), "AST-1", "threat"),
        new("thr-target", s => s.Unlink("THR-1 targets AST-1"), "THR-1", "targets"),
        new("thr-model", s => s.Unlink("THR-1 partOf TM-1"), "THR-1", "threat model"),
        new("thr-effect", s => s.Unlink("THR-1 contributesTo HS-1"), "THR-1", "no-safety-effect"),
        new("thr-controlled", s => s.Unlink("RC-1 mitigates THR-1").Unlink("RC-2 mitigates HS-1"), "THR-1", "risk control"),
        new("thr-residual", s => s.Failed("TC-4"), "THR-1", "lower score"),
        new("fnd-place", s => s.Unlink("FND-1 affects SOUP-1"), "FND-1", "component"),
        new("fnd-reason", s => s.Set("FND-1", "justification", null), "FND-1", "justification"),
        new("fnd-effect", s => s.Set("FND-2", "exploitability", null), "FND-2", "exploitability"),
        new("fnd-situation", s => s.Unlink("FND-2 contributesTo HS-1"), "FND-2", "hazardous situation"),
        new("pr-affects", s => s.Unlink("PR-1 affects ITEM-3"), "PR-1", "affects"),
        new("cr-affects", s => s.Unlink("CR-1 affects SRS-1"), "CR-1", "changes"),
        new("cr-reason", s => s.Unlink("CR-1 resolves PR-1"), "CR-1", "resolves"),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_holds_and_with_one_thing_taken_away_has_a_gap_there(int number)
    {
        var example = All[number];
        var sketch = CompletePump.Sketch();
        var before = Trace(sketch);
        before.Gaps.Where(g => g.Rule == example.Rule).ShouldBeEmpty();
        before.Covered.Single(c => c.Rule == example.Rule).ShouldSatisfyAllConditions(c => c.Of.ShouldBeGreaterThan(0), c => c.Covered.ShouldBe(c.Of));

        example.Break(sketch);
        var after = Trace(sketch);
        after.Gaps.ShouldContain(g => g.Rule == example.Rule && g.Record.ToString() == example.At && g.Needs.Contains(example.Needs), $"{example.Rule}: {string.Join("; ", after.Gaps)}");
        after.Gaps.Count.ShouldBe(after.Gaps.ToList().Count);
        after.Covered.Single(c => c.Rule == example.Rule).ShouldSatisfyAllConditions(c => c.Covered.ShouldBeLessThan(c.Of));
    }

    [Fact]
    public void Every_rule_has_a_case() => RuleBook.BuiltIn.Rules.Select(r => r.Id).Except(All.Select(c => c.Rule)).ShouldBeEmpty();

    [Fact]
    public void The_complete_device_has_no_gap_at_all()
    {
        var trace = Trace(CompletePump.Sketch());
        trace.Gaps.ShouldBeEmpty();
        trace.Suspect.ShouldBeEmpty();
        trace.Orphans.ShouldBeEmpty();
        trace.Cycles.ShouldBeEmpty();
        trace.WrongLinks.ShouldBeEmpty();
        trace.Stale.ShouldBeEmpty();
        trace.Failing.ShouldBeEmpty();
        trace.Deep.ShouldAllBe(d => d.Covered);
        trace.Deep.Select(d => d.Record.ToString()).ShouldBe(["HAZ-1", "HS-1", "CAU-1", "THR-1"]);
        trace.Links.ShouldBe(CompletePump.Sketch().Build().LinkCount);
    }

    [Fact]
    public void Retired_records_count_nowhere()
    {
        var trace = Trace(CompletePump.Sketch().Add("SRS-9 HAZ-9").Retire("SRS-9").Retire("HAZ-9"));
        trace.Gaps.ShouldBeEmpty();
        trace.Orphans.ShouldBeEmpty();
        trace.Records.ShouldBe(Trace(CompletePump.Sketch()).Records);
    }

    [Fact]
    public void A_test_that_is_retired_verifies_nothing() =>
        Trace(CompletePump.Sketch().Retire("TC-4")).Gaps.ShouldContain(g => g.Rule == "srs-verified" && g.Record.ToString() == "SRS-2");

    private static TraceReport Trace(Sketch sketch) => Evaluation.Of(sketch.Build(), Sketch.Today).Trace;
}
