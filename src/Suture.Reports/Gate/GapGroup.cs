using Suture.Domain.Records;
using Suture.Domain.Standards;

namespace Suture.Reports.Gate;

/// <summary>The same thing missing at several records, which is said once.</summary>
/// <param name="Why">What is missing.</param>
/// <param name="Count">At how many places.</param>
/// <param name="First">The first of them; null stands for the device as a whole.</param>
internal sealed record GapGroup(string Why, int Count, IReadOnlyList<RecordId?> First)
{
    /// <summary>Groups in the order in which their first gap stands.</summary>
    /// <param name="gaps">Gaps of one clause.</param>
    /// <param name="keep">How many places of a group are kept.</param>
    public static List<GapGroup> Of(IEnumerable<ClauseGap> gaps, int keep)
    {
        var order = new List<(string Why, List<RecordId?> First)>();
        var counts = new Dictionary<string, (int Index, int Count)>(StringComparer.Ordinal);
        foreach (var gap in gaps)
        {
            if (!counts.TryGetValue(gap.Why, out var group))
            {
                group = (order.Count, 0);
                order.Add((gap.Why, []));
            }

            counts[gap.Why] = (group.Index, group.Count + 1);
            if (group.Count < keep)
            {
                order[group.Index].First.Add(gap.Record);
            }
        }

        return [.. order.Select(o => new GapGroup(o.Why, counts[o.Why].Count, o.First))];
    }
}
