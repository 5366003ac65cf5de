using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>Which tile of a stream: level 0 holds leaf hashes, level n the roots of the full tiles of level n-1.</summary>
/// <param name="Level">0 to 7.</param>
/// <param name="Index">From 0, left to right.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TileId(int Level, long Index);

/// <summary>
/// Up to 256 neighboring hashes of one level of the tree. Stored as their bytes, one hash after the other.
/// </summary>
public sealed class HashTile
{
    private readonly Hash32[] hashes;

    private HashTile(TileId id, Hash32[] hashes)
    {
        Id = id;
        this.hashes = hashes;
    }

    public TileId Id { get; }

    public int Count => hashes.Length;

    public ReadOnlySpan<Hash32> Hashes => hashes;

    /// <summary>True when all 256 hashes are there, so that the tile never changes again.</summary>
    public bool IsFull => hashes.Length == HashTiles.Width;

    /// <summary>A tile of 1 to 256 hashes; throws <see cref="ArgumentException"/> on any other number.</summary>
    public static HashTile Of(TileId id, ReadOnlySpan<Hash32> hashes) =>
        hashes.Length is > 0 and <= HashTiles.Width
            ? new HashTile(id, hashes.ToArray())
            : throw new ArgumentException($"A tile holds 1 to {HashTiles.Width} hashes, not {hashes.Length}.", nameof(hashes));

    /// <summary>Reads stored bytes; throws <see cref="FormatException"/> when they are not 1 to 256 whole hashes.</summary>
    public static HashTile FromBytes(TileId id, ReadOnlySpan<byte> bytes) =>
        bytes.Length > 0 && bytes.Length % Hash32.Size == 0 && bytes.Length <= HashTiles.Width * Hash32.Size
            ? new HashTile(id, MemoryMarshal.Cast<byte, Hash32>(bytes).ToArray())
            : throw new FormatException($"A tile has 32 to {HashTiles.Width * Hash32.Size} bytes in steps of 32, not {bytes.Length}.");

    /// <summary>The stored form: 32 bytes for each hash.</summary>
    public byte[] ToBytes() => MemoryMarshal.AsBytes(hashes.AsSpan()).ToArray();

    /// <summary>Root over a full tile: the hash that stands for it one level up.</summary>
    public Hash32 Root() => IsFull
        ? HashTiles.RootOf(hashes)
        : throw new InvalidOperationException("Only a full tile has a root that stays.");
}
