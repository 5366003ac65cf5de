using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>
/// The formulas of CVSS 2.0 (guide, 3.2). Everything that the metrics multiply is a table in units of 10^-15, made once with decimal
/// arithmetic, so that rounding to one decimal sees exact values and never those of binary floating point.
/// </summary>
internal static class ScoringOf20
{
    private const long Unit = 1_000_000_000_000_000;
    private static readonly ImmutableArray<CvssMetric> Metrics = CvssMetrics.Of(CvssVersion.V20);

    /// <summary>An impact metric's weight times its requirement's: 7 different products, the first 0.</summary>
    private static readonly decimal[] Weights = [.. Metrics[3].Values.SelectMany(v => Metrics[11].Values.Select(r => v.Number!.Value * r.Number!.Value)).Distinct().Order()];

    private static readonly byte[] WeightOf = MakeWeightOf();
    private static readonly long[] ImpactPart = MakeImpactPart(capped: false);
    private static readonly long[] AdjustedImpactPart = MakeImpactPart(capped: true);
    private static readonly long[] ExploitabilityPart = MakeExploitabilityPart();
    private static readonly int[] ThreatNumbers = [.. Enumerable.Range(6, 3).SelectMany(m => Hundredths(Metrics[m]))];
    private static readonly int[] Damage = Hundredths(Metrics[9]);
    private static readonly int[] Distribution = Hundredths(Metrics[10]);

    public static CvssScores Score(CvssVector vector)
    {
        var bits = vector.Low;
        var exploitability = ExploitabilityPart[ExploitabilityIndex(bits)];
        var threat = ThreatFactor(bits);
        var baseScore = Base(ImpactPart, ImpactIndex(bits & 0xFFF_FFF), exploitability);
        var (hasThreat, hasEnvironmental) = ((bits >> 24 & 0xFFF) != 0, (bits >> 36) != 0);
        var temporal = Temporal(baseScore, threat);
        var environmental = Environmental(Temporal(Base(AdjustedImpactPart, ImpactIndex(bits), exploitability), threat), bits);
        return new(new(baseScore), new(temporal), new(environmental), new(hasEnvironmental ? environmental : temporal), hasThreat, hasEnvironmental);
    }

    /// <summary>The impact sub-score, from 0 to 10.</summary>
    public static decimal Impact(CvssVector vector, bool adjusted)
    {
        var index = ImpactIndex(adjusted ? vector.Low : vector.Low & 0xFFF_FFF);
        var impact = RawImpact(index / 49, index / 7 % 7, index % 7);
        return adjusted ? Math.Min(10m, impact) : impact;
    }

    /// <summary>The exploitability sub-score, from 0 to 10.</summary>
    public static decimal Exploitability(CvssVector vector) => RawExploitability(ExploitabilityIndex(vector.Low));

    /// <summary>The temporal score of the base score that is recomputed with the adjusted impact, in tenths.</summary>
    public static int AdjustedTemporal(CvssVector vector) =>
        Temporal(Base(AdjustedImpactPart, ImpactIndex(vector.Low), ExploitabilityPart[ExploitabilityIndex(vector.Low)]), ThreatFactor(vector.Low));

    private static int Base(long[] impacts, int impact, long exploitability)
    {
        // f(Impact) is 0 when nothing is affected.
        return impact == 0 ? 0 : (int)Round(impacts[impact] + exploitability, Unit / 10);
    }

    private static int Temporal(int tenths, int millionths) => (int)Round((long)tenths * millionths, 1_000_000);

    private static int Environmental(int temporal, ulong bits)
    {
        var damage = Damage[(int)(bits >> 36 & 15)] / 10;
        return Math.Max(0, (int)Round(((temporal * 10) + ((100 - temporal) * damage)) * Distribution[(int)(bits >> 40 & 15)], 1000));
    }

    // Half away from zero. Requirements of low can drive the adjusted base score below 0; the guide says nothing of it, so only the end result is kept from it.
    private static long Round(long value, long unit) => value >= 0 ? (value + (unit / 2)) / unit : -((-value + (unit / 2)) / unit);

    private static int ThreatFactor(ulong bits) => ThreatNumbers[(int)(bits >> 24 & 15)] * ThreatNumbers[5 + (int)(bits >> 28 & 15)] * ThreatNumbers[10 + (int)(bits >> 32 & 15)];

    private static int ExploitabilityIndex(ulong bits) => (((int)(bits & 15) - 1) * 9) + (((int)(bits >> 4 & 15) - 1) * 3) + (int)(bits >> 8 & 15) - 1;

    private static int ImpactIndex(ulong bits) =>
        (WeightOf[(int)((bits >> 12 & 15) << 2 | (bits >> 44 & 15))] * 49) + (WeightOf[(int)((bits >> 16 & 15) << 2 | (bits >> 48 & 15))] * 7) + WeightOf[(int)((bits >> 20 & 15) << 2 | (bits >> 52 & 15))];

    // By code of the impact metric and of its requirement, four to a row.
    private static byte[] MakeWeightOf()
    {
        var table = new byte[16];
        foreach (var value in Metrics[3].Values)
        {
            foreach (var requirement in Metrics[11].Values)
            {
                table[(value.Code << 2) | requirement.Code] = (byte)Array.IndexOf(Weights, value.Number!.Value * requirement.Number!.Value);
            }
        }

        return table;
    }

    private static decimal RawImpact(int c, int i, int a) => 10.41m * (1 - ((1 - Weights[c]) * (1 - Weights[i]) * (1 - Weights[a])));

    private static decimal RawExploitability(int index) => 20 * Metrics[0].Value((index / 9) + 1).Number!.Value * Metrics[1].Value((index / 3 % 3) + 1).Number!.Value * Metrics[2].Value((index % 3) + 1).Number!.Value;

    private static long[] MakeImpactPart(bool capped)
    {
        var table = new long[343];
        for (var i = 0; i < table.Length; i++)
        {
            var impact = RawImpact(i / 49, i / 7 % 7, i % 7);
            table[i] = (long)Math.Round(((0.6m * (capped ? Math.Min(10m, impact) : impact)) - 1.5m) * 1.176m * Unit);
        }

        return table;
    }

    private static long[] MakeExploitabilityPart() => [.. Enumerable.Range(0, 27).Select(i => (long)(0.4m * RawExploitability(i) * 1.176m * Unit))];

    private static int[] Hundredths(CvssMetric metric) => [.. metric.Values.OrderBy(v => v.Code).Select(v => (int)(v.Number!.Value * 100)), .. Enumerable.Repeat(0, Math.Max(0, 5 - metric.Values.Length))];
}
