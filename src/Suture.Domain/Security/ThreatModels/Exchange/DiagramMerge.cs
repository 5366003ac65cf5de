using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Exchange;

/// <summary>
/// The diagram of a file over the one that a record has. The file decides what there is, what it is called, how it hangs together and what is in scope. What
/// people wrote in cells that the file leaves empty, or that its format does not know, stays. Pure.
/// </summary>
internal static class DiagramMerge
{
    internal static Diagram Over(Diagram known, Diagram file)
    {
        var elements = known.Elements.DistinctBy(e => e.Id, StringComparer.Ordinal).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var flows = known.Flows.DistinctBy(f => f.Id, StringComparer.Ordinal).ToDictionary(f => f.Id, StringComparer.Ordinal);
        var boundaries = known.Boundaries.DistinctBy(b => b.Id, StringComparer.Ordinal).ToDictionary(b => b.Id, StringComparer.Ordinal);
        return new Diagram
        {
            Elements = [.. file.Elements.Select(e => elements.TryGetValue(e.Id, out var was) ? Over(was, e) : e)],
            Flows = [.. file.Flows.Select(f => flows.TryGetValue(f.Id, out var was) ? Over(was, f) : f)],
            Boundaries = [.. file.Boundaries.Select(b => boundaries.TryGetValue(b.Id, out var was) ? Over(was, b) : b)],
        };
    }

    private static DiagramElement Over(DiagramElement was, DiagramElement file) => file with
    {
        Description = file.Description ?? was.Description, Assets = Either(file.Assets, was.Assets), Traits = Either(file.Traits, was.Traits), Place = file.Place ?? was.Place, Other = Either(file.Other, was.Other),
    };

    private static DiagramFlow Over(DiagramFlow was, DiagramFlow file) => file with
    {
        Protocol = file.Protocol ?? was.Protocol, Protection = file.Protection ?? was.Protection, Description = file.Description ?? was.Description,
        Assets = Either(file.Assets, was.Assets), Traits = Either(file.Traits, was.Traits), Other = Either(file.Other, was.Other),
    };

    private static TrustBoundary Over(TrustBoundary was, TrustBoundary file) => file with
    {
        Description = file.Description ?? was.Description, Place = file.Place ?? (file.Line.IsEmpty ? was.Place : null), Other = Either(file.Other, was.Other),
    };

    private static ImmutableArray<string> Either(ImmutableArray<string> file, ImmutableArray<string> was) => file.IsDefaultOrEmpty ? was : file;

    private static ImmutableSortedDictionary<string, string> Either(ImmutableSortedDictionary<string, string> file, ImmutableSortedDictionary<string, string> was) => was.SetItems(file);
}
