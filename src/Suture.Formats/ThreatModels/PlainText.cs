using System.Text.RegularExpressions;

namespace Suture.Formats.ThreatModels;

/// <summary>Texts of tools that write HTML into plain fields.</summary>
internal static partial class PlainText
{
    /// <summary>Without tags and with the five entities of XML as characters.</summary>
    public static string WithoutTags(string text) =>
        text.Contains('<', StringComparison.Ordinal) || text.Contains('&', StringComparison.Ordinal)
            ? Tag().Replace(text, "").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal).Trim()
            : text;

    [GeneratedRegex("</?[A-Za-z][^<>]{0,500}>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
