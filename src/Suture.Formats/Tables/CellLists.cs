using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suture.Formats.Tables;

/// <summary>Several texts in one cell: one a line, or as a JSON list when a text would not come back from lines.</summary>
internal static class CellLists
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Join(IReadOnlyCollection<string> values) =>
        values.All(v => v.Length > 0 && v.AsSpan().IndexOfAny("\n\r;,") < 0 && v[0] != '[' && !char.IsWhiteSpace(v[0]) && !char.IsWhiteSpace(v[^1]))
            ? string.Join('\n', values)
            : JsonSerializer.Serialize(values, Readable);

    /// <param name="text">The cell.</param>
    /// <param name="separators">Characters that separate beside line ends.</param>
    public static string[] Split(string text, string separators)
    {
        if (text is ['[', .., ']'])
        {
            try
            {
                return JsonSerializer.Deserialize<string?[]>(text)?.Select(t => t ?? "").ToArray() ?? [];
            }
            catch (JsonException)
            {
                // Not JSON but text in brackets: separated like any other.
            }
        }

        return text.Split(['\n', '\r', .. separators], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
