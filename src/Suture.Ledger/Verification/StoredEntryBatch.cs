using System.Buffers;
using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>
/// Some rows of a stream, as they are stored, in one pooled buffer. The verifier makes batches and gives them to
/// <see cref="IStoredLedger.ReadEntriesAsync"/> to be filled; it uses them again, so a store keeps no reference.
/// </summary>
public sealed class StoredEntryBatch : IDisposable
{
    /// <summary>Rows in a full batch: whole tiles, so that the quick path applies.</summary>
    public const int MaxRows = 16 * HashTiles.Width;

    private const int UsualBytes = 4 << 20;

    private readonly Row[] rows = new Row[MaxRows];
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(UsualBytes);
    private int used;

    public int Count { get; private set; }

    /// <summary>True when no row should be added any more.</summary>
    public bool IsFull => Count == MaxRows || used >= UsualBytes;

    /// <summary>Adds a row, copying its bytes.</summary>
    /// <param name="index">The index that the row itself has (not the one inside its bytes).</param>
    /// <param name="entry">The stored bytes.</param>
    /// <param name="leaf">The stored leaf hash, when the store keeps one beside the entry.</param>
    public void Add(long index, ReadOnlySpan<byte> entry, Hash32? leaf = null) => entry.CopyTo(Reserve(index, entry.Length, leaf));

    /// <summary>Adds a row whose bytes the caller writes into the returned segment at once (saves a copy).</summary>
    public ArraySegment<byte> Reserve(long index, int length, Hash32? leaf = null)
    {
        if (Count == MaxRows)
        {
            throw new InvalidOperationException("The batch is full.");
        }

        if (bytes.Length - used < length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(used + length));
            bytes.AsSpan(0, used).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        rows[Count++] = new Row(index, used, length, leaf ?? default, leaf.HasValue);
        used += length;
        return new ArraySegment<byte>(bytes, used - length, length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = [];
    }

    internal ref readonly Row this[int i] => ref rows[i];

    internal ReadOnlySpan<byte> Bytes(int i) => bytes.AsSpan(rows[i].Start, rows[i].Length);

    internal void Clear() => Count = used = 0;

    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Row(long Index, int Start, int Length, Hash32 Leaf, bool HasLeaf);
}
