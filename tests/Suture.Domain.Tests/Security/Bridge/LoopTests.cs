using Suture.Domain.Records;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Security.Bridge;

/// <summary>The chains of the complete pump: THR-1 over HS-1 and HARM-1 to RC-1, SRS-2, TC-4, and what breaks them.</summary>
public sealed class LoopTests
{
    [Fact]
    public void A_complete_chain_leads_from_the_threat_to_its_passing_test()
    {
        var rows = Rows(s => s, "THR-1");
        rows.Length.ShouldBe(2);
        Keys(rows[0]).ShouldBe("THR-1 | AST-1 | HS-1 | HARM-1 | RC-1 | SRS-2 | TC-4 | ");
        rows[0][LoopPlace.Result].Note.ShouldBe("passed");
        rows.ShouldAllBe(r => r.Closed);

        // The control of the situation is hardware, and shown in words.
        Keys(rows[1]).ShouldBe("THR-1 | AST-1 | HS-1 | HARM-1 | RC-2 |  |  | ");
        rows[1][LoopPlace.Test].Note.ShouldBe("shown in words");
    }

    [Theory]
    [InlineData("HS-1", LoopPlace.Situation, "the hazardous situation")]
    [InlineData("HARM-1", LoopPlace.Harm, "the harm it results in")]
    [InlineData("AST-1", LoopPlace.Target, "the asset, item or component")]
    [InlineData("SRS-2", LoopPlace.Requirement, "a requirement that implements it")]
    [InlineData("TC-4", LoopPlace.Test, "a test that verifies it")]
    public void A_chain_says_what_is_missing_where_it_breaks(string retired, LoopPlace place, string words) =>
        Rows(s => s.Retire(retired), "THR-1")[0].Broken.ShouldContain(b => b.Place == place && b.Words.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void A_failing_a_stale_and_a_missing_result_break_it_at_the_end()
    {
        Result(s => s.Failed("TC-4")).ShouldBe((LoopPlace.Result, "its failing test to pass"));
        Result(s => s.Version("2.0")).ShouldBe((LoopPlace.Result, "a result on the version under review"));
        Result(s => s.Forget("TC-4")).ShouldBe((LoopPlace.Result, "a result"));

        static (LoopPlace, string) Result(Func<Sketch, Sketch> change) => Rows(change, "THR-1")[0].Broken.Single();
    }

    [Fact]
    public void A_threat_without_controls_breaks_at_the_control() =>
        Rows(s => s.Retire("RC-1").Retire("RC-2"), "THR-1").ShouldHaveSingleItem().Broken.Single().ShouldBe((LoopPlace.Control, "a risk control that mitigates it"));

    [Fact]
    public void A_change_on_one_side_makes_the_chain_suspect_there()
    {
        var row = Rows(s => s.Edit("HS-1"), "THR-1")[0];
        row[LoopPlace.Situation].Suspect.ShouldBeTrue();
        row.Broken.ShouldContain(b => b.Place == LoopPlace.Situation && b.Words.Contains("changed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_leads_over_its_situation_and_over_a_threat_to_the_same_component()
    {
        Rows(s => s, "FND-2").ShouldHaveSingleItem()[LoopPlace.Control].Records.ShouldBe([RecordId.Parse("RC-2")]);
        Rows(s => s.Link("THR-1 targets SOUP-1"), "FND-2").Select(r => r[LoopPlace.Control].Records[0].ToString()).ShouldBe(["RC-1", "RC-2"]);
        var ended = Rows(s => s, "FND-1").ShouldHaveSingleItem();
        (ended[LoopPlace.Situation].Note, ended.Closed, ended.Vulnerability).ShouldBe(("does not affect the device", true, "CVE-2026-1"));
    }

    [Fact]
    public void A_test_of_the_control_itself_has_its_own_chain_unless_it_stands_in_that_of_a_requirement()
    {
        Rows(s => s.Link("TC-4 verifies RC-1"), "THR-1").Count(r => r[LoopPlace.Control].Records[0].ToString() == "RC-1").ShouldBe(1);
        var rows = Rows(s => s.Link("TC-3 verifies RC-1"), "THR-1").Where(r => r[LoopPlace.Control].Records[0].ToString() == "RC-1").ToList();
        rows.Select(r => r[LoopPlace.Test].Records[0].ToString()).ShouldBe(["TC-3", "TC-4"]);
        rows[0][LoopPlace.Requirement].Note.ShouldBe("tested itself");
    }

    [Fact]
    public void A_situation_over_a_cause_names_both()
    {
        var row = Rows(s => s.Unlink("THR-1 contributesTo HS-1").Link("THR-1 targets ITEM-3"), "THR-1")[0];
        row[LoopPlace.Situation].Records.Select(r => r.ToString()).ShouldBe(["CAU-1", "HS-1"]);
    }

    [Fact]
    public void Any_record_on_the_way_picks_its_chains_and_findings_can_be_left_out()
    {
        Rows(s => s, "TC-4").Select(r => r.Source.ToString()).ShouldBe(["THR-1"]);
        Rows(s => s, "HS-1").Select(r => r.Source.ToString()).Distinct().ShouldBe(["THR-1", "FND-2"]);
        var all = Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today).Loop();
        all.Rows.Select(r => r.Source.ToString()).Distinct().ShouldBe(["THR-1", "FND-1", "FND-2"]);
        all.ThreatsOnly().Rows.ShouldAllBe(r => r.Source.Kind == RecordKind.THR);
        all.Broken.ShouldBe(all.Rows.Count(r => !r.Closed));
    }

    [Fact]
    public void The_impact_of_a_threat_tells_the_same_chains_and_that_of_others_none()
    {
        var evaluation = Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today);
        evaluation.ImpactOf(RecordId.Parse("THR-1"))!.Loop!.Value.Select(Keys).ShouldBe(evaluation.Loop(RecordId.Parse("THR-1")).Rows.Select(Keys));
        evaluation.ImpactOf(RecordId.Parse("SRS-2"))!.Loop.ShouldBeNull();
    }

    private static string Keys(LoopRow row) => string.Join(" | ", row.Cells.Select(c => string.Join(' ', c.Records)));

    private static System.Collections.Immutable.ImmutableArray<LoopRow> Rows(Func<Sketch, Sketch> change, string from) =>
        Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).Loop(RecordId.Parse(from)).Rows;
}
