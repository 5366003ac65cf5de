using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Drawing;

/// <summary>Breaks names into lines of a drawing. Widths are estimated from the classes of the characters, because nothing here can measure a font.</summary>
public static class LabelText
{
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("-_/.:@");

    /// <summary>Width of a text in a sans-serif font, in the same unit as the font's size; on the large side.</summary>
    public static double Width(string text, double fontSize)
    {
        ArgumentNullException.ThrowIfNull(text);
        var width = 0.0;
        foreach (var c in text)
        {
            width += c switch
            {
                'i' or 'l' or 'j' or '.' or ',' or ':' or ';' or '|' or '\'' or '!' => 0.31,
                'f' or 't' or 'r' or ' ' or '-' or '(' or ')' or '/' or '[' or ']' => 0.41,
                'm' or 'w' or 'M' or 'W' or '@' or '%' or '&' => 0.95,
                >= 'A' and <= 'Z' => 0.71,
                < '\u2E80' => 0.6,
                _ => 1.05, // CJK and beyond; half an emoji counts once too often, which does no harm
            };
        }

        return width * fontSize;
    }

    /// <summary>The text in at most <paramref name="maxLines"/> lines no wider than <paramref name="maxWidth"/>; what does not fit ends in an ellipsis.</summary>
    public static ImmutableArray<string> Wrap(string text, double fontSize, double maxWidth, int maxLines)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = new List<string>();
        var line = "";
        var words = new Queue<string>(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (words.TryDequeue(out var word))
        {
            var longer = line.Length == 0 ? word : line + " " + word;
            if (Width(longer, fontSize) <= maxWidth)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0)
            {
                lines.Add(line);
                line = "";
            }

            var rest = word;
            while (Width(rest, fontSize) > maxWidth && lines.Count <= maxLines)
            {
                var cut = Fit(rest, fontSize, maxWidth);
                lines.Add(rest[..cut]);
                rest = rest[cut..];
            }

            line = rest;
            if (lines.Count > maxLines)
            {
                break;
            }
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        if (lines.Count > maxLines)
        {
            var last = lines[maxLines - 1];
            while (last.Length > 0 && Width(last + "…", fontSize) > maxWidth)
            {
                last = last[..(char.IsLowSurrogate(last[^1]) && last.Length > 1 ? ^2 : ^1)];
            }

            return [.. lines.Take(maxLines - 1), last.TrimEnd() + "…"];
        }

        return [.. lines];
    }

    /// <summary>How many characters fit; at least one whole character, preferring to break after a sign.</summary>
    private static int Fit(string word, double fontSize, double maxWidth)
    {
        var cut = 1;
        while (cut < word.Length && Width(word[..(cut + 1)], fontSize) <= maxWidth)
        {
            cut++;
        }

        var sign = word.AsSpan(0, cut).LastIndexOfAny(Signs);
        cut = sign >= cut / 2 && sign + 1 < word.Length ? sign + 1 : cut;
        return char.IsHighSurrogate(word[cut - 1]) ? (cut < word.Length ? cut + 1 : cut) : cut;
    }
}
