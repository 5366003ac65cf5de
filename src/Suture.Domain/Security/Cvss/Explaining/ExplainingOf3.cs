using System.Collections.Immutable;
using System.Globalization;

namespace Suture.Domain.Security.Cvss;

/// <summary>The steps of CVSS 3.0 and 3.1 (specifications, 7).</summary>
internal static class ExplainingOf3
{
    public static ImmutableArray<CvssStep> Steps(CvssVector vector, CvssScores scores)
    {
        var steps = new List<CvssStep>();
        var metrics = (uint)vector.Low;
        Group(steps, vector.Version, "", metrics, 0, modified: false);
        steps.Add(new("Base score", Whole(vector.Version, metrics, 0, modified: false), scores.Base.Value));
        var threat = $"{Number(8)} × {Number(9)} × {Number(10)}";
        if (scores.HasThreat)
        {
            steps.Add(new("Temporal score", $"roundup({scores.Base} × {threat})", scores.Threat.Value));
        }

        if (scores.HasEnvironmental)
        {
            var (used, requirements) = (ScoringOf3.Effective(vector), ScoringOf3.Requirements(vector.Low));
            Group(steps, vector.Version, "Modified ", used, requirements, modified: true);
            var whole = Whole(vector.Version, used, requirements, modified: true);
            steps.Add(new("Environmental score", whole.StartsWith('0') ? whole : $"roundup({whole} × {threat})", scores.Environmental.Value));
        }

        return [.. steps];

        string Number(int metric) => vector[CvssMetrics.Of(vector.Version)[metric]].Number!.Value.ToString(CultureInfo.InvariantCulture);
    }

    private static void Group(List<CvssStep> steps, CvssVersion version, string word, uint metrics, uint requirements, bool modified)
    {
        var miss = ScoringOf3.ImpactSubScore(metrics, requirements);
        var parts = string.Join(" × ", Enumerable.Range(0, 3).Select(i => $"(1 - {Impact(metrics, requirements, i, modified)})"));
        var changed = ScoringOf3.IsChanged(metrics);
        steps.Add(new(Named(word, "Impact sub-score"), modified ? $"min(1 - {parts}, 0.915)" : $"1 - {parts}", miss));
        steps.Add(new(Named(word, "Impact"), ImpactFormula(), ScoringOf3.ToDecimal(ScoringOf3.Impact(version, metrics, requirements, modified))));
        steps.Add(new(Named(word, "Exploitability"), $"8.22 × {Weight(metrics, 0)} × {Weight(metrics, 1)} × {Weight(metrics, 2)} × {Weight(metrics, 3)}", ScoringOf3.ToDecimal(ScoringOf3.Exploitability(metrics))));

        string ImpactFormula() => !changed
            ? $"6.42 × {Text(miss)}"
            : modified && version == CvssVersion.V31
                ? $"7.52 × ({Text(miss)} - 0.029) - 3.25 × ({Text(miss)} × 0.9731 - 0.02)^13"
                : $"7.52 × ({Text(miss)} - 0.029) - 3.25 × ({Text(miss)} - 0.02)^15";
    }

    private static string Whole(CvssVersion version, uint metrics, uint requirements, bool modified)
    {
        var impact = ScoringOf3.Impact(version, metrics, requirements, modified);
        var sum = $"{Text(ScoringOf3.ToDecimal(impact))} + {Text(ScoringOf3.ToDecimal(ScoringOf3.Exploitability(metrics)))}";
        return impact <= 0 ? "0, because nothing is affected" : ScoringOf3.IsChanged(metrics) ? $"roundup(min(1.08 × ({sum}), 10))" : $"roundup(min({sum}, 10))";
    }

    private static string Impact(uint metrics, uint requirements, int i, bool modified)
    {
        var weight = Weight(metrics, 5 + i);
        return modified ? $"{Text(CvssMetrics.Of(CvssVersion.V31)[11 + i].Value((int)(requirements >> (i * 4) & 15)).Number!.Value)} × {weight}" : weight;
    }

    private static string Weight(uint metrics, int index)
    {
        var value = CvssMetrics.Of(CvssVersion.V31)[index].Value((int)(metrics >> (index * 4) & 15));
        return Text((ScoringOf3.IsChanged(metrics) ? value.NumberWhenChanged ?? value.Number : value.Number)!.Value);
    }

    private static string Named(string word, string name) => word.Length == 0 ? name : word + char.ToLowerInvariant(name[0]) + name[1..];

    private static string Text(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}
