using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Suture.Formats.CycloneDx;

/// <summary>An object of a bill in XML. Elements of other namespaces are no fields of CycloneDX and never mistaken for them.</summary>
internal sealed class XmlBomNode(BomIssues issues, XElement element, string path) : BomNode(issues)
{
    public override string Path { get; } = path;

    public override int Line => LineOf(element);

    public override IEnumerable<string> Fields =>
        element.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Name.Namespace == XNamespace.None ? a.Name.LocalName : Foreign(a.Name))
            .Concat(element.Elements().Select(e => e.Name.Namespace == element.Name.Namespace ? e.Name.LocalName : Foreign(e.Name)));

    public override string? Text(string name) => element.Attribute(name) is { } attribute ? attribute.Value.Trim() : Only(name)?.Value.Trim();

    public override int? Integer(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report("sbom.field.type", $"\"{name}\" is \"{BomIssues.Show(text)}\"; a whole number was expected.", name);
        return null;
    }

    public override bool? Flag(string name)
    {
        switch (Text(name))
        {
            case null:
                return null;
            case "true" or "1":
                return true;
            case "false" or "0":
                return false;
            case { } text:
                Report("sbom.field.type", $"\"{name}\" is \"{BomIssues.Show(text)}\"; true or false was expected.", name);
                return null;
        }
    }

    public override BomNode? Child(string name) => Only(name) is { } child ? new XmlBomNode(Issues, child, $"{Path}/{name}") : null;

    public override IReadOnlyList<BomNode> Items(string list, string item) => Only(list) is { } wrapper
        ? [.. wrapper.Elements(element.Name.Namespace + item).TakeWhile(_ => !Issues.Full).Select((e, i) => new XmlBomNode(Issues, e, $"{Path}/{list}/{item}[{i + 1}]"))]
        : [];

    public override string? Value(string jsonName) => element.Value.Trim();

    public override IReadOnlyList<BomLicense> Licenses()
    {
        var all = new List<BomLicense>();
        foreach (var (index, choice) in (Only("licenses")?.Elements() ?? []).Index())
        {
            var node = new XmlBomNode(Issues, choice, $"{Path}/licenses/*[{index + 1}]");
            switch (choice.Name.Namespace == element.Name.Namespace ? choice.Name.LocalName : null)
            {
                case "license":
                    BomLicenseRule.AddIdOrName(all, node);
                    break;
                case "expression":
                    all.Add(new(BomLicenseKind.Expression, choice.Value.Trim(), node));
                    break;
                case "expression-detailed" when node.Text("expression") is { } expression:
                    all.Add(new(BomLicenseKind.Expression, expression, node));
                    break;
                case "expression-detailed":
                    node.Report("sbom.field.missing", "An expression-detailed needs the attribute \"expression\".");
                    break;
                case null:
                    break;
                default:
                    node.Report("sbom.license.choice", $"<{BomIssues.Show(choice.Name.LocalName)}> is not a license; <license> or <expression> was expected.");
                    break;
            }
        }

        return all;
    }

    public override IReadOnlyList<string> DependsOn()
    {
        var refs = new List<string>();
        foreach (var (index, child) in element.Elements(element.Name.Namespace + "dependency").Index())
        {
            var name = child.Attribute("ref")?.Value.Trim();
            if (string.IsNullOrEmpty(name))
            {
                new XmlBomNode(Issues, child, $"{Path}/dependency[{index + 1}]").Report("sbom.field.missing", "A dependency needs a \"ref\" that names a component.");
            }
            else
            {
                refs.Add(name);
            }
        }

        return refs;
    }

    public override void Report(string code, string message, string? field = null)
    {
        if (field is not null && element.Attribute(field) is { } attribute)
        {
            Issues.Add(code, message, LineOf(attribute), $"{Path}/@{field}");
            return;
        }

        var at = field is null ? element : element.Elements(element.Name.Namespace + field).FirstOrDefault();
        Issues.Add(code, message, LineOf(at ?? element), field is null ? Path : $"{Path}/{field}");
    }

    /// <summary>The one child element of that name; a second one is a problem, since either could be meant.</summary>
    private XElement? Only(string name)
    {
        XElement? found = null;
        foreach (var child in element.Elements(element.Name.Namespace + name))
        {
            if (found is not null)
            {
                Issues.Add("sbom.field.repeated", $"<{name}> stands twice here; it may be given once.", LineOf(child), $"{Path}/{name}[2]");
                break;
            }

            found = child;
        }

        return found;
    }

    private string Foreign(XName name) => (element.GetPrefixOfNamespace(name.Namespace) ?? name.NamespaceName) + ":" + name.LocalName;

    private static int LineOf(IXmlLineInfo at) => at.HasLineInfo() ? at.LineNumber : 1;
}
