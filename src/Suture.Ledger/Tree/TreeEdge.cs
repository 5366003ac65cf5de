using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>
/// The right edge of an RFC 6962 tree: the roots of its perfect subtrees, largest first, one for each bit of the size.
/// It is all that is needed to add a leaf and to know the root, so a stream's head row holds it. Immutable.
/// </summary>
public sealed class TreeEdge
{
    /// <summary>A size has at most 63 bits, so an edge has at most 63 hashes.</summary>
    public const int MaxHashes = 63;

    private readonly Hash32[] hashes;

    private TreeEdge(long size, Hash32[] hashes)
    {
        Size = size;
        this.hashes = hashes;
    }

    /// <summary>The edge of a tree without leaves.</summary>
    public static TreeEdge Empty { get; } = new(0, []);

    /// <summary>Number of leaves.</summary>
    public long Size { get; }

    /// <summary>The roots of the perfect subtrees, largest (leftmost) first.</summary>
    public ReadOnlySpan<Hash32> Hashes => hashes;

    /// <summary>The Merkle tree hash of all leaves.</summary>
    public Hash32 Root
    {
        get
        {
            if (hashes.Length == 0)
            {
                return MerkleTree.EmptyRoot;
            }

            var root = hashes[^1];
            for (var i = hashes.Length - 2; i >= 0; i--)
            {
                root = MerkleTree.NodeHash(hashes[i], root);
            }

            return root;
        }
    }

    public TreeEdge Append(Hash32 leaf) => AppendMany([leaf]);

    /// <summary>The edge after these leaves, in order; far cheaper than one <see cref="Append"/> for each.</summary>
    public TreeEdge AppendMany(ReadOnlySpan<Hash32> leaves) => AppendPerfect(leaves, level: 0);

    /// <summary>
    /// Appends roots of perfect subtrees of 2^<paramref name="level"/> leaves; the size must be a multiple of that
    /// number. The verifier adds whole tiles this way.
    /// </summary>
    internal TreeEdge AppendPerfect(ReadOnlySpan<Hash32> roots, int level)
    {
        if ((Size & ((1L << level) - 1)) != 0)
        {
            throw new ArgumentException("A perfect subtree starts only at a multiple of its own size.", nameof(level));
        }

        Span<Hash32> stack = stackalloc Hash32[MaxHashes + 1];
        hashes.CopyTo(stack);
        var count = hashes.Length;
        var units = Size >> level;
        foreach (var root in roots)
        {
            stack[count++] = root;
            for (var carry = units; (carry & 1) == 1; carry >>= 1)
            {
                count--;
                stack[count - 1] = MerkleTree.NodeHash(stack[count - 1], stack[count]);
            }

            units++;
        }

        return new TreeEdge(units << level, stack[..count].ToArray());
    }

    /// <summary>Size as 8 bytes big-endian, then the hashes, largest subtree first.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (hashes.Length * Hash32.Size)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        MemoryMarshal.AsBytes(hashes.AsSpan()).CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote; false when the number of hashes does not fit the size.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out TreeEdge? edge)
    {
        edge = null;
        if (bytes.Length < 8)
        {
            return false;
        }

        var size = BinaryPrimitives.ReadInt64BigEndian(bytes);
        var rest = bytes[8..];
        if (size < 0 || rest.Length != BitOperations.PopCount((ulong)size) * Hash32.Size)
        {
            return false;
        }

        edge = size == 0 ? Empty : new TreeEdge(size, MemoryMarshal.Cast<byte, Hash32>(rest).ToArray());
        return true;
    }

    /// <summary>As <see cref="TryFromBytes"/>; throws <see cref="FormatException"/> on bytes that are no edge.</summary>
    public static TreeEdge FromBytes(ReadOnlySpan<byte> bytes) =>
        TryFromBytes(bytes, out var edge) ? edge : throw new FormatException("These bytes are not the right edge of a tree.");
}
