using System.Globalization;
using System.Text;
using System.Xml;

namespace Suture.Formats.Xlsx;

/// <summary>Text of cells: rich text runs joined, and the <c>_x000D_</c> form of characters that XML can not hold.</summary>
internal static class XlsxText
{
    /// <summary>The shared strings, by index.</summary>
    public static List<string> ReadShared(Stream? part)
    {
        var texts = new List<string>();
        if (part is null)
        {
            return texts;
        }

        using var xml = XlsxPackage.Reader(part);
        while (xml.Read())
        {
            if (xml.IsStartElement() && xml.LocalName == "si")
            {
                texts.Add(ReadRuns(xml));
            }
        }

        return texts;
    }

    /// <summary>All text below the element at which the reader stands (si or is), without phonetic hints. Ends on its end tag.</summary>
    public static string ReadRuns(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        string? first = null;
        StringBuilder? joined = null;
        var depth = xml.Depth;
        bool inText = false, inPhonetic = false;
        while (xml.Read() && xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when xml.LocalName == "t":
                    inText = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.Element when xml.LocalName == "rPh":
                    inPhonetic = !xml.IsEmptyElement;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "t":
                    inText = false;
                    break;
                case XmlNodeType.EndElement when xml.LocalName == "rPh":
                    inPhonetic = false;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace when inText && !inPhonetic:
                    if (first is null)
                    {
                        first = xml.Value;
                    }
                    else
                    {
                        (joined ??= new StringBuilder(first)).Append(xml.Value);
                    }

                    break;
            }
        }

        return Decode(joined?.ToString() ?? first ?? "");
    }

    /// <summary><c>_x000D_</c> to the character it stands for.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
        {
            return text;
        }

        var to = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (IsEscape(text.AsSpan(i)))
            {
                to.Append((char)ushort.Parse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 6;
            }
            else
            {
                to.Append(text[i]);
            }
        }

        return to.ToString();
    }

    public static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_'
        && char.IsAsciiHexDigit(text[2]) && char.IsAsciiHexDigit(text[3]) && char.IsAsciiHexDigit(text[4]) && char.IsAsciiHexDigit(text[5]);
}
