using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Reads members of an answer. A missing member reads as empty: a newer or older server may leave some out.</summary>
internal static class JsonReading
{
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A text, or a number or truth as text; null when there is none.</summary>
    public static string? TextOrNull(this JsonElement json, string name) => json.Member(name) switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } other => other.GetRawText(),
        _ => null,
    };

    public static string Text(this JsonElement json, string name) => json.TextOrNull(name) ?? "";

    public static long Number(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : 0;

    public static bool Truth(this JsonElement json, string name) => json.Member(name).ValueKind == JsonValueKind.True;

    public static IEnumerable<JsonElement> Items(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static int Count(this JsonElement json, string name) => json.Member(name) is { ValueKind: JsonValueKind.Array } array ? array.GetArrayLength() : 0;

    public static IEnumerable<string> Texts(this JsonElement json, string name) => json.Items(name).Select(i => i.ValueKind == JsonValueKind.String ? i.GetString()! : i.GetRawText());

    /// <summary>Items of a page (<c>{items,total}</c>) or of a plain array.</summary>
    public static IEnumerable<JsonElement> Page(this JsonElement json) => json.ValueKind == JsonValueKind.Array ? json.EnumerateArray() : json.Items("items");

    /// <summary>A time as people read it, in UTC.</summary>
    public static string Time(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var time) ? time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'") : "";
}
