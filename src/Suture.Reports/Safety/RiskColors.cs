using Suture.Domain.Safety;

namespace Suture.Reports.Safety;

/// <summary>Colors of one tone.</summary>
/// <param name="Weak">Behind words.</param>
/// <param name="Solid">Of bars and marks.</param>
/// <param name="Ink">Of words, on paper and on <paramref name="Weak"/>.</param>
public sealed record ToneColors(string Weak, string Solid, string Ink);

/// <summary>Colors of pictures of risks, each as SVG takes it. What they tell is told by words or marks too.</summary>
public sealed record RiskColors(string Paper, string Box, string Line, string Text, string Faint, ToneColors Good, ToneColors Warn, ToneColors Bad)
{
    /// <summary>Dark on white, for files and print.</summary>
    public static RiskColors Light { get; } = new(
        "#ffffff", "#eef2f3", "#7c8c94", "#182327", "#51626a", new("#e2f3e8", "#2b9a5b", "#17693a"), new("#fcf1d9", "#d08a12", "#7d4f00"), new("#fce8e6", "#cf3f37", "#a8221b"));

    /// <summary>Light on dark.</summary>
    public static RiskColors Dark { get; } = new(
        "#192125", "#141b1f", "#71838c", "#e6ecee", "#a1b1b8", new("#143323", "#3fa86b", "#74d196"), new("#392b10", "#c98d2a", "#ecbd63"), new("#421c1a", "#d4574f", "#f59a93"));

    /// <summary>The page's own colors, which follow the reader's scheme.</summary>
    public static RiskColors OfPage { get; } = new("var(--surface)", "var(--sunken)", "var(--line-strong)", "var(--text)", "var(--muted)", Page("good"), Page("warn"), Page("bad"));

    /// <summary>Those of a region.</summary>
    public ToneColors Of(RiskRegion region)
    {
        ArgumentNullException.ThrowIfNull(region);
        return region.Tone switch { RegionTone.Good => Good, RegionTone.Caution => Warn, _ => Bad };
    }

    private static ToneColors Page(string tone) => new($"var(--{tone}-weak)", $"var(--{tone}-fill)", $"var(--{tone})");
}
