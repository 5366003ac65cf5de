using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Verification;

/// <summary>One stream of a snapshot, as the ledger's verifier reads it.</summary>
internal sealed class StreamSource(ISession session, long stream) : IStoredLedger
{
    private long nextEntry = Keys.Entry(stream, 0);
    private long nextCheckpoint;

    public bool HasTiles => true;

    public bool HasHead => true;

    public ValueTask ReadEntriesAsync(StoredEntryBatch batch, CancellationToken cancellationToken) => session.QueryAsync(
        "SELECT id, hash, bytes FROM entries WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3",
        [nextEntry, Keys.Entry(stream + 1, 0), StoredEntryBatch.MaxRows],
        row =>
        {
            var id = row.Number(0);
            var hash = row.Bytes(1);
            batch.Add(Keys.IndexOf(id), row.Bytes(2), hash.Length == Hash32.Size ? Hash32.From(hash) : Hash32.Zero);
            nextEntry = id + 1;
            return !batch.IsFull;
        },
        cancellationToken);

    public async ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(int level, long first, int count, CancellationToken cancellationToken) => await session.ListAsync(
        "SELECT place, hashes FROM tiles WHERE stream = $1 AND level = $2 AND place >= $3 AND place < $4 ORDER BY place",
        [stream, level, first, first + count],
        row => new StoredTile(new TileId(level, row.Number(0)), row.Bytes(1).ToArray()),
        cancellationToken);

    public async ValueTask<IReadOnlyList<Suture.Ledger.StoredCheckpoint>> ReadCheckpointsAsync(int count, CancellationToken cancellationToken)
    {
        var found = await session.ListAsync(
            "SELECT size, note FROM checkpoints WHERE stream = $1 AND size >= $2 ORDER BY size LIMIT $3",
            [stream, nextCheckpoint, count],
            row => new Suture.Ledger.StoredCheckpoint(row.Number(0), row.Text(1)),
            cancellationToken);
        if (found.Count > 0)
        {
            nextCheckpoint = found[^1].Size + 1;
        }

        return found;
    }

    public async ValueTask<StoredHead?> ReadHeadAsync(CancellationToken cancellationToken) => await session.FirstAsync(
        "SELECT size, root, edge, last_hash, last_time FROM streams WHERE id = $1",
        [stream],
        row => new StoredHead(row.Number(0), HashOrZero(row.Bytes(1)), row.Bytes(2).ToArray(), HashOrZero(row.Bytes(3)), row.TimeOrNull(4)),
        cancellationToken);

    // Bytes that were cut or stretched are no hash; zeros fit nothing and are reported as changed.
    private static Hash32 HashOrZero(ReadOnlySpan<byte> bytes) => bytes.Length == Hash32.Size ? Hash32.From(bytes) : Hash32.Zero;
}
