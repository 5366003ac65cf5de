using System.Globalization;
using System.Text;

namespace Suture.Reports.Markdown;

/// <summary>
/// Data as it may stand inside a line of Markdown or in HTML between its lines: it shows as it is and does nothing. It makes no markup, no
/// link, no cell or line of its own, and in a comment on a pull request it calls nobody (<c>@name</c>) and names no issue
/// (<c>#12</c>): those are looked for in the finished text, so that no escape hides them; an invisible break after the sign does.
/// </summary>
internal static class MarkdownText
{
    private const string Break = "&#8203;";

    /// <summary>The text on one line, cut with an ellipsis when it is longer than <paramref name="most"/> characters.</summary>
    public static string Of(string? text, int most = 300)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var line = OneLine(text);
        var cut = line.Length > most ? string.Concat(line.AsSpan(0, char.IsHighSurrogate(line[most - 1]) ? most - 1 : most), "…") : line;
        var safe = new StringBuilder(cut.Length + 16);
        for (var i = 0; i < cut.Length; i++)
        {
            safe.Append(Encoded(cut[i]));
            if (i + 1 < cut.Length && NeedsBreak(cut, i))
            {
                safe.Append(Break);
            }
        }

        return safe.ToString();
    }

    // No line ends or other controls, and nothing that turns the direction of what follows.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(' ');
            }
            else if (rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C))
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString().Trim();
    }

    private static string Encoded(char c) => c switch
    {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\\' or '`' or '*' or '_' or '{' or '}' or '[' or ']' or '|' or '~' or '$' or '#' or '@' or '!' or '^' or '=' => string.Create(CultureInfo.InvariantCulture, $"&#{(int)c};"),
        _ => c.ToString(),
    };

    private static bool NeedsBreak(string text, int i) => text[i] switch
    {
        '@' or '#' or '!' or '~' or '%' or '$' or '&' => text[i + 1] != ' ',
        ':' => text[i + 1] == '/',
        '.' => EndsWith(text, i, "www"),
        '-' => EndsWith(text, i, "GH"),
        _ => false,
    };

    private static bool EndsWith(string text, int before, string word) => before >= word.Length && text.AsSpan(before - word.Length, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
