using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Safety.History;

/// <summary>
/// Makes a history from moments as they come, oldest first, and holds on to none but the last. A moment at which the picture is as at the
/// one before is left out, unless a release stands there or it is the last; so are those before the first risk.
/// </summary>
/// <param name="now">The present: decides which situations are followed.</param>
/// <param name="period">Between the moments.</param>
/// <param name="top">How many situations are followed.</param>
public sealed class RiskHistoryBuilder(RiskReport now, HistoryPeriod period, int top = 10)
{
    private readonly ImmutableArray<Risk> followed = Highest(now, top);
    private readonly List<(RiskPoint Point, ImmutableArray<RiskStanding?> Standings)> kept = [];
    private (RiskPoint Point, ImmutableArray<RiskStanding?> Standings)? leftOut;
    private RiskReport? last;

    /// <summary>The risks that stand highest after controls: by region, acceptance, severity, probability of harm, region before controls; then by key.</summary>
    public static ImmutableArray<Risk> Highest(RiskReport report, int count)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Risks
            .OrderByDescending(r => r.After.Region.Level).ThenByDescending(r => r.Acceptance).ThenByDescending(r => r.After.Severity.Level).ThenByDescending(r => r.After.Probability.Level)
            .ThenByDescending(r => r.Before.Region.Level).ThenBy(r => r.Situation).Take(count)];
    }

    public void Add(RiskMoment moment)
    {
        ArgumentNullException.ThrowIfNull(moment);
        var report = moment.Report;
        var point = (Point(moment), Standings(report));
        var keep = !moment.Releases.IsEmpty || (last is null ? !report.Risks.IsEmpty : !SamePicture(last, report));
        leftOut = keep ? null : point;
        if (keep)
        {
            kept.Add(point);
        }

        last = keep || last is not null ? report : null;
    }

    /// <summary>The history so far. The last moment must have been the present.</summary>
    public RiskHistory Build()
    {
        var points = leftOut is { } present ? [.. kept, present] : kept;
        return new RiskHistory(
            now.Device, period, [.. points.Select(p => p.Point)], [.. followed.Select((r, i) => new TopEvent(r.Situation, r.Title, [.. points.Select(p => p.Standings[i])]))]);
    }

    private static RiskPoint Point(RiskMoment moment)
    {
        var report = moment.Report;
        var (before, after) = (report.CountByRegion(inResidual: false), report.CountByRegion(inResidual: true));
        return new RiskPoint(
            report.Position, moment.Time, moment.Releases, report.Policy, report.PolicyNumber, [.. report.Policy.Regions.Select((r, i) => new RegionCount(r, before[i], after[i]))],
            report.Risks.Count(r => r.Acceptance == RiskAcceptance.Unacceptable));
    }

    private ImmutableArray<RiskStanding?> Standings(RiskReport report)
    {
        var wanted = followed.Select(f => f.Situation).ToHashSet();
        var found = report.Risks.Where(r => wanted.Contains(r.Situation)).ToDictionary(r => r.Situation, RiskStanding.Of);
        return [.. followed.Select(f => found.GetValueOrDefault(f.Situation))];
    }

    // Regions are compared by code, as when a policy is changed: a new label moves nothing. Another policy is another picture all the same.
    private static bool SamePicture(RiskReport a, RiskReport b) =>
        a.PolicyNumber == b.PolicyNumber && a.Risks.Length == b.Risks.Length
        && a.Risks.Zip(b.Risks).All(p => p.First.Situation == p.Second.Situation && p.First.Acceptance == p.Second.Acceptance && RiskStanding.SameRegions(RiskStanding.Of(p.First), RiskStanding.Of(p.Second)));
}
