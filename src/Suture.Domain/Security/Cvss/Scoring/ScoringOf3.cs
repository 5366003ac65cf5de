using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>
/// The formulas of CVSS 3.0 and 3.1 (specifications, 7 and appendix A). What the metrics multiply is a table in units of 10^-12, made
/// once with decimal arithmetic, so that rounding up sees exact values and never those of binary floating point. The versions differ
/// in how they round up and in the environmental formula of a changed scope.
/// </summary>
internal static class ScoringOf3
{
    private const long Unit = 1_000_000_000_000;
    private const int Modified = 14;
    private static readonly ImmutableArray<CvssMetric> Metrics = CvssMetrics.Of(CvssVersion.V31);

    /// <summary>An impact metric's weight times its requirement's: 7 different products, the first 0.</summary>
    private static readonly decimal[] Weights = [.. Metrics[5].Values.SelectMany(v => Metrics[11].Values.Select(r => v.Number!.Value * r.Number!.Value)).Distinct().Order()];

    private static readonly byte[] WeightOf = MakeWeightOf();
    private static readonly long[] UnchangedImpact = MakeImpacts(miss => 6.42m * miss);
    private static readonly long[] ChangedImpact = MakeImpacts(miss => (7.52m * (miss - 0.029m)) - (3.25m * Power(miss - 0.02m, 15)));
    private static readonly long[] ChangedModifiedImpactOf31 = MakeImpacts(miss => (7.52m * (miss - 0.029m)) - (3.25m * Power((miss * 0.9731m) - 0.02m, 13)));
    private static readonly long[] Exploitabilities = MakeExploitabilities();
    private static readonly int[] ThreatNumbers = [.. Enumerable.Range(8, 3).SelectMany(m => Hundredths(Metrics[m]))];

    public static CvssScores Score(CvssVector vector)
    {
        var (low, version) = (vector.Low, vector.Version);
        var threat = ThreatFactor(low);
        var (hasThreat, hasEnvironmental) = ((low >> 32 & 0xFFF) != 0, (low >> 44) != 0 || vector.High != 0);
        var metrics = (uint)low;
        var baseScore = Whole(version, metrics, Impact(version, metrics, 0, modified: false));
        var temporal = Temporal(version, baseScore, threat);
        var used = Effective(vector);
        var environmental = Temporal(version, Whole(version, used, Impact(version, used, Requirements(low), modified: true)), threat);
        return new(new(baseScore), new(temporal), new(environmental), new(hasEnvironmental ? environmental : temporal), hasThreat, hasEnvironmental);
    }

    /// <summary>The base metrics that count in the environmental formula, four bits each: the modified one where it is defined.</summary>
    public static uint Effective(CvssVector vector)
    {
        var modified = (uint)(vector.Low >> (Modified * 4)) | (uint)(vector.High << 8);
        var defined = modified | modified >> 1 | modified >> 2 | modified >> 3;
        var mask = (defined & 0x1111_1111) * 15;
        return (modified & mask) | ((uint)vector.Low & ~mask);
    }

    /// <summary>The impact sub-score in units of 10^-12; 0 or below when nothing is affected.</summary>
    /// <param name="version">3.0 or 3.1.</param>
    /// <param name="metrics">Base metrics, four bits each.</param>
    /// <param name="requirements">CR, IR and AR, four bits each; 0 for the base score.</param>
    /// <param name="modified">Whether the environmental formula is asked for, which 3.1 has changed.</param>
    public static long Impact(CvssVersion version, uint metrics, uint requirements, bool modified)
    {
        var index = ImpactIndex(metrics, requirements);
        return !IsChanged(metrics) ? UnchangedImpact[index] : modified && version == CvssVersion.V31 ? ChangedModifiedImpactOf31[index] : ChangedImpact[index];
    }

    /// <summary>The exploitability sub-score in units of 10^-12.</summary>
    public static long Exploitability(uint metrics) => Exploitabilities[ExploitabilityIndex(metrics)];

    /// <summary>1 minus what is left of confidentiality, integrity and availability; the environmental formula stops at 0.915.</summary>
    public static decimal ImpactSubScore(uint metrics, uint requirements)
    {
        var index = ImpactIndex(metrics, requirements);
        return Miss(index);
    }

    public static bool IsChanged(uint metrics) => (metrics >> 16 & 15) == 1;

    public static uint Requirements(ulong low) => (uint)(low >> 44) & 0xFFF;

    public static decimal ToDecimal(long units) => (decimal)units / Unit;

    /// <summary>Base score, or the environmental one before temporal metrics, in tenths.</summary>
    public static int Whole(CvssVersion version, uint metrics, long impact)
    {
        if (impact <= 0)
        {
            return 0;
        }

        var sum = (impact + Exploitability(metrics)) * (IsChanged(metrics) ? 108 : 100);
        return RoundUp(version, Math.Min(sum, Unit * 1000), Unit * 100);
    }

    // The base metrics have at most ten decimals, the temporal product seven: nothing is lost on the way to either rounding.
    private static int Temporal(CvssVersion version, int tenths, int millionths) => RoundUp(version, (long)tenths * millionths, 10_000_000);

    /// <summary>
    /// To tenths, up. 3.0: the smallest tenth that is not less. 3.1 (appendix A): the same, after rounding to five decimals, so that noise of floating point does not count.
    /// </summary>
    private static int RoundUp(CvssVersion version, long value, long one)
    {
        if (version == CvssVersion.V30)
        {
            var tenth = one / 10;
            return (int)((value + tenth - 1) / tenth);
        }

        var hundredThousandth = one / 100_000;
        return (int)((((value + (hundredThousandth / 2)) / hundredThousandth) + 9_999) / 10_000);
    }

    private static int ThreatFactor(ulong low) => ThreatNumbers[(int)(low >> 32 & 15)] * ThreatNumbers[5 + (int)(low >> 36 & 15)] * ThreatNumbers[10 + (int)(low >> 40 & 15)];

    private static int ImpactIndex(uint metrics, uint requirements) =>
        (WeightOf[(metrics >> 20 & 15) << 2 | (requirements & 15)] * 49) + (WeightOf[(metrics >> 24 & 15) << 2 | (requirements >> 4 & 15)] * 7) + WeightOf[(metrics >> 28) << 2 | (requirements >> 8 & 15)];

    // AV 4, AC 2, PR 3, UI 2, S 2.
    private static int ExploitabilityIndex(uint metrics) =>
        (int)((((((((((metrics & 15) - 1) * 2) + (metrics >> 4 & 15) - 1) * 3) + (metrics >> 8 & 15) - 1) * 2) + (metrics >> 12 & 15) - 1) * 2) + (metrics >> 16 & 15) - 1);

    // By code of the impact metric and of its requirement, four to a row.
    private static byte[] MakeWeightOf()
    {
        var table = new byte[16];
        foreach (var value in Metrics[5].Values)
        {
            foreach (var requirement in Metrics[11].Values)
            {
                table[(value.Code << 2) | requirement.Code] = (byte)Array.IndexOf(Weights, value.Number!.Value * requirement.Number!.Value);
            }
        }

        return table;
    }

    private static decimal Miss(int index) => Math.Min(0.915m, 1 - ((1 - Weights[index / 49]) * (1 - Weights[index / 7 % 7]) * (1 - Weights[index % 7])));

    private static long[] MakeImpacts(Func<decimal, decimal> impact) => [.. Enumerable.Range(0, 343).Select(i => (long)Math.Round(impact(Miss(i)) * Unit))];

    private static long[] MakeExploitabilities() =>
    [
        .. from av in Enumerable.Range(1, 4)
        from ac in Enumerable.Range(1, 2)
        from pr in Enumerable.Range(1, 3)
        from ui in Enumerable.Range(1, 2)
        from scope in Enumerable.Range(1, 2)
        let privileges = Metrics[2].Value(pr)
        select (long)(8.22m * Metrics[0].Value(av).Number!.Value * Metrics[1].Value(ac).Number!.Value * (scope == 1 ? privileges.NumberWhenChanged : privileges.Number)!.Value * Metrics[3].Value(ui).Number!.Value * Unit),
    ];

    private static int[] Hundredths(CvssMetric metric) => [.. metric.Values.OrderBy(v => v.Code).Select(v => (int)(v.Number!.Value * 100)), .. Enumerable.Repeat(0, 5 - metric.Values.Length)];

    private static decimal Power(decimal value, int exponent)
    {
        var result = 1m;
        for (var i = 0; i < exponent; i++)
        {
            result *= value;
        }

        return result;
    }
}
