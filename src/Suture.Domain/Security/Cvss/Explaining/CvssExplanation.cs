using System.Collections.Immutable;

namespace Suture.Domain.Security.Cvss;

/// <summary>Why a vector has its score: every choice in words, every sub-score with its formula.</summary>
/// <param name="Vector">What is explained.</param>
/// <param name="Scores">Its scores.</param>
/// <param name="Metrics">What each metric says: all base metrics, and the others that are defined.</param>
/// <param name="Steps">The way to the score, in order.</param>
/// <param name="Macro">4.0 only: the macro vector and its equivalence sets; null when nothing is affected, which needs none.</param>
public sealed record CvssExplanation(CvssVector Vector, CvssScores Scores, ImmutableArray<MetricExplanation> Metrics, ImmutableArray<CvssStep> Steps, MacroVectorExplanation? Macro)
{
    /// <summary>What 4.0 calls the overall score by its groups: <c>CVSS-BT</c>; null for other versions, which have no such names.</summary>
    public string? Name => Vector.Version == CvssVersion.V40 ? Scores.Nomenclature : null;

    /// <summary>Explains a vector.</summary>
    public static CvssExplanation Of(CvssVector vector)
    {
        var scores = vector.Score();
        return vector.Version switch
        {
            CvssVersion.V20 => new(vector, scores, MetricExplanation.Weighed(vector), ExplainingOf20.Steps(vector, scores), null),
            CvssVersion.V40 => ExplainingOf40.Explain(vector, scores),
            _ => new(vector, scores, MetricExplanation.Weighed(vector), ExplainingOf3.Steps(vector, scores), null),
        };
    }
}

/// <summary>One metric's part.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Value">Its value.</param>
/// <param name="Weight">2.0 and 3.x: the number that it brings into the formulas; null when it has none.</param>
/// <param name="Steps">4.0: how many steps below the most severe vector of its equivalence set's level it lies; null for metrics that do not count.</param>
public sealed record MetricExplanation(CvssMetric Metric, CvssValue Value, decimal? Weight, int? Steps)
{
    internal static ImmutableArray<MetricExplanation> Weighed(CvssVector vector)
    {
        var changed = vector.Version != CvssVersion.V20 && ScoringOf3.IsChanged((uint)vector.Low);
        var changedHere = vector.Version != CvssVersion.V20 && ScoringOf3.IsChanged(ScoringOf3.Effective(vector));
        return [.. Shown(vector).Select(m => new MetricExplanation(m, vector[m], NumberOf(vector[m], m.Group == CvssGroup.Base ? changed : changedHere), null))];
    }

    internal static IEnumerable<CvssMetric> Shown(CvssVector vector) => CvssMetrics.Of(vector.Version).Where(m => m.Mandatory || vector.Code(m.Index) != 0);

    private static decimal? NumberOf(CvssValue value, bool changed) => changed && value.NumberWhenChanged is { } other ? other : value.Number;
}

/// <summary>One step of the way to a score.</summary>
/// <param name="Name">What it gives: <c>Exploitability</c>.</param>
/// <param name="Formula">With the numbers put in: <c>8.22 × 0.85 × 0.77 × 0.85 × 0.85</c>.</param>
/// <param name="Value">What comes out.</param>
public sealed record CvssStep(string Name, string Formula, decimal Value);

/// <summary>The macro vector of 4.0 that the overall score starts from.</summary>
/// <param name="Key">Levels of EQ1 to EQ6: <c>001201</c>.</param>
/// <param name="Score">Its score in the specification's table.</param>
/// <param name="Sets">Its equivalence sets; EQ3 and EQ6 are a pair.</param>
/// <param name="MeanDrop">How much lower the vector scores than its macro vector, before rounding.</param>
public sealed record MacroVectorExplanation(string Key, CvssScore Score, ImmutableArray<EquivalenceSetExplanation> Sets, decimal MeanDrop);

/// <summary>How far a vector lies on the way from its level of an equivalence set to the next less severe one.</summary>
/// <param name="Name">EQ1, EQ2, EQ3-EQ6, EQ4 or EQ5.</param>
/// <param name="Level">The vector's level; two digits for the pair.</param>
/// <param name="Rule">Which vectors are in the level.</param>
/// <param name="Highest">The level's most severe vector that it is measured from: <c>AV:A/PR:N/UI:N</c>.</param>
/// <param name="Distance">Steps below that vector.</param>
/// <param name="Depth">Steps to the next level.</param>
/// <param name="Next">Score of the macro vector with this set's next less severe level; null when there is none.</param>
/// <param name="Drop">What this set contributes to the mean: the way to <paramref name="Next"/> times distance by depth; null when there is no next.</param>
public sealed record EquivalenceSetExplanation(string Name, string Level, string Rule, string Highest, int Distance, int Depth, CvssScore? Next, decimal? Drop);
