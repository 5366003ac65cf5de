using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;
using Suture.Formats.Xml;

namespace Suture.Formats.Tm7;

/// <summary>Reads models of the Microsoft Threat Modeling Tool.</summary>
internal static class Tm7Reader
{
    private const int MaxBytes = 32 * 1024 * 1024;
    private const string Namespace = "http://schemas.datacontract.org/2004/07/ThreatModeling.Model";

    public static Result<ThreatModelFile> Read(ReadOnlyMemory<byte> bytes, ModelReading reading)
    {
        if (bytes.Length > MaxBytes)
        {
            return new Problem("threats.file.too-large", $"The file has {bytes.Length} bytes; at most {MaxBytes} are read.", File: reading.File, Line: 1);
        }

        // First pass: well-formed, no DTD, not too deep; only then is the tree built.
        var sound = XmlBytes.Read<bool>(bytes, reading.File, "threats", xml =>
        {
            if (xml.Name != "ThreatModel" || xml.Namespace != Namespace)
            {
                return new Problem(
                    "threats.format.unknown", $"The root element is <{ModelReading.Short(xml.Name)}> in the namespace \"{ModelReading.Short(xml.Namespace)}\"; <ThreatModel> of the Microsoft Threat Modeling Tool was expected.",
                    File: reading.File, Line: xml.Line, Path: xml.Path);
            }

            xml.Finish();
            return true;
        });
        return sound.Then(_ =>
        {
            using var reader = XmlReader.Create(XmlBytes.Open(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });
            return Read(new Tm7Node(XDocument.Load(reader, LoadOptions.SetLineInfo).Root!, "/ThreatModel"), reading);
        });
    }

    private static Result<ThreatModelFile> Read(Tm7Node root, ModelReading reading)
    {
        var meta = root.Child("MetaInformation");
        var surfaces = root.Child("DrawingSurfaceList")?.Children("DrawingSurfaceModel").ToList() ?? [];
        if (surfaces.Count == 0)
        {
            reading.Refuse("threats.field.missing", "The model has no drawing; at least one <DrawingSurfaceModel> was expected.", root.Line, root.Path);
            return reading.Problems;
        }

        var threats = new Tm7Threats(reading);
        threats.Read(root);
        var diagrams = ImmutableArray.CreateBuilder<ListedDiagram>();
        foreach (var surface in surfaces)
        {
            diagrams.Add(new Tm7Diagram(reading, threats).Read(surface, diagrams.Count));
        }

        threats.SkipRest();
        foreach (var field in new[] { "Assumptions", "Contributors", "ExternalDependencies", "Reviewer" })
        {
            if (meta?.Text(field) is { Length: > 0 } text)
            {
                reading.Skip($"{field}: {ModelReading.Short(ModelReading.OneLine(text))}", "Write it into the scope of the model; people are accounts and signatures here.");
            }
        }

        foreach (var note in root.Child("Notes")?.Children(null) ?? [])
        {
            reading.Skip($"note {ModelReading.Short(ModelReading.OneLine(note.Text("Message") ?? ""))}", "Notes are no part of a diagram.");
        }

        if (root.Child("KnowledgeBase") is { } knowledge)
        {
            reading.Skip($"knowledge base with {knowledge.Child("ThreatTypes")?.Children(null).Count() ?? 0} types of threat", "The tool's template; the threats it made for this model are taken.");
        }

        if (reading.Refused)
        {
            return reading.Problems;
        }

        var title = meta?.Text("ThreatModelName") is { Length: > 0 } named ? ModelReading.OneLine(named) : diagrams[0].Title;
        return new ThreatModelFile(
            ThreatModelFormat.Tm7, root.Text("Version") ?? "", title, meta?.Text("Owner") is { Length: > 0 } owner ? ModelReading.OneLine(owner) : null,
            meta?.Text("HighLevelSystemDescription") is { Length: > 0 } about ? about : null, diagrams.ToImmutable(), reading.Skips);
    }
}
