using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Safety.History;

/// <summary>Risks of a device at one moment.</summary>
/// <param name="Report">As judged by the policy that held then.</param>
/// <param name="Time">When the last entry before it was written.</param>
/// <param name="Releases">Releases that were fixed or signed there.</param>
public sealed record RiskMoment(RiskReport Report, DateTimeOffset Time, ImmutableArray<RecordId> Releases);

/// <summary>How many risks lie in a region before and after controls.</summary>
public sealed record RegionCount(RiskRegion Region, int Before, int After);

/// <summary>A point of a history.</summary>
/// <param name="Position">Ledger position.</param>
/// <param name="Time">When the last entry before it was written.</param>
/// <param name="Releases">Releases that were fixed or signed there.</param>
/// <param name="Policy">The policy that held then, and that judged.</param>
/// <param name="PolicyNumber">Which of the device's own it is, from 1; 0 for the built-in one.</param>
/// <param name="Regions">One for each region of that policy, from best to worst.</param>
/// <param name="Unacceptable">How many risks could not be accepted.</param>
public sealed record RiskPoint(long Position, DateTimeOffset Time, ImmutableArray<RecordId> Releases, RiskPolicy Policy, int PolicyNumber, ImmutableArray<RegionCount> Regions, int Unacceptable)
{
    /// <summary>How many risks there were.</summary>
    public int Risks => Regions.Sum(r => r.After);
}

/// <summary>A situation that stands highest now, and where it stood.</summary>
/// <param name="Situation">Key.</param>
/// <param name="Title">Its title now.</param>
/// <param name="Standings">One for each point; null while it was not there.</param>
public sealed record TopEvent(RecordId Situation, string Title, ImmutableArray<RiskStanding?> Standings)
{
    /// <summary>The points at which it came, went, or moved to another region: their places among the points.</summary>
    public IEnumerable<int> Moves => Enumerable.Range(0, Standings.Length).Where(i => i == 0 ? Standings[0] is not null : !RiskStanding.SameRegions(Standings[i - 1], Standings[i]));
}

/// <summary>Risks of a device over time. The last point is the present.</summary>
/// <param name="Device">Key of the device.</param>
/// <param name="Period">Points are the ends of these, where the picture changed.</param>
/// <param name="Points">Oldest first.</param>
/// <param name="Top">The situations that stand highest now, worst first.</param>
public sealed record RiskHistory(string Device, HistoryPeriod Period, ImmutableArray<RiskPoint> Points, ImmutableArray<TopEvent> Top);
