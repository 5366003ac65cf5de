using System.Text;
using Suture.Ledger;

namespace Suture.Cli.Offline;

/// <summary>Exported entries, one on each line as they are stored, read from front to back.</summary>
internal sealed class ExportedLedger(Stream file) : IStoredLedger, IDisposable
{
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly MemoryStream line = new();
    private int at;
    private int end;
    private long index;

    public bool HasTiles => false;

    public bool HasHead => false;

    public async ValueTask ReadEntriesAsync(StoredEntryBatch batch, CancellationToken cancellationToken)
    {
        while (!batch.IsFull && await NextLineAsync(cancellationToken).ConfigureAwait(false))
        {
            var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
            batch.Add(index++, bytes);
        }
    }

    public ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(int level, long first, int count, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<StoredTile>>([]);

    public ValueTask<IReadOnlyList<StoredCheckpoint>> ReadCheckpointsAsync(int count, CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<StoredCheckpoint>>([]);

    public ValueTask<StoredHead?> ReadHeadAsync(CancellationToken cancellationToken) => ValueTask.FromResult<StoredHead?>(null);

    /// <summary>The stream that the first entry of a file names; null when it names none.</summary>
    public static string? StreamOf(string path)
    {
        using var reader = new StreamReader(path, Encoding.UTF8);
        return reader.ReadLine() is { } first && EntryCodec.TryDecode(Encoding.UTF8.GetBytes(first), out var entry, out _) ? entry.Stream : null;
    }

    public void Dispose()
    {
        line.Dispose();
        file.Dispose();
    }

    private async ValueTask<bool> NextLineAsync(CancellationToken cancellationToken)
    {
        line.SetLength(0);
        while (true)
        {
            if (at == end)
            {
                (at, end) = (0, await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));
                if (end == 0)
                {
                    return line.Length > 0;
                }
            }

            var newline = Array.IndexOf(buffer, (byte)'\n', at, end - at);
            line.Write(buffer, at, (newline < 0 ? end : newline) - at);
            at = newline < 0 ? end : newline + 1;
            if (newline >= 0)
            {
                return true;
            }
        }
    }
}
