using Suture.Domain.Results;
using Suture.Formats.Common;
using Suture.Formats.Otm;
using Suture.Formats.Threagile;
using Suture.Formats.ThreatDragon;
using Suture.Formats.Tm7;

namespace Suture.Formats.ThreatModels;

/// <summary>Reads threat model files of any known form.</summary>
public static class ThreatModelReader
{
    private const string Expected = "a model of Threat Dragon (JSON), Open Threat Model (JSON or YAML), the Microsoft Threat Modeling Tool (.tm7) or Threagile (YAML) was expected";

    /// <summary>
    /// Reads a file; its form is told by its content. Diagrams are checked to be sound. Problems, each with file, line and path:
    /// <c>threats.file.empty|too-large|too-many</c>, <c>threats.format.unknown|unsupported</c>, <c>threats.json.malformed</c>,
    /// <c>threats.xml.malformed|doctype|too-deep</c>, <c>threats.yaml.*</c>, <c>threats.field.missing|type|value</c>,
    /// <c>threats.id.duplicate</c>, <c>threats.otm.version|parent|component</c>,
    /// <c>threats.threagile.part|includes|reference</c>, and those of <see cref="Domain.Security.ThreatModels.DiagramCheck"/>.
    /// </summary>
    /// <param name="fileName">Only named in problems.</param>
    public static Result<ThreatModelFile> Read(ReadOnlyMemory<byte> bytes, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var reading = new ModelReading(fileName);
        return Encodings.FirstCharacter(bytes.Span) switch
        {
            '\0' => new Problem("threats.file.empty", $"The file is empty; {Expected}.", File: fileName, Line: 1),
            '<' => Tm7Reader.Read(bytes, reading),
            '{' or '[' => JsonNodes.Read(bytes, fileName).Then(root => ReadTree(root, reading, "JSON")),
            _ => YamlNodes.Read(bytes, fileName).Then(root => ReadTree(root, reading, "YAML")),
        };
    }

    private static Result<ThreatModelFile> ReadTree(ModelNode root, ModelReading reading, string notation)
    {
        if (root.Form != NodeForm.Map)
        {
            var what = root.Form switch { NodeForm.List => "a list", NodeForm.Null => "empty", _ => "a single value" };
            reading.Refuse(root, "threats.format.unknown", $"The {notation} is {what}; {Expected}.");
            return reading.Problems;
        }

        if (root.Has("otmVersion") || (root.Has("project") && !root.Has("title")))
        {
            return new OtmReader(reading).Read(root);
        }

        if ((root.Has("summary") && root.Has("detail")) || root.Has("templateMetadata"))
        {
            return ThreatDragonReader.Read(root, reading);
        }

        if (root.Has("threagile_version") || root.Has("technical_assets") || root.Has("trust_boundaries") && root.Has("title") && notation == "YAML")
        {
            return new ThreagileReader(reading).Read(root);
        }

        var (code, message) = Foreign(root);
        reading.Refuse(root, code, message);
        return reading.Problems;
    }

    /// <summary>Names files that look like something known and can not be read.</summary>
    private static (string Code, string Message) Foreign(ModelNode root)
    {
        if (root.Has("bomFormat"))
        {
            return ("threats.format.unsupported", "This is a CycloneDX file; threat models in CycloneDX are not read. Export it as Threat Dragon or Open Threat Model.");
        }

        if (root.Has("$schema") && (root.Has("properties") || root.Has("definitions")) || root.Has("$id") && root.Has("properties"))
        {
            return ("threats.format.unknown", $"This is a JSON schema, not a model; {Expected}.");
        }

        if (root.Has("trust_zones") || root.Has("data_flows"))
        {
            return ("threats.format.unsupported", "This is a TM-BOM threat model, which is not read. Export it as Threat Dragon or Open Threat Model.");
        }

        if (root.Has("assumptions") && root.Has("mitigations") || root.Has("applicationInfo"))
        {
            return ("threats.format.unsupported", "This is a Threat Composer workspace, which has no data-flow diagram as data. Export the diagram from the tool it was drawn in.");
        }

        if (root.Has("summary") || root.Has("detail"))
        {
            return ("threats.field.missing", $"A Threat Dragon model needs \"summary\" and \"detail\"; \"{(root.Has("summary") ? "detail" : "summary")}\" is missing.");
        }

        foreach (var part in new[] { "data_assets", "trust_boundaries", "shared_runtimes", "risk_tracking", "abuse_cases", "security_requirements", "questions", "includes", "business_criticality", "tags_available" })
        {
            if (root.Has(part))
            {
                return ("threats.threagile.part", $"This looks like a part of a Threagile model (it has \"{part}\" and no \"technical_assets\"). Give the whole model in one file.");
            }
        }

        var names = string.Join(", ", root.Members.Take(5).Select(m => ModelReading.Short(m.Name)));
        return ("threats.format.unknown", $"The file has {(names.Length == 0 ? "no members" : "the members " + names)}; {Expected}.");
    }
}
