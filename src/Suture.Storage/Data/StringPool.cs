using System.Text;

namespace Suture.Storage.Data;

/// <summary>Keeps one string for each text that comes often (people, states, versions), so that a big model holds it once.</summary>
internal sealed class StringPool
{
    private const int LongestPooled = 128;
    private readonly HashSet<string> strings = new(StringComparer.Ordinal);

    public string Get(string text) => strings.TryGetValue(text, out var known) ? known : Add(text);

    public string GetUtf8(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestPooled)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> chars = stackalloc char[LongestPooled];
        var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        return strings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known) ? known : Add(text.ToString());
    }

    private string Add(string text)
    {
        strings.Add(text);
        return text;
    }
}
