using System.Buffers;
using System.Globalization;
using System.Text;

namespace Suture.Formats.Text.Yaml;

/// <summary>Writes scalars in the simplest form that reads back the same: plain, block, or double quotes.</summary>
internal static class YamlWriter
{
    private static readonly SearchValues<char> NumberOrDate = SearchValues.Create("0123456789abcdefABCDEFxXoO_.:+-TtZz ");
    private static readonly SearchValues<char> NumberBase60 = SearchValues.Create("0123456789_:-");

    /// <summary>A value after <c>name: </c> on a line; <paramref name="indent"/> is that of the name. Ends the line.</summary>
    public static void Value(StringBuilder to, string value, int indent)
    {
        if (value.Contains('\n', StringComparison.Ordinal) && FitsBlock(value))
        {
            Block(to, value, indent + 2);
            return;
        }

        Inline(to, value, inFlow: false);
        to.Append('\n');
    }

    /// <summary>A value on one line. In flow (inside brackets or braces) more characters need quotes.</summary>
    public static void Inline(StringBuilder to, string value, bool inFlow)
    {
        var plain = YamlChars.IsPlain(value) && value.AsSpan().IndexOfAny(YamlChars.NeverFast) < 0 && !value.Contains('\n', StringComparison.Ordinal)
            && !(inFlow && (value.AsSpan().IndexOfAny(YamlChars.FlowIndicators) >= 0 || value.Contains(':', StringComparison.Ordinal)))
            && !LooksTyped(value) && !HasLoneSurrogate(value);
        if (plain)
        {
            to.Append(value);
        }
        else
        {
            Quoted(to, value);
        }
    }

    /// <summary>A list in brackets.</summary>
    public static void List(StringBuilder to, IEnumerable<string> values)
    {
        to.Append('[');
        var first = true;
        foreach (var value in values)
        {
            to.Append(first ? "" : ", ");
            Inline(to, value, inFlow: true);
            first = false;
        }

        to.Append("]\n");
    }

    private static void Block(StringBuilder to, string value, int indent)
    {
        // The last line end of a block is not part of the value, so a value that ends in line ends keeps them all.
        to.Append(value.EndsWith('\n') ? "|+\n" : "|\n");
        foreach (var line in value.AsSpan().EnumerateLines())
        {
            if (!line.IsEmpty)
            {
                to.Append(' ', indent).Append(line);
            }

            to.Append('\n');
        }
    }

    /// <summary>Blocks take text that starts with a visible character and has no lines of blanks only.</summary>
    private static bool FitsBlock(string value)
    {
        if (char.IsWhiteSpace(value[0]) || value.AsSpan().IndexOfAny(YamlChars.NeverFast) >= 0 || HasLoneSurrogate(value))
        {
            return false;
        }

        foreach (var line in value.AsSpan().Split('\n'))
        {
            var text = value.AsSpan()[line];
            if (!text.IsEmpty && text.IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private static void Quoted(StringBuilder to, string value)
    {
        to.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (c is '"' or '\\')
            {
                to.Append('\\').Append(c);
            }
            else if (c == '\n')
            {
                to.Append("\\n");
            }
            else if (c == '\t')
            {
                to.Append("\\t");
            }
            else if (c == '\r')
            {
                to.Append("\\r");
            }
            else if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                to.Append(c).Append(value[++i]);
            }
            else if (char.IsSurrogate(c))
            {
                to.Append('\uFFFD'); // half a pair has no form in UTF-8
            }
            else if (c is < ' ' or (>= '\u007F' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                to.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                to.Append(c);
            }
        }

        to.Append('"');
    }

    /// <summary>Texts that other YAML readers would take for a number, a date, a truth value or nothing.</summary>
    private static bool LooksTyped(string value) =>
        value.Length <= 40 && (char.IsAsciiDigit(value[0]) || value[0] == '-'
            ? value.AsSpan().IndexOfAnyExcept(NumberOrDate) < 0 && LooksNumeric(value)
            : value.Length <= 5 && value.ToUpperInvariant() is "NULL" or "TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "Y" or "N");

    private static bool LooksNumeric(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
        || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out _)
        || value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) || value.StartsWith("0o", StringComparison.OrdinalIgnoreCase)
        || value.AsSpan().IndexOfAnyExcept(NumberBase60) < 0;

    private static bool HasLoneSurrogate(string value)
    {
        for (var i = value.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i]))
            {
                continue;
            }

            if (!char.IsSurrogatePair(value, i))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
