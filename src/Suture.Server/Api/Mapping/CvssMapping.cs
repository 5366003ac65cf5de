using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Security.Cvss;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Scored CVSS vectors as the API shows them.</summary>
internal static class CvssMapping
{
    public static CvssDto ToDto(string vector, bool explain)
    {
        if (!CvssVector.TryRead(vector, out var read, out var fault))
        {
            return new CvssDto { Vector = vector, Error = fault.Message(vector) };
        }

        var scores = read.Score();
        return new CvssDto
        {
            Vector = vector,
            Version = read.Version.Number(),
            Base = scores.Base.Value,
            Score = scores.Overall.Value,
            Severity = Names.Of(scores.Overall.Severity(read.Version)),
            Explanation = explain ? ToDto(CvssExplanation.Of(read)) : null,
        };
    }

    private static CvssExplanationDto ToDto(CvssExplanation e) => new(
        e.Vector.ToString(), e.Scores.Base.Value, e.Scores.Threat.Value, e.Scores.Environmental.Value, e.Name,
        [.. e.Metrics.Select(m => new CvssMetricDto(
            CvssMetrics.Title(e.Vector.Version, m.Metric.Group), m.Metric.Key, m.Metric.Name, m.Value.Key, m.Value.Name, m.Value.Meaning, m.Weight, m.Steps))],
        [.. e.Steps.Select(s => new CvssStepDto(s.Name, s.Formula, Round(s.Value)))],
        e.Macro is { } macro
            ? new MacroVectorDto(
                macro.Key, macro.Score.Value, Round(macro.MeanDrop),
                [.. macro.Sets.Select(s => new EquivalenceSetDto(s.Name, s.Level, s.Rule, s.Highest, s.Distance, s.Depth, s.Next?.Value, s.Drop is { } drop ? Round(drop) : null))])
            : null);

    // Six decimals say more than enough about a step; the scores themselves are never rounded twice.
    private static decimal Round(decimal value) => Math.Round(value, 6) / 1.0000000000000000000000000000m;
}
