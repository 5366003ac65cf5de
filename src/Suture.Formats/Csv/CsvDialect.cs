namespace Suture.Formats.Csv;

/// <summary>What separates the cells of a file.</summary>
internal static class CsvDialect
{
    private const string Candidates = ",;\t|";

    /// <summary>
    /// The delimiter, and how many characters to skip before the data. Excel's own first line (<c>sep=;</c>) decides; else the
    /// candidate with the same number, above none, in the most of the first rows (then the earlier candidate). Lines before the
    /// header's are somebody's title and do not count.
    /// </summary>
    public static (char Delimiter, int Skip) Detect(string text, int? headerRow = null)
    {
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && (text[5] is '\r' or '\n'))
        {
            return (text[4], text.AsSpan(6).StartsWith("\n") && text[5] == '\r' ? 7 : 6);
        }

        var rows = FirstRows(text.AsSpan(StartOf(text, headerRow ?? 1)), 20);
        var best = (Delimiter: ',', Score: 0.0);
        foreach (var candidate in Candidates)
        {
            var counts = rows.Select(r => r[Candidates.IndexOf(candidate, StringComparison.Ordinal)]).ToList();
            var header = counts.Count == 0 ? 0 : counts[0];
            var score = header == 0 ? 0 : counts.Count(c => c == header) / (double)counts.Count + Math.Min(header, 50) / 1000.0;
            if (score > best.Score)
            {
                best = (candidate, score);
            }
        }

        return (best.Delimiter, 0);
    }

    private static int StartOf(string text, int line)
    {
        var at = 0;
        for (var passed = 1; passed < line && text.IndexOf('\n', at) is >= 0 and var end; passed++)
        {
            at = end + 1;
        }

        return at;
    }

    /// <summary>For each of the first rows, how often each candidate stands outside quotes.</summary>
    private static List<int[]> FirstRows(ReadOnlySpan<char> text, int most)
    {
        var rows = new List<int[]>();
        var counts = new int[Candidates.Length];
        var quoted = false;
        var empty = true;
        foreach (var c in text)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == '\n' && !quoted)
            {
                if (!empty)
                {
                    rows.Add(counts);
                }

                (counts, empty) = (new int[Candidates.Length], true);
                if (rows.Count == most)
                {
                    return rows;
                }

                continue;
            }

            empty = empty && (c is ' ' or '\r');
            var at = quoted ? -1 : Candidates.IndexOf(c, StringComparison.Ordinal);
            if (at >= 0)
            {
                counts[at]++;
            }
        }

        if (!empty)
        {
            rows.Add(counts);
        }

        return rows;
    }
}
