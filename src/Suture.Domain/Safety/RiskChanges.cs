using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Safety;

/// <summary>Where a risk stood and stands.</summary>
/// <param name="Before">Region before controls.</param>
/// <param name="After">Region after controls.</param>
/// <param name="Acceptance">Whether it can be accepted.</param>
public sealed record RiskStanding(RiskRegion Before, RiskRegion After, RiskAcceptance Acceptance)
{
    /// <summary>Whether both stand in the same regions, or neither is there. By code: a new label moves nothing.</summary>
    public static bool SameRegions(RiskStanding? a, RiskStanding? b) =>
        string.Equals(a?.Before.Code, b?.Before.Code, StringComparison.Ordinal) && string.Equals(a?.After.Code, b?.After.Code, StringComparison.Ordinal);

    internal static RiskStanding Of(Risk risk) => new(risk.RegionBefore, risk.RegionAfter, risk.Acceptance);
}

/// <summary>A risk that stands elsewhere under another policy.</summary>
public sealed record MovedRisk(RecordId Situation, string Title, RiskStanding Was, RiskStanding Is);

/// <summary>What a change of policy does to the same records.</summary>
public static class RiskChanges
{
    /// <summary>The risks that stand in another region or can be accepted otherwise, by key. Regions are compared by code: a new label moves nothing.</summary>
    public static ImmutableArray<MovedRisk> Between(RiskReport was, RiskReport now)
    {
        ArgumentNullException.ThrowIfNull(was);
        ArgumentNullException.ThrowIfNull(now);
        var earlier = was.Risks.ToDictionary(r => r.Situation);
        return [.. now.Risks
            .Where(r => earlier.ContainsKey(r.Situation))
            .Select(r => new MovedRisk(r.Situation, r.Title, RiskStanding.Of(earlier[r.Situation]), RiskStanding.Of(r)))
            .Where(m => !Same(m.Was, m.Is))];
    }

    private static bool Same(RiskStanding a, RiskStanding b) => RiskStanding.SameRegions(a, b) && a.Acceptance == b.Acceptance;
}
