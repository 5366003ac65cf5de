using System.Buffers;
using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>The hashes of an RFC 6962 tree (section 2.1): leaves and inner nodes are told apart by their first byte.</summary>
public static class MerkleTree
{
    private const byte LeafPrefix = 0x00;
    private const byte NodePrefix = 0x01;

    // Stack memory is zeroed at each call, so it is only as large as most entries need.
    private const int StackLimit = 1024;

    /// <summary>Root of a tree without leaves: SHA-256 of nothing.</summary>
    public static Hash32 EmptyRoot { get; } = Hash32.Sha256([]);

    /// <summary>SHA-256(0x00 || entry): the hash of an entry's stored bytes.</summary>
    public static Hash32 LeafHash(ReadOnlySpan<byte> entry)
    {
        // One call over one buffer is faster than one for the prefix and one for the entry.
        if (entry.Length < StackLimit)
        {
            Span<byte> small = stackalloc byte[StackLimit];
            return PrefixedHash(entry, small);
        }

        var rented = ArrayPool<byte>.Shared.Rent(entry.Length + 1);
        try
        {
            return PrefixedHash(entry, rented);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>SHA-256(0x01 || left || right).</summary>
    public static Hash32 NodeHash(Hash32 left, Hash32 right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Hash32.Size)];
        buffer[0] = NodePrefix;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Hash32.Size)..]);
        return Hash32.Sha256(buffer);
    }

    /// <summary>Root of the perfect subtree over the hashes, whose count is a power of two. The span is used as scratch space.</summary>
    internal static Hash32 PerfectRootInPlace(Span<Hash32> hashes)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Hash32.Size)];
        buffer[0] = NodePrefix;
        for (var count = hashes.Length; count > 1; count >>= 1)
        {
            for (var i = 0; i < count; i += 2)
            {
                MemoryMarshal.AsBytes(hashes.Slice(i, 2)).CopyTo(buffer[1..]);
                Sha256.Hash(buffer, Hash32.Raw(ref hashes[i >> 1]));
            }
        }

        return hashes[0];
    }

    private static Hash32 PrefixedHash(ReadOnlySpan<byte> entry, Span<byte> buffer)
    {
        buffer[0] = LeafPrefix;
        entry.CopyTo(buffer[1..]);
        return Hash32.Sha256(buffer[..(entry.Length + 1)]);
    }
}
