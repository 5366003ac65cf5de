namespace Suture.Domain.Safety;

/// <summary>The rule that gave a figure. Those from <see cref="HarmSeverity"/> on overrule what the record states.</summary>
public enum FigureRule : byte
{
    /// <summary>As the hazardous situation states it.</summary>
    Stated,

    /// <summary>The highest severity among the harms it results in; the situation states none itself.</summary>
    HighestHarm,

    /// <summary>Below the severity of a harm, as stated, with a reason.</summary>
    BelowHarmWithReason,

    /// <summary>Software failure contributes: taken at the policy's level.</summary>
    SoftwareFailure,

    /// <summary>Software failure contributes, and a reason is given why P1 is lower.</summary>
    SoftwareFailureWithReason,

    /// <summary>Nothing is stated: taken at its worst.</summary>
    NotEstimated,

    /// <summary>Read from a matrix of the policy.</summary>
    Matrix,

    /// <summary>Nothing is stated after controls: as before them.</summary>
    AsBefore,

    /// <summary>Lower than before, as stated: all controls are implemented and verified.</summary>
    LoweredByControls,

    /// <summary>Stated below the severity of a harm without a reason: the harm's severity counts.</summary>
    HarmSeverity,

    /// <summary>Stated lower though software failure contributes, without a reason: the policy's level counts.</summary>
    SoftwareFailureOverrules,

    /// <summary>Stated lower than before without any control: as before.</summary>
    NoControl,

    /// <summary>Stated lower than before while a control is not implemented or not verified: as before.</summary>
    OpenControl,

    /// <summary>Severity stated lower than before without a reason: as before.</summary>
    NoReason,
}

/// <summary>One figure of an estimate.</summary>
/// <param name="Level">Index in the policy's scale (of regions for the region): what counts.</param>
/// <param name="Stated">Index of what the record states; null when it states nothing or the figure is not for stating.</param>
/// <param name="Rule">What gave <paramref name="Level"/>.</param>
public readonly record struct RiskFigure(int Level, int? Stated, FigureRule Rule)
{
    /// <summary>Whether what the record states may stand; true where it states nothing.</summary>
    public bool Allowed => Rule < FigureRule.HarmSeverity;
}

/// <summary>The figures of a risk.</summary>
public enum RiskFigureKind
{
    Severity,
    P1,
    P2,
    Probability,
    Region,
}

/// <summary>A risk as estimated at one side of the controls.</summary>
public readonly record struct RiskEstimate(RiskFigure Severity, RiskFigure P1, RiskFigure P2, RiskFigure Probability, RiskFigure Region)
{
    public RiskFigure this[RiskFigureKind kind] => kind switch
    {
        RiskFigureKind.Severity => Severity,
        RiskFigureKind.P1 => P1,
        RiskFigureKind.P2 => P2,
        RiskFigureKind.Probability => Probability,
        RiskFigureKind.Region => Region,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown figure."),
    };

    /// <summary>Whether every figure that the record states may stand.</summary>
    public bool Allowed => Severity.Allowed && P1.Allowed && P2.Allowed;
}
