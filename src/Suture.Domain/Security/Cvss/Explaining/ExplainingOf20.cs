using System.Collections.Immutable;
using System.Globalization;

namespace Suture.Domain.Security.Cvss;

/// <summary>The steps of CVSS 2.0 (guide, 3.2).</summary>
internal static class ExplainingOf20
{
    public static ImmutableArray<CvssStep> Steps(CvssVector vector, CvssScores scores)
    {
        var metrics = CvssMetrics.Of(CvssVersion.V20);
        var (impact, exploitability) = (ScoringOf20.Impact(vector, adjusted: false), ScoringOf20.Exploitability(vector));
        var steps = new List<CvssStep>
        {
            new("Impact", $"10.41 × (1 - (1 - {N(3)}) × (1 - {N(4)}) × (1 - {N(5)}))", impact),
            new("Exploitability", $"20 × {N(0)} × {N(1)} × {N(2)}", exploitability),
            new("Base score", BaseFormula(impact), scores.Base.Value),
        };
        var threat = $"{N(6)} × {N(7)} × {N(8)}";
        if (scores.HasThreat)
        {
            steps.Add(new("Temporal score", $"round({scores.Base} × {threat})", scores.Threat.Value));
        }

        if (scores.HasEnvironmental)
        {
            var adjusted = ScoringOf20.Impact(vector, adjusted: true);
            var temporal = ScoringOf20.AdjustedTemporal(vector) / 10m;
            steps.Add(new("Adjusted impact", $"min(10, 10.41 × (1 - (1 - {N(3)} × {N(11)}) × (1 - {N(4)} × {N(12)}) × (1 - {N(5)} × {N(13)})))", adjusted));
            steps.Add(new("Adjusted temporal score", $"round({BaseFormula(adjusted)} × {threat})", temporal));
            steps.Add(new("Environmental score", string.Create(CultureInfo.InvariantCulture, $"round(({temporal:0.0} + (10 - {temporal:0.0}) × {N(9)}) × {N(10)})"), scores.Environmental.Value));
        }

        return [.. steps];

        string BaseFormula(decimal i) => i == 0
            ? "0, because nothing is affected"
            : string.Create(CultureInfo.InvariantCulture, $"round((0.6 × {i:0.####} + 0.4 × {exploitability:0.####} - 1.5) × 1.176)");

        string N(int metric) => vector[metrics[metric]].Number!.Value.ToString(CultureInfo.InvariantCulture);
    }
}
