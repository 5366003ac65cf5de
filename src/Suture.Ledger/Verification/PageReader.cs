namespace Suture.Ledger;

/// <summary>Reads a store ahead of the hashing: rows, and with them the tiles and checkpoints that they will complete.</summary>
internal sealed class PageReader(IStoredLedger store) : IDisposable
{
    private const int CheckpointsAtOnce = 256;

    // Of a wrong row index nothing may follow, least of all a request for a million tiles.
    private const int MaxTilesAtOnce = 4096;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly long[] nextTile = new long[HashTiles.MaxLevels];
    private long lastCheckpoint = -1;
    private bool checkpointsDone;

    /// <summary>Fills the page with the next rows; it has none at the end of the stream, but perhaps the last checkpoints.</summary>
    public async Task ReadAsync(VerifierPage page, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            page.Clear();
            await store.ReadEntriesAsync(page.Batch, cancellationToken);
            var end = page.Batch.Count == 0 ? long.MaxValue : page.Batch[page.Batch.Count - 1].Index + 1;
            if (page.Batch.Count > 0)
            {
                await ReadTilesAsync(page.Tiles, end, cancellationToken);
            }

            await ReadCheckpointsAsync(page.Checkpoints, end, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Tiles from one index on, when they were not read ahead.</summary>
    public async Task<IReadOnlyList<StoredTile>> TilesAsync(int level, long first, int count, CancellationToken cancellationToken)
    {
        if (!store.HasTiles)
        {
            return [];
        }

        await gate.WaitAsync(cancellationToken);
        try
        {
            return await store.ReadTilesAsync(level, first, count, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private async Task ReadTilesAsync(List<StoredTile> tiles, long end, CancellationToken cancellationToken)
    {
        for (var level = 0; level < HashTiles.MaxLevels && store.HasTiles; level++)
        {
            var full = end >> (HashTiles.Height * (level + 1));
            var count = (int)Math.Min(full - nextTile[level], MaxTilesAtOnce);
            if (count <= 0)
            {
                break;
            }

            tiles.AddRange(await store.ReadTilesAsync(level, nextTile[level], count, cancellationToken));
            nextTile[level] += count;
        }
    }

    private async Task ReadCheckpointsAsync(List<CheckpointFacts> checkpoints, long end, CancellationToken cancellationToken)
    {
        // At the end of the rows one page of the rest at a time, so that memory stays bounded here too.
        while (!checkpointsDone && lastCheckpoint <= end && (end != long.MaxValue || checkpoints.Count == 0))
        {
            var next = await store.ReadCheckpointsAsync(CheckpointsAtOnce, cancellationToken);
            checkpointsDone = next.Count == 0;
            foreach (var checkpoint in next)
            {
                if (checkpoint.Size < lastCheckpoint)
                {
                    throw new InvalidOperationException("The store must give checkpoints in order of their size.");
                }

                lastCheckpoint = checkpoint.Size;
                checkpoints.Add(new CheckpointFacts(checkpoint.Size, checkpoint.Text));
            }
        }
    }
}
