using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Suture.Domain.Records.Fields;

/// <summary>The JSON forms of lists and tables in a cell: for values that plain lines can not carry.</summary>
internal static class JsonLists
{
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 4 };

    // Cells are shown to people: characters stay themselves. The text never goes into HTML unescaped.
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The texts of a JSON list, or null when the text is anything else.</summary>
    public static ImmutableArray<string>? Texts(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var texts = ImmutableArray.CreateBuilder<string>();
            foreach (var item in document.RootElement.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.String)
                {
                    return null;
                }

                texts.Add(item.GetString()!);
            }

            return texts.DrainToImmutable();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null; // InvalidOperationException: an escape that is half a surrogate pair
        }
    }

    /// <summary>The members of each object of a JSON list, or null when the text is anything else. Numbers and booleans give their text.</summary>
    public static List<List<KeyValuePair<string, string>>>? Objects(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            if (document.RootElement.ValueKind != JsonValueKind.Array)
            {
                return null;
            }

            var rows = new List<List<KeyValuePair<string, string>>>();
            foreach (var item in document.RootElement.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object)
                {
                    return null;
                }

                var row = new List<KeyValuePair<string, string>>();
                foreach (var member in item.EnumerateObject())
                {
                    if (member.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
                    {
                        return null;
                    }

                    row.Add(new(member.Name, member.Value.ValueKind == JsonValueKind.Null ? "" : member.Value.ToString()));
                }

                rows.Add(row);
            }

            return rows;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Writing);
}
