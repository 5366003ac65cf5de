using System.Collections.Immutable;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Formats.ThreatModels;

namespace Suture.Formats.ThreatDragon;

/// <summary>Reads models of OWASP Threat Dragon, versions 1 and 2 (and templates of 2).</summary>
internal static class ThreatDragonReader
{
    private const string Drawing = "How it is drawn; Suture draws anew.";

    public static Result<ThreatModelFile> Read(ModelNode root, ModelReading reading)
    {
        var model = root;
        if (root.Find("templateMetadata") is { Form: NodeForm.Map } && reading.Map(root, "model") is { } inner)
        {
            reading.Skip("templateMetadata", "The file is a template; its model is taken.");
            model = inner;
        }

        var summary = reading.Map(model, "summary");
        var detail = reading.Map(model, "detail");
        if (summary is null || detail is null)
        {
            reading.Refuse(model, "threats.field.missing", $"A Threat Dragon model needs \"{(summary is null ? "summary" : "detail")}\"; an object was expected.");
            return reading.Problems;
        }

        var title = reading.Required(summary, "title", "The model");
        foreach (var person in reading.Maps(detail, "contributors"))
        {
            reading.Skip($"contributor {ModelReading.Short(reading.Line(person, "name") ?? "without a name")}", "People are accounts here.");
        }

        if (reading.Line(detail, "reviewer") is { } reviewer)
        {
            reading.Skip($"reviewer {ModelReading.Short(reviewer)}", "Reviews are signatures here.");
        }

        var diagrams = ReadDiagrams(detail, reading);
        reading.SkipOthers(detail, "detail", "Not part of a threat model here.", "contributors", "reviewer", "diagrams", "diagramTop", "threatTop");
        reading.SkipOthers(summary, "summary", "Not part of a threat model here.", "title", "owner", "description", "id");
        reading.SkipOthers(model, "model", "Not part of a threat model here.", "version", "summary", "detail");
        return reading.Refused
            ? reading.Problems
            : new ThreatModelFile(ThreatModelFormat.ThreatDragon, reading.Line(model, "version") ?? "1", title, reading.Line(summary, "owner"), reading.Text(summary, "description"), diagrams, reading.Skips);
    }

    private static ImmutableArray<ListedDiagram> ReadDiagrams(ModelNode detail, ModelReading reading)
    {
        var diagrams = ImmutableArray.CreateBuilder<ListedDiagram>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in reading.Maps(detail, "diagrams"))
        {
            var id = reading.Line(node, "id") ?? node.Segment;
            for (var n = 2; !ids.Add(id); n++)
            {
                id = $"{reading.Line(node, "id") ?? node.Segment}~{n}";
            }

            // Version 1 keeps the cells one level deeper.
            var cells = reading.Map(node, "diagramJson") is { } json ? json : node;
            var diagram = new ThreatDragonDiagram(reading).Read(cells, node);
            diagrams.Add(diagram with { Id = id, Title = reading.Line(node, "title") ?? $"Diagram {diagrams.Count + 1}", Description = reading.Text(node, "description") });
            reading.SkipOthers(node, "diagram", Drawing, "id", "title", "description", "cells", "diagramJson", "diagramType", "version", "thumbnail", ThreatDragonTerms.Own, "$$hashKey");
        }

        return diagrams.ToImmutable();
    }
}
