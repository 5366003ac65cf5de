using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Safety;

/// <summary>Each rule by which a figure is given, on the complete pump: HS-1 critical, frequent, probable; after controls critical, improbable, remote.</summary>
public sealed class RiskRuleTests
{
    private static readonly RecordId Situation = RecordId.Parse("HS-1");

    [Fact]
    public void A_complete_risk_is_lowered_by_its_controls_and_acceptable_once_reduced()
    {
        var risk = Judge(s => s);
        risk.RegionBefore.Code.ShouldBe("unacceptable");
        risk.RegionAfter.Code.ShouldBe("reduce");
        risk.Acceptance.ShouldBe(RiskAcceptance.Acceptable);
        risk.NeedsBenefitRisk.ShouldBeFalse();
        risk.Concerns.ShouldBe(RiskConcerns.None);
        risk.Harms.Select(h => h.Harm.ToString()).ShouldBe(["HARM-1"]);
        risk.Controls.Select(c => (c.Control.ToString(), c.Via?.ToString(), c.Status)).ShouldBe([("RC-1", "CAU-1", ControlStatus.Verified), ("RC-2", null, ControlStatus.Verified)]);
        risk.Explain(RiskFigureKind.P1, after: false).ShouldBe("Frequent: software failure (CAU-1) contributes, and its probability is not known.");
        risk.Explain(RiskFigureKind.P1, after: true).ShouldBe("Improbable, as stated: lowered by RC-1, RC-2, all implemented and verified.");
        risk.Explain(RiskFigureKind.Region, after: true).ShouldBe("As far as possible: severity Critical and probability of harm Improbable in the policy's matrix.");
    }

    [Fact]
    public void The_worst_harm_gives_the_severity_that_the_situation_does_not_state()
    {
        var risk = Judge(s => s.Set("HS-1", "initialSeverity", null).Add("HARM-2", ("severity", "catastrophic")).Link("HS-1 resultsIn HARM-2"));
        Severity(risk.Before).ShouldBe("catastrophic");
        risk.Before.Severity.Rule.ShouldBe(FigureRule.HighestHarm);
        risk.Explain(RiskFigureKind.Severity, after: false).ShouldContain("HARM-2");
        risk.Harms[0].Harm.ToString().ShouldBe("HARM-2");
    }

    [Fact]
    public void A_severity_below_that_of_a_harm_counts_only_with_a_reason()
    {
        var without = Judge(s => s.Set("HARM-1", "severity", "catastrophic"));
        (Severity(without.Before), without.Before.Severity.Rule).ShouldBe(("catastrophic", FigureRule.HarmSeverity));
        without.Concerns.ShouldHaveFlag(RiskConcerns.SeverityBelowHarm);

        var with = Judge(s => s.Set("HARM-1", "severity", "catastrophic").Set("HS-1", "severityReason", "Only adults"));
        (Severity(with.Before), with.Before.Severity.Rule).ShouldBe(("critical", FigureRule.BelowHarmWithReason));
        with.Before.Allowed.ShouldBeTrue();
    }

    [Fact]
    public void Software_failure_is_taken_as_certain_unless_a_reason_is_given()
    {
        var without = Judge(s => s.Set("HS-1", "initialP1", "remote"));
        (without.Policy.P1[without.Before.P1.Level].Code, without.Before.P1.Rule, without.Before.P1.Allowed).ShouldBe(("frequent", FigureRule.SoftwareFailureOverrules, false));
        without.Concerns.ShouldHaveFlag(RiskConcerns.SoftwareProbability);
        without.Explain(RiskFigureKind.P1, after: false).ShouldContain("Remote is stated");

        var with = Judge(s => s.Set("HS-1", "initialP1", "remote").Set("HS-1", "p1Reason", "Ten years in the field"));
        (with.Policy.P1[with.Before.P1.Level].Code, with.Before.P1.Rule).ShouldBe(("remote", FigureRule.SoftwareFailureWithReason));

        var missing = Judge(s => s.Set("HS-1", "initialP1", null));
        missing.Before.P1.Rule.ShouldBe(FigureRule.SoftwareFailure);
    }

    [Fact]
    public void A_cause_that_is_no_software_failure_leaves_P1_as_stated()
    {
        var risk = Judge(s => s.Set("HS-1", "initialP1", "remote").Set("CAU-1", "causeType", "misuse"));
        risk.Before.P1.Rule.ShouldBe(FigureRule.Stated);
        risk.Contributions.Single(c => c.Contributor.Kind == RecordKind.CAU).IsSoftwareFailure.ShouldBeFalse();
    }

    [Fact]
    public void A_retired_cause_and_a_retired_control_count_no_more()
    {
        var risk = Judge(s => s.Retire("CAU-1").Retire("RC-2").Retire("THR-1"));
        risk.Contributions.ShouldBeEmpty();
        risk.Controls.ShouldBeEmpty();
        risk.After.P1.Rule.ShouldBe(FigureRule.NoControl);
        risk.After.P1.Level.ShouldBe(risk.Before.P1.Level);
        risk.Concerns.ShouldHaveFlag(RiskConcerns.NoControl);
    }

    [Fact]
    public void What_is_not_estimated_is_taken_at_its_worst()
    {
        var risk = Judge(s => s.Set("HS-1", "initialP2", null));
        (risk.Before.P2.Level, risk.Before.P2.Rule).ShouldBe((4, FigureRule.NotEstimated));
        risk.Concerns.ShouldHaveFlag(RiskConcerns.NotEstimated);
    }

    [Fact]
    public void Without_figures_after_controls_the_risk_stays_as_it_was()
    {
        var risk = Judge(s => s.Set("HS-1", "residualP1", null).Set("HS-1", "residualP2", null).Set("HS-1", "residualSeverity", null));
        risk.RegionAfter.ShouldBe(risk.RegionBefore);
        risk.After.P1.Rule.ShouldBe(FigureRule.AsBefore);
        risk.Concerns.ShouldHaveFlag(RiskConcerns.NotEstimatedAfter);
    }

    [Fact]
    public void A_control_without_a_passing_test_lowers_nothing()
    {
        var risk = Judge(s => s.Forget("TC-4"));
        risk.Controls.Single(c => c.Control.ToString() == "RC-1").Status.ShouldBe(ControlStatus.NotVerified);
        (risk.After.P1.Rule, risk.RegionAfter).ShouldBe((FigureRule.OpenControl, risk.RegionBefore));
        risk.Acceptance.ShouldBe(RiskAcceptance.Unacceptable);
        risk.Concerns.ShouldHaveFlag(RiskConcerns.ControlNotVerified);
        risk.Concerns.ShouldHaveFlag(RiskConcerns.LoweredWithoutGrounds);
        risk.Explain(RiskFigureKind.P1, after: true).ShouldBe("Frequent, as before controls: Improbable is stated, but RC-1 is not implemented and verified.");
    }

    [Fact]
    public void A_software_control_that_no_requirement_implements_is_not_implemented()
    {
        var risk = Judge(s => s.Retire("SRS-2"));
        risk.Controls.Single(c => c.Control.ToString() == "RC-1").Status.ShouldBe(ControlStatus.NotImplemented);
        risk.Concerns.ShouldHaveFlag(RiskConcerns.ControlNotImplemented);
    }

    [Fact]
    public void A_severity_that_controls_lower_needs_a_reason()
    {
        var without = Judge(s => s.Set("HS-1", "residualSeverity", "minor"));
        (Severity(without.After), without.After.Severity.Rule).ShouldBe(("critical", FigureRule.NoReason));
        var with = Judge(s => s.Set("HS-1", "residualSeverity", "minor").Set("HS-1", "severityReason", "The volume is limited"));
        (Severity(with.After), with.After.Severity.Rule).ShouldBe(("minor", FigureRule.LoweredByControls));
    }

    [Fact]
    public void Figures_that_controls_make_worse_count_as_stated()
    {
        var risk = Judge(s => s.Set("HS-1", "residualSeverity", "catastrophic"));
        (Severity(risk.After), risk.After.Severity.Rule).ShouldBe(("catastrophic", FigureRule.Stated));
    }

    [Fact]
    public void Information_for_safety_alone_is_flagged_and_reduces_not_far_enough()
    {
        var risk = Judge(s => s.Set("RC-1", "option", "information").Set("RC-2", "option", "information"));
        risk.Concerns.ShouldHaveFlag(RiskConcerns.InformationOnly);
        risk.Acceptance.ShouldBe(RiskAcceptance.Unacceptable);
        risk.NeedsBenefitRisk.ShouldBeTrue();
    }

    [Fact]
    public void Controls_stand_in_the_order_of_preference()
    {
        var risk = Judge(s => s.Set("RC-1", "option", "information").Set("RC-2", "option", "inherent"));
        risk.Controls.Select(c => (c.Control.ToString(), c.Option)).ShouldBe([("RC-2", ControlOption.Inherent), ("RC-1", ControlOption.Information)]);
    }

    [Fact]
    public void A_benefit_risk_analysis_makes_acceptable_only_what_a_person_judged_so()
    {
        Judge(s => Open(s)).Acceptance.ShouldBe(RiskAcceptance.Unacceptable);
        Judge(s => Open(s).Set("HS-1", "benefitRisk", "The alternative is worse")).Acceptance.ShouldBe(RiskAcceptance.Unacceptable);
        Judge(s => Open(s).Set("HS-1", "acceptability", "acceptableByBenefit")).Acceptance.ShouldBe(RiskAcceptance.Unacceptable);
        var both = Judge(s => Open(s).Set("HS-1", "acceptability", "acceptableByBenefit").Set("HS-1", "benefitRisk", "The alternative is worse"));
        (both.Acceptance, both.NeedsBenefitRisk).ShouldBe((RiskAcceptance.AcceptableByBenefit, true));

        static Sketch Open(Sketch s) => s.Forget("TC-4");
    }

    [Fact]
    public void What_the_policy_never_accepts_no_analysis_makes_acceptable()
    {
        var never = Policies.Read(Policies.Text.Replace("label: Red, accepted: byBenefit", "label: Red, accepted: never", StringComparison.Ordinal));
        var sketch = CompletePump.Sketch().Forget("TC-4").Set("HS-1", "acceptability", "acceptableByBenefit").Set("HS-1", "benefitRisk", "The alternative is worse");
        var evaluation = Evaluation.Of(sketch.Build(), Sketch.Today);
        evaluation.RisksBy(Policies.Clinic).Risks[0].Acceptance.ShouldBe(RiskAcceptance.AcceptableByBenefit);
        var risk = evaluation.RisksBy(never).Risks[0];
        (risk.Acceptance, risk.NeedsBenefitRisk).ShouldBe((RiskAcceptance.Unacceptable, false));
        risk.Concerns.ShouldHaveFlag(RiskConcerns.NeverAcceptable);
    }

    [Fact]
    public void A_judgment_milder_than_the_policy_is_flagged_and_a_stricter_one_is_not()
    {
        Judge(s => s.Forget("TC-4")).Concerns.ShouldHaveFlag(RiskConcerns.JudgmentDiffers);
        Judge(s => s.Set("HS-1", "acceptability", "unacceptable")).ButSuspect().ShouldBe(RiskConcerns.None);
        Judge(s => s.Set("HS-1", "acceptability", null)).ButSuspect().ShouldBe(RiskConcerns.NotJudged);
    }

    [Theory]
    [InlineData("HAZ-1", RiskConcerns.NoHazard, "ISO 14971 5.4")]
    [InlineData("HARM-1", RiskConcerns.NoHarm, "ISO 14971 5.5")]
    public void A_chain_that_breaks_is_flagged_with_its_clause(string retired, RiskConcerns concern, string clause)
    {
        var risk = Judge(s => s.Retire(retired));
        risk.Concerns.ShouldBe(concern);
        RiskWords.Concerns(risk).ShouldHaveSingleItem().Clause.ShouldBe(clause);
    }

    [Fact]
    public void Risks_that_arise_from_a_control_must_be_spoken_of()
    {
        var risk = Judge(s => s.Set("RC-2", "newRisks", null));
        risk.ButSuspect().ShouldBe(RiskConcerns.NewRisksNotConsidered);
        RiskWords.Concerns(risk)[0].Words.ShouldContain("RC-2");
    }

    [Fact]
    public void A_cause_without_control_is_flagged_when_the_situation_has_none_of_its_own()
    {
        Judge(s => s.Retire("RC-2").Add("CAU-2", ("causeType", "defect")).Link("CAU-2 contributesTo HS-1")).Concerns.ShouldBe(RiskConcerns.CauseWithoutControl);
        Judge(s => s.Add("CAU-2", ("causeType", "defect")).Link("CAU-2 contributesTo HS-1")).Concerns.ShouldBe(RiskConcerns.None);
    }

    [Fact]
    public void A_harm_that_changed_since_it_was_linked_makes_the_risk_suspect() =>
        Judge(s => s.Set("HARM-1", "clinicalBasis", "New study")).Concerns.ShouldBe(RiskConcerns.Suspect);

    [Fact]
    public void Every_concern_has_words_and_a_clause()
    {
        var risk = Judge(s => s);
        foreach (var concern in Enum.GetValues<RiskConcerns>().Where(c => c != RiskConcerns.None))
        {
            var (found, clause, words) = RiskWords.Concerns(risk with { Concerns = concern }).ShouldHaveSingleItem();
            found.ShouldBe(concern);
            clause.ShouldNotBeNullOrWhiteSpace();
            (words.Length > 0 || concern == RiskConcerns.LoweredWithoutGrounds).ShouldBeTrue(concern.ToString());
        }
    }

    [Fact]
    public void The_overall_residual_risk_is_ready_when_nothing_is_open_and_judged_by_an_approved_report()
    {
        var report = Report(s => s);
        (report.Overall.Ready, report.Overall.Judged).ShouldBe((true, false));
        report.Overall.Statement.ShouldContain("No approved risk management report");
        report.CountByRegion(inResidual: true).ShouldBe([0, 1, 0]);

        var judged = Report(s => s.Document("DOC-90", "risk_management_report"));
        judged.Overall.Judged.ShouldBeTrue();
        judged.Overall.Statement.ShouldContain("DOC-90");
        Report(s => s.Document("DOC-90", "risk_management_report", state: null)).Overall.Judged.ShouldBeFalse();
        Report(s => s.Add("HAZ-2")).ShouldSatisfyAllConditions(r => r.Overall.Ready.ShouldBeFalse(), r => r.OpenHazards.Select(h => h.ToString()).ShouldBe(["HAZ-2"]));
    }

    [Fact]
    public void The_matrices_count_each_risk_once_on_either_side()
    {
        var report = Report(s => s);
        report.Before[3, 3].ShouldBe(1);
        report.After[0, 3].ShouldBe(1);
        Enumerable.Range(0, 5).SelectMany(p => Enumerable.Range(0, 5).Select(s => report.After[p, s])).Sum().ShouldBe(1);
    }

    [Fact]
    public void Another_policy_judges_the_same_records_and_says_what_moved()
    {
        var evaluation = Evaluation.Of(CompletePump.Sketch().Build(), Sketch.Today);
        var other = evaluation.RisksBy(Policies.Clinic);
        other.Risks[0].RegionAfter.Code.ShouldBe("green");
        var moved = RiskChanges.Between(evaluation.Risks, other).ShouldHaveSingleItem();
        (moved.Situation, moved.Was.After.Code, moved.Is.After.Code, moved.Is.Before.Code).ShouldBe((Situation, "reduce", "green", "red"));
        RiskChanges.Between(evaluation.Risks, evaluation.RisksBy(RiskPolicy.Default)).ShouldBeEmpty();
    }

    private static string Severity(RiskEstimate estimate) => RiskPolicy.Default.Severities[estimate.Severity.Level].Code;

    private static RiskReport Report(Func<Sketch, Sketch> change) => Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).Risks;

    private static Risk Judge(Func<Sketch, Sketch> change) => Report(change).Find(Situation).ShouldNotBeNull();
}

internal static class RiskAsserts
{
    /// <summary>The concerns but the suspect links: a test that sets a field after the links are drawn makes some.</summary>
    internal static RiskConcerns ButSuspect(this Risk risk) => risk.Concerns & ~RiskConcerns.Suspect;

    internal static void ShouldHaveFlag(this RiskConcerns concerns, RiskConcerns one) => concerns.HasFlag(one).ShouldBeTrue($"{one} is not among {concerns}");
}
