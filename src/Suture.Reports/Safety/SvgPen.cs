using System.Globalization;
using Suture.Reports.Html;
using Suture.Reports.Writing;
using Suture.Reports.Xml;

namespace Suture.Reports.Safety;

/// <summary>Writes one <c>svg</c> element. Styles stand as attributes, so that it stands alone and in pages that allow no inline styles; all text of data is escaped here.</summary>
internal sealed class SvgPen(Utf8Output svg, RiskMarks marks)
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif";

    public RiskColors Color { get; } = marks.Colors ?? RiskColors.Light;

    public string Name => marks.Name;

    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    public void Begin(double width, double height, string title, string description) => svg
        .Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"group\" aria-labelledby=\"{Name}-title {Name}-desc\" font-family=\"").Raw(Font)
        .Raw($"\">\n<title id=\"{Name}-title\">").Text(XmlData.Clean(title)).Raw($"</title>\n<desc id=\"{Name}-desc\">").Text(XmlData.Clean(description)).Raw("</desc>\n")
        .Raw($"<rect width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{Color.Paper}\"/>\n");

    public void End() => svg.Raw("</svg>\n");

    /// <summary>Markup that is ours.</summary>
    public SvgPen Raw(string markup)
    {
        svg.Raw(markup);
        return this;
    }

    public void Path(string way, string more = "") => svg.Raw($"<path d=\"{way}\" fill=\"none\" stroke=\"{Color.Line}\" stroke-width=\"1.6\"{more}/>\n");

    /// <summary>A group that tells what it is when pointed at, and leads to where its name leads.</summary>
    public void Group(string? link, string description, Action draw)
    {
        var address = link is null ? null : marks.Link?.Invoke(link);
        svg.Raw(address is null ? "<g>" : "<a href=\"").Text(address).Raw(address is null ? "<title>" : "\"><title>").Text(XmlData.Clean(description)).Raw("</title>");
        draw();
        svg.Raw(address is null ? "</g>\n" : "</a>\n");
    }

    public void Rect(double x, double y, double width, double height, string fill, string? stroke = null, string more = "") =>
        svg.Raw($"<rect x=\"{N(x)}\" y=\"{N(y)}\" width=\"{N(width)}\" height=\"{N(height)}\" fill=\"{fill}\"{(stroke is null ? "" : $" stroke=\"{stroke}\"")}{more}/>");

    public void Text(double x, double y, double size, string fill, string text, string more = "") =>
        svg.Raw($"<text x=\"{N(x)}\" y=\"{N(y)}\" font-size=\"{N(size)}\" fill=\"{fill}\"{more}>").Text(XmlData.Clean(text)).Raw("</text>");
}
