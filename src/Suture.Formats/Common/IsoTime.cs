using System.Globalization;

namespace Suture.Formats.Common;

/// <summary>Date and time of ISO 8601 / XML Schema, read the same on every machine.</summary>
internal static class IsoTime
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK",
    ];

    /// <summary>
    /// Reads a date with a time of day into UTC. A time without a zone is taken as UTC: many test tools write local
    /// time without saying which, and the reading machine's zone must not change the answer. More than seven
    /// fraction digits are cut off. A date alone is refused.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset utc)
    {
        var trimmed = CutFraction(text.Trim());
        return DateTimeOffset.TryParseExact(trimmed, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
    }

    private static string CutFraction(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var end = dot + 1;
        while (dot >= 0 && end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return dot >= 0 && end - dot - 1 > 7 ? string.Concat(text.AsSpan(0, dot + 8), text.AsSpan(end)) : text;
    }
}
