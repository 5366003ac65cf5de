using System.Globalization;

namespace Suture.Cli.Rendering;

/// <summary>Small turns of phrase.</summary>
internal static class Words
{
    /// <summary><c>1 record</c>, <c>1,204 records</c>.</summary>
    public static string Count(long count, string one, string? many = null) => $"{Number(count)} {(count == 1 ? one : many ?? one + "s")}";

    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The first keys of a list, and how many more there are.</summary>
    public static string Some(IEnumerable<string> keys, int most)
    {
        var list = keys.ToList();
        return list.Count <= most ? string.Join(", ", list) : $"{string.Join(", ", list.Take(most))} and {Number(list.Count - most)} more";
    }

    /// <summary>camelCase as words: <c>notApplicable</c> is <c>not applicable</c>.</summary>
    public static string FromCamel(string name) => string.Concat(name.Select(c => char.IsUpper(c) ? " " + char.ToLowerInvariant(c) : c.ToString()));
}
