using System.Text.Json;
using Suture.Domain.Security.ThreatModels;

namespace Suture.Formats.ThreatDragon;

/// <summary>Writes lists of threats, numbered over the file.</summary>
internal sealed class ThreatDragonThreatWriter(Utf8JsonWriter json)
{
    /// <summary>Highest number given.</summary>
    public int Top { get; private set; }

    public void Write(IEnumerable<ListedThreat> threats, bool withElement = false)
    {
        json.WriteStartArray("threats");
        foreach (var threat in threats)
        {
            json.WriteStartObject();
            json.WriteString("id", threat.Id);
            json.WriteString("title", threat.Title);
            json.WriteString("status", threat.Status ?? "Open");
            json.WriteString("severity", threat.Severity ?? "TBD");
            json.WriteString("type", threat.Category ?? threat.Stride?.Name() ?? "");
            json.WriteString("description", threat.Description ?? "");
            json.WriteString("mitigation", threat.Mitigation ?? "");
            json.WriteString("modelType", "STRIDE");
            json.WriteBoolean("new", false);
            json.WriteNumber("number", ++Top);
            json.WriteString("score", "");
            if (withElement && threat.Element is not null)
            {
                json.WriteString("element", threat.Element);
            }

            if (!threat.Cwes.IsEmpty)
            {
                json.WriteStartObject(ThreatDragonTerms.Own);
                json.WriteStartArray("cwe");
                foreach (var cwe in threat.Cwes)
                {
                    json.WriteStringValue(cwe);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
