namespace Suture.Domain.Tracing.Engine;

/// <summary>Splits work on sets by words, so that each processor writes words of its own; small sets stay on the caller's.</summary>
internal static class Slices
{
    private const int WordsInSlice = 128;
    private const int Few = 2 * WordsInSlice;

    /// <param name="words">Words of each set.</param>
    /// <param name="work">From the first word up to and without the second; must write only there.</param>
    internal static void For(int words, Action<int, int> work)
    {
        if (words < Few)
        {
            work(0, words);
            return;
        }

        Parallel.For(0, (words + WordsInSlice - 1) / WordsInSlice, s => work(s * WordsInSlice, Math.Min(words, (s + 1) * WordsInSlice)));
    }
}
