using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Ledger;
using Suture.Storage;

namespace Suture.Application.Ledger;

/// <summary>Reads the audit trail, verifies the ledger, and proves single records with receipts that need no server.</summary>
public sealed class LedgerReading(DeviceSessions sessions, ISutureStore store, ReceiptPublisher receipts, LedgerKey key)
{
    public const int MaxPage = 500;

    /// <summary>Public key for whoever verifies checkpoints and receipts.</summary>
    public NoteVerifierKey PublicKey => key.Public;

    public async Task<Result<ImmutableArray<StreamHead>>> StreamsAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Audit) is { } refusal ? refusal : await store.HeadsAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Entries of one stream, newest first.</summary>
    public async Task<Result<TrailPage>> EntriesAsync(Caller caller, TrailQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(query);
        if (caller.Refusal(Permission.Audit, DeviceOf(query.Stream)) is { } refusal)
        {
            return refusal;
        }

        return query.Count is < 1 or > MaxPage
            ? new Problem("page.range", $"'take' must be 1 to {MaxPage}.", Path: "take")
            : await store.ReadTrailAsync(query, cancellation).ConfigureAwait(false);
    }

    /// <summary>Computes the whole ledger anew, its checkpoints with it, and with <paramref name="projections"/> also the tables.</summary>
    public async Task<Result<LedgerReport>> VerifyAsync(Caller caller, bool projections, IProgress<long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Audit) is { } refusal
            ? refusal
            : await store.VerifyAsync(new VerifyOptions(projections, [key.Public]) { Progress = progress }, cancellation).ConfigureAwait(false);
    }

    /// <summary>Issues checkpoints for all streams.</summary>
    public async Task<Result<ImmutableArray<SignedCheckpoint>>> CheckpointAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Audit) is { } refusal ? refusal : await receipts.PublishAllAsync(caller.Actor, cancellation).ConfigureAwait(false);
    }

    /// <summary>The receipt of a record's signature, or of its latest entry when it has none: proves offline what the ledger says.</summary>
    public async Task<Result<Receipt>> ProveAsync(Caller caller, string device, string recordKey, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        if (!DeviceKey.TryParseIn(device, recordKey, out var id))
        {
            return RecordProblems.BadKey(recordKey);
        }

        if (id.Kind == RecordKind.FND && caller.Refusal(Permission.ReadFindings, device) is { } sensitive)
        {
            return sensitive;
        }

        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        if (!model.TryGet(out var now))
        {
            return Result<Receipt>.Failed(model.Problems);
        }

        return now.TryGet(id, out var record)
            ? await ReceiptAsync(now.Device.Stream, record.Signature?.Index ?? record.Version, cancellation).ConfigureAwait(false)
            : RecordProblems.NoRecord(id.ToString());
    }

    /// <summary>The stored bytes of a stream's entries in order, for an export that others can verify.</summary>
    public Result<IAsyncEnumerable<StoredEntry>> Export(Caller caller, string stream, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Audit, DeviceOf(stream)) is { } refusal
            ? refusal
            : Result<IAsyncEnumerable<StoredEntry>>.Of(store.ReadEntriesAsync(stream, 0, null, cancellation));
    }

    private static string? DeviceOf(string stream) => stream.StartsWith("device/", StringComparison.Ordinal) ? stream["device/".Length..] : null;

    private async Task<Receipt> ReceiptAsync(string stream, long index, CancellationToken cancellation)
    {
        var checkpoint = await receipts.CoveringAsync(stream, index, cancellation).ConfigureAwait(false) ?? throw new InvalidOperationException($"No stream {stream}.");
        var proof = await new ProofBuilder(store.TilesOf(stream)).InclusionProofAsync(index, checkpoint.Checkpoint.Size, cancellation).ConfigureAwait(false);
        await foreach (var entry in store.ReadEntriesAsync(stream, index, index + 1, cancellation).ConfigureAwait(false))
        {
            return new Receipt(entry.Bytes, index, [.. proof], checkpoint);
        }

        throw new InvalidOperationException($"No entry {index} in {stream}.");
    }
}
