using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text.Json;

namespace Suture.Server.Api.Http;

/// <summary>
/// Hash of a body without its secrets. The hash is kept with the idempotency key; of a password it would be one that can be
/// guessed at a billion times a second.
/// </summary>
internal static class PublicMembers
{
    /// <summary>Members of our contracts that are secret.</summary>
    public static readonly FrozenSet<string> Secrets = new[] { "password", "currentPassword", "code" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Of a body that is no JSON object nothing is hashed: it will be refused.</summary>
    public static async Task<byte[]> HashAsync(Stream body, CancellationToken cancellation)
    {
        try
        {
            using var json = await JsonDocument.ParseAsync(body, cancellationToken: cancellation);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                return [];
            }

            var bytes = new ArrayBufferWriter<byte>();
            using (var writer = new Utf8JsonWriter(bytes))
            {
                writer.WriteStartObject();
                foreach (var member in json.RootElement.EnumerateObject().Where(m => !Secrets.Contains(m.Name)))
                {
                    member.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            return SHA256.HashData(bytes.WrittenSpan);
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
