using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Safety.BowTies;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Safety;

/// <summary>On the complete pump: CAU-1, THR-1 and FND-2 lead to HS-1, RC-1 stands in the way of the first two, RC-2 at the situation.</summary>
public sealed class BowTieTests
{
    private static readonly RecordId Situation = RecordId.Parse("HS-1");

    [Fact]
    public void Every_cause_threat_and_finding_is_a_line_with_what_stands_in_its_way()
    {
        var bowTie = Of(s => s);
        bowTie.Hazards.Select(h => h.Id.ToString()).ShouldBe(["HAZ-1"]);
        bowTie.Lines.Select(l => (l.Source.ToString(), l.What, l.SoftwareFailure)).ShouldBe([("CAU-1", "Software defect", true), ("THR-1", "Tampering", false), ("FND-2", "CVE-2026-2", false)], ignoreOrder: true);
        var cause = Line(bowTie, "CAU-1");
        cause.Places.Select(p => p.ToString()).ShouldBe(["ITEM-3"]);
        cause.Security.ShouldBeNull();
        var barrier = cause.Barriers.ShouldHaveSingleItem();
        (barrier.Control.ToString(), barrier.Option, barrier.Status, barrier.Side, barrier.NewRisks).ShouldBe(("RC-1", ControlOption.Protective, ControlStatus.Verified, BowTieSide.Prevents, "None"));
        barrier.AlsoAt.Select(k => k.ToString()).ShouldBe(["THR-1"]);
        bowTie.Harms.Select(h => (h.Harm.ToString(), h.Severity)).ShouldBe([("HARM-1", 3)]);
        bowTie.Sequence.ShouldBe("Too fast");
    }

    [Fact]
    public void A_threat_says_how_exploitable_it_is_before_and_after_controls_and_by_which_rule()
    {
        var note = Line(Of(s => s), "THR-1").Security!;
        (note.Before, note.After).ShouldBe(("High", "Low"));
        note.Rule.ShouldContain("RC-1");
        Line(Of(s => s.Set("FND-2", "vexStatus", "fixed").Set("FND-2", "fixedOn", "2026-05-05")), "FND-2").Security!.After.ShouldBe("nothing left");
    }

    [Fact]
    public void A_cause_names_the_attacks_on_what_it_arises_in()
    {
        var attack = Line(Of(s => s.Link("THR-1 targets ITEM-3")), "CAU-1").Attacks.ShouldHaveSingleItem();
        (attack.Source.ToString(), attack.Security!.Before).ShouldBe(("THR-1", "High"));
    }

    [Theory]
    [InlineData("improbable", "probable", "critical", BowTieSide.Prevents, "HS-1 states P1 lower after controls, and neither P2 nor severity: its own controls act before the situation.")]
    [InlineData("frequent", "remote", "critical", BowTieSide.Mitigates, "HS-1 states P2 lower after controls, and not P1: its own controls act after the situation.")]
    [InlineData("frequent", "probable", "minor", BowTieSide.Mitigates, "HS-1 states severity lower after controls, and not P1: its own controls act after the situation.")]
    [InlineData("frequent", "remote", "minor", BowTieSide.Mitigates, "HS-1 states P2 and severity lower after controls, and not P1: its own controls act after the situation.")]
    [InlineData("improbable", "remote", "critical", BowTieSide.Untold, "HS-1 states P1 and P2 lower after controls; the records do not tell which of its own controls acts before the situation and which after it.")]
    [InlineData(null, null, null, BowTieSide.Untold, "HS-1 states no figure lower after controls; the records do not tell whether its own controls act before the situation or after it.")]
    public void The_side_of_a_control_of_the_situation_follows_from_what_is_stated_lower_after_controls(string? p1, string? p2, string? severity, BowTieSide side, string rule)
    {
        var bowTie = Of(s => s.Set("HS-1", "residualP1", p1).Set("HS-1", "residualP2", p2).Set("HS-1", "residualSeverity", severity));
        bowTie.AtSituation.ShouldHaveSingleItem().Side.ShouldBe(side);
        bowTie.SideRule.ShouldBe(rule);
        Line(bowTie, "CAU-1").Barriers.ShouldAllBe(b => b.Side == BowTieSide.Prevents);
    }

    [Fact]
    public void Where_a_control_is_not_verified_what_is_stated_still_tells_its_side()
    {
        var bowTie = Of(s => s.Forget("TC-4").Set("HS-1", "residualP2", "probable"));
        bowTie.Risk.After.P1.Rule.ShouldBe(FigureRule.OpenControl);
        bowTie.AtSituation.ShouldHaveSingleItem().Side.ShouldBe(BowTieSide.Prevents);
    }

    [Fact]
    public void A_situation_without_controls_of_its_own_has_no_rule_of_sides() => Of(s => s.Retire("RC-2")).SideRule.ShouldBe("");

    [Fact]
    public void A_finding_is_hindered_by_the_controls_of_threats_to_what_it_affects()
    {
        var barrier = Line(Of(s => s.Link("THR-1 targets SOUP-1")), "FND-2").Barriers.ShouldHaveSingleItem();
        (barrier.Control.ToString(), barrier.At.ToString()).ShouldBe(("RC-1", "THR-1"));
        Line(Of(s => s), "FND-2").Barriers.ShouldBeEmpty();
    }

    [Fact]
    public void A_barrier_says_what_is_asked_of_it_and_which_threat_could_take_it_away()
    {
        var open = Line(Of(s => s.Set("RC-1", "safetyReview", null)), "CAU-1").Barriers[0];
        open.Asks.Where(a => a.Kind == AskKind.SafetyReview && a.Open).ShouldHaveSingleItem();
        var reached = Of(s => s.Add("THR-2", ("stride", "denial"), ("exploitability", "high")).Link("THR-2 targets ITEM-3", "RC-2 allocatedTo ITEM-3"));
        reached.AtSituation[0].Threats.Select(t => t.ToString()).ShouldBe(["THR-2"]);
    }

    [Fact]
    public void Retired_records_stand_nowhere_and_a_retired_situation_has_no_bow_tie()
    {
        var bowTie = Of(s => s.Retire("CAU-1").Retire("RC-1").Retire("HARM-1").Retire("HAZ-1"));
        bowTie.Lines.Select(l => l.Source.ToString()).ShouldBe(["FND-2", "THR-1"], ignoreOrder: true);
        (bowTie.Harms.Length, bowTie.Hazards.Length).ShouldBe((0, 0));
        bowTie.Barriers.Select(b => b.Control.ToString()).ShouldBe(["RC-2"]);
        var evaluation = Evaluation.Of(CompletePump.Sketch().Retire("HS-1").Build(), Sketch.Today);
        evaluation.BowTie(Situation).ShouldBeNull();
        evaluation.BowTie(RecordId.Parse("HAZ-1")).ShouldBeNull();
        evaluation.BowTie(RecordId.Parse("HS-99")).ShouldBeNull();
    }

    [Fact]
    public void What_changed_since_it_was_linked_is_marked_where_it_stands()
    {
        var bowTie = Of(s => s.Edit("RC-2"));
        bowTie.AtSituation[0].Suspect.ShouldBeTrue();
        bowTie.Lines.ShouldAllBe(l => !l.Suspect);
    }

    [Fact]
    public void Who_may_not_read_findings_sees_none_of_them()
    {
        var bowTie = Of(s => s.Link("THR-1 targets SOUP-1", "CAU-1 arisesIn SOUP-1")).ThreatsOnly();
        bowTie.Lines.SelectMany(l => l.Attacks.Select(a => a.Source).Append(l.Source)).ShouldAllBe(k => k.Kind != RecordKind.FND);
        bowTie.Lines.Length.ShouldBe(2);
        Line(bowTie, "CAU-1").Attacks.ShouldHaveSingleItem().Source.ToString().ShouldBe("THR-1");
    }

    [Fact]
    public void The_bow_tie_holds_every_contribution_and_control_of_the_risk_once_or_says_where_else_it_stands() =>
        Gen.Select(Gen.Int, Gen.Int[40, 160]).Sample(
            (seed, size) =>
            {
                var evaluation = Evaluation.Of(ModelGenerator.Generate(size, seed), Sketch.Today);
                foreach (var risk in evaluation.Risks.Risks)
                {
                    var bowTie = evaluation.BowTie(risk.Situation)!.ThreatsOnly();
                    bowTie.Risk.ShouldBeSameAs(risk);
                    bowTie.Lines.Select(l => l.Source).ShouldBe(risk.Contributions.Select(c => c.Contributor), ignoreOrder: true);
                    bowTie.Lines.Where(l => l.SoftwareFailure).Select(l => l.Source).ShouldBe(risk.Contributions.Where(c => c.IsSoftwareFailure).Select(c => c.Contributor), ignoreOrder: true);
                    bowTie.Lines.Where(l => !l.Barriers.IsEmpty).Select(l => l.Source).ShouldBe(risk.Contributions.Where(c => c.Controlled).Select(c => c.Contributor), ignoreOrder: true);
                    bowTie.Harms.Select(h => new RiskHarm(h.Harm, h.Severity)).ShouldBe(risk.Harms);
                    bowTie.Hazards.Select(h => h.Id).ShouldBe(risk.Hazards);
                    foreach (var places in bowTie.Barriers.GroupBy(b => b.Control))
                    {
                        var use = risk.Controls.Single(c => c.Control == places.Key);
                        places.ShouldAllBe(b => b.Status == use.Status && b.Option == use.Option);
                        places.ShouldAllBe(b => b.AlsoAt.Length == places.Count() - 1 && !b.AlsoAt.Contains(b.At));
                    }

                    bowTie.Barriers.Select(b => b.Control).Distinct().Count().ShouldBe(risk.Controls.Length);
                }
            },
            iter: 60);

    private static BowTieLine Line(BowTie bowTie, string source) => bowTie.Lines.Single(l => l.Source.ToString() == source);

    private static BowTie Of(Func<Sketch, Sketch> change) => Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).BowTie(Situation)!;
}
