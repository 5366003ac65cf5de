using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Drawing;

namespace Suture.Formats.ThreatDragon;

/// <summary>Writes boundaries, elements and flows as cells.</summary>
internal sealed class ThreatDragonCellWriter(Utf8JsonWriter json, ThreatDragonThreatWriter threats, DiagramPlaces drawn)
{
    public void Boundary(TrustBoundary boundary)
    {
        json.WriteStartObject();
        json.WriteString("id", boundary.Id);
        json.WriteNumber("zIndex", -1);
        if (boundary.Line.Length > 1)
        {
            json.WriteString("shape", "trust-boundary-curve");
            json.WriteString("connector", "smooth");
            Spot("source", boundary.Line[0]);
            json.WriteStartArray("vertices");
            foreach (var spot in boundary.Line[1..^1])
            {
                Spot(null, spot);
            }

            json.WriteEndArray();
            Spot("target", boundary.Line[^1]);
        }
        else
        {
            json.WriteString("shape", "trust-boundary-box");
            json.WriteBoolean("visible", true);
            Place(drawn.Boundaries[boundary.Id]);
        }

        Label(boundary.Name);
        json.WriteStartObject("data");
        json.WriteString("type", boundary.Line.Length > 1 ? "tm.Boundary" : "tm.BoundaryBox");
        json.WriteString("name", boundary.Name);
        json.WriteString("description", boundary.Description ?? "");
        json.WriteBoolean("isTrustBoundary", true);
        json.WriteBoolean("hasOpenThreats", false);
        json.WriteStartObject(ThreatDragonTerms.Own);
        if (boundary.Line.Length < 2)
        {
            At(drawn.Boundaries[boundary.Id], boundary.Place is not null, boundary.Parent);
        }
        else if (boundary.Parent is not null)
        {
            json.WriteString("boundary", boundary.Parent);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Element(DiagramElement element, IEnumerable<ListedThreat> at)
    {
        var (shape, type) = element.Type switch
        {
            ElementType.External => ("actor", "tm.Actor"),
            ElementType.Store => ("store", "tm.Store"),
            _ => ("process", "tm.Process"),
        };
        var place = drawn.Elements[element.Id];
        json.WriteStartObject();
        json.WriteString("id", element.Id);
        json.WriteString("shape", shape);
        json.WriteNumber("zIndex", 1);
        json.WriteBoolean("visible", true);
        Place(place);
        Label(element.Name);
        json.WriteStartObject("data");
        json.WriteString("type", type);
        json.WriteString("name", element.Name);
        Common(element.Description, element.OutOfScope, at);
        Flags(type, element.Traits);
        json.WriteStartObject(ThreatDragonTerms.Own);
        if (element.Type == ElementType.Interface)
        {
            json.WriteString("type", element.Type.Code());
        }

        At(place, element.Place is not null, element.Boundary);
        Texts("assets", element.Assets);
        Texts("traits", element.Traits);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public void Flow(DiagramFlow flow, IEnumerable<ListedThreat> at)
    {
        json.WriteStartObject();
        json.WriteString("id", flow.Id);
        json.WriteString("shape", "flow");
        json.WriteNumber("zIndex", 10);
        json.WriteString("connector", "smooth");
        End("source", flow.From);
        End("target", flow.To);
        json.WriteStartArray("labels");
        json.WriteStartObject();
        json.WriteStartObject("attrs");
        json.WriteStartObject("label");
        json.WriteString("text", flow.Data);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("data");
        json.WriteString("type", "tm.Flow");
        json.WriteString("name", flow.Data);
        Common(flow.Description, flow.OutOfScope, at);
        json.WriteBoolean("isBidirectional", flow.BothWays);
        json.WriteString("protocol", flow.Protocol ?? "");
        Flags("tm.Flow", flow.Traits);
        json.WriteStartObject(ThreatDragonTerms.Own);
        if (flow.Protection is not null)
        {
            json.WriteString("protection", flow.Protection);
        }

        Texts("assets", flow.Assets);
        Texts("traits", flow.Traits);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Common(string? description, OutOfScope? scope, IEnumerable<ListedThreat> at)
    {
        var list = at.ToList();
        json.WriteString("description", description ?? "");
        json.WriteBoolean("isTrustBoundary", false);
        json.WriteBoolean("outOfScope", scope is not null);
        json.WriteString("reasonOutOfScope", scope?.Reason ?? "");
        json.WriteBoolean("hasOpenThreats", list.Exists(t => t.Status is null or "Open"));
        threats.Write(list);
    }

    private void Flags(string type, ImmutableArray<string> traits)
    {
        foreach (var (name, trait) in ThreatDragonTerms.FlagsOf(type))
        {
            json.WriteBoolean(name, traits.Contains(trait));
        }
    }

    private void At(Box place, bool placed, string? boundary)
    {
        json.WriteStartObject("at");
        json.WriteNumber("x", place.X);
        json.WriteNumber("y", place.Y);
        json.WriteNumber("width", place.Width);
        json.WriteNumber("height", place.Height);
        json.WriteEndObject();
        json.WriteBoolean("placed", placed);
        if (boundary is not null)
        {
            json.WriteString("boundary", boundary);
        }
    }

    private void Place(Box place)
    {
        Spot("position", new(place.X, place.Y));
        json.WriteStartObject("size");
        json.WriteNumber("width", place.Width);
        json.WriteNumber("height", place.Height);
        json.WriteEndObject();
    }

    private void Label(string text)
    {
        json.WriteStartObject("attrs");
        json.WriteStartObject("text");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void End(string name, string cell)
    {
        json.WriteStartObject(name);
        json.WriteString("cell", cell);
        json.WriteEndObject();
    }

    private void Spot(string? name, Spot spot)
    {
        if (name is null)
        {
            json.WriteStartObject();
        }
        else
        {
            json.WriteStartObject(name);
        }

        json.WriteNumber("x", spot.X);
        json.WriteNumber("y", spot.Y);
        json.WriteEndObject();
    }

    private void Texts(string name, ImmutableArray<string> texts)
    {
        if (texts.IsEmpty)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
