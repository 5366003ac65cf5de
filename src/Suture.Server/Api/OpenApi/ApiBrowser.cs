using System.Reflection;

namespace Suture.Server.Api;

/// <summary>A page that shows the OpenAPI document, from our own files: nothing is fetched from elsewhere.</summary>
internal static class ApiBrowser
{
    private const string Prefix = "api-browser/";

    public static void Map(IEndpointRouteBuilder app)
    {
        Serve(app, "/api", "index.html", "text/html; charset=utf-8");
        Serve(app, "/api/browser.css", "browser.css", "text/css; charset=utf-8");
        Serve(app, "/api/browser.js", "browser.js", "text/javascript; charset=utf-8");
    }

    private static void Serve(IEndpointRouteBuilder app, string address, string file, string type)
    {
        var bytes = new Lazy<byte[]>(() => Read(file));
        app.MapGet(address, () => TypedResults.Bytes(bytes.Value, type)).ExcludeFromDescription().WithName("ApiBrowser:" + file);
    }

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file) ?? throw new InvalidOperationException($"{file} is not in the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
