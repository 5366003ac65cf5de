using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;

namespace Suture.Domain.Safety;

/// <summary>Rules, concerns and sums in words.</summary>
public static class RiskWords
{
    /// <summary>The concerns of a risk, each with the clause that asks, most basic first.</summary>
    public static ImmutableArray<(RiskConcerns Concern, string Clause, string Words)> Concerns(Risk risk)
    {
        ArgumentNullException.ThrowIfNull(risk);
        return [.. Enum.GetValues<RiskConcerns>().Where(c => c != RiskConcerns.None && risk.Concerns.HasFlag(c)).Select(c => (c, Clause(c), Concern(risk, c)))];
    }

    internal static string Figure(Risk risk, RiskFigureKind kind, bool after)
    {
        ArgumentNullException.ThrowIfNull(risk);
        var estimate = after ? risk.After : risk.Before;
        var figure = estimate[kind];
        var stated = figure.Stated is { } level ? Label(risk.Policy, kind, level) : "nothing";
        var counts = Label(risk.Policy, kind, figure.Level);
        return figure.Rule switch
        {
            FigureRule.Stated => $"{counts}, as {risk.Situation} states it.",
            FigureRule.HighestHarm => $"{counts}: the severity of {risk.Harms[0].Harm}, the worst harm it results in.",
            FigureRule.BelowHarmWithReason => $"{counts}, as stated: below the severity of {risk.Harms[0].Harm} ({Severity(risk, risk.Harms[0].Severity)}), with a reason.",
            FigureRule.SoftwareFailure => $"{counts}: software failure ({Software(risk)}) contributes, and its probability is not known.",
            FigureRule.SoftwareFailureWithReason => $"{counts}, as stated: lower than for software failure ({Software(risk)}), with a reason.",
            FigureRule.NotEstimated => $"{counts}: nothing is stated, so it is taken at its worst.",
            FigureRule.Matrix when kind == RiskFigureKind.Probability => $"{counts}: P1 {Label(risk.Policy, RiskFigureKind.P1, estimate.P1.Level)} and P2 {Label(risk.Policy, RiskFigureKind.P2, estimate.P2.Level)} in the policy's table.",
            FigureRule.Matrix => $"{counts}: severity {Severity(risk, estimate.Severity.Level)} and probability of harm {Label(risk.Policy, RiskFigureKind.Probability, estimate.Probability.Level)} in the policy's matrix.",
            FigureRule.AsBefore => $"{counts}: nothing is stated after controls, so it stays as before them.",
            FigureRule.LoweredByControls => $"{counts}, as stated: lowered by {Keys(risk.Controls.Select(c => c.Control))}, all implemented and verified.",
            FigureRule.HarmSeverity => $"{counts}: {stated} is stated, below the severity of {risk.Harms[0].Harm} and without a reason.",
            FigureRule.SoftwareFailureOverrules => $"{counts}: {stated} is stated, but software failure ({Software(risk)}) contributes and no reason is given why P1 is lower.",
            FigureRule.NoControl => $"{counts}, as before controls: {stated} is stated, and no control lowers it.",
            FigureRule.OpenControl => $"{counts}, as before controls: {stated} is stated, but {Keys(Open(risk))} {(Open(risk).Count() == 1 ? "is" : "are")} not implemented and verified.",
            FigureRule.NoReason => $"{counts}, as before controls: {stated} is stated, and no reason is given why the severity is lower.",
            _ => throw new InvalidOperationException($"No words for {figure.Rule}."),
        };
    }

    internal static string Overall(RiskReport report, ImmutableArray<RiskDocument> documents, bool ready, bool judged)
    {
        var regions = string.Join(", ", report.Policy.Regions.Select((r, i) => $"{report.CountByRegion(inResidual: true)[i].ToString(CultureInfo.InvariantCulture)} {r.Label.ToLowerInvariant()}"));
        var unacceptable = report.Risks.Count(r => r.Acceptance == RiskAcceptance.Unacceptable);
        var byBenefit = report.Risks.Count(r => r.Acceptance == RiskAcceptance.AcceptableByBenefit);
        var open = report.Risks.Count(r => r.Concerns != RiskConcerns.None);
        var approved = documents.Where(d => d.Approved && d.Evidence == "risk_management_report").Select(d => d.Document);
        return string.Create(CultureInfo.InvariantCulture, $"{Count(report.Risks.Length, "residual risk")}: {regions}. ")
            + (unacceptable == 0 ? "None stays unacceptable" : $"{Count(unacceptable, "risk")} can not be accepted")
            + (byBenefit == 0 ? ". " : $"; {byBenefit.ToString(CultureInfo.InvariantCulture)} by a benefit-risk analysis. ")
            + (ready ? "Nothing is left open. " : open == 0 ? "" : $"{Count(open, "risk")} with something left to look at. ")
            + (report.OpenHazards.IsEmpty ? "" : $"{Keys(report.OpenHazards)} {(report.OpenHazards.Length == 1 ? "leads" : "lead")} to no hazardous situation. ")
            + (judged ? $"The judgment of the overall residual risk stands in {Keys(approved)}." : "No approved risk management report holds a judgment of the overall residual risk yet.");
    }

    private static string Concern(Risk risk, RiskConcerns concern) => concern switch
    {
        RiskConcerns.NoHazard => "No hazard leads to it.",
        RiskConcerns.NoHarm => "It results in no harm, so nobody can check its severity.",
        RiskConcerns.NotEstimated => "Severity, P1 or P2 before controls is missing and taken at its worst.",
        RiskConcerns.SeverityBelowHarm => Figure(risk, RiskFigureKind.Severity, after: false),
        RiskConcerns.SoftwareProbability => Figure(risk, RiskFigureKind.P1, after: false),
        RiskConcerns.NoControl => "No risk control mitigates it or what contributes to it.",
        RiskConcerns.CauseWithoutControl => $"{Keys(risk.Contributions.Where(c => !c.Controlled).Select(c => c.Contributor))} contributes and has no risk control, nor has the situation itself.",
        RiskConcerns.ControlNotImplemented => $"{Keys(risk.Controls.Where(c => c.Status == ControlStatus.NotImplemented).Select(c => c.Control))}: no requirement implements it.",
        RiskConcerns.ControlNotVerified => $"{Keys(risk.Controls.Where(c => c.Status == ControlStatus.NotVerified).Select(c => c.Control))}: not shown to work on the version under review.",
        RiskConcerns.InformationOnly => "Controlled by information for safety alone; the other two options come first.",
        RiskConcerns.NotEstimatedAfter => "Severity, P1 or P2 after controls is missing and taken as before them.",
        RiskConcerns.LoweredWithoutGrounds => string.Join(" ", new[] { RiskFigureKind.Severity, RiskFigureKind.P1, RiskFigureKind.P2 }.Where(k => !risk.After[k].Allowed).Select(k => $"{k} after controls: {Figure(risk, k, after: true)}")),
        RiskConcerns.NewRisksNotConsidered => $"{Keys(risk.Controls.Where(c => !c.NewRisksStated).Select(c => c.Control))}: nothing is said about risks that arise from it.",
        RiskConcerns.BenefitRiskMissing => $"The residual risk is {risk.RegionAfter.Label.ToLowerInvariant()}, and no benefit-risk analysis says that it is acceptable.",
        RiskConcerns.NeverAcceptable => $"The residual risk is {risk.RegionAfter.Label.ToLowerInvariant()}, which the policy never accepts.",
        RiskConcerns.JudgmentDiffers => $"The record says '{risk.Judged}'; by policy and records it is {Acceptance(risk.Acceptance)}.",
        RiskConcerns.NotJudged => "The record does not say whether the residual risk is acceptable.",
        RiskConcerns.Suspect => "Something it rests on changed since its link was confirmed.",
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern, "Unknown concern."),
    };

    private static string Clause(RiskConcerns concern) => concern switch
    {
        RiskConcerns.NoHazard => "ISO 14971 5.4",
        RiskConcerns.NoHarm or RiskConcerns.NotEstimated or RiskConcerns.SeverityBelowHarm => "ISO 14971 5.5",
        RiskConcerns.SoftwareProbability => "IEC 62304 4.3",
        RiskConcerns.NoControl or RiskConcerns.CauseWithoutControl or RiskConcerns.InformationOnly => "ISO 14971 7.1",
        RiskConcerns.ControlNotImplemented or RiskConcerns.ControlNotVerified => "ISO 14971 7.2",
        RiskConcerns.NotEstimatedAfter or RiskConcerns.LoweredWithoutGrounds or RiskConcerns.NotJudged or RiskConcerns.JudgmentDiffers or RiskConcerns.NeverAcceptable => "ISO 14971 7.3",
        RiskConcerns.BenefitRiskMissing => "ISO 14971 7.4",
        RiskConcerns.NewRisksNotConsidered => "ISO 14971 7.5",
        RiskConcerns.Suspect => "ISO 14971 7.6",
        _ => throw new ArgumentOutOfRangeException(nameof(concern), concern, "Unknown concern."),
    };

    /// <summary>Name of an option of risk control (ISO 14971 7.1), for one control.</summary>
    public static string Label(ControlOption option) => option switch
    {
        ControlOption.Inherent => "Inherently safe design",
        ControlOption.Protective => "Protective measure",
        ControlOption.Information => "Information for safety",
        _ => "Option not stated",
    };

    /// <summary>How far a control stands.</summary>
    public static string Label(ControlStatus status) => status switch { ControlStatus.Verified => "Verified", ControlStatus.NotVerified => "Not verified", _ => "Not implemented" };

    /// <summary>Label of a level of a figure.</summary>
    public static string Label(RiskPolicy policy, RiskFigureKind kind, int level)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return kind == RiskFigureKind.Region ? policy.Regions[level].Label : Scale(policy, kind)[level].Label;
    }

    /// <summary>Code of a level of a figure.</summary>
    public static string Code(RiskPolicy policy, RiskFigureKind kind, int level)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return kind == RiskFigureKind.Region ? policy.Regions[level].Code : Scale(policy, kind)[level].Code;
    }

    private static string Acceptance(RiskAcceptance acceptance) => acceptance switch
    {
        RiskAcceptance.Acceptable => "acceptable",
        RiskAcceptance.AcceptableByBenefit => "acceptable by its benefit-risk analysis only",
        RiskAcceptance.Unacceptable => "not acceptable",
        _ => throw new ArgumentOutOfRangeException(nameof(acceptance), acceptance, "Unknown acceptance."),
    };

    private static ImmutableArray<ScaleLevel> Scale(RiskPolicy policy, RiskFigureKind kind) => kind switch
    {
        RiskFigureKind.Severity => policy.Severities,
        RiskFigureKind.P1 => policy.P1,
        RiskFigureKind.P2 => policy.P2,
        RiskFigureKind.Probability => policy.Probabilities,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No scale of levels."),
    };

    private static IEnumerable<RecordId> Open(Risk risk) => risk.Controls.Where(c => c.Status != ControlStatus.Verified).Select(c => c.Control);

    private static string Software(Risk risk) => Keys(risk.Contributions.Where(c => c.IsSoftwareFailure).Select(c => c.Contributor));

    private static string Severity(Risk risk, int? level) => level is { } known ? risk.Policy.Severities[known].Label : "not stated";

    private static string Keys(IEnumerable<RecordId> keys) => string.Join(", ", keys);

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
