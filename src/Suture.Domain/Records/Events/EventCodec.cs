using System.Text.Json;
using Suture.Ledger;

namespace Suture.Domain.Records.Events;

/// <summary>Between events and what the ledger stores: a type name with version, and a payload in canonical JSON.</summary>
public static class EventCodec
{
    /// <summary>Entry type of an event: <c>record.created@1</c>.</summary>
    public static string TypeOf(DeviceEvent e) => EventWriter.TypeOf(e);

    /// <summary>Payload in canonical JSON (RFC 8785).</summary>
    public static byte[] Encode(DeviceEvent e)
    {
        var json = new CanonicalJsonWriter();
        EventWriter.Write(json, e);
        return json.ToArray();
    }

    /// <summary>Reads a stored payload; throws <see cref="JsonException"/> when it is not of its type.</summary>
    public static DeviceEvent Decode(string type, ReadOnlyMemory<byte> payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            return EventReader.Read(type, document.RootElement);
        }
        catch (Exception e) when (e is KeyNotFoundException or FormatException or InvalidOperationException)
        {
            throw new JsonException($"Payload is not a {type}: {e.Message}", e);
        }
    }
}
