using System.Collections.Immutable;
using System.Text;

namespace Suture.Domain.Safety;

/// <summary>One level of a scale.</summary>
/// <param name="Code">As stored in records and files.</param>
/// <param name="Label">As shown.</param>
/// <param name="Meaning">When to pick it.</param>
public sealed record ScaleLevel(string Code, string Label, string Meaning);

/// <summary>How a risk in a region can be accepted.</summary>
public enum RegionRule
{
    /// <summary>As it is.</summary>
    AsItIs,

    /// <summary>Once it is reduced as far as possible: by controls that are implemented and verified, not by information for safety alone.</summary>
    Reduced,

    /// <summary>Only when a benefit-risk analysis says so (ISO 14971 7.4).</summary>
    ByBenefit,

    /// <summary>Not at all: the policy knows no benefit that outweighs it.</summary>
    Never,
}

/// <summary>How serious a region is, for colors and marks; its label always stands beside them.</summary>
public enum RegionTone
{
    Good,
    Caution,
    Bad,
}

/// <summary>A region of the acceptability matrix.</summary>
public sealed record RiskRegion(string Code, string Label, string Meaning, RegionRule Accepted)
{
    /// <summary>No region of the policy is worse.</summary>
    public bool Worst { get; init; }

    public RegionTone Tone => Accepted switch
    {
        RegionRule.AsItIs => RegionTone.Good,
        RegionRule.Reduced => RegionTone.Caution,
        RegionRule.ByBenefit when !Worst => RegionTone.Caution,
        _ => RegionTone.Bad,
    };
}

/// <summary>What an exploitable weakness means to patients (FDA postmarket guidance, VI).</summary>
public enum PatientHarmRisk
{
    Controlled,
    Uncontrolled,
}

/// <summary>Software failure is systematic: its probability is not known, so P1 before controls is taken at a level, unless justified.</summary>
/// <param name="P1">Index in the P1 scale; the top one means that P1 is 1.</param>
/// <param name="Causes">Codes of cause types that count as software failure.</param>
public sealed record SoftwareFailureRule(int P1, ImmutableArray<string> Causes);

/// <summary>
/// By what a device's risks are judged (ISO 14971 4.2, 4.4): scales with meanings, how P1 and P2 make the probability of harm, which
/// risks are acceptable, and how exploitability and patient harm go together. All scales run from least to most; no matrix gets
/// better towards more. Immutable; equal when all of it is equal.
/// </summary>
public sealed class RiskPolicy : IEquatable<RiskPolicy>
{
    private static readonly Lazy<RiskPolicy> Standard = new(ReadDefault);
    private readonly Lazy<string> canonical;

    internal RiskPolicy() => canonical = new Lazy<string>(() => Encoding.UTF8.GetString(RiskPolicyJson.ToBytes(this)));

    /// <summary>The policy that holds until a device has its own.</summary>
    public static RiskPolicy Default => Standard.Value;

    /// <summary>Short name.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>What the criteria rest on (ISO 14971 4.2).</summary>
    public required string Basis { get; init; }

    /// <summary>How the overall residual risk is judged (ISO 14971 4.4, 8).</summary>
    public required string Overall { get; init; }

    /// <summary>Codes as in <see cref="Records.Kinds.SafetyKinds.Severities"/>.</summary>
    public required ImmutableArray<ScaleLevel> Severities { get; init; }

    /// <summary>Probability of the hazardous situation; codes as in <see cref="Records.Kinds.SafetyKinds.Probabilities"/>.</summary>
    public required ImmutableArray<ScaleLevel> P1 { get; init; }

    /// <summary>Probability that the situation leads to the harm; codes as in <see cref="Records.Kinds.SafetyKinds.Probabilities"/>.</summary>
    public required ImmutableArray<ScaleLevel> P2 { get; init; }

    /// <summary>Probability of harm.</summary>
    public required ImmutableArray<ScaleLevel> Probabilities { get; init; }

    /// <summary>Rows P1, columns P2, cells: index in <see cref="Probabilities"/>.</summary>
    public required RiskGrid ProbabilityOfHarm { get; init; }

    /// <summary>From best to worst.</summary>
    public required ImmutableArray<RiskRegion> Regions { get; init => field = [.. value.Select((r, i) => r with { Worst = i == value.Length - 1 })]; }

    /// <summary>Rows probability of harm, columns severity, cells: index in <see cref="Regions"/>.</summary>
    public required RiskGrid Acceptability { get; init; }

    public required SoftwareFailureRule SoftwareFailure { get; init; }

    /// <summary>Codes as in the exploitability of threats: low, medium, high.</summary>
    public required ImmutableArray<ScaleLevel> Exploitability { get; init; }

    /// <summary>Rows exploitability, columns severity, cells: <see cref="PatientHarmRisk"/> as a number.</summary>
    public required RiskGrid PatientHarm { get; init; }

    /// <summary>The region of a severity and a probability of harm, both as indexes.</summary>
    public RiskRegion RegionOf(int severity, int probability) => Regions[Acceptability[probability, severity]];

    /// <summary>Controlled or uncontrolled risk of patient harm, by exploitability and severity as codes of the records' fields; null when one of them is no level.</summary>
    public PatientHarmRisk? JudgeHarm(string exploitability, string severity) =>
        IndexOf(Exploitability, exploitability) is >= 0 and var row && IndexOf(Severities, severity) is >= 0 and var column ? (PatientHarmRisk)PatientHarm[row, column] : null;

    /// <summary>Index of a code in a scale, or -1.</summary>
    public static int IndexOf(ImmutableArray<ScaleLevel> scale, string? code)
    {
        for (var i = 0; code is not null && i < scale.Length; i++)
        {
            if (string.Equals(scale[i].Code, code, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    public bool Equals(RiskPolicy? other) => other is not null && string.Equals(canonical.Value, other.canonical.Value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as RiskPolicy);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(canonical.Value);

    public override string ToString() => Id;

    private static RiskPolicy ReadDefault()
    {
        const string File = "default-risk-policy.yaml";
        var assembly = typeof(RiskPolicy).Assembly;
        using var text = new StreamReader(assembly.GetManifestResourceStream($"Suture.Domain.Safety.{File}")!);
        return RiskPolicyReader.Read(File, text).Value;
    }
}
