using System.Numerics;

namespace Suture.Domain.Tracing.Engine;

/// <summary>Sets of records as bits by ordinal, in plain arrays: rules over 100,000 records become operations on 1,563 words.</summary>
internal static class Bitset
{
    /// <summary>Room for some more records, so that a new record rarely makes all sets grow.</summary>
    internal static int WordsFor(int records) => ((records >> 12) + 1) << 6;

    internal static bool Has(ulong[] set, int ordinal) => (set[ordinal >> 6] & (1UL << (ordinal & 63))) != 0;

    internal static void Set(ulong[] set, int ordinal, bool value)
    {
        if (value)
        {
            set[ordinal >> 6] |= 1UL << (ordinal & 63);
        }
        else
        {
            set[ordinal >> 6] &= ~(1UL << (ordinal & 63));
        }
    }

    internal static int Count(ulong[] set)
    {
        var count = 0;
        foreach (var word in set)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    internal static IEnumerable<int> Ordinals(ulong[] set)
    {
        for (var i = 0; i < set.Length; i++)
        {
            for (var word = set[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
