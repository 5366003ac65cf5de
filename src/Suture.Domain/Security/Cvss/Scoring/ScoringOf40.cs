namespace Suture.Domain.Security.Cvss;

/// <summary>
/// Scores of CVSS 4.0 (specification 8.2): the score of the vector's macro vector, less the mean of how far the vector lies, in each equivalence
/// set, on the way to the next less severe macro vector. All in whole numbers: 840 is a common multiple of the sets' depths, so that the one
/// rounding at the end sees the exact quotient.
/// </summary>
internal static class ScoringOf40
{
    private const int Parts = 840;
    private const ulong Ones = 0x111_1111_1111;
    private const uint Worst = 0x111;

    // Every impact is none: VC, VI, VA, SC at 3; SI, SA at 4.
    private const ulong ImpactBits = 0xFFF_FFF0_0000;
    private const ulong NoImpact = 0x443_3330_0000;

    // Parts of 840 for each step below a level's most severe vector.
    private static readonly int[] Shares1 = Shares(EquivalenceSets.Set1);
    private static readonly int[] Shares2 = Shares(EquivalenceSets.Set2);
    private static readonly int[] Shares36 = Shares(EquivalenceSets.Set36);
    private static readonly int[] Shares4 = Shares(EquivalenceSets.Set4);

    public static CvssScores Score(CvssVector vector)
    {
        var low = vector.Low;
        var given = low & (Ones * 15);
        var (threat, requirements) = ((int)(low >> 44 & 15), (uint)(low >> 48 & 0xFFF));
        var (hasThreat, hasEnvironmental) = (threat != 0, low >> 48 != 0 || (vector.High & 0xFF_FFFF_FFFF) != 0);
        var b = Of(given, Worst, 1);
        var bt = hasThreat ? Of(given, Worst, threat) : b;
        if (!hasEnvironmental)
        {
            return new(new(b), new(bt), new(b), new(bt), hasThreat, false);
        }

        var (used, needs) = (Effective(vector), Defined(requirements));
        var be = Of(used, needs, 1);
        return new(new(b), new(bt), new(be), new(hasThreat ? Of(used, needs, threat) : be), hasThreat, true);
    }

    /// <summary>The base metrics that count, four bits each: the modified one where it is defined.</summary>
    public static ulong Effective(CvssVector vector)
    {
        var modified = (vector.Low >> 60 | vector.High << 4) & (Ones * 15);
        var mask = ((modified | modified >> 1 | modified >> 2 | modified >> 3) & Ones) * 15;
        return (modified & mask) | (vector.Low & (Ones * 15) & ~mask);
    }

    /// <summary>CR, IR and AR, four bits each, with high where they are not defined.</summary>
    public static uint Defined(uint requirements)
    {
        var defined = (requirements | requirements >> 1 | requirements >> 2 | requirements >> 3) & 0x111;
        return requirements | (~defined & 0x111);
    }

    /// <summary>Whether neither the vulnerable nor any other system is affected, which is 0.0 whatever the rest says.</summary>
    public static bool IsHarmless(ulong metrics) => (metrics & ImpactBits) == NoImpact;

    private static int Of(ulong metrics, uint requirements, int threat)
    {
        if (IsHarmless(metrics))
        {
            return 0;
        }

        var set1 = EquivalenceSets.Set1.Table[((At(metrics, 0) * 3) + At(metrics, 3)) * 3 + At(metrics, 4)];
        var set2 = EquivalenceSets.Set2.Table[(At(metrics, 1) * 2) + At(metrics, 2)];
        var set36 = EquivalenceSets.Set36.Table[(((((((((At(metrics, 5) * 3) + At(metrics, 6)) * 3) + At(metrics, 7)) * 3) + At(requirements, 0)) * 3) + At(requirements, 1)) * 3) + At(requirements, 2)];
        var set4 = EquivalenceSets.Set4.Table[((At(metrics, 8) * 4) + At(metrics, 9)) * 4 + At(metrics, 10)];
        var index = MacroVectors.Index(set1 >> 4, set2 >> 4, set36 >> 4, set4 >> 4, threat - 1);
        var score = MacroVectors.Score(index);

        // The sets that have a less severe level; EQ5 has nothing to interpolate, but counts.
        var (sum, count) = (0, threat < 3 ? 1 : 0);
        Add(set1, 2, Shares1, MacroVectors.Step1);
        Add(set2, 1, Shares2, MacroVectors.Step2);
        Add(set4, 2, Shares4, MacroVectors.Step4);
        if (set36 >> 4 != 5)
        {
            sum += (score - MacroVectors.NextOfPair(index, set36 >> 4)) * (set36 & 15) * Shares36[set36 >> 4];
            count++;
        }

        return count == 0 ? score : Math.Clamp(((2 * ((score * Parts * count) - sum)) + (Parts * count)) / (2 * Parts * count), 0, 100);

        void Add(byte set, int last, int[] shares, int step)
        {
            if (set >> 4 != last)
            {
                sum += (score - MacroVectors.Score(index + step)) * (set & 15) * shares[set >> 4];
                count++;
            }
        }
    }

    private static int At(ulong metrics, int index) => (int)(metrics >> (index * 4) & 15) - 1;

    private static int[] Shares(EquivalenceSet set) => [.. set.Levels.Select(l => l is null ? 0 : Parts / l.Depth)];
}
