using System.Buffers;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Formats.Otm;

/// <summary>
/// Writes Open Threat Model JSON, version 0.2.0. What it has no word for goes into <c>attributes.suture</c> of each part, so that
/// reading the file gives the same model.
/// </summary>
public static class OtmWriter
{
    /// <summary>Ids of mitigations that are a threat's own text and not a catalog's.</summary>
    internal const string MitigationPrefix = "mitigation-of-";

    private const string DrawingId = "diagram";
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The bytes of the file; the same model gives the same bytes. OTM holds one diagram.</summary>
    public static byte[] Write(ListedDiagram listed, string? owner)
    {
        ArgumentNullException.ThrowIfNull(listed);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            new Writing(json, listed).File(owner);
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private sealed class Writing(Utf8JsonWriter json, ListedDiagram listed)
    {
        private readonly Diagram diagram = listed.Diagram;
        private readonly ILookup<string?, ListedThreat> threats = listed.Threats.ToLookup(t => t.Element, StringComparer.Ordinal);
        private readonly HashSet<string> holders = [.. listed.Diagram.Elements.Select(e => e.Id), .. listed.Diagram.Flows.Select(f => f.Id)];

        public void File(string? owner)
        {
            json.WriteStartObject();
            json.WriteString("otmVersion", "0.2.0");
            json.WriteStartObject("project");
            json.WriteString("name", listed.Title);
            json.WriteString("id", listed.Id);
            Optional("description", listed.Description);
            Optional("owner", owner);
            json.WriteEndObject();
            if (diagram.Elements.Any(e => e.Place is not null) || diagram.Boundaries.Any(b => b.Place is not null))
            {
                json.WriteStartArray("representations");
                json.WriteStartObject();
                json.WriteString("name", listed.Title);
                json.WriteString("id", DrawingId);
                json.WriteString("type", "diagram");
                Size(
                    diagram.Elements.Select(e => e.Place).Concat(diagram.Boundaries.Select(b => b.Place)).Max(p => p?.Right ?? 0),
                    diagram.Elements.Select(e => e.Place).Concat(diagram.Boundaries.Select(b => b.Place)).Max(p => p?.Bottom ?? 0));
                json.WriteEndObject();
                json.WriteEndArray();
            }

            Assets();
            Zones();
            List("components", diagram.Elements, Component);
            List("dataflows", diagram.Flows, Flow);
            List("threats", listed.Threats, Threat);
            List("mitigations", listed.Threats.Where(t => t.Mitigation is not null && Placed(t)), Mitigation);
            json.WriteEndObject();
        }

        private void Assets()
        {
            if (listed.Assets.IsEmpty)
            {
                return;
            }

            List("assets", listed.Assets, asset =>
            {
                json.WriteString("name", asset.Name);
                json.WriteString("id", asset.Id);
                Optional("description", asset.Description);
                if ((asset.Confidentiality ?? asset.Integrity ?? asset.Availability) is not null)
                {
                    json.WriteStartObject("risk");
                    Level("confidentiality", asset.Confidentiality);
                    Level("integrity", asset.Integrity);
                    Level("availability", asset.Availability);
                    json.WriteEndObject();
                }
            });
        }

        private void Zones()
        {
            json.WriteStartArray("trustZones");
            foreach (var boundary in diagram.Boundaries)
            {
                json.WriteStartObject();
                json.WriteString("id", boundary.Id);
                Name(boundary.Name, boundary.Id);
                Optional("description", boundary.Description);
                Rating();
                if (boundary.Parent is not null)
                {
                    Parent(boundary.Parent);
                }

                Representation(boundary.Id, boundary.Place);
                Own(() =>
                {
                    Unnamed(boundary.Name);
                    if (!boundary.Line.IsEmpty)
                    {
                        List("line", boundary.Line, spot =>
                        {
                            json.WriteNumber("x", spot.X);
                            json.WriteNumber("y", spot.Y);
                        });
                    }
                });
                json.WriteEndObject();
            }

            if (diagram.Elements.Any(e => e.Boundary is null))
            {
                json.WriteStartObject();
                json.WriteString("id", OtmTerms.OutsideId);
                json.WriteString("name", "Outside all boundaries");
                Rating();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        private void Component(DiagramElement element)
        {
            json.WriteString("id", element.Id);
            Name(element.Name, element.Id);
            json.WriteString("type", element.Type.Code());
            Optional("description", element.Description);
            Parent(element.Boundary ?? OtmTerms.OutsideId);
            Representation(element.Id, element.Place);
            if (!element.Assets.IsEmpty)
            {
                json.WriteStartObject("assets");
                Texts(element.Type == ElementType.Store ? "stored" : "processed", element.Assets);
                json.WriteEndObject();
            }

            Instances(element.Id);
            Own(() =>
            {
                Unnamed(element.Name);
                json.WriteString("type", element.Type.Code());
                Texts("traits", element.Traits);
                Scope(element.OutOfScope);
            });
        }

        private void Flow(DiagramFlow flow)
        {
            json.WriteString("id", flow.Id);
            Name(flow.Data, flow.Id);
            Optional("description", flow.Description);
            json.WriteBoolean("bidirectional", flow.BothWays);
            json.WriteString("source", flow.From);
            json.WriteString("destination", flow.To);
            Texts("assets", flow.Assets);
            Instances(flow.Id);
            Own(() =>
            {
                Unnamed(flow.Data);
                Optional("protocol", flow.Protocol);
                Optional("protection", flow.Protection);
                Texts("traits", flow.Traits);
                Scope(flow.OutOfScope);
            });
        }

        private void Threat(ListedThreat threat)
        {
            json.WriteString("id", threat.Id);
            json.WriteString("name", threat.Title);
            Optional("description", threat.Description);
            Texts("categories", [.. new[] { threat.Stride?.Name(), threat.Category }.OfType<string>()]);
            Texts("cwes", threat.Cwes);
            json.WriteStartObject("risk");
            json.WriteNull("likelihood");
            json.WriteNumber("impact", Impact(threat.Severity));
            json.WriteEndObject();
            Own(() =>
            {
                Optional("severity", threat.Severity);
                if (!Placed(threat))
                {
                    Optional("element", threat.Element);
                    Optional("status", threat.Status);
                    Optional("mitigation", threat.Mitigation);
                }
            });
        }

        private void Mitigation(ListedThreat threat)
        {
            json.WriteString("id", MitigationPrefix + threat.Id);
            json.WriteString("name", threat.Mitigation);
            json.WriteNumber("riskReduction", 0);
        }

        private void Instances(string id) => List("threats", threats[id], threat =>
        {
            json.WriteString("threat", threat.Id);
            json.WriteString("state", threat.Status ?? "");
            if (threat.Mitigation is not null)
            {
                json.WriteStartArray("mitigations");
                json.WriteStartObject();
                json.WriteString("mitigation", MitigationPrefix + threat.Id);
                json.WriteString("state", threat.Status ?? "");
                json.WriteEndObject();
                json.WriteEndArray();
            }
        });

        // OTM wants a name for everything; one that is only an id is marked, so that it comes back as none.
        private void Name(string name, string id) => json.WriteString("name", string.IsNullOrWhiteSpace(name) ? id : name);

        private void Unnamed(string name)
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                json.WriteBoolean("unnamed", value: true);
            }
        }

        private bool Placed(ListedThreat threat) => threat.Element is not null && holders.Contains(threat.Element);

        private void Rating()
        {
            json.WriteStartObject("risk");
            json.WriteNumber("trustRating", 0);
            json.WriteEndObject();
        }

        private void Representation(string id, Box? place)
        {
            if (place is not { } box)
            {
                return;
            }

            json.WriteStartArray("representations");
            json.WriteStartObject();
            json.WriteString("representation", DrawingId);
            json.WriteString("id", id + "-drawn");
            json.WriteStartObject("position");
            json.WriteNumber("x", box.X);
            json.WriteNumber("y", box.Y);
            json.WriteEndObject();
            Size(box.Width, box.Height);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        private void Scope(OutOfScope? scope)
        {
            if (scope is not null)
            {
                json.WriteBoolean("outOfScope", value: true);
                json.WriteString("reasonOutOfScope", scope.Reason);
            }
        }

        private void Own(Action members)
        {
            json.WriteStartObject("attributes");
            json.WriteStartObject(OtmTerms.OwnName);
            members();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void Parent(string zone)
        {
            json.WriteStartObject("parent");
            json.WriteString("trustZone", zone);
            json.WriteEndObject();
        }

        private void Size(double width, double height)
        {
            json.WriteStartObject("size");
            json.WriteNumber("width", width);
            json.WriteNumber("height", height);
            json.WriteEndObject();
        }

        private void Level(string name, string? level)
        {
            if (level is not null)
            {
                json.WriteNumber(name, Impact(level));
            }
        }

        private void Optional(string name, string? value)
        {
            if (value is not null)
            {
                json.WriteString(name, value);
            }
        }

        private void Texts(string name, ImmutableArray<string> texts)
        {
            if (!texts.IsEmpty)
            {
                json.WriteStartArray(name);
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
            }
        }

        private void List<T>(string name, IEnumerable<T> items, Action<T> members)
        {
            json.WriteStartArray(name);
            foreach (var item in items)
            {
                json.WriteStartObject();
                members(item);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        /// <summary>Grades in words as the middle of OTM's thirds; 50 for words without an order.</summary>
        private static int Impact(string? severity) => severity?.ToUpperInvariant() switch
        {
            "LOW" => 17,
            "HIGH" => 83,
            "CRITICAL" => 100,
            _ => 50,
        };
    }
}
