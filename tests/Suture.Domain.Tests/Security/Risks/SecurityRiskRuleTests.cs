using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Security.Risks;
using Suture.Domain.Standards;
using Suture.Domain.Tests.Models;

namespace Suture.Domain.Tests.Security.Risks;

/// <summary>Each rule by which a figure of a security risk is given, on the complete pump: THR-1 high, low after RC-1; HS-1 critical.</summary>
public sealed class SecurityRiskRuleTests
{
    private const string Far = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:H";

    [Fact]
    public void A_threat_takes_over_the_severity_of_its_situation_and_is_lowered_by_a_tested_control()
    {
        var risk = Threat(s => s);
        (risk.Before, risk.After).ShouldBe((PatientHarmRisk.Uncontrolled, PatientHarmRisk.Controlled));
        risk.Situations.Select(s => (s.Situation.ToString(), s.Cause, s.Before)).ShouldBe([("HS-1", null, 3)]);
        risk.Controls.Select(c => (c.Control.ToString(), c.Via?.ToString(), c.Tested)).ShouldBe([("RC-1", null, true), ("RC-2", "HS-1", false)]);
        risk.Explain(SecurityFigureKind.Exploitability, after: false).ShouldBe("High, as THR-1 states it.");
        risk.Explain(SecurityFigureKind.Exploitability, after: true).ShouldBe("Low, as stated: lowered by RC-1, implemented and verified; RC-1 by a passing test.");
        risk.Explain(SecurityFigureKind.Harm, after: false).ShouldBe("Critical: the severity of HS-1 before controls.");
        risk.Explain(SecurityFigureKind.Risk, after: true).ShouldBe("Controlled: exploitability Low and severity Critical in the policy's matrix.");
        risk.Concerns.ShouldBe(SecurityConcerns.None);
    }

    [Theory]
    [InlineData("exploitability", "medium", null, "medium", ExploitabilityRule.Stated)]
    [InlineData("exploitability", null, null, "high", ExploitabilityRule.NotEstimated)]
    [InlineData("cvss", Far, null, "high", ExploitabilityRule.Stated)]
    public void A_level_counts_as_stated_and_at_its_worst_where_none_is(string field, string? value, string? other, string level, ExploitabilityRule rule)
    {
        var risk = Threat(s => s.Set("THR-1", field, value ?? other));
        (Code(risk, risk.ExploitabilityBefore), risk.ExploitabilityBefore.Rule).ShouldBe((level, rule));
    }

    [Fact]
    public void A_vector_in_the_context_of_the_device_counts_where_less_is_stated_without_a_reason()
    {
        var alone = Threat(s => s.Set("THR-1", "exploitability", null).Set("THR-1", "cvss", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:C/C:L/I:H/A:H"));
        (Code(alone, alone.ExploitabilityBefore), alone.ExploitabilityBefore.Rule).ShouldBe(("medium", ExploitabilityRule.Vector));
        alone.Explain(SecurityFigureKind.Exploitability, after: false).ShouldBe("Medium by its CVSS vector: attack complexity high, user interaction required.");

        var less = Threat(s => s.Set("THR-1", "exploitability", "low").Set("THR-1", "cvss", Far));
        (Code(less, less.ExploitabilityBefore), less.ExploitabilityBefore.Rule, less.ExploitabilityBefore.Allowed).ShouldBe(("high", ExploitabilityRule.VectorOverrules, false));
        less.Concerns.HasFlag(SecurityConcerns.BelowVector).ShouldBeTrue();

        var reason = Threat(s => s.Set("THR-1", "exploitability", "low").Set("THR-1", "cvss", Far).Set("THR-1", "exploitabilityReason", "The network is a cable of one meter"));
        (Code(reason, reason.ExploitabilityBefore), reason.ExploitabilityBefore.Rule).ShouldBe(("low", ExploitabilityRule.BelowVectorWithReason));
    }

    [Fact]
    public void A_rubric_stands_beside_the_vector_and_a_probability_never_counts()
    {
        var rubric = Threat(s => s.Set("TM-1", "scoring", "rubric").Set("THR-1", "exploitability", "low").Set("THR-1", "cvss", Far));
        (Code(rubric, rubric.ExploitabilityBefore), rubric.ExploitabilityBefore.Rule).ShouldBe(("low", ExploitabilityRule.Rubric));

        var probability = Threat(s => s.Set("TM-1", "scoring", "probability").Set("THR-1", "exploitability", "low"));
        (Code(probability, probability.ExploitabilityBefore), probability.ExploitabilityBefore.Rule).ShouldBe(("high", ExploitabilityRule.ProbabilityRefused));
        (Code(probability, probability.ExploitabilityAfter), probability.ExploitabilityAfter.Allowed).ShouldBe(("high", false));
        probability.Concerns.HasFlag(SecurityConcerns.ScoredByProbability).ShouldBeTrue();
    }

    [Fact]
    public void Answers_to_the_rubric_for_CVSS_make_a_vector_count_for_the_device()
    {
        const string near = "CVSS:3.1/AV:A/AC:L/PR:N/UI:R/S:U/C:N/I:L/A:N";
        const string answers = "XAVN:Y/XAVT:N/XAVW:N/XACL:Y/XPRL:N/XUI:Y/XS:N/XCP:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N/XIP:N/XID:N/XIT:L/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:N/XAW:N/XAS:N/XAO:N";
        var finding = Finding("FND-2", s => s.Set("FND-2", "exploitability", null).Set("FND-2", "cvss", near).Set("FND-2", "rubric", answers));
        (Code(finding, finding.ExploitabilityBefore), finding.ExploitabilityBefore.Rule).ShouldBe(("medium", ExploitabilityRule.Vector));

        var threat = Threat(s => s.Set("TM-1", "scoring", "rubric").Set("THR-1", "exploitability", "low").Set("THR-1", "cvss", near).Set("THR-1", "rubric", answers));
        (Code(threat, threat.ExploitabilityBefore), threat.ExploitabilityBefore.Rule).ShouldBe(("medium", ExploitabilityRule.VectorOverrules));
    }

    [Fact]
    public void A_control_without_a_passing_test_lowers_nothing()
    {
        var open = Threat(s => s.Forget("TC-4"));
        (open.ExploitabilityAfter.Rule, open.ExploitabilityAfter.Level).ShouldBe((ExploitabilityRule.OpenControl, open.ExploitabilityBefore.Level));
        open.Explain(SecurityFigureKind.Exploitability, after: true).ShouldBe("High, as before controls: Low is stated, but RC-1 is not implemented and verified.");
        open.After.ShouldBe(PatientHarmRisk.Uncontrolled);
        open.Concerns.HasFlag(SecurityConcerns.LoweredWithoutGrounds).ShouldBeTrue();

        // Words show that hardware works for a safety control; an attack is only held off by a test.
        var words = Threat(s => s.Set("RC-1", "realization", "hardware").Set("RC-1", "effectiveness", "We looked").Retire("SRS-2"));
        words.Controls[0].Status.ShouldBe(ControlStatus.Verified);
        words.ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.NoTest);

        var none = Threat(s => s.Unlink("RC-1 mitigates THR-1"));
        none.ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.NoControl);
        none.Explain(SecurityFigureKind.Exploitability, after: true).ShouldBe("High, as before controls: Low is stated, and no control hinders the attack.");
        Threat(s => s.Set("THR-1", "residualExploitability", null)).ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.AsBefore);
    }

    [Fact]
    public void A_cause_in_what_it_targets_carries_the_threat_to_the_situation()
    {
        var risk = Threat(s => s.Unlink("THR-1 contributesTo HS-1").Link("THR-1 targets ITEM-3"));
        risk.Situations.Select(s => (s.Situation.ToString(), s.Cause?.ToString())).ShouldBe([("HS-1", "CAU-1")]);
        risk.Explain(SecurityFigureKind.Harm, after: false).ShouldBe("Critical: the severity of HS-1 before controls, which it reaches over CAU-1.");
    }

    [Fact]
    public void Without_a_bridge_the_harm_is_taken_at_its_worst_unless_a_tag_with_a_text_says_that_there_is_none()
    {
        var risk = Threat(s => s.Unlink("THR-1 contributesTo HS-1"));
        (risk.HarmBefore.Level, risk.HarmBefore.Rule, risk.Before).ShouldBe((4, HarmRule.NotBridged, PatientHarmRisk.Uncontrolled));
        risk.Concerns.HasFlag(SecurityConcerns.NotBridged).ShouldBeTrue();

        var tagged = Threat(s => s.Unlink("THR-1 contributesTo HS-1").Tag("THR-1", "no-safety-effect"));
        (tagged.HarmBefore.Level, tagged.Before, tagged.After).ShouldBe((null, null, null));
        Threat(s => s.Unlink("THR-1 contributesTo HS-1").Tag("THR-1", "no-safety-effect").Text("THR-1", "")).HarmBefore.Rule.ShouldBe(HarmRule.NotBridged);

        var both = Threat(s => s.Tag("THR-1", "no-safety-effect"));
        (both.HarmBefore.Rule, both.Concerns.HasFlag(SecurityConcerns.TagDiffers)).ShouldBe((HarmRule.WorstSituation, true));
        Threat(s => s.Unlink("THR-1 contributesTo HS-1").Tag("THR-1", "no-safety-effect").Link("THR-1 targets ITEM-3")).Concerns.HasFlag(SecurityConcerns.MayReach).ShouldBeTrue();
    }

    [Fact]
    public void A_published_vector_says_nothing_of_the_device_until_it_is_fitted()
    {
        var published = Finding("FND-2", s => s.Set("FND-2", "exploitability", null).Set("FND-2", "cvss", "CVSS:3.1/AV:P/AC:H/PR:H/UI:R/S:U/C:H/I:H/A:H"));
        (Code(published, published.ExploitabilityBefore), published.ExploitabilityBefore.Rule).ShouldBe(("high", ExploitabilityRule.NotEstimated));
        var fitted = Finding("FND-2", s => s.Set("FND-2", "exploitability", null).Set("FND-2", "cvss", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/MAV:P"));
        (Code(fitted, fitted.ExploitabilityBefore), fitted.ExploitabilityBefore.Rule).ShouldBe(("medium", ExploitabilityRule.Vector));
    }

    [Fact]
    public void What_is_exploited_elsewhere_is_easy_here_unless_a_reason_is_given()
    {
        var known = Finding("FND-2", s => s.Set("FND-2", "kev", "true"));
        (Code(known, known.ExploitabilityBefore), known.ExploitabilityBefore.Rule).ShouldBe(("high", ExploitabilityRule.KnownExploitedOverrules));
        var reason = Finding("FND-2", s => s.Set("FND-2", "kev", "true").Set("FND-2", "exploitabilityReason", "The port is closed"));
        (Code(reason, reason.ExploitabilityBefore), reason.ExploitabilityBefore.Rule).ShouldBe(("low", ExploitabilityRule.KnownExploitedWithReason));
    }

    [Fact]
    public void A_finding_that_does_not_affect_the_device_leaves_no_risk_when_it_says_why()
    {
        Finding("FND-1", s => s).ShouldSatisfyAllConditions(r => r.After.ShouldBeNull(), r => r.ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.NotAffected));
        var unjustified = Finding("FND-1", s => s.Set("FND-1", "analysis", null));
        (unjustified.ExploitabilityAfter.Rule, unjustified.After).ShouldBe((ExploitabilityRule.NotJustified, PatientHarmRisk.Uncontrolled));
        Finding("FND-2", s => s.Set("FND-2", "vexStatus", "fixed")).ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.FixNotShown);
        Finding("FND-2", s => s.Set("FND-2", "vexStatus", "fixed").Link("CR-1 resolves FND-2")).ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.Fixed);
    }

    [Fact]
    public void A_finding_is_lowered_by_controls_of_a_threat_to_the_component_it_affects()
    {
        var risk = Finding("FND-2", s => s.Set("FND-2", "exploitability", "high").Set("FND-2", "residualExploitability", "low").Link("THR-1 targets SOUP-1"));
        risk.Controls[0].ShouldBe(new SecurityControlUse(RecordId.Parse("RC-1"), ControlStatus.Verified, true, RecordId.Parse("THR-1"), true));
        (risk.ExploitabilityAfter.Rule, risk.After).ShouldBe((ExploitabilityRule.LoweredByControls, PatientHarmRisk.Controlled));
        Finding("FND-2", s => s.Set("FND-2", "exploitability", "high").Set("FND-2", "residualExploitability", "low")).ExploitabilityAfter.Rule.ShouldBe(ExploitabilityRule.NoControl);
    }

    [Fact]
    public void A_judgment_milder_than_the_matrix_is_flagged_and_a_stricter_one_is_not()
    {
        Finding("FND-2", s => s.Set("FND-2", "exploitability", "high").Set("FND-2", "patientHarm", "controlled")).Concerns.HasFlag(SecurityConcerns.JudgmentDiffers).ShouldBeTrue();
        Finding("FND-2", s => s).Concerns.HasFlag(SecurityConcerns.JudgmentDiffers).ShouldBeFalse();
        Finding("FND-2", s => s.Set("FND-2", "patientHarm", null)).Concerns.HasFlag(SecurityConcerns.NotJudged).ShouldBeTrue();
    }

    [Fact]
    public void A_change_on_the_other_side_makes_it_suspect() =>
        Threat(s => s.Edit("HS-1")).Concerns.HasFlag(SecurityConcerns.Suspect).ShouldBeTrue();

    [Fact]
    public void The_matrices_count_each_with_harm_once_and_findings_can_be_left_out()
    {
        var report = Report(s => s);
        report.Risks.Select(r => r.Subject.ToString()).ShouldBe(["THR-1", "FND-1", "FND-2"]);
        (report.Before[2, 3], report.After[0, 3]).ShouldBe((1, 2));
        (report.Count(PatientHarmRisk.Uncontrolled, inResidual: false), report.Count(null, inResidual: true)).ShouldBe((2, 1));
        report.ThreatsOnly().Risks.ShouldHaveSingleItem().Subject.ToString().ShouldBe("THR-1");
    }

    [Fact]
    public void Every_concern_has_words_and_a_clause()
    {
        var risk = Threat(s => s.Forget("TC-4"));
        foreach (var concern in Enum.GetValues<SecurityConcerns>().Where(c => c != SecurityConcerns.None))
        {
            var (found, clause, words) = SecurityRiskWords.Concerns(risk with { Concerns = concern }).ShouldHaveSingleItem();
            found.ShouldBe(concern);
            clause.ShouldNotBeNullOrWhiteSpace();
            words.ShouldNotBeNullOrWhiteSpace();
        }
    }

    private static string Code(SecurityRisk risk, ExploitabilityFigure figure) => risk.Policy.Exploitability[figure.Level].Code;

    private static SecurityRiskReport Report(Func<Sketch, Sketch> change) => Evaluation.Of(change(CompletePump.Sketch()).Build(), Sketch.Today).SecurityRisks;

    private static SecurityRisk Threat(Func<Sketch, Sketch> change) => Report(change).Find(RecordId.Parse("THR-1")).ShouldNotBeNull();

    private static SecurityRisk Finding(string key, Func<Sketch, Sketch> change) => Report(change).Find(RecordId.Parse(key)).ShouldNotBeNull();
}
