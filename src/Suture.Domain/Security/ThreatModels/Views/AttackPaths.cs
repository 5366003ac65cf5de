using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>The shortest way of an attacker from an external entity to an element that holds an asset.</summary>
/// <param name="Entry">Id of the external entity.</param>
/// <param name="Target">Id of the element.</param>
public sealed record AttackPath(string Entry, string Target, ImmutableArray<Hop> Hops)
{
    public IEnumerable<Hop> Crossings => Hops.Where(h => h.Crosses);

    /// <summary>It crosses a boundary, and a threat speaks of every crossing.</summary>
    public bool IsCovered => Hops.Any(h => h.Crosses) && !Hops.Any(h => h.IsUncovered);
}

/// <summary>The ways to one asset.</summary>
/// <param name="Asset">As the diagram names it: key of an asset record, or a name.</param>
/// <param name="Record">The asset record; null when none fits the name.</param>
/// <param name="Holders">Ids of the elements that hold it.</param>
/// <param name="Found">How many ways there are: one for each external entity and holder.</param>
/// <param name="Paths">The shortest of them.</param>
public sealed record AssetPaths(string Asset, KnownAsset? Record, ImmutableArray<string> Holders, int Found, ImmutableArray<AttackPath> Paths);

/// <summary>Attack paths across several elements, computed from the diagram alone (FDA premarket V.A.1; Appendix 2.A).</summary>
public sealed record AttackPaths(ImmutableArray<AssetPaths> Assets, ImmutableArray<ViewGap> Gaps)
{
    /// <summary>How ways are found, in words.</summary>
    public const string Rule = "From each external entity along the flows to each element that holds an asset: the way of fewest flows, and among equals that with fewer protected ones. Of all these ways the shortest are shown for each asset. "
        + "A crossing is covered when a threat names the flow, a boundary that it crosses, or the element that it enters.";

    public const int UsualMost = 5;

    private const string Clause = "FDA premarket V.A.1";

    /// <param name="most">How many ways are kept for each asset, at least 1.</param>
    public static AttackPaths Of(ThreatModelFacts facts, int most = UsualMost)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var walks = new Walks(facts, facts.Diagram.Flows);
        var ways = facts.Diagram.Elements.Where(e => e.Type == ElementType.External).Select(e => (e.Id, Ways: walks.From(e.Id))).ToList();
        var held = facts.Diagram.Elements.SelectMany(e => e.Assets.Select(a => (Asset: a, Record: Find(facts, a), Holder: e.Id)))
            .GroupBy(h => h.Record?.Id.ToString() ?? h.Asset, StringComparer.Ordinal).ToList();
        var assets = ImmutableArray.CreateBuilder<AssetPaths>();
        foreach (var group in held)
        {
            var holders = group.Select(h => h.Holder).Distinct(StringComparer.Ordinal).ToImmutableArray();
            var paths = ways.SelectMany(w => holders.Where(w.Ways.ContainsKey).Select(h => new AttackPath(w.Id, h, w.Ways[h])))
                .OrderBy(p => p.Hops.Length).ThenBy(p => p.Crossings.Count(h => !h.IsBare)).ToList();
            assets.Add(new(group.Key, group.First().Record, holders, paths.Count, [.. paths.Take(most)]));
        }

        return new AttackPaths(assets.ToImmutable(), [.. Lacks(facts, assets)]);
    }

    private static KnownAsset? Find(ThreatModelFacts facts, string name) =>
        facts.Assets.FirstOrDefault(a => string.Equals(a.Id.ToString(), name, StringComparison.Ordinal)) ?? facts.Assets.FirstOrDefault(a => string.Equals(a.Title, name, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ViewGap> Lacks(ThreatModelFacts facts, ImmutableArray<AssetPaths>.Builder assets)
    {
        if (assets.Count == 0)
        {
            yield return new(null, "no element of the diagram holds an asset: name assets in the elements' column 'assets'", Clause);
        }

        var placed = assets.Select(a => a.Record?.Id).OfType<RecordId>().ToHashSet();
        foreach (var asset in facts.Assets.Where(a => !placed.Contains(a.Id)))
        {
            yield return new(asset.Id.ToString(), "no element of the diagram holds it", Clause);
        }

        // Each crossing once, however many ways go over it.
        foreach (var hop in assets.SelectMany(a => a.Paths).SelectMany(p => p.Hops).Where(h => h.Crosses).DistinctBy(h => (h.Flow.Id, h.To)))
        {
            if (hop.IsUncovered)
            {
                yield return new(hop.Flow.Id, $"lies on an attack path, crosses {facts.BoundaryNames(hop.Crossed)}, and no threat speaks of it", Clause);
            }

            if (hop.IsBare)
            {
                yield return new(hop.Flow.Id, $"lies on an attack path, crosses {facts.BoundaryNames(hop.Crossed)}, and names no protection", Clause);
            }
        }

        foreach (var path in assets.SelectMany(a => a.Paths).Where(p => !p.Crossings.Any()).DistinctBy(p => (p.Entry, p.Target)))
        {
            yield return new(path.Target, $"is reached from {facts.Name(path.Entry)} without crossing a trust boundary", Clause);
        }
    }
}
