using Suture.Domain.Safety;
using static Suture.Domain.Security.Risks.SecurityConcerns;
using Record = Suture.Domain.Records.Model.Record;

namespace Suture.Domain.Security.Risks;

/// <summary>What is left to look at in a security risk that is judged.</summary>
internal static class SecurityConcernFinder
{
    internal static SecurityConcerns Of(SecurityRisk risk, Record record, SubjectFacts facts, SecuritySurroundings around)
    {
        var ended = risk.ExploitabilityAfter.Ended;
        var concerns = OfFigures(risk) | When(around.IsSuspect, Suspect);
        if (!ended)
        {
            concerns |= OfHarm(risk, facts, around) | OfControls(risk, facts) | OfJudgment(risk, facts);
        }

        return concerns | When(ended && facts.Judged == "uncontrolled", JudgmentDiffers) | When(facts.NoSafetyEffect && record.Text.Length == 0, NotBridged);
    }

    private static SecurityConcerns OfFigures(SecurityRisk risk)
    {
        var (before, after) = (risk.ExploitabilityBefore.Rule, risk.ExploitabilityAfter.Rule);
        return When(before == ExploitabilityRule.NotEstimated, NotEstimated)
            | When(before == ExploitabilityRule.ProbabilityRefused || after == ExploitabilityRule.ProbabilityRefused, ScoredByProbability)
            | When(before == ExploitabilityRule.VectorOverrules, BelowVector)
            | When(before == ExploitabilityRule.KnownExploitedOverrules, BelowKnownExploited)
            | When(after is ExploitabilityRule.NotJustified or ExploitabilityRule.FixNotShown, NotJustified)
            | When(after is ExploitabilityRule.NoControl or ExploitabilityRule.OpenControl or ExploitabilityRule.NoTest, LoweredWithoutGrounds);
    }

    private static SecurityConcerns OfHarm(SecurityRisk risk, SubjectFacts facts, SecuritySurroundings around) =>
        When(risk.HarmBefore.Rule == HarmRule.NotBridged, NotBridged)
        | When(risk.Situations.Any(s => !s.HasHarm) && risk.HarmBefore.Rule == HarmRule.WorstSituation, NoHarm)
        | When(facts.NoSafetyEffect && risk.HarmBefore.Rule == HarmRule.WorstSituation, TagDiffers)
        | When(risk.HarmBefore.Rule == HarmRule.NoSafetyEffect && !risk.Situations.IsEmpty, MayReach)
        | When(facts.SeveralPatients == true && !risk.Situations.IsEmpty && !around.ReachesSeveral, ScaleMissing);

    private static SecurityConcerns OfControls(SecurityRisk risk, SubjectFacts facts) =>
        When(risk.Subject.Kind == Records.RecordKind.THR && risk.Controls.IsEmpty && !facts.Accepted, NoControl)
        | When(risk.Controls.Any(c => c.Status == ControlStatus.NotImplemented), ControlNotImplemented)
        | When(risk.Controls.Any(c => c.Status == ControlStatus.NotVerified), ControlNotVerified)
        | When(risk.Controls.Any(c => c.Hinders && !c.SideEffectsStated), SideEffectsNotConsidered)
        | When(facts.StatedAfter is null && risk.Controls.Any(c => c.Via is null), NotEstimatedAfter);

    // A person may be stricter than the matrix; nobody may be milder.
    private static SecurityConcerns OfJudgment(SecurityRisk risk, SubjectFacts facts) =>
        When(risk.After == PatientHarmRisk.Uncontrolled, Uncontrolled)
        | When(facts.Judged == "controlled" && risk.After == PatientHarmRisk.Uncontrolled, JudgmentDiffers)
        | When(facts.Judged is null && facts.Status == "affected" && risk.After is not null, NotJudged);

    private static SecurityConcerns When(bool holds, SecurityConcerns concern) => holds ? concern : None;
}
