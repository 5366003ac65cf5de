using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Suture.Formats.Tm7;

/// <summary>An element of a .tm7 file. Names are taken without namespace: the tool spreads one object over three of them.</summary>
internal sealed class Tm7Node(XElement element, string path)
{
    private static readonly XName TypeName = XName.Get("type", "http://www.w3.org/2001/XMLSchema-instance");

    public string Path => path;

    public int Line => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 1;

    /// <summary>The class the tool wrote, without its prefix: <c>StencilEllipse</c>.</summary>
    public string Type => element.Attribute(TypeName)?.Value is { } type ? type[(type.IndexOf(':', StringComparison.Ordinal) + 1)..] : "";

    /// <summary>The element's own text.</summary>
    public string Value => element.Value.Trim();

    public Tm7Node? Child(string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name) is { } child ? new Tm7Node(child, $"{path}/{name}") : null;

    /// <summary>Children of this name; all when it is null.</summary>
    public IEnumerable<Tm7Node> Children(string? name) =>
        element.Elements().Where(e => name is null || e.Name.LocalName == name).Select((e, i) => new Tm7Node(e, string.Create(CultureInfo.InvariantCulture, $"{path}/{e.Name.LocalName}[{i + 1}]")));

    /// <summary>Text of a child; null when it is absent, empty text when it is empty.</summary>
    public string? Text(string name) => Child(name)?.Value;

    public double? Number(string name) =>
        double.TryParse(Text(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) < 1e9 ? value : null;
}
