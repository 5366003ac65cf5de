namespace Suture.Ledger;

/// <summary>
/// Stored tiles of 256 hashes, so that a proof reads a few rows instead of the whole stream. Level 0 is written once,
/// when its 256 leaves are there (until then the entries themselves give the leaf hashes). A tile of a higher level is
/// written again each time one more tile below it is full: once in 256, 65,536, ... entries.
/// </summary>
public static class HashTiles
{
    /// <summary>Hashes in a full tile.</summary>
    public const int Width = 256;

    /// <summary>Tree levels that one tile spans.</summary>
    internal const int Height = 8;

    /// <summary>Levels that a size of 63 bits can need.</summary>
    internal const int MaxLevels = 8;

    /// <summary>Root of the perfect subtree over 256 hashes.</summary>
    public static Hash32 RootOf(ReadOnlySpan<Hash32> full)
    {
        if (full.Length != Width)
        {
            throw new ArgumentException($"A full tile has {Width} hashes.", nameof(full));
        }

        Span<Hash32> scratch = stackalloc Hash32[Width];
        full.CopyTo(scratch);
        return MerkleTree.PerfectRootInPlace(scratch);
    }

    /// <summary>
    /// The tiles to read before <see cref="Grow"/> can be called: the unfinished tiles of level 1 and up. Empty unless
    /// the growth fills a tile of level 0. (The unfinished tile of level 0 is never among them: pass its leaf hashes.)
    /// </summary>
    /// <param name="size">Entries before the growth.</param>
    /// <param name="added">Entries that are added.</param>
    public static IReadOnlyList<TileId> NeededToGrow(long size, int added)
    {
        var needed = new List<TileId>();
        for (var level = 1; level < MaxLevels; level++)
        {
            var before = size >> (Height * level);
            var after = (size + added) >> (Height * level);
            if (after == before)
            {
                break;
            }

            if (before % Width != 0)
            {
                needed.Add(new TileId(level, before / Width));
            }
        }

        return needed;
    }

    /// <summary>The tiles to write (insert, or replace when the id is there already) after the stream grew.</summary>
    /// <param name="size">Entries before the growth.</param>
    /// <param name="pending">Leaf hashes of the unfinished tile of level 0: the last <c>size % 256</c>. May be empty when the growth fills no tile.</param>
    /// <param name="added">Leaf hashes of the new entries.</param>
    /// <param name="unfinished">The tiles that <see cref="NeededToGrow"/> names.</param>
    public static IReadOnlyList<HashTile> Grow(long size, ReadOnlySpan<Hash32> pending, ReadOnlySpan<Hash32> added, IReadOnlyList<HashTile> unfinished)
    {
        var tiles = new List<HashTile>();
        if ((size % Width) + added.Length < Width)
        {
            return tiles;
        }

        if (pending.Length != size % Width)
        {
            throw new ArgumentException($"The unfinished tile of a stream of {size} entries has {size % Width} leaf hashes, not {pending.Length}.", nameof(pending));
        }

        var first = size / Width;
        Hash32[] run = [.. pending, .. added];
        for (var level = 0; level < MaxLevels && run.Length > 0; level++)
        {
            var roots = new List<Hash32>(run.Length / Width);
            for (var start = 0; start < run.Length; start += Width)
            {
                var hashes = run.AsSpan(start, Math.Min(Width, run.Length - start));
                var tile = HashTile.Of(new TileId(level, first + (start / Width)), hashes);
                if (tile.IsFull)
                {
                    roots.Add(tile.Root());
                }

                if (tile.IsFull || level > 0)
                {
                    tiles.Add(tile);
                }
            }

            var above = first / Width;
            run = roots.Count == 0 ? [] : [.. Unfinished(unfinished, new TileId(level + 1, above), (int)(first % Width)), .. roots];
            first = above;
        }

        return tiles;
    }

    private static Hash32[] Unfinished(IReadOnlyList<HashTile> tiles, TileId id, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var tile = tiles.FirstOrDefault(t => t.Id == id)
            ?? throw new ArgumentException($"The unfinished tile {id} is missing; see {nameof(NeededToGrow)}.", nameof(tiles));
        return tile.Count == count
            ? tile.Hashes.ToArray()
            : throw new ArgumentException($"The unfinished tile {id} has {tile.Count} hashes, and the size of the stream asks for {count}.", nameof(tiles));
    }
}
