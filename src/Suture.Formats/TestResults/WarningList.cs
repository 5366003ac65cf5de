using System.Collections.Immutable;

namespace Suture.Formats.TestResults;

/// <summary>Warnings of one file: each text once, and bounded, because the file is untrusted.</summary>
internal sealed class WarningList
{
    private const int Max = 100;

    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly List<string> texts = [];
    private int left;

    public void Add(string text)
    {
        if (texts.Count >= Max)
        {
            left++;
        }
        else if (seen.Add(text))
        {
            texts.Add(text);
        }
    }

    public ImmutableArray<string> ToArray() => left == 0 ? [.. texts] : [.. texts, $"... and {left} further warnings."];
}
