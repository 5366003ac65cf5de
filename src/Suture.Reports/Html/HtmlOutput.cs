using System.Text.Encodings.Web;
using System.Text.Unicode;
using Suture.Reports.Writing;

namespace Suture.Reports.Html;

/// <summary>Writes HTML: markup as it stands, and everything that comes from data encoded.</summary>
internal static class HtmlOutput
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Markup that is ours.</summary>
    public static Utf8Output Raw(this Utf8Output output, ReadOnlySpan<char> markup) => output.Write(markup);

    /// <summary>Data: text or the value of a quoted attribute.</summary>
    public static Utf8Output Text(this Utf8Output output, string? text) => string.IsNullOrEmpty(text) ? output : output.Write(Encoder.Encode(text));
}
