using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Safety;

/// <summary>The three options of risk control, in their order of preference (ISO 14971 7.1).</summary>
public enum ControlOption
{
    Inherent,
    Protective,
    Information,

    /// <summary>The control does not say.</summary>
    Unknown,
}

/// <summary>How far a control stands (ISO 14971 7.2).</summary>
public enum ControlStatus
{
    NotImplemented,
    NotVerified,
    Verified,
}

/// <summary>A control as it bears on one hazardous situation.</summary>
/// <param name="Control">The control.</param>
/// <param name="Option">Which of the three options it is.</param>
/// <param name="Status">Whether it is implemented and verified.</param>
/// <param name="Via">The cause or threat it mitigates; null when it mitigates the situation itself.</param>
/// <param name="NewRisksStated">Whether it says which risks arise from it, or why none do (ISO 14971 7.5).</param>
public readonly record struct ControlUse(RecordId Control, ControlOption Option, ControlStatus Status, RecordId? Via, bool NewRisksStated);

/// <summary>A harm of a situation. The level is null when the harm states no severity.</summary>
public readonly record struct RiskHarm(RecordId Harm, int? Severity);

/// <summary>A cause or threat that contributes to a situation.</summary>
/// <param name="Contributor">The cause or threat.</param>
/// <param name="IsSoftwareFailure">By the policy's list of types.</param>
/// <param name="Controlled">A control mitigates it.</param>
public readonly record struct RiskContribution(RecordId Contributor, bool IsSoftwareFailure, bool Controlled);

/// <summary>Whether the residual risk can be accepted, by policy and records. From best to worst.</summary>
public enum RiskAcceptance
{
    Acceptable,

    /// <summary>Not by itself; the situation has a benefit-risk analysis and is judged acceptable by it.</summary>
    AcceptableByBenefit,

    Unacceptable,
}

/// <summary>What a person must look at in a risk.</summary>
[Flags]
public enum RiskConcerns
{
    None = 0,
    NoHazard = 1 << 0,
    NoHarm = 1 << 1,
    NotEstimated = 1 << 2,
    SeverityBelowHarm = 1 << 3,
    SoftwareProbability = 1 << 4,
    NoControl = 1 << 5,
    CauseWithoutControl = 1 << 6,
    ControlNotImplemented = 1 << 7,
    ControlNotVerified = 1 << 8,
    InformationOnly = 1 << 9,
    NotEstimatedAfter = 1 << 10,
    LoweredWithoutGrounds = 1 << 11,
    NewRisksNotConsidered = 1 << 12,
    BenefitRiskMissing = 1 << 13,
    JudgmentDiffers = 1 << 14,
    NotJudged = 1 << 15,
    Suspect = 1 << 16,
    NeverAcceptable = 1 << 17,
}

/// <summary>One hazardous situation, judged by a policy. Immutable; a pure function of records and policy.</summary>
public sealed record Risk
{
    private readonly Lazy<RiskDetails> details;

    internal Risk(Func<RiskDetails> read) => details = new Lazy<RiskDetails>(read);

    /// <summary>The policy it was judged by.</summary>
    public required RiskPolicy Policy { get; init; }

    /// <summary>Key of the hazardous situation.</summary>
    public required RecordId Situation { get; init; }

    public required string Title { get; init; }

    public ImmutableArray<RecordId> Hazards => details.Value.Hazards;

    /// <summary>Worst first.</summary>
    public ImmutableArray<RiskHarm> Harms => details.Value.Harms;

    /// <summary>Causes and threats, by key. Findings are left out: they are sensitive.</summary>
    public ImmutableArray<RiskContribution> Contributions => details.Value.Contributions;

    /// <summary>By option in the order of preference, then by key.</summary>
    public ImmutableArray<ControlUse> Controls => details.Value.Controls;

    /// <summary>Before controls.</summary>
    public required RiskEstimate Before { get; init; }

    /// <summary>After controls: the residual risk.</summary>
    public required RiskEstimate After { get; init; }

    public required RiskAcceptance Acceptance { get; init; }

    /// <summary>What the record says about acceptability: a code of its field, or null.</summary>
    public string? Judged { get; init; }

    public required RiskConcerns Concerns { get; init; }

    public RiskRegion RegionBefore => Policy.Regions[Before.Region.Level];

    public RiskRegion RegionAfter => Policy.Regions[After.Region.Level];

    /// <summary>Whether the residual risk can only be accepted by a benefit-risk analysis as things stand (ISO 14971 7.4).</summary>
    public bool NeedsBenefitRisk { get; init; }

    /// <summary>The rule that gave a figure, in words.</summary>
    public string Explain(RiskFigureKind kind, bool after) => RiskWords.Figure(this, kind, after);

    public override string ToString() => $"{Situation} {RegionBefore.Code} -> {RegionAfter.Code}";
}
