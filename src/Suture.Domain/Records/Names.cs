using System.Text.Json;

namespace Suture.Domain.Records;

/// <summary>Enum members as they stand in JSON, files and URLs: camelCase.</summary>
public static class Names
{
    public static string Of<T>(T value)
        where T : struct, Enum => Cache<T>.ByValue[value];

    public static T? Parse<T>(string? name)
        where T : struct, Enum => name is not null && Cache<T>.ByName.TryGetValue(name, out var value) ? value : null;

    private static class Cache<T>
        where T : struct, Enum
    {
        internal static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>().ToDictionary(v => v, v => JsonNamingPolicy.CamelCase.ConvertName(v.ToString()));
        internal static readonly Dictionary<string, T> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
