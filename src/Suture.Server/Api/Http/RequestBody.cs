using System.Security.Cryptography;
using Suture.Domain.Results;

namespace Suture.Server.Api.Http;

/// <summary>Reads whole bodies, never more than allowed.</summary>
internal static class RequestBody
{
    private static readonly object HashKey = new();

    /// <summary>The body; refused when it is empty or larger than <see cref="SutureServer.MaxRequestBytes"/>.</summary>
    public static async Task<Result<byte[]>> ReadAsync(HttpContext http)
    {
        var request = http.Request;
        if (request.ContentLength > SutureServer.MaxRequestBytes)
        {
            return TooLarge();
        }

        using var bytes = new MemoryStream((int)(request.ContentLength ?? 0));
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            if (bytes.Length + read > SutureServer.MaxRequestBytes)
            {
                return TooLarge();
            }

            bytes.Write(buffer, 0, read);
        }

        if (bytes.Length == 0)
        {
            return new Problem("request.empty", "The request has no body; send the file as its body.");
        }

        var body = bytes.ToArray();
        Remember(http, SHA256.HashData(body));
        return body;
    }

    public static Problem TooLarge() => new("request.large", $"The request is larger than {SutureServer.MaxRequestBytes >> 20} MiB.");

    /// <summary>Hash of the body, once it was read; of nothing before.</summary>
    public static byte[] HashOf(HttpContext http) => http.Items.TryGetValue(HashKey, out var hash) ? (byte[])hash! : [];

    /// <summary>Keeps the hash, for the idempotency key.</summary>
    public static void Remember(HttpContext http, byte[] hash) => http.Items[HashKey] = hash;
}
