using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>JSON as the command line prints and sends it, without reflection.</summary>
internal static class JsonText
{
    // Read by programs and people, never put into a page.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Dense = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write, Indented));

    public static string Write(JsonElement element) => Write(element.WriteTo);

    /// <summary>The body of a request.</summary>
    public static byte[] Body(Action<Utf8JsonWriter> write) => Bytes(write, Dense);

    private static byte[] Bytes(Action<Utf8JsonWriter> write, JsonWriterOptions options)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            write(writer);
        }

        return stream.ToArray();
    }
}
