using System.Collections.Immutable;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Security.Rubric;

/// <summary>What answers to the rubric decide.</summary>
/// <param name="Answers">The answers.</param>
/// <param name="Metrics">All base metrics in the order of vectors, decided or not.</param>
/// <param name="Open">Questions to answer next, in the order of the rubric; none when the vector is complete.</param>
/// <param name="Optional">Questions that may be answered next and change nothing.</param>
/// <param name="NotAsked">Questions that do not apply: the answers lead elsewhere.</param>
/// <param name="Vector">The vector once every metric is decided.</param>
public sealed record RubricResult(
    RubricAnswers Answers, ImmutableArray<RubricMetric> Metrics, ImmutableArray<RubricQuestion> Open, ImmutableArray<RubricQuestion> Optional, ImmutableArray<RubricQuestion> NotAsked, CvssVector? Vector)
{
    /// <summary>What is decided so far, as part of a vector: <c>AV:L/PR:N</c>.</summary>
    public string Decided => string.Join('/', Metrics.Where(m => m.Value is not null).Select(m => $"{m.Metric}:{m.Value!.Key}"));
}

/// <summary>One base metric and what decided it.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">Its value; null while a question is open.</param>
/// <param name="Ways">The questions that were answered, a way for each that is asked at once.</param>
public sealed record RubricMetric(CvssMetric Metric, CvssValue? Value, ImmutableArray<RubricWay> Ways)
{
    /// <summary>Why, in words: <c>AV:L because XAVN yes, XAVT no, XAVW yes, XAVR yes</c>. Of several ways, those that gave the value. Null while it is not decided.</summary>
    public string? Because => Value is null ? null
        : $"{Metric}:{Value.Key} because " + string.Join("; ", Ways.Where(w => w.Value == Value).Select(w => string.Join(", ", w.Steps.Select(Words))));

    private static string Words(RubricAnswer step) =>
        $"{step.Question} {step.Choice.Label}{(step.Choice is { Letter: 'U', Value: { } counted } ? $" (counts as {counted.Key})" : "")}";
}

/// <summary>Questions in the order in which answers led to them.</summary>
/// <param name="Steps">With their answers.</param>
/// <param name="Value">Where they end; null while a question is open.</param>
public sealed record RubricWay(ImmutableArray<RubricAnswer> Steps, CvssValue? Value);
