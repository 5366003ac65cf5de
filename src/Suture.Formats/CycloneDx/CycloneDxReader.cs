using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Suture.Domain.Results;
using Suture.Formats.Common;
using Suture.Formats.Json;
using Suture.Formats.Xml;

namespace Suture.Formats.CycloneDx;

/// <summary>Reads CycloneDX bills of materials, JSON and XML, specification versions 1.2 to 1.7.</summary>
public static class CycloneDxReader
{
    private const string NamespaceStart = "http://cyclonedx.org/schema/bom/";

    private static readonly string[] Supported = ["1.2", "1.3", "1.4", "1.5", "1.6", "1.7"];

    /// <summary>
    /// Reads a bill; the notation is told by the content. What the specification demands of the parts that are read is
    /// checked; parts that are not read are listed in <see cref="Sbom.Skipped"/> and not checked. Problems:
    /// <c>sbom.file.empty|too-large</c>, <c>sbom.format.unknown</c>, <c>sbom.version.unsupported</c>,
    /// <c>sbom.json.malformed</c> (also for a name given twice in one object), <c>sbom.xml.malformed|doctype|too-deep</c>,
    /// <c>sbom.field.missing|type|value|repeated</c>, <c>sbom.ref.empty|duplicate</c>, <c>sbom.license.choice</c>.
    /// </summary>
    /// <param name="fileName">Only named in problems.</param>
    public static Result<Sbom> Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return Encodings.FirstCharacter(bytes.Span) switch
        {
            '\0' => new Problem("sbom.file.empty", "The file is empty; a CycloneDX bill of materials was expected.", File: fileName, Line: 1),
            '<' => ReadXml(bytes, fileName),
            '{' => JsonBytes.Read(bytes, fileName, "sbom", (root, utf8) => ReadJson(root, utf8, fileName)),
            _ => new Problem("sbom.format.unknown", "The file is neither a JSON object nor XML; a CycloneDX bill of materials was expected.", File: fileName, Line: 1),
        };
    }

    private static Result<Sbom> ReadJson(JsonElement root, ReadOnlyMemory<byte> utf8, string fileName)
    {
        var issues = new BomIssues(fileName);
        var bom = new JsonBomNode(issues, utf8, root, "$");
        if (bom.Text("bomFormat") is not "CycloneDX")
        {
            var hint = bom.Fields.Contains("spdxVersion") ? " It looks like SPDX." : string.Empty;
            bom.Report("sbom.format.unknown", "\"bomFormat\" must be \"CycloneDX\"." + hint, "bomFormat");
            return issues.ToArray();
        }

        var version = bom.Text("specVersion");
        if (version is null || !Supported.Contains(version))
        {
            bom.Report("sbom.version.unsupported", Unsupported(version), "specVersion");
            return issues.ToArray();
        }

        return new BomReader(issues, version, "json").Read(bom);
    }

    private static Result<Sbom> ReadXml(ReadOnlyMemory<byte> bytes, string fileName)
    {
        // First pass: well-formed, no DTD, not too deep; only then is the tree built.
        var checkedRoot = XmlBytes.Read<string>(bytes, fileName, "sbom", xml =>
        {
            var problem = CheckRoot(xml, fileName);
            if (problem is not null)
            {
                return problem;
            }

            var version = xml.Namespace[NamespaceStart.Length..];
            xml.Finish();
            return version;
        });
        return checkedRoot.Then(version =>
        {
            using var reader = XmlReader.Create(XmlBytes.Open(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
            var root = XDocument.Load(reader, LoadOptions.SetLineInfo).Root!;
            var issues = new BomIssues(fileName);
            return new BomReader(issues, version, "xml").Read(new XmlBomNode(issues, root, "/bom"));
        });
    }

    private static Problem? CheckRoot(XmlCursor xml, string fileName)
    {
        if (xml.Name != "bom" || !xml.Namespace.StartsWith(NamespaceStart, StringComparison.Ordinal))
        {
            return new("sbom.format.unknown", $"The root element is <{BomIssues.Show(xml.Name)}> in the namespace \"{BomIssues.Show(xml.Namespace)}\"; <bom> in \"{NamespaceStart}1.x\" was expected.", File: fileName, Line: xml.Line, Path: xml.Path);
        }

        var version = xml.Namespace[NamespaceStart.Length..];
        return Supported.Contains(version) ? null : new("sbom.version.unsupported", Unsupported(version), File: fileName, Line: xml.Line, Path: xml.Path);
    }

    private static string Unsupported(string? version) => version is null
        ? "The specification version is missing; 1.2 to 1.7 was expected."
        : $"The specification version is \"{BomIssues.Show(version)}\"; 1.2 to 1.7 are read." + (version is "1.0" or "1.1" ? " Convert the file with the CycloneDX command line tool." : string.Empty);
}
