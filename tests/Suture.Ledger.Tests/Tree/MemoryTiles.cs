namespace Suture.Ledger.Tests.Tree;

/// <summary>What a store does with tiles, in memory: writes those that <see cref="HashTiles.Grow"/> gives, reads them for proofs.</summary>
internal sealed class MemoryTiles : ITileSource
{
    private readonly List<Hash32> leaves = [];

    public Dictionary<TileId, HashTile> Stored { get; } = [];

    public int Reads { get; private set; }

    public static MemoryTiles Of(ReadOnlySpan<Hash32> leaves)
    {
        var tiles = new MemoryTiles();
        tiles.Append(leaves);
        return tiles;
    }

    public void Append(ReadOnlySpan<Hash32> added)
    {
        var size = leaves.Count;
        var needed = HashTiles.NeededToGrow(size, added.Length).Select(id => Stored[id]).ToList();
        Hash32[] pending = [.. leaves[^(size % HashTiles.Width)..]];
        foreach (var tile in HashTiles.Grow(size, pending, added, needed))
        {
            Stored[tile.Id] = HashTile.FromBytes(tile.Id, tile.ToBytes());
        }

        leaves.AddRange(added);
    }

    public HashTile Read(TileId id)
    {
        Reads++;
        return Stored.TryGetValue(id, out var tile) ? tile : HashTile.Of(id, [.. leaves[(int)(id.Index * HashTiles.Width)..]]);
    }

    public ValueTask<HashTile> ReadAsync(TileId id, CancellationToken cancellationToken) => ValueTask.FromResult(Read(id));

    public IReadOnlyList<Hash32> Build(ProofPlan plan) => plan.Build(plan.Tiles.ToDictionary(id => id, Read));
}
