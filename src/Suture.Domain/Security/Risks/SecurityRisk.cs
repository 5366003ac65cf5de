using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Safety;

namespace Suture.Domain.Security.Risks;

/// <summary>A hazardous situation that a threat or finding contributes to.</summary>
/// <param name="Situation">The situation.</param>
/// <param name="Cause">The software cause over which it does: one that arises in what is targeted or affected. Null when it is linked itself.</param>
/// <param name="Before">Severity before controls, as the safety risk has it.</param>
/// <param name="After">Severity after controls.</param>
/// <param name="HasHarm">It results in a harm of the common list.</param>
public readonly record struct ReachedSituation(RecordId Situation, RecordId? Cause, int Before, int After, bool HasHarm);

/// <summary>A control as it bears on a threat or finding.</summary>
/// <param name="Control">The control.</param>
/// <param name="Status">Whether it is implemented and verified, as in the safety risk.</param>
/// <param name="Tested">A test of it or of all that implements it passes on the version under review; words alone do not do.</param>
/// <param name="Via">What it mitigates, where that is not the threat itself: a hazardous situation or cause, or a threat to what a finding affects.</param>
/// <param name="SideEffectsStated">It says which risks arise from it, or why none do.</param>
public readonly record struct SecurityControlUse(RecordId Control, ControlStatus Status, bool Tested, RecordId? Via, bool SideEffectsStated)
{
    /// <summary>It makes the attack harder; the others make its harm less.</summary>
    public bool Hinders => Via is null || Via.Value.Kind == RecordKind.THR;
}

/// <summary>What a person must look at in a security risk.</summary>
[Flags]
public enum SecurityConcerns
{
    None = 0,
    NotEstimated = 1 << 0,
    ScoredByProbability = 1 << 1,
    BelowVector = 1 << 2,
    BelowKnownExploited = 1 << 3,
    NotBridged = 1 << 4,
    NoHarm = 1 << 5,
    TagDiffers = 1 << 6,
    MayReach = 1 << 7,
    ScaleMissing = 1 << 8,
    NoControl = 1 << 9,
    ControlNotImplemented = 1 << 10,
    ControlNotVerified = 1 << 11,
    NotEstimatedAfter = 1 << 12,
    LoweredWithoutGrounds = 1 << 13,
    SideEffectsNotConsidered = 1 << 14,
    NotJustified = 1 << 15,
    JudgmentDiffers = 1 << 16,
    NotJudged = 1 << 17,
    Uncontrolled = 1 << 18,
    Suspect = 1 << 19,
}

/// <summary>One threat or finding, judged by the policy's matrix of exploitability against harm to patients (FDA postmarket guidance, VI). Immutable; a pure function of records and policy.</summary>
public sealed record SecurityRisk
{
    public required RiskPolicy Policy { get; init; }

    /// <summary>Key of the threat or finding.</summary>
    public required RecordId Subject { get; init; }

    public required string Title { get; init; }

    /// <summary>CVE or other id of a finding; null for threats.</summary>
    public string? Vulnerability { get; init; }

    /// <summary>By the CVSS vector where it counts; null when there is none, or it was published without the device in mind.</summary>
    public CvssExploitability? Vector { get; init; }

    /// <summary>What the assets lose.</summary>
    public required SecurityImpact Impact { get; init; }

    /// <summary>Worst before controls first; a situation that is linked itself stands before one over a cause.</summary>
    public required ImmutableArray<ReachedSituation> Situations { get; init; }

    /// <summary>Those that hinder the attack first, then by key.</summary>
    public required ImmutableArray<SecurityControlUse> Controls { get; init; }

    public required ExploitabilityFigure ExploitabilityBefore { get; init; }

    public required ExploitabilityFigure ExploitabilityAfter { get; init; }

    public required HarmFigure HarmBefore { get; init; }

    public required HarmFigure HarmAfter { get; init; }

    /// <summary>What the record says of the risk of patient harm: a code of its field, or null.</summary>
    public string? Judged { get; init; }

    public required SecurityConcerns Concerns { get; init; }

    /// <summary>Before controls; null when there is no harm to patients.</summary>
    public PatientHarmRisk? Before => Cell(ExploitabilityBefore, HarmBefore);

    /// <summary>After controls; null when there is no harm to patients, or nothing left to exploit.</summary>
    public PatientHarmRisk? After => Cell(ExploitabilityAfter, HarmAfter);

    /// <summary>The rule that gave a figure, in words.</summary>
    public string Explain(SecurityFigureKind kind, bool after) => SecurityRiskWords.Figure(this, kind, after);

    public override string ToString() => $"{Subject} {Before} -> {After}";

    private PatientHarmRisk? Cell(ExploitabilityFigure exploitability, HarmFigure harm) =>
        exploitability.Ended || harm.Level is not { } severity ? null : (PatientHarmRisk)Policy.PatientHarm[exploitability.Level, severity];
}
