using System.Collections.Immutable;
using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Verification;

/// <summary>Kept checkpoints.</summary>
internal static class CheckpointRows
{
    public static async Task SaveAsync(SutureStore store, string stream, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var id = await store.StreamIdAsync(stream, cancellationToken) ?? throw new StorageException($"There is no stream {stream}.");
        var (size, root) = (checkpoint.Checkpoint.Size, checkpoint.Checkpoint.Root);
        var head = (await store.HeadsAsync(cancellationToken)).FirstOrDefault(h => string.Equals(h.Stream, stream, StringComparison.Ordinal));
        if (head is null || size > head.Size || (size == head.Size ? head.Root : await new ProofBuilder(store.TilesOf(stream)).RootAsync(size, cancellationToken)) != root)
        {
            throw new StorageException($"The checkpoint at size {size} is not of stream {stream}.");
        }

        var now = store.Clock.GetUtcNow();
        await store.InTransactionAsync(
            session => session.ExecuteAsync(
                "INSERT INTO checkpoints(stream, size, time, note) VALUES($1, $2, $3, $4) ON CONFLICT(stream, size) DO UPDATE SET note = excluded.note, time = excluded.time",
                [id, size, now, checkpoint.ToString()],
                cancellationToken),
            cancellationToken);
    }

    public static async Task<ImmutableArray<KeptCheckpoint>> ReadAsync(SutureStore store, string stream, int count, CancellationToken cancellationToken)
    {
        if (await store.StreamIdAsync(stream, cancellationToken) is not { } id)
        {
            return [];
        }

        await using var session = await store.OpenSessionAsync(cancellationToken);
        var kept = await session.ListAsync(
            "SELECT size, time, note FROM checkpoints WHERE stream = $1 ORDER BY size DESC LIMIT $2",
            [id, count],
            row => new KeptCheckpoint(row.Number(0), row.Time(1), row.Text(2)),
            cancellationToken);
        return [.. kept];
    }
}
