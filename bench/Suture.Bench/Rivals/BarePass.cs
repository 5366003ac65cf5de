namespace Suture.Bench.Rivals;

/// <summary>The raw limit of reading texts letter by letter: each letter touched once, nothing made of them.</summary>
internal static class BarePass
{
    public static long Sum(string[] texts)
    {
        long sum = 0;
        foreach (var text in texts)
        {
            foreach (var letter in text)
            {
                sum += letter;
            }
        }

        return sum;
    }
}
