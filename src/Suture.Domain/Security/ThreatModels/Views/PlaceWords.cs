namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>Looks for words in what a diagram says of a place. A word counts at the start of a word only: 'sign' finds 'signed', not 'design'.</summary>
internal static class PlaceWords
{
    internal static string? Find(DiagramElement element, ReadOnlySpan<string> words) => Find([element.Name, element.Description], words);

    internal static string? Find(DiagramFlow flow, ReadOnlySpan<string> words) =>
        Find([flow.Data, flow.Protection, flow.Description, flow.Protocol, flow.Other.GetValueOrDefault("algorithm"), flow.Other.GetValueOrDefault("authentication")], words);

    /// <summary>The word as the text has it, to its end; null when none is there.</summary>
    internal static string? Find(ReadOnlySpan<string?> texts, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            foreach (var text in texts)
            {
                if (text is not null && Find(text, word) is { } seen)
                {
                    return seen;
                }
            }
        }

        return null;
    }

    private static string? Find(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
            {
                continue;
            }

            var end = at + word.Length;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                end++;
            }

            return text[at..end];
        }

        return null;
    }
}
