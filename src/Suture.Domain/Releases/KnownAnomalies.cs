using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Standards;

namespace Suture.Domain.Releases;

/// <summary>An anomaly that a release leaves with, and what is missing of its evaluation; null when nothing is.</summary>
public sealed record KnownAnomaly(Record Record, string? Decision, string? Missing)
{
    public FixedAnomaly Fixed => new(Record.Id, Record.Revision, Record.ContentHash, Decision, Missing is null);

    /// <summary>As a gap of IEC 62304 5.8.3, where a deviation can be signed for it.</summary>
    public ClauseGap? Gap => Missing is null ? null : new ClauseGap(Record.Id, Missing);
}

/// <summary>
/// The anomalies that are known and left in (IEC 62304 5.8.2): problem reports that are not closed, or closed as left in the release, and
/// findings that are not closed, unless it was decided by signature that the device is not affected or that they are fixed. Each needs
/// an evaluation (5.8.3): a problem its disposition, its judgment for safety and why its risk is acceptable; a finding a status other
/// than under investigation, its risk of patient harm and the analysis.
/// </summary>
public static class KnownAnomalies
{
    /// <summary>The clause that asks for the evaluation, as deviations name it.</summary>
    public const string Clause = "5.8.3";

    public static ImmutableArray<KnownAnomaly> Of(DeviceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.InKeyOrder().Where(r => !r.IsRetired).Select(r => r.Kind switch
        {
            RecordKind.PR => OfProblem(r),
            RecordKind.FND => OfFinding(r),
            _ => null,
        }).OfType<KnownAnomaly>()];
    }

    private static KnownAnomaly? OfProblem(Record r)
    {
        var disposition = PostmarketKinds.ProblemDisposition.In(r.Fields);
        if (r.IsApproved && disposition != "deferred")
        {
            return null;
        }

        return new KnownAnomaly(r, disposition, Missing(r, PostmarketKinds.ProblemDisposition, PostmarketKinds.ProblemRationale, PostmarketKinds.ProblemSafety));
    }

    private static KnownAnomaly? OfFinding(Record r)
    {
        var status = SecurityKinds.FindingStatus.In(r.Fields);
        if (r.State.Name == "closed" || (r.IsApproved && status is "not_affected" or "fixed"))
        {
            return null;
        }

        return new KnownAnomaly(r, status, status == "under_investigation"
            ? "is a known anomaly and still under investigation"
            : Missing(r, SecurityKinds.FindingStatus, SecurityKinds.FindingHarm, SecurityKinds.FindingAnalysis));
    }

    private static string? Missing(Record r, params ReadOnlySpan<Field> fields)
    {
        List<string> empty = [];
        foreach (var field in fields)
        {
            if (r.Fields[field] is null)
            {
                empty.Add(field.Label.ToLowerInvariant());
            }
        }

        return empty.Count == 0 ? null : $"is a known anomaly without {string.Join(", ", empty)}";
    }
}
