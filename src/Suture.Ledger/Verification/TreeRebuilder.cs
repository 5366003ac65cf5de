namespace Suture.Ledger;

/// <summary>
/// Builds the tree anew, tile by tile, and compares it with stored tiles and checkpoints. Where an entry was tampered
/// with, it goes on with the hash that the other evidence gives, so that one change is named once and not again at
/// every tile, checkpoint and root after it.
/// </summary>
internal sealed class TreeRebuilder(PageReader reader, bool hasTiles, ProblemList problems, CheckpointComparer checkpoints)
{
    private readonly Dictionary<TileId, ReadOnlyMemory<byte>> ahead = [];
    private readonly List<Hash32>[] upper = [.. Enumerable.Range(0, HashTiles.MaxLevels).Select(_ => new List<Hash32>(HashTiles.Width))];
    private readonly long[] full = new long[HashTiles.MaxLevels];
    private readonly Hash32[] settled = new Hash32[HashTiles.Width];
    private TreeEdge edge = TreeEdge.Empty;

    /// <summary>False once so much is missing that the tree cannot be known.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>The hash of the last entry, once the last tile is closed.</summary>
    public Hash32 LastLeaf { get; private set; }

    /// <summary>The right edge of everything closed so far.</summary>
    public TreeEdge Edge => edge;

    public void Add(StoredTile tile) => ahead[tile.Id] = tile.Bytes;

    /// <summary>Settles the tile and adds it to the tree.</summary>
    public async ValueTask CloseAsync(OpenTile tile, CancellationToken cancellationToken)
    {
        var stored = tile.Count == HashTiles.Width
            ? await StoredAsync(new TileId(0, tile.Index), cancellationToken)
            : default;
        var sound = Settle(tile, stored.Span, problems, out var root);
        if (!sound || !IsKnown)
        {
            if (IsKnown)
            {
                IsKnown = false;
                problems.Add(LedgerProblemKind.TreeUnknown, tile.Start, stored: null, computed: null, $"Too much is missing to know the tree from entry {tile.Start} on; what comes after was compared only link by link.");
            }

            checkpoints.PassOver(tile.Start + tile.Count);
            return;
        }

        var leaves = settled.AsMemory(0, tile.Count);
        checkpoints.Compare(edge, leaves.Span);
        LastLeaf = tile.Count > 0 ? leaves.Span[^1] : LastLeaf;
        if (tile.Count < HashTiles.Width)
        {
            edge = edge.AppendMany(leaves.Span);
            return;
        }

        var tileRoot = root ?? HashTiles.RootOf(leaves.Span);
        edge = edge.AppendPerfect([tileRoot], HashTiles.Height);
        full[0]++;
        await RaiseAsync(1, tileRoot, cancellationToken);
    }

    /// <summary>The root that the open last tile would give as it is, without reporting anything.</summary>
    public Hash32? TryRoot(OpenTile tile, ReadOnlySpan<Hash32> stored)
    {
        var unreported = new ProblemList(problems.Stream, limit: 0);
        return IsKnown && Settle(tile, stored, unreported, out _) ? edge.AppendMany(settled.AsSpan(0, tile.Count)).Root : null;
    }

    /// <summary>Compares the unfinished tiles of the upper levels, and names those that should not be there.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        for (var level = 0; level < HashTiles.MaxLevels && hasTiles && IsKnown; level++)
        {
            var expected = level == 0 ? 0 : upper[level].Count;
            var found = false;
            foreach (var tile in await reader.TilesAsync(level, full[level], 4, cancellationToken))
            {
                if (tile.Id.Index == full[level] && expected > 0)
                {
                    found = true;
                    Compare(tile, [.. upper[level]]);
                }
                else
                {
                    problems.Add(LedgerProblemKind.TileUnexpected, tile.Id.Index << (HashTiles.Height * (level + 1)), $"tile {level}/{tile.Id.Index}", computed: null, $"Tile {level}/{tile.Id.Index} is stored, and there are too few entries for it.");
                }
            }

            if (!found && expected > 0)
            {
                Missing(new TileId(level, full[level]));
            }
        }
    }

    private async Task RaiseAsync(int level, Hash32 root, CancellationToken cancellationToken)
    {
        while (level < HashTiles.MaxLevels)
        {
            upper[level].Add(root);
            if (upper[level].Count < HashTiles.Width)
            {
                return;
            }

            Hash32[] hashes = [.. upper[level]];
            var id = new TileId(level, full[level]++);
            var bytes = await BytesAsync(id, cancellationToken);
            if (bytes is { } stored)
            {
                Compare(new StoredTile(id, stored), hashes);
            }

            upper[level].Clear();
            root = HashTiles.RootOf(hashes);
            level++;
        }
    }

    private bool Settle(OpenTile tile, ReadOnlySpan<Hash32> stored, ProblemList into, out Hash32? root) =>
        tile.Settle(stored, settled, into, out root);

    private void Compare(StoredTile tile, ReadOnlySpan<Hash32> hashes)
    {
        var first = tile.Id.Index << (HashTiles.Height * (tile.Id.Level + 1));
        if (tile.Bytes.Length != hashes.Length * Hash32.Size)
        {
            problems.Add(LedgerProblemKind.TileChanged, first, $"{tile.Bytes.Length} bytes", $"{hashes.Length * Hash32.Size} bytes", $"Tile {tile.Id.Level}/{tile.Id.Index} has not the length that the entries give.");
            return;
        }

        var stored = HashTile.FromBytes(tile.Id, tile.Bytes.Span).Hashes;
        var same = stored.CommonPrefixLength(hashes);
        if (same < hashes.Length)
        {
            problems.Add(LedgerProblemKind.TileChanged, first + ((long)same << (HashTiles.Height * tile.Id.Level)), stored[same], hashes[same], $"Tile {tile.Id.Level}/{tile.Id.Index} holds another hash at place {same} than the entries give.");
        }
    }

    /// <summary>A stored tile of level 0, which stays to be taken; empty when there is none.</summary>
    public async ValueTask<ReadOnlyMemory<Hash32>> PeekAsync(TileId id, CancellationToken cancellationToken)
    {
        if (!ahead.TryGetValue(id, out var bytes))
        {
            var tiles = await reader.TilesAsync(id.Level, id.Index, 1, cancellationToken);
            bytes = tiles.Count > 0 ? tiles[0].Bytes : default;
        }

        return bytes.Length == HashTiles.Width * Hash32.Size ? HashTile.FromBytes(id, bytes.Span).Hashes.ToArray() : default;
    }

    /// <summary>A full tile of level 0; empty when it is not stored or not usable, which is then named.</summary>
    private async ValueTask<ReadOnlyMemory<Hash32>> StoredAsync(TileId id, CancellationToken cancellationToken)
    {
        if (await BytesAsync(id, cancellationToken) is not { } bytes)
        {
            return default;
        }

        if (bytes.Length == HashTiles.Width * Hash32.Size)
        {
            return HashTile.FromBytes(id, bytes.Span).Hashes.ToArray();
        }

        problems.Add(LedgerProblemKind.TileChanged, id.Index * HashTiles.Width, $"{bytes.Length} bytes", $"{HashTiles.Width * Hash32.Size} bytes", $"Tile {id.Level}/{id.Index} is not full, and there are entries to fill it.");
        return default;
    }

    private async ValueTask<ReadOnlyMemory<byte>?> BytesAsync(TileId id, CancellationToken cancellationToken)
    {
        if (ahead.Remove(id, out var bytes))
        {
            return bytes;
        }

        // Not read ahead: rows are missing before it, or it is not there at all.
        var tiles = await reader.TilesAsync(id.Level, id.Index, 1, cancellationToken);
        if (tiles.Count > 0)
        {
            return tiles[0].Bytes;
        }

        if (hasTiles)
        {
            Missing(id);
        }

        return null;
    }

    private void Missing(TileId id) => problems.Add(
        LedgerProblemKind.TileMissing,
        id.Index << (HashTiles.Height * (id.Level + 1)),
        stored: null,
        $"tile {id.Level}/{id.Index}",
        $"Tile {id.Level}/{id.Index} is not stored, and there are entries for it.");
}
