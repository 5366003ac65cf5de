namespace Suture.Reports.Gate;

/// <summary>Divides a limit among lists: short ones are kept whole, and long ones are all cut at the same length.</summary>
internal static class FairShare
{
    /// <summary>The length at which each list is cut, so that together they hold at most <paramref name="limit"/>.</summary>
    public static int Cut(IEnumerable<int> counts, int limit)
    {
        var sorted = counts.Order().ToArray();
        var left = limit;
        for (var i = 0; i < sorted.Length; i++)
        {
            var share = left / (sorted.Length - i);
            if (sorted[i] > share)
            {
                return share;
            }

            left -= sorted[i];
        }

        return int.MaxValue;
    }
}
