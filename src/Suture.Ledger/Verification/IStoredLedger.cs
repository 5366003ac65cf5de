using System.Runtime.InteropServices;

namespace Suture.Ledger;

/// <summary>A tile as it is stored; its bytes may be anything.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoredTile(TileId Id, ReadOnlyMemory<byte> Bytes);

/// <summary>What a store keeps in a stream's head row.</summary>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root of the tree over them.</param>
/// <param name="Edge">Right edge as <see cref="TreeEdge.ToBytes"/> gives it.</param>
/// <param name="LastLeaf">Leaf hash of the last entry; <see cref="Hash32.Zero"/> when there is none.</param>
/// <param name="LastTime">Time of the last entry, when the store keeps it.</param>
public sealed record StoredHead(long Size, Hash32 Root, ReadOnlyMemory<byte> Edge, Hash32 LastLeaf, DateTimeOffset? LastTime = null);

/// <summary>A stored checkpoint.</summary>
/// <param name="Size">The size that the row has, by which checkpoints are ordered.</param>
/// <param name="Text">The signed note.</param>
public sealed record StoredCheckpoint(long Size, string Text);

/// <summary>
/// One stored stream, read once from its beginning, for <see cref="LedgerVerifier"/>. One call is made at a time, so a
/// single connection in one read transaction serves; and everything should come from that one snapshot.
/// </summary>
public interface IStoredLedger
{
    /// <summary>False when the store keeps no tiles (an exported file, for example): they are then not looked for.</summary>
    bool HasTiles { get; }

    /// <summary>False when the store keeps no head row.</summary>
    bool HasHead { get; }

    /// <summary>Adds the next rows, in order of their index, until the batch is full or no row is left; adds none at the end.</summary>
    ValueTask ReadEntriesAsync(StoredEntryBatch batch, CancellationToken cancellationToken);

    /// <summary>The stored tiles of a level with an index from <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1, in order; missing ones left out.</summary>
    ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(int level, long first, int count, CancellationToken cancellationToken);

    /// <summary>The next checkpoints in order of their size, at most <paramref name="count"/>; none at the end.</summary>
    ValueTask<IReadOnlyList<StoredCheckpoint>> ReadCheckpointsAsync(int count, CancellationToken cancellationToken);

    /// <summary>The head row; null when it is missing.</summary>
    ValueTask<StoredHead?> ReadHeadAsync(CancellationToken cancellationToken);
}
