using System.Collections.Immutable;
using System.ComponentModel;
using System.Text.Json.Serialization;

namespace Suture.Server.Api.Contracts;

/// <summary>The questions of MITRE's rubric for medical devices, in our words.</summary>
internal sealed record RubricDto(
    string Id,
    string Title,
    string Edition,
    [property: Description("Where the table comes from, and what it does not decide.")] string Notice,
    ImmutableArray<RubricGroupDto> Groups,
    ImmutableArray<RubricQuestionDto> Questions);

internal sealed record RubricGroupDto(string Key, string Title, string Text);

/// <summary>Informs: whatever the answer, the metric stays as it is. AskedAfter: the answer that leads to the question, as XAVN:Y; without it, it is asked at once.</summary>
internal sealed record RubricQuestionDto(string Id, string Metric, string? Group, string Ask, string? Note, bool Informs, string? AskedAfter, ImmutableArray<RubricChoiceDto> Choices);

/// <summary>An answer: its value of the metric, or the question that is asked next.</summary>
internal sealed record RubricChoiceDto(string Letter, string Label, string? Value, string? Next);

/// <summary>Some or all answers, as XAVN:Y/XAVT:N/...; the version is 3.1 or 3.0.</summary>
internal sealed record DecideByRubricDto(string? Answers = null, string Version = "3.1", bool Explain = false);

/// <summary>What answers decide. The vector and its score are there once nothing is open.</summary>
internal sealed record RubricResultDto
{
    [Description("As they were given.")]
    public required string Answers { get; init; }

    public required bool Complete { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [Description("The vector; null while a question is open.")]
    public string? Vector { get; init; }

    [Description("Its scores.")]
    public CvssDto? Cvss { get; init; }

    [Description("All base metrics; what is not decided has no value.")]
    public required ImmutableArray<RubricMetricDto> Metrics { get; init; }

    [Description("Questions to answer next.")]
    public required ImmutableArray<RubricQuestionDto> Next { get; init; }

    [Description("Questions that may be answered next and change nothing.")]
    public required ImmutableArray<RubricQuestionDto> Optional { get; init; }

    [Description("Questions that do not apply, because the answers lead elsewhere.")]
    public required ImmutableArray<string> NotAsked { get; init; }

    [Description("Where the table comes from, and what it does not decide.")]
    public required string Notice { get; init; }
}

/// <summary>Because: the questions and answers that decided it, in words.</summary>
internal sealed record RubricMetricDto(string Metric, string Name, string? Value, string? ValueName, string? Because);
