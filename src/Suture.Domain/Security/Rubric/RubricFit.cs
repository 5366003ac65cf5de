using Suture.Domain.Results;
using Suture.Domain.Security.Cvss;

namespace Suture.Domain.Security.Rubric;

/// <summary>Whether answers that are kept with a record are whole, and whether its vector is the one that they decide.</summary>
public static class RubricFit
{
    private const string Path = "$.fields.rubric";

    /// <summary>What is wrong with answers by themselves: they must read, fit together and decide every base metric.</summary>
    public static Problem? OfAnswers(string answers)
    {
        var decided = Decide(answers, CvssVersion.V31);
        return !decided.TryGet(out var result) ? decided.Problems[0]
            : result.Vector is null ? new Problem("rubric.open", $"{Listed(result.Open)} {(result.Open.Length == 1 ? "has" : "have")} no answer; expected all answers, so that they decide a vector.")
            : null;
    }

    /// <summary>What is wrong between the answers and the vector of a record.</summary>
    /// <param name="answers">The extended vector; null when the record has none.</param>
    /// <param name="vector">The CVSS vector; null when the record has none.</param>
    /// <param name="published">
    /// The vector's base metrics may be what somebody else published. Then its modified metrics, which stand before them, may be what the answers
    /// decide.
    /// </param>
    public static Problem? OfVector(string? answers, string? vector, bool published)
    {
        if (answers is null)
        {
            return null;
        }

        var read = CvssVector.TryRead(vector, out var given, out _);
        var version = read && given.Version == CvssVersion.V30 ? CvssVersion.V30 : CvssVersion.V31;

        // Answers that are wrong by themselves are refused by their own form.
        if (!Decide(answers, version).TryGet(out var result) || result.Vector is not { } decided)
        {
            return null;
        }

        if (vector is null)
        {
            return new Problem("rubric.cvss.missing", $"rubric decides {decided}, and cvss is not filled; expected that vector in cvss.", Path: Path);
        }

        if (!read || given.Version is not (CvssVersion.V30 or CvssVersion.V31))
        {
            return read ? new Problem("rubric.cvss.version", $"rubric decides {decided}, and cvss holds a vector of {given.Version.Number()}; expected one of 3.0 or 3.1.", Path: Path) : null;
        }

        var other = result.Metrics.Where(m => given[m.Metric] != m.Value).ToList();
        if (other.Count == 0 || (published && result.Metrics.All(m => InTheDevice(given, m.Metric) == m.Value!.Key)))
        {
            return null;
        }

        return new Problem(
            "rubric.cvss.differs",
            $"cvss has {string.Join(", ", other.Select(m => $"{m.Metric}:{given[m.Metric].Key}"))}, but rubric decides {string.Join("; ", other.Select(m => m.Because))}. "
            + $"Expected {decided} in cvss{(published ? ", its metrics as base or as modified ones," : "")} or other answers in rubric.",
            Path: Path);
    }

    private static Result<RubricResult> Decide(string answers, CvssVersion version) => RubricAnswers.Parse(answers).Then(a => CvssRubric.BuiltIn.Decide(a, version));

    // Modified metrics stand before base metrics.
    private static string InTheDevice(CvssVector vector, CvssMetric metric) =>
        vector[CvssMetrics.Find(vector.Version, "M" + metric.Key)!] is { Code: not 0 } modified ? modified.Key : vector[metric].Key;

    private static string Listed(IEnumerable<RubricQuestion> questions) => string.Join(", ", questions.Select(q => q.Id));
}
