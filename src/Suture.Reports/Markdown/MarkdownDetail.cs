namespace Suture.Reports.Markdown;

/// <summary>How much of everything a Markdown report tells, so that it fits where it is posted.</summary>
/// <param name="Reasons">Reasons told of a clause.</param>
/// <param name="Records">Records named for a reason.</param>
/// <param name="Clauses">Clauses of a section; the rest is counted.</param>
internal sealed record MarkdownDetail(int Reasons, int Records, int Clauses)
{
    /// <summary>Characters of a comment on a pull request that the strictest of the usual services takes.</summary>
    public const int MaxLength = 65_536;

    /// <summary>From much to little; the last keeps any report short.</summary>
    private static readonly MarkdownDetail[] Levels = [new(20, 25, 500), new(10, 10, 300), new(5, 5, 200), new(3, 2, 100), new(1, 1, 50), new(0, 0, 50), new(0, 0, 10), new(0, 0, 0)];

    /// <summary>The report in as much detail as fits.</summary>
    public static string Fit(Func<MarkdownDetail, string> write)
    {
        var text = "";
        foreach (var level in Levels)
        {
            text = write(level);
            if (text.Length <= MaxLength)
            {
                break;
            }
        }

        return text;
    }
}
