using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Suture.Cli.Connection;

/// <summary>
/// Adds to a SARIF file from the server where each record's text file is. The server knows records, not files; and fingerprints stay as they are, so that a
/// file that is moved makes nothing new.
/// </summary>
internal static class SarifPlaces
{
    private const string Root = "%SRCROOT%";
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Add(byte[] sarif, RecordPlaces places)
    {
        var log = JsonNode.Parse(sarif)!;
        foreach (var run in log["runs"]!.AsArray())
        {
            run!["originalUriBaseIds"] = new JsonObject { [Root] = new JsonObject { ["description"] = new JsonObject { ["text"] = "The root of the repository." } } };
            foreach (var location in run["results"]!.AsArray().SelectMany(r => r!["locations"]!.AsArray()))
            {
                if (places.Of((string)location!["logicalLocations"]![0]!["name"]!) is { } place)
                {
                    location["physicalLocation"] = new JsonObject
                    {
                        ["artifactLocation"] = new JsonObject { ["uri"] = place.Uri, ["uriBaseId"] = Root },
                        ["region"] = new JsonObject { ["startLine"] = place.Line },
                    };
                }
            }
        }

        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Options))
        {
            log.WriteTo(writer);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }
}
