using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Drawing;

namespace Suture.Formats.ThreatDragon;

/// <summary>
/// Writes models for OWASP Threat Dragon 2. What it has no word for goes into a member <c>suture</c> of each cell's data, so that
/// reading the file gives the same model; a diagram without places is laid out, because Threat Dragon needs them.
/// </summary>
public static class ThreatDragonWriter
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of the file; the same model gives the same bytes.</summary>
    public static byte[] Write(string title, string? owner, string? description, ImmutableArray<ListedDiagram> diagrams)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("version", "2.3.0");
            json.WriteStartObject("summary");
            json.WriteString("title", title);
            json.WriteString("owner", owner ?? "");
            json.WriteString("description", description ?? "");
            json.WriteNumber("id", 0);
            json.WriteEndObject();
            json.WriteStartObject("detail");
            json.WriteStartArray("contributors");
            json.WriteEndArray();
            var threats = new ThreatDragonThreatWriter(json);
            json.WriteStartArray("diagrams");
            for (var i = 0; i < diagrams.Length; i++)
            {
                Diagram(json, threats, diagrams[i], i);
            }

            json.WriteEndArray();
            json.WriteNumber("diagramTop", diagrams.Length);
            json.WriteString("reviewer", "");
            json.WriteNumber("threatTop", threats.Top);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static void Diagram(Utf8JsonWriter json, ThreatDragonThreatWriter threats, ListedDiagram listed, int index)
    {
        var diagram = listed.Diagram;
        var drawn = DiagramLayout.Place(diagram);
        var byElement = listed.Threats.ToLookup(t => t.Element, StringComparer.Ordinal);
        json.WriteStartObject();
        json.WriteNumber("id", index);
        json.WriteString("title", listed.Title);
        json.WriteString("description", listed.Description ?? "");
        json.WriteString("diagramType", "STRIDE");
        json.WriteString("placeholder", "");
        json.WriteString("thumbnail", "./public/content/images/thumbnail.stride.jpg");
        json.WriteString("version", "2.3.0");
        json.WriteStartArray("cells");
        var cells = new ThreatDragonCellWriter(json, threats, drawn);
        foreach (var boundary in diagram.Boundaries)
        {
            cells.Boundary(boundary);
        }

        foreach (var element in diagram.Elements)
        {
            cells.Element(element, byElement[element.Id]);
        }

        foreach (var flow in diagram.Flows)
        {
            cells.Flow(flow, byElement[flow.Id]);
        }

        json.WriteEndArray();
        var held = diagram.Elements.Select(e => e.Id).Concat(diagram.Flows.Select(f => f.Id)).ToHashSet(StringComparer.Ordinal);
        json.WriteStartObject(ThreatDragonTerms.Own);
        threats.Write(listed.Threats.Where(t => t.Element is null || !held.Contains(t.Element)), withElement: true);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
