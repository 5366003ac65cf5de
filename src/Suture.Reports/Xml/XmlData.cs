using System.Text;
using System.Xml;

namespace Suture.Reports.Xml;

/// <summary>Data as it may stand in XML 1.0.</summary>
internal static class XmlData
{
    private const char Unknown = '\uFFFD';

    /// <summary>The text with every character that XML can not hold, escaped or not, replaced by the replacement character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                clean.Append(text[i]).Append(text[++i]);
            }
            else
            {
                clean.Append(XmlConvert.IsXmlChar(text[i]) ? text[i] : Unknown);
            }
        }

        return clean.ToString();
    }
}
