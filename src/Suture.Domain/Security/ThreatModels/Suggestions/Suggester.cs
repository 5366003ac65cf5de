using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Suggestions;

/// <summary>
/// Suggests threats for a diagram: at each element and flow in scope those of the library whose conditions fit, and for each letter
/// of the table that none of them covers a general question. Same diagram and library, same suggestions in the same order. Pure.
/// </summary>
public static class Suggester
{
    public static ImmutableArray<ThreatSuggestion> Suggest(Diagram diagram, ThreatLibrary library)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        ArgumentNullException.ThrowIfNull(library);
        var found = ImmutableArray.CreateBuilder<ThreatSuggestion>();
        var trust = new TrustPlaces(diagram);
        var boundaries = diagram.Boundaries.DistinctBy(b => b.Id, StringComparer.Ordinal).ToDictionary(b => b.Id, b => b.Name, StringComparer.Ordinal);
        var names = diagram.Elements.DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, e => e.Name, StringComparer.Ordinal);
        var crossing = diagram.Flows.Select(f => (Flow: f, Crossed: trust.Crossed(f))).ToList();
        var exposed = crossing.Where(c => !c.Crossed.IsEmpty).SelectMany(c => new[] { c.Flow.From, c.Flow.To }).ToHashSet(StringComparer.Ordinal);

        foreach (var element in diagram.Elements.Where(e => e.OutOfScope is null))
        {
            var place = new Asked(
                element.Id, element.Name, (ThreatPlace)element.Type, [element.Name, element.Description ?? "", .. element.Assets], element.Traits,
                exposed.Contains(element.Id) ? "a flow from or to it crosses a trust boundary" : null);
            Ask(place, library, found);
        }

        foreach (var (flow, crossed) in crossing.Where(c => c.Flow.OutOfScope is null))
        {
            var place = new Asked(
                flow.Id, $"{flow.Data} ({names.GetValueOrDefault(flow.From, flow.From)} to {names.GetValueOrDefault(flow.To, flow.To)})", ThreatPlace.Flow,
                [flow.Data, flow.Protocol ?? "", flow.Protection ?? "", flow.Description ?? "", .. flow.Assets], flow.Traits,
                crossed.IsEmpty ? null : "it crosses " + string.Join(", ", crossed.Select(b => boundaries.GetValueOrDefault(b) is { Length: > 0 } name ? name : b)));
            Ask(place, library, found);
        }

        return found.ToImmutable();
    }

    private static void Ask(Asked place, ThreatLibrary library, ImmutableArray<ThreatSuggestion>.Builder found)
    {
        var covered = new HashSet<Stride>();
        foreach (var threat in library.Threats.Where(t => t.On.Contains(place.Kind)))
        {
            if (Reason(place, threat.When) is { } because)
            {
                found.Add(new ThreatSuggestion($"{threat.Id}@{place.Id}", place.Id, threat, threat.Strides, threat.Title, threat.Ask, because));
                covered.UnionWith(threat.Strides);
            }
        }

        foreach (var stride in library.Matrix.GetValueOrDefault(place.Kind, []))
        {
            var asks = !library.OnlyWithTrait.TryGetValue((place.Kind, stride), out var trait) || place.Traits.Contains(trait, StringComparer.OrdinalIgnoreCase) || SameWord(place, trait) is not null;
            if (asks && !covered.Contains(stride))
            {
                found.Add(new ThreatSuggestion(
                    $"{stride.Letter()}@{place.Id}", place.Id, null, [stride], $"{stride.Name()}: {place.Name}", Question(stride, place), "STRIDE by element"));
            }
        }
    }

    /// <summary>Why the condition fits here; null when it does not.</summary>
    private static string? Reason(Asked place, ThreatCondition when)
    {
        foreach (var trait in when.Traits)
        {
            if (place.Traits.Contains(trait, StringComparer.OrdinalIgnoreCase))
            {
                return $"it has the trait '{trait}'";
            }
        }

        foreach (var word in when.Words)
        {
            if (SameWord(place, word) is { } seen)
            {
                return $"it speaks of '{seen}'";
            }
        }

        return when.Crosses ? place.Crossing : null;
    }

    private static string? SameWord(Asked place, string word)
    {
        foreach (var text in place.Texts)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var end = at + word.Length;
                if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || (word.Length <= 4 && !EndsWord(text, end)))
                {
                    continue;
                }

                while (end < text.Length && char.IsLetterOrDigit(text[end]))
                {
                    end++;
                }

                return text[at..end];
            }
        }

        return null;
    }

    // A short word means only itself and its plural: 'pin' is no 'ping', 'app' no 'appliance'.
    private static bool EndsWord(string text, int end) =>
        end == text.Length || !char.IsLetterOrDigit(text[end]) || (text[end] is 's' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1])));

    private static string Question(Stride stride, Asked place) => stride switch
    {
        Stride.Spoofing => $"Can someone pose as {place.Name}?",
        Stride.Tampering => place.Kind == ThreatPlace.Flow ? $"Can {place.Name} be changed on the way?" : $"Can {place.Name} be changed without right?",
        Stride.Repudiation => $"Can an action at {place.Name} be denied afterwards?",
        Stride.Disclosure => $"Can {place.Name} be read without right?",
        Stride.Denial => $"Can {place.Name} be stopped, slowed or filled up?",
        _ => $"Can someone do more at {place.Name} than allowed?",
    };

    private sealed record Asked(string Id, string Name, ThreatPlace Kind, ImmutableArray<string> Texts, ImmutableArray<string> Traits, string? Crossing);
}
