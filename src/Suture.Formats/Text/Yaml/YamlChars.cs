using System.Buffers;

namespace Suture.Formats.Text.Yaml;

/// <summary>Which characters our simple YAML takes where. The writer quotes what these refuse, so the fast reader reads all that it writes.</summary>
internal static class YamlChars
{
    /// <summary>Characters that no plain or block scalar of ours holds: controls, other line ends, byte order marks.</summary>
    public static readonly SearchValues<char> NeverFast = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Where(c => c is not ('\n' or '\t')).Select(c => (char)c),
        .. Enumerable.Range(0x7F, 0x21).Select(c => (char)c), '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF']);

    /// <summary>Ends of a plain scalar inside brackets and braces.</summary>
    public static readonly SearchValues<char> FlowIndicators = SearchValues.Create(",[]{}");

    private static readonly SearchValues<char> NameChars = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    /// <summary>Length of the name at the start: a letter, then letters, digits and '_'.</summary>
    public static int NameLength(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetter(text[0]))
        {
            return 0;
        }

        var end = text.IndexOfAnyExcept(NameChars);
        end = end < 0 ? text.Length : end;
        return end > 100 ? 0 : end; // YAML limits the length of such keys
    }

    /// <summary>
    /// Whether the text can stand unquoted: starts with a letter, a digit, '/' or a sign before a digit; no outer spaces, no tab, no ": " and no " #".
    /// </summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[^1] is ' ' or ':')
        {
            return false;
        }

        var first = text[0];
        var fine = char.IsAsciiLetterOrDigit(first) || first == '/' || (first >= '\u00A1' && char.IsLetter(first))
            || (first is '-' && text.Length > 1 && char.IsAsciiDigit(text[1]));
        if (!fine)
        {
            return false;
        }

        for (var i = text.IndexOfAny(":#\t"); i >= 0;)
        {
            if (text[i] == '\t' || (text[i] == ':' && text[i + 1] == ' ') || (text[i] == '#' && text[i - 1] == ' '))
            {
                return false;
            }

            var next = text[(i + 1)..].IndexOfAny(":#\t");
            i = next < 0 ? -1 : i + 1 + next;
        }

        return true;
    }
}

/// <summary>Gives names that are used in every file as one string instead of a new one each time.</summary>
internal static class YamlNames
{
    private static readonly HashSet<string> Known = Collect();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string Of(ReadOnlySpan<char> name) => Lookup.TryGetValue(name, out var known) ? known : name.ToString();

    private static HashSet<string> Collect() =>
    [
        "key", "title", "alias", "owner", "tags", "state", "links", "fields",
        .. Domain.Records.Links.LinkRules.All.Select(r => r.Name),
        .. Domain.Records.RecordKinds.All.SelectMany(k => k.Fields).SelectMany(f => f.Columns.Select(c => c.Code).Prepend(f.Name)),
    ];
}
