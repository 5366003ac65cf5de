using System.Collections.Frozen;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Suture.Server.Ui;

/// <summary>The web application's own files, from inside the assembly: no folder beside the program, nothing from elsewhere.</summary>
public static class UiAssets
{
    private const string Prefix = "ui/";

    private static readonly FrozenDictionary<string, Asset> All = Load();

    /// <summary>Address of a file, with its hash, so that browsers may keep it for ever.</summary>
    public static string Url(string name) => $"ui/{name}?v={All[name].Hash[..12]}";

    internal static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/ui/{name}", (string name, HttpContext http) => Serve(name, http)).AllowAnonymous().ExcludeFromDescription();
        app.MapGet("/_framework/blazor.web.js", (HttpContext http) => Serve("blazor.web.js", http)).AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult Serve(string name, HttpContext http)
    {
        if (!All.TryGetValue(name, out var asset))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = http.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache";
        http.Response.Headers.Vary = "Accept-Encoding";
        var brotli = http.Request.Headers.AcceptEncoding.ToString().Contains("br", StringComparison.Ordinal);
        if (brotli)
        {
            http.Response.Headers.ContentEncoding = "br";
        }

        return TypedResults.Bytes(brotli ? asset.Brotli.Value : asset.Bytes, asset.ContentType, entityTag: new EntityTagHeaderValue($"\"{asset.Hash[..16]}{(brotli ? "-br" : string.Empty)}\""));
    }

    private static FrozenDictionary<string, Asset> Load()
    {
        var types = new FileExtensionContentTypeProvider();
        var assets = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var assembly = typeof(UiAssets).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var type = types.TryGetContentType(resource, out var known) ? known : "application/octet-stream";
            assets.Add(resource[Prefix.Length..], new Asset(bytes, type, Convert.ToHexStringLower(SHA256.HashData(bytes)), new Lazy<byte[]>(() => Compress(bytes))));
        }

        return assets.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static byte[] Compress(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var brotli = new BrotliStream(target, CompressionLevel.Optimal))
        {
            brotli.Write(bytes);
        }

        return target.ToArray();
    }

    private sealed record Asset(byte[] Bytes, string ContentType, string Hash, Lazy<byte[]> Brotli);
}
