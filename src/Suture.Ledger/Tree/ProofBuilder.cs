namespace Suture.Ledger;

/// <summary>Where proofs read tiles of one stream from.</summary>
public interface ITileSource
{
    /// <summary>
    /// The tile with all hashes that there are now. For the unfinished tile of level 0, which is not stored, the
    /// leaf hashes of the entries from <c>Index * 256</c> on.
    /// </summary>
    ValueTask<HashTile> ReadAsync(TileId id, CancellationToken cancellationToken);
}

/// <summary>Proofs from stored tiles, in O(log n) reads.</summary>
public sealed class ProofBuilder(ITileSource source)
{
    /// <summary>That entry <paramref name="index"/> is in the ledger of the first <paramref name="size"/> entries.</summary>
    public Task<IReadOnlyList<Hash32>> InclusionProofAsync(long index, long size, CancellationToken cancellationToken = default) =>
        BuildAsync(ProofPlan.Inclusion(index, size), cancellationToken);

    /// <summary>That the ledger of <paramref name="first"/> entries is a prefix of the one of <paramref name="second"/>.</summary>
    public Task<IReadOnlyList<Hash32>> ConsistencyProofAsync(long first, long second, CancellationToken cancellationToken = default) =>
        BuildAsync(ProofPlan.Consistency(first, second), cancellationToken);

    /// <summary>The root as it was at <paramref name="size"/> entries.</summary>
    public async Task<Hash32> RootAsync(long size, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        if (size == 0)
        {
            return MerkleTree.EmptyRoot;
        }

        var edge = await BuildAsync(ProofPlan.Edge(size), cancellationToken);
        return edge.Reverse().Aggregate((right, left) => MerkleTree.NodeHash(left, right));
    }

    private async Task<IReadOnlyList<Hash32>> BuildAsync(ProofPlan plan, CancellationToken cancellationToken)
    {
        var tiles = new Dictionary<TileId, HashTile>(plan.Tiles.Count);
        foreach (var id in plan.Tiles)
        {
            tiles.Add(id, await source.ReadAsync(id, cancellationToken));
        }

        return plan.Build(tiles);
    }
}
