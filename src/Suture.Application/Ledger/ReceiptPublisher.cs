using System.Collections.Immutable;
using System.Text;
using Suture.Domain.People;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage;

namespace Suture.Application.Ledger;

/// <summary>
/// Issues checkpoints: after each signature for its stream, and on demand or daily for all. Each is kept in the database and also
/// appended to <c>checkpoints.log</c> beside it, the file to copy elsewhere: only a copy outside stops an owner of database and key.
/// </summary>
public sealed class ReceiptPublisher(ISutureStore store, LedgerKey key, string dataDirectory, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>A checkpoint of one device's stream as it is now.</summary>
    public Task<SignedCheckpoint?> PublishAsync(string device, CancellationToken cancellation) => PublishStreamAsync(Device.StreamOf(device), cancellation);

    /// <summary>Records the heads of all device streams in the organization's stream, then issues a checkpoint for each stream.</summary>
    public async Task<ImmutableArray<SignedCheckpoint>> PublishAllAsync(string actor, CancellationToken cancellation)
    {
        var heads = await store.HeadsAsync(cancellation).ConfigureAwait(false);
        var devices = heads.Where(h => !string.Equals(h.Stream, OrganizationEventCodec.Stream, StringComparison.Ordinal)).Select(h => new RecordedHead(h.Stream, h.Size, h.Root)).ToImmutableArray();
        if (devices.Length > 0)
        {
            await store.AppendAsync(new OrganizationAppend(null, null, actor, null, [new HeadsRecorded(devices)]), cancellation).ConfigureAwait(false);
        }

        var issued = ImmutableArray.CreateBuilder<SignedCheckpoint>();
        foreach (var head in heads)
        {
            if (await PublishStreamAsync(head.Stream, cancellation).ConfigureAwait(false) is { } checkpoint)
            {
                issued.Add(checkpoint);
            }
        }

        return issued.ToImmutable();
    }

    /// <summary>The latest checkpoint of a stream that covers an entry, issuing one when none does; null for an unknown stream.</summary>
    internal async Task<SignedCheckpoint?> CoveringAsync(string stream, long index, CancellationToken cancellation)
    {
        var kept = await store.ReadCheckpointsAsync(stream, 1, cancellation).ConfigureAwait(false);
        return kept.Length > 0 && kept[0].Size > index ? SignedCheckpoint.Parse(kept[0].Note) : await PublishStreamAsync(stream, cancellation).ConfigureAwait(false);
    }

    public void Dispose() => gate.Dispose();

    private async Task<SignedCheckpoint?> PublishStreamAsync(string stream, CancellationToken cancellation)
    {
        // One at a time, so that the file has them in the order of their sizes.
        await gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            var head = (await store.HeadsAsync(cancellation).ConfigureAwait(false)).FirstOrDefault(h => string.Equals(h.Stream, stream, StringComparison.Ordinal));
            if (head is null)
            {
                return null;
            }

            var kept = await store.ReadCheckpointsAsync(stream, 1, cancellation).ConfigureAwait(false);
            if (kept.Length > 0 && kept[0].Size == head.Size)
            {
                return SignedCheckpoint.Parse(kept[0].Note);
            }

            var signed = SignedCheckpoint.Sign(new Checkpoint(Checkpoint.OriginOf(key.Origin, stream), head.Size, head.Root), key.Signer);
            await store.SaveCheckpointAsync(stream, signed, cancellation).ConfigureAwait(false);
            var line = $"{clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n{signed}\n";
            await File.AppendAllTextAsync(Path.Combine(dataDirectory, "checkpoints.log"), line, Encoding.UTF8, cancellation).ConfigureAwait(false);
            return signed;
        }
        finally
        {
            gate.Release();
        }
    }
}
