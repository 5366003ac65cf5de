using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Safety;

namespace Suture.Domain.Security.Risks;

/// <summary>Rules and concerns of security risks in words.</summary>
public static class SecurityRiskWords
{
    /// <summary>The concerns, each with the clause that asks, most basic first.</summary>
    public static ImmutableArray<(SecurityConcerns Concern, string Clause, string Words)> Concerns(SecurityRisk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return [.. Enum.GetValues<SecurityConcerns>().Where(c => c != SecurityConcerns.None && risk.Concerns.HasFlag(c)).Select(c => (c, Clause(c), Concern(risk, c)))];
    }

    /// <summary>"Controlled", "Uncontrolled", or what null means.</summary>
    public static string Label(PatientHarmRisk? risk) => risk switch
    {
        PatientHarmRisk.Controlled => "Controlled",
        PatientHarmRisk.Uncontrolled => "Uncontrolled",
        _ => "No patient harm",
    };

    internal static string Figure(SecurityRisk risk, SecurityFigureKind kind, bool after) => kind switch
    {
        SecurityFigureKind.Exploitability => Exploitability(risk, after),
        SecurityFigureKind.Impact => Impact(risk),
        SecurityFigureKind.Harm => Harm(risk, after),
        SecurityFigureKind.Risk => Cell(risk, after),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown figure."),
    };

    private static string Exploitability(SecurityRisk risk, bool after)
    {
        var figure = after ? risk.ExploitabilityAfter : risk.ExploitabilityBefore;
        var counts = Level(risk, figure.Level);
        var stated = figure.Stated is { } level ? Level(risk, level) : "nothing";
        var asBefore = $"{counts}, as before controls: {stated} is stated, ";
        return figure.Rule switch
        {
            ExploitabilityRule.Stated => $"{counts}, as {risk.Subject} states it.",
            ExploitabilityRule.Rubric => $"{counts}, as {risk.Subject} states it by a rubric other than CVSS, which its threat model names.",
            ExploitabilityRule.Vector => $"{counts} by its CVSS vector: {Obstacles(risk)}.",
            ExploitabilityRule.BelowVectorWithReason => $"{counts}, as stated: below its CVSS vector ({Obstacles(risk)}), with a reason.",
            ExploitabilityRule.KnownExploited => $"{counts}: it is exploited elsewhere, and nothing is stated for this device.",
            ExploitabilityRule.KnownExploitedWithReason => $"{counts}, as stated: it is exploited elsewhere, and a reason is given why it is lower here.",
            ExploitabilityRule.NotEstimated => risk.Subject.Kind == RecordKind.FND
                ? $"{counts}: nothing is stated, and no vector is fitted to this device, so it is taken at its worst."
                : $"{counts}: nothing is stated, so it is taken at its worst.",
            ExploitabilityRule.AsBefore => $"{counts}: nothing is stated after controls, so it stays as before them.",
            ExploitabilityRule.LoweredByControls => $"{counts}, as stated: lowered by {Keys(risk.Controls.Where(c => c.Hinders).Select(c => c.Control))}, implemented and verified; {Keys(risk.Controls.Where(c => c.Hinders && c.Tested).Select(c => c.Control))} by a passing test.",
            ExploitabilityRule.NotAffected => "Nothing to exploit: it does not affect this device, with justification and analysis.",
            ExploitabilityRule.Fixed => "Nothing left to exploit: it is fixed.",
            ExploitabilityRule.VectorOverrules => $"{counts} by its CVSS vector ({Obstacles(risk)}): {stated} is stated, without a reason.",
            ExploitabilityRule.ProbabilityRefused when after => $"{asBefore}but its threat model scores by a probability of occurrence.",
            ExploitabilityRule.ProbabilityRefused => $"{counts}{(risk.Vector is null ? ", its worst" : " by its CVSS vector")}: {stated} is stated, but its threat model scores by a probability of occurrence, which says nothing of an attack.",
            ExploitabilityRule.KnownExploitedOverrules => $"{counts}: {stated} is stated, but it is exploited elsewhere, and no reason is given why it is lower here.",
            ExploitabilityRule.NoControl => $"{asBefore}and no control hinders the attack.",
            ExploitabilityRule.OpenControl => $"{asBefore}but {Keys(Open(risk))} {(Open(risk).Count() == 1 ? "is" : "are")} not implemented and verified.",
            ExploitabilityRule.NoTest => $"{asBefore}but no test of {Keys(risk.Controls.Where(c => c.Hinders).Select(c => c.Control))} passes on the version under review.",
            ExploitabilityRule.NotJustified => $"{counts}, as before controls: it is said not to affect this device, without justification and analysis.",
            ExploitabilityRule.FixNotShown => $"{counts}, as before controls: it is said to be fixed, but no change that was made resolves it, and no day of the fix is named.",
            _ => throw new InvalidOperationException($"No words for {figure.Rule}."),
        };
    }

    private static string Impact(SecurityRisk risk)
    {
        var impact = risk.Impact;
        if (impact.Lost.IsEmpty)
        {
            return impact.Rule == ImpactRule.Unknown ? "Not known: neither a CVSS vector nor a kind of threat says what is lost." : "None: by its CVSS vector nothing is lost.";
        }

        var by = impact.Rule == ImpactRule.Vector ? "by its CVSS vector" : "by its kind of threat";
        return impact.Losses.IsEmpty
            ? $"Not known: {Sequence(impact.Lost)} lost {by}, but no asset is named."
            : $"{(impact.Level is { } level ? Capital(level) : "Not known")}: {string.Join("; ", impact.Losses.GroupBy(l => l.Asset).Select(a => $"{a.Key} loses {string.Join(", ", a.Select(Loss))}"))} {by}.";

        static string Loss(LostProperty lost) => $"{lost.Property.ToString().ToLowerInvariant()} ({lost.Need ?? "need not stated"})";
        static string Sequence(ImmutableArray<SecurityProperty> lost) => string.Join(", ", lost.Select(p => p.ToString().ToLowerInvariant())) + (lost.Length == 1 ? " is" : " are");
        static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
    }

    private static string Harm(SecurityRisk risk, bool after)
    {
        var figure = after ? risk.HarmAfter : risk.HarmBefore;
        switch (figure.Rule)
        {
            case HarmRule.NoSafetyEffect:
                return $"None: {risk.Subject} says that it has no effect on safety.";
            case HarmRule.NotBridged:
                return $"{Severity(risk, figure)}: it contributes to no hazardous situation and does not say why not, so it is taken at its worst.";
            case HarmRule.WorstSituation:
                var worst = risk.Situations.First(s => (after ? s.After : s.Before) == figure.Level);
                return $"{Severity(risk, figure)}: the severity of {worst.Situation} {(after ? "after" : "before")} controls{(worst.Cause is { } cause ? $", which it reaches over {cause}" : "")}.";
            default:
                throw new InvalidOperationException($"No words for {figure.Rule}.");
        }
    }

    private static string Cell(SecurityRisk risk, bool after)
    {
        var (exploitability, harm, cell) = after ? (risk.ExploitabilityAfter, risk.HarmAfter, risk.After) : (risk.ExploitabilityBefore, risk.HarmBefore, risk.Before);
        return cell is null
            ? $"{Label(cell)}: {(harm.Level is null ? "it is judged in the security file alone" : "nothing is left to exploit")}."
            : $"{Label(cell)}: exploitability {Level(risk, exploitability.Level)} and severity {Severity(risk, harm)} in the policy's matrix.";
    }

    private static string Concern(SecurityRisk risk, SecurityConcerns concern) => concern switch
    {
        SecurityConcerns.NotEstimated or SecurityConcerns.BelowVector or SecurityConcerns.BelowKnownExploited => Exploitability(risk, after: false),
        SecurityConcerns.ScoredByProbability => "Its threat model scores by a probability of occurrence; exploitability is asked.",
        SecurityConcerns.NotBridged => "It neither contributes to a hazardous situation nor says, with the tag no-safety-effect and a text, why not.",
        SecurityConcerns.NoHarm => $"{Keys(risk.Situations.Where(s => !s.HasHarm).Select(s => s.Situation))} {(risk.Situations.Count(s => !s.HasHarm) == 1 ? "results" : "result")} in no harm of the common list.",
        SecurityConcerns.TagDiffers => $"It is tagged no-safety-effect and reaches {Keys(risk.Situations.Select(s => s.Situation))}.",
        SecurityConcerns.MayReach => $"It is tagged no-safety-effect, but {Keys(risk.Situations.Select(s => s.Cause).OfType<RecordId>().Distinct().Order())} in what it {(risk.Subject.Kind == RecordKind.FND ? "affects" : "targets")} can lead to {Keys(risk.Situations.Select(s => s.Situation))}.",
        SecurityConcerns.ScaleMissing => $"It can reach several patients; {Keys(risk.Situations.Select(s => s.Situation))} does not say so.",
        SecurityConcerns.NoControl => "No risk control mitigates it or a situation that it contributes to.",
        SecurityConcerns.ControlNotImplemented => $"{Keys(risk.Controls.Where(c => c.Status == ControlStatus.NotImplemented).Select(c => c.Control))}: no requirement implements it.",
        SecurityConcerns.ControlNotVerified => $"{Keys(risk.Controls.Where(c => c.Status == ControlStatus.NotVerified).Select(c => c.Control))}: not shown to work on the version under review.",
        SecurityConcerns.NotEstimatedAfter => "Exploitability after controls is missing and taken as before them.",
        SecurityConcerns.LoweredWithoutGrounds or SecurityConcerns.NotJustified => Exploitability(risk, after: true),
        SecurityConcerns.SideEffectsNotConsidered => $"{Keys(risk.Controls.Where(c => c.Hinders && !c.SideEffectsStated).Select(c => c.Control))}: nothing is said about risks that arise from it.",
        SecurityConcerns.JudgmentDiffers => $"The record says '{risk.Judged}'; by policy and records it is {Label(risk.After).ToLowerInvariant()}.",
        SecurityConcerns.NotJudged => "It affects the device, and the record does not say whether the risk of patient harm is controlled.",
        SecurityConcerns.Uncontrolled => $"{(risk.Subject.Kind == RecordKind.FND ? "The risk of patient harm is uncontrolled; the clocks of the policy for what is in the field run." : "The risk of patient harm stays uncontrolled after controls.")}",
        SecurityConcerns.Suspect => "Something it rests on changed since its link was confirmed.",
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern, "Unknown concern."),
    };

    private static string Clause(SecurityConcerns concern) => concern switch
    {
        SecurityConcerns.NotEstimated or SecurityConcerns.BelowVector => "FDA premarket V.A.2",
        SecurityConcerns.ScoredByProbability => "SW96/TIR57 BR-08",
        SecurityConcerns.BelowKnownExploited or SecurityConcerns.JudgmentDiffers or SecurityConcerns.NotJudged or SecurityConcerns.Uncontrolled => "FDA postmarket VI",
        SecurityConcerns.NotBridged or SecurityConcerns.MayReach => "SW96/TIR57 BR-01",
        SecurityConcerns.NoHarm => "SW96/TIR57 BR-05",
        SecurityConcerns.TagDiffers => "SW96/TIR57 BR-09",
        SecurityConcerns.ScaleMissing => "SW96/TIR57 BR-10",
        SecurityConcerns.NoControl or SecurityConcerns.ControlNotImplemented or SecurityConcerns.ControlNotVerified => "AAMI TIR57 6",
        SecurityConcerns.NotEstimatedAfter => "AAMI TIR57 7",
        SecurityConcerns.LoweredWithoutGrounds => "FDA premarket V.A.2",
        SecurityConcerns.SideEffectsNotConsidered => "SW96/TIR57 BR-02",
        SecurityConcerns.NotJustified => "FDA premarket V.A.4",
        SecurityConcerns.Suspect => "SW96/TIR57 BR-11",
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern, "Unknown concern."),
    };

    private static string Obstacles(SecurityRisk risk) => risk.Vector is not { } vector ? "no vector"
        : (vector.Obstacles.IsEmpty ? "no obstacle" : string.Join(", ", vector.Obstacles)) + (vector.AttackKnown ? "; a working attack is known" : "");

    private static string Level(SecurityRisk risk, int level) => risk.Policy.Exploitability[level].Label;

    private static string Severity(SecurityRisk risk, HarmFigure harm) => risk.Policy.Severities[harm.Level!.Value].Label;

    private static IEnumerable<RecordId> Open(SecurityRisk risk) => risk.Controls.Where(c => c.Hinders && c.Status != ControlStatus.Verified).Select(c => c.Control);

    private static string Keys(IEnumerable<RecordId> keys) => string.Join(", ", keys);
}
