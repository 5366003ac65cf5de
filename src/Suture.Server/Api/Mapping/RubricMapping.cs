using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;
using Suture.Domain.Security.Rubric;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>MITRE's rubric for medical devices as the API shows it.</summary>
internal static class RubricMapping
{
    public static RubricDto ToDto(CvssRubric rubric) => new(
        rubric.Id, rubric.Title, rubric.Edition, rubric.Notice, [.. rubric.Groups.Select(g => new RubricGroupDto(g.Key.ToString(), g.Title, g.Text))],
        [.. rubric.Questions.Select(q => ToDto(rubric, q))]);

    /// <summary>What the answers decide, or what is wrong with them.</summary>
    public static Result<RubricResultDto> Decide(DecideByRubricDto ask)
    {
        var rubric = CvssRubric.BuiltIn;
        if (CvssVersions.Parse(ask.Version) is not { } version)
        {
            return new Problem("rubric.version", $"'{ask.Version}' is not a version that the rubric decides; expected 3.1 or 3.0.", Path: "$.version");
        }

        var result = RubricAnswers.Parse(ask.Answers, rubric).Then(a => rubric.Decide(a, version));
        return result.TryGet(out var decided)
            ? ToDto(rubric, decided, ask.Explain)
            : result.Problems.Select(p => p with { Path = p.Path is null ? "$.answers" : $"$.{p.Path}" }).ToImmutableArray();
    }

    private static RubricResultDto ToDto(CvssRubric rubric, RubricResult result, bool explain) => new()
    {
        Answers = result.Answers.ToString(),
        Complete = result.Vector is not null,
        Vector = result.Vector?.ToString(),
        Cvss = result.Vector is { } vector ? CvssMapping.ToDto(vector.ToString(), explain) : null,
        Metrics = [.. result.Metrics.Select(m => new RubricMetricDto(m.Metric.Key, m.Metric.Name, m.Value?.Key, m.Value?.Name, m.Because))],
        Next = [.. result.Open.Select(q => ToDto(rubric, q))],
        Optional = [.. result.Optional.Select(q => ToDto(rubric, q))],
        NotAsked = [.. result.NotAsked.Select(q => q.Id)],
        Notice = rubric.Notice,
    };

    private static RubricQuestionDto ToDto(CvssRubric rubric, RubricQuestion q) => new(
        q.Id, q.Metric.Key, q.Group?.Key.ToString(), q.Ask, q.Note, q.Informs, rubric.AskedAfter(q) is { } after ? $"{after.Question}:{after.Choice.Letter}" : null,
        [.. q.Choices.Select(c => new RubricChoiceDto(c.Letter.ToString(), c.Label, c.Value?.Key, c.Next))]);
}
