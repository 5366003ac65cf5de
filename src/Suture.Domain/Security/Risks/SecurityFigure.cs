namespace Suture.Domain.Security.Risks;

/// <summary>The rule that gave an exploitability. Those from <see cref="VectorOverrules"/> on overrule what the record states. None reads a probability.</summary>
public enum ExploitabilityRule : byte
{
    /// <summary>As the record states it.</summary>
    Stated,

    /// <summary>As stated, by a rubric other than CVSS that its threat model names. MITRE's rubric for medical devices gives CVSS vectors and is not meant.</summary>
    Rubric,

    /// <summary>By the CVSS vector in the context of the device; the record states no level.</summary>
    Vector,

    /// <summary>Below what the vector says, as stated, with a reason.</summary>
    BelowVectorWithReason,

    /// <summary>Exploited elsewhere, and the record states no level: taken at its worst.</summary>
    KnownExploited,

    /// <summary>Exploited elsewhere, and a reason is given why it is lower here.</summary>
    KnownExploitedWithReason,

    /// <summary>Nothing that counts is stated: taken at its worst.</summary>
    NotEstimated,

    /// <summary>Nothing is stated after controls: as before them.</summary>
    AsBefore,

    /// <summary>Lower than before, as stated: its controls hold, and a test shows it.</summary>
    LoweredByControls,

    /// <summary>The finding does not affect the device, with justification and analysis.</summary>
    NotAffected,

    /// <summary>The finding is fixed, and a change or a day shows it.</summary>
    Fixed,

    /// <summary>Stated below what the vector says without a reason: the vector counts.</summary>
    VectorOverrules,

    /// <summary>The threat model scores by a probability of occurrence: what is stated does not count.</summary>
    ProbabilityRefused,

    /// <summary>Stated lower although it is exploited elsewhere, without a reason: taken at its worst.</summary>
    KnownExploitedOverrules,

    /// <summary>Stated lower than before without a control on it: as before.</summary>
    NoControl,

    /// <summary>Stated lower than before while a control is not implemented or not verified: as before.</summary>
    OpenControl,

    /// <summary>Stated lower than before, and no control has a passing test: as before.</summary>
    NoTest,

    /// <summary>Said not to affect the device without justification and analysis: as before.</summary>
    NotJustified,

    /// <summary>Said to be fixed, with neither a change that was made nor a day: as before.</summary>
    FixNotShown,
}

/// <summary>An exploitability.</summary>
/// <param name="Level">Index in the policy's scale: what counts.</param>
/// <param name="Stated">Index of what the record states; null when it states nothing.</param>
/// <param name="Rule">What gave <paramref name="Level"/>.</param>
public readonly record struct ExploitabilityFigure(int Level, int? Stated, ExploitabilityRule Rule)
{
    /// <summary>Whether what the record says may stand.</summary>
    public bool Allowed => Rule < ExploitabilityRule.VectorOverrules;

    /// <summary>Nothing is left to exploit.</summary>
    public bool Ended => Rule is ExploitabilityRule.NotAffected or ExploitabilityRule.Fixed;
}

/// <summary>The rule that gave the severity of the harm to patients.</summary>
public enum HarmRule : byte
{
    /// <summary>That of the worst hazardous situation it contributes to, itself or over a cause.</summary>
    WorstSituation,

    /// <summary>It says that it has no effect on safety, and why; it contributes to no hazardous situation.</summary>
    NoSafetyEffect,

    /// <summary>It neither contributes to a hazardous situation nor says why not: taken at its worst.</summary>
    NotBridged,
}

/// <summary>The severity of the harm to patients.</summary>
/// <param name="Level">Index in the policy's scale; null when there is no harm to patients.</param>
/// <param name="Rule">What gave it.</param>
public readonly record struct HarmFigure(int? Level, HarmRule Rule);

/// <summary>The figures of a security risk.</summary>
public enum SecurityFigureKind
{
    Exploitability,

    /// <summary>What the assets lose; the same before controls and after.</summary>
    Impact,
    Harm,
    Risk,
}
