using System.Collections.Immutable;
using System.Globalization;

namespace Suture.Domain.Security.Cvss;

/// <summary>The macro vector of CVSS 4.0 and the interpolation within its equivalence sets (specification 8.2), told set by set.</summary>
internal static class ExplainingOf40
{
    private static readonly ImmutableArray<CvssMetric> Metrics = CvssMetrics.Of(CvssVersion.V40);
    private static readonly ImmutableArray<(EquivalenceSet Set, int Step)> Sets =
    [
        (EquivalenceSets.Set1, MacroVectors.Step1), (EquivalenceSets.Set2, MacroVectors.Step2), (EquivalenceSets.Set36, MacroVectors.Step36),
        (EquivalenceSets.Set4, MacroVectors.Step4), (EquivalenceSets.Set5, MacroVectors.Step5),
    ];

    public static CvssExplanation Explain(CvssVector vector, CvssScores scores)
    {
        var used = ScoringOf40.Effective(vector);
        if (ScoringOf40.IsHarmless(used))
        {
            var nothing = new CvssStep("Score", "0, because no system is affected", scores.Overall.Value);
            return new(vector, scores, [.. MetricExplanation.Shown(vector).Select(m => new MetricExplanation(m, vector[m], null, null))], [nothing], null);
        }

        var codes = Codes(vector, used);
        var highest = new Dictionary<int, int>();
        var macro = Macro(codes, highest);
        var steps = Steps(macro, scores);
        return new(vector, scores, [.. MetricExplanation.Shown(vector).Select(m => new MetricExplanation(m, vector[m], null, Distance(m)))], steps, macro);

        // A base metric that its modified twin replaces does not count, and neither does a supplemental one.
        int? Distance(CvssMetric metric)
        {
            var counts = metric.Index is >= 15 and < 26 ? metric.Index - 15 : metric.Index;
            var replaced = metric.Index < 11 && vector.Code(metric.Index + 15) != 0;
            return replaced || !highest.TryGetValue(counts, out var top) ? null : codes[counts] - top;
        }
    }

    // By position among the metrics: what counts for the overall score.
    private static int[] Codes(CvssVector vector, ulong used)
    {
        var codes = new int[15];
        for (var i = 0; i < codes.Length; i++)
        {
            codes[i] = i < 11 ? (int)(used >> (i * 4) & 15) : Math.Max(1, vector.Code(i));
        }

        return codes;
    }

    private static MacroVectorExplanation Macro(int[] codes, Dictionary<int, int> highest)
    {
        var found = Sets.Select(s => (s.Set, s.Step, Codes: s.Set.Metrics.Select(m => codes[m]).ToArray())).Select(s => (s.Set, s.Step, s.Codes, Entry: s.Set.Table[s.Set.Index(s.Codes)])).ToList();
        var index = found.Sum(f => (f.Entry >> 4) * f.Step);
        var score = new CvssScore(MacroVectors.Score(index));
        var sets = ImmutableArray.CreateBuilder<EquivalenceSetExplanation>();
        foreach (var (set, step, chosen, entry) in found)
        {
            var (number, distance) = (entry >> 4, entry & 15);
            var level = set.Levels[number]!;
            var top = set.HighestAbove(number, chosen);
            for (var i = 0; i < top.Length; i++)
            {
                highest[set.Metrics[i]] = top[i];
            }

            CvssScore? next = number == set.Levels.Length - 1 ? null : new CvssScore(step == MacroVectors.Step36 ? MacroVectors.NextOfPair(index, number) : MacroVectors.Score(index + step));
            sets.Add(new(
                set.Name, level.Name, level.Rule, string.Join('/', top.Select((code, i) => Named(set.Metrics[i], code))), distance, level.Depth, next,
                next is { } n ? (score.Value - n.Value) * distance / level.Depth : null));
        }

        var drops = sets.Where(s => s.Drop is not null).Select(s => s.Drop!.Value).ToList();
        var pair = sets[2].Level;
        return new($"{sets[0].Level}{sets[1].Level}{pair[0]}{sets[3].Level}{sets[4].Level}{pair[1]}", score, sets.ToImmutable(), drops.Count == 0 ? 0 : drops.Sum() / drops.Count);
    }

    private static ImmutableArray<CvssStep> Steps(MacroVectorExplanation macro, CvssScores scores)
    {
        var drops = macro.Sets.Where(s => s.Drop is not null).Select(s => Text(s.Drop!.Value)).ToList();
        return
        [
            new($"Macro vector {macro.Key}", "from the specification's table", macro.Score.Value),
            new("Mean drop", drops.Count == 0 ? "none, because no macro vector is less severe" : $"({string.Join(" + ", drops)}) / {drops.Count}", macro.MeanDrop),
            new($"{scores.Nomenclature} score", $"round({macro.Score} - {Text(macro.MeanDrop)})", scores.Overall.Value),
        ];
    }

    // Safety stands only in the modified twins.
    private static string Named(int metric, int code) => Metrics[metric].Values.FirstOrDefault(v => v.Code == code) is { } value
        ? $"{Metrics[metric].Key}:{value.Key}"
        : $"{Metrics[metric + 15].Key}:{Metrics[metric + 15].Value(code).Key}";

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
