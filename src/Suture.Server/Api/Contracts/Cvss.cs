using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Suture.Server.Api.Contracts;

/// <summary>Vectors to score, and whether to say why.</summary>
internal sealed record ScoreCvssDto(ImmutableArray<string> Vectors, bool Explain = false);

/// <summary>A vector with its scores, or what is wrong with it. All but the explanation is always there, null where it does not apply: scripts read it.</summary>
internal sealed record CvssDto
{
    [Description("As it was given.")]
    public required string Vector { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Description("2.0, 3.0, 3.1 or 4.0.")]
    public string? Version { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Description("The base score.")]
    public decimal? Base { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Description("The score of all metrics that are given: base, temporal, environmental, or CVSS-B to CVSS-BTE.")]
    public decimal? Score { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Description("The rating of that score: none, low, medium, high or critical.")]
    public string? Severity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Description("What is wrong: the metric, the character where it stands (from 1) and what was expected.")]
    public string? Error { get; init; }

    public CvssExplanationDto? Explanation { get; init; }
}

internal sealed record CvssExplanationDto(
    string Vector, decimal Base, decimal Threat, decimal Environmental, string? Name, ImmutableArray<CvssMetricDto> Metrics, ImmutableArray<CvssStepDto> Steps, MacroVectorDto? MacroVector);

/// <summary>The weight is that of the formulas of 2.0 and 3.x; below is how many steps the value lies below the most severe one of its equivalence set's level (4.0).</summary>
internal sealed record CvssMetricDto(string Group, string Metric, string Name, string Value, string ValueName, string Meaning, decimal? Weight, int? Below);

internal sealed record CvssStepDto(string Name, string Formula, decimal Value);

internal sealed record MacroVectorDto(string Key, decimal Score, decimal MeanDrop, ImmutableArray<EquivalenceSetDto> Sets);

internal sealed record EquivalenceSetDto(string Name, string Level, string Rule, string Highest, int Distance, int Depth, decimal? Next, decimal? Drop);
