using System.Text.Json;
using Suture.Server.Api.Mapping;

namespace Suture.Server.Api;

/// <summary>The API's answer about CVSS vectors, for who asks without a server: it needs neither data nor a caller.</summary>
public static class CvssJson
{
    /// <summary>Writes an array with an object for each vector, in their order.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<string> vectors, bool explain)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(vectors);
        json.WriteStartArray();
        foreach (var vector in vectors)
        {
            JsonSerializer.Serialize(json, CvssMapping.ToDto(vector, explain), SutureJson.Default.CvssDto);
        }

        json.WriteEndArray();
    }
}
