using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Appending;
using Suture.Storage.Blobs;
using Suture.Storage.Data;
using Suture.Storage.People;
using Suture.Storage.Reading;
using Suture.Storage.Verification;

namespace Suture.Storage;

/// <summary>What both databases share: everything but connections, locks and commits.</summary>
internal abstract class SutureStore : ISutureStore
{
    private readonly ConcurrentDictionary<string, long> streamIds = new(StringComparer.Ordinal);
    private readonly BlobStore blobs;

    protected SutureStore(string dataDirectory, TimeProvider clock)
    {
        Clock = clock;
        blobs = new BlobStore(Path.Combine(dataDirectory, "blobs"));
        People = new PeopleStore(this);
    }

    public IPeopleStore People { get; }

    internal TimeProvider Clock { get; }

    internal BlobStore Blobs => blobs;

    public abstract Task InitializeAsync(CancellationToken cancellationToken = default);

    public abstract ValueTask DisposeAsync();

    public Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AppendAsync(PreparedAppend.Of(request), null, cancellationToken);
    }

    public Task<AppendResult> AppendAsync(OrganizationAppend request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AppendAsync(PreparedAppend.Of(request), request.Device is { } device ? PreparedAppend.Of(device) : null, cancellationToken);
    }

    public async Task<DoneCommand?> FindCommandAsync(Guid commandId, CancellationToken cancellationToken = default)
    {
        await using var session = await OpenSessionAsync(cancellationToken);
        return await FindCommandAsync(session, commandId, cancellationToken);
    }

    public async Task<ImmutableArray<StoredDevice>> ListDevicesAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await OpenSessionAsync(cancellationToken);
        var devices = await session.ListAsync(
            "SELECT s.name, d.name, d.safety_class, d.version, d.description, s.size, s.last_time FROM devices d JOIN streams s ON s.id = d.stream ORDER BY s.name",
            [],
            row => new StoredDevice(
                new Device(row.Text(0)[Device.StreamOf(string.Empty).Length..], row.Text(1), row.TextOrNull(2), row.TextOrNull(3), row.Text(4)), row.Number(5), row.Time(6)),
            cancellationToken);
        return [.. devices];
    }

    public async Task<DeviceModel?> LoadModelAsync(string deviceKey, CancellationToken cancellationToken = default) => await ModelLoader.LoadAsync(this, deviceKey, cancellationToken);

    public async Task<DeviceModel> CatchUpAsync(DeviceModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (await StreamIdAsync(model.Device.Stream, cancellationToken) is not { } id)
        {
            throw new StorageException($"There is no stream {model.Device.Stream}.");
        }

        await using var session = await OpenSessionAsync(cancellationToken);
        var entries = await EntryReader.PageAsync(session, id, model.Device.Stream, model.Position, Keys.MaxIndex, int.MaxValue, cancellationToken);
        return entries.Count == 0 ? model : model.After(entries.Select(e => (e.ReadDeviceEvent(), e.Context)));
    }

    public async Task<DeviceModel?> LoadModelAtAsync(string deviceKey, long position, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(position, 1);
        var builder = new DeviceModelBuilder();
        long read = 0;
        await foreach (var entry in ReadEntriesAsync(Device.StreamOf(deviceKey), 0, position, cancellationToken))
        {
            builder.Apply(entry.ReadDeviceEvent(), entry.Context);
            read++;
        }

        return read == position ? builder.Build() : null;
    }

    public async Task<OwnStandards?> OwnStandardsAsync(long since, CancellationToken cancellationToken = default)
    {
        if (await StreamIdAsync(OrganizationEventCodec.Stream, cancellationToken) is not { } stream)
        {
            return null;
        }

        await using var session = await OpenSnapshotAsync(cancellationToken);
        return await OwnStandards.ReadAsync(session, stream, since, cancellationToken);
    }

    public async Task<DeviceModel> StatementsAsync(CancellationToken cancellationToken = default)
    {
        var stream = await StreamIdAsync(OrganizationEventCodec.Stream, cancellationToken);
        await using var session = await OpenSnapshotAsync(cancellationToken);
        return await InstallationStatements.ReadAsync(session, stream, cancellationToken);
    }

    public async Task<ImmutableArray<StreamHead>> HeadsAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await OpenSessionAsync(cancellationToken);
        var heads = await session.ListAsync(
            "SELECT name, size, root, last_time FROM streams WHERE size > 0 ORDER BY name",
            [],
            row => new StreamHead(row.Text(0), row.Number(1), row.Hash(2), row.TimeOrNull(3)),
            cancellationToken);
        return [.. heads];
    }

    public IAsyncEnumerable<StoredEntry> ReadEntriesAsync(string stream, long from, long? to, CancellationToken cancellationToken = default) =>
        EntryReader.ReadAsync(this, stream, from, to, cancellationToken);

    public async Task<TrailPage> ReadTrailAsync(TrailQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (await StreamIdAsync(query.Stream, cancellationToken) is not { } id)
        {
            return new TrailPage([], null);
        }

        await using var session = await OpenSessionAsync(cancellationToken);
        return await EntryReader.TrailAsync(session, id, query, cancellationToken);
    }

    public async IAsyncEnumerable<StoredEntry> ReadHistoryAsync(DeviceModel model, RecordId id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (await StreamIdAsync(model.Device.Stream, cancellationToken) is not { } stream)
        {
            yield break;
        }

        await using var session = await OpenSessionAsync(cancellationToken);
        foreach (var index in await EntryReader.HistoryAsync(session, stream, model, id, cancellationToken))
        {
            var found = await EntryReader.PageAsync(session, stream, model.Device.Stream, index, index + 1, 1, cancellationToken);
            foreach (var entry in found)
            {
                yield return entry;
            }
        }
    }

    public ITileSource TilesOf(string stream) => new TileReader(this, stream);

    public Task SaveCheckpointAsync(string stream, SignedCheckpoint checkpoint, CancellationToken cancellationToken = default) =>
        CheckpointRows.SaveAsync(this, stream, checkpoint, cancellationToken);

    public Task<ImmutableArray<KeptCheckpoint>> ReadCheckpointsAsync(string stream, int count, CancellationToken cancellationToken = default) =>
        CheckpointRows.ReadAsync(this, stream, count, cancellationToken);

    public Task<LedgerReport> VerifyAsync(VerifyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return StoreVerifier.VerifyAsync(this, options, cancellationToken);
    }

    public Task<RebuildReport> RebuildAsync(bool repair, CancellationToken cancellationToken = default) => RebuildRun.RunAsync(this, repair, cancellationToken);

    public Task<Hash32> PutBlobAsync(Stream content, CancellationToken cancellationToken = default) => blobs.PutAsync(content, cancellationToken);

    public async Task<Hash32> PutBlobAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default)
    {
        await using var stream = new MemoryStream(content.ToArray(), writable: false);
        return await blobs.PutAsync(stream, cancellationToken);
    }

    public Task<Stream?> OpenBlobAsync(Hash32 hash, CancellationToken cancellationToken = default) => blobs.OpenAsync(hash, cancellationToken);

    /// <summary>A connection to read with; each statement sees what is committed when it starts.</summary>
    internal abstract ValueTask<IReadSession> OpenSessionAsync(CancellationToken cancellationToken);

    /// <summary>A connection whose statements all see the same moment.</summary>
    internal abstract ValueTask<IReadSession> OpenSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>A snapshot in which projections can be made anew: temporary tables hide those of the same name.</summary>
    internal abstract ValueTask<IRebuildSession> OpenRebuildAsync(bool repair, CancellationToken cancellationToken);

    /// <summary>Runs writes that are no append in a transaction.</summary>
    internal abstract Task<T> InTransactionAsync<T>(Func<ISession, ValueTask<T>> work, CancellationToken cancellationToken);

    /// <summary>Number of a stream; null when it has no row. Never changes, so asked once.</summary>
    internal async ValueTask<long?> StreamIdAsync(string stream, CancellationToken cancellationToken)
    {
        if (streamIds.TryGetValue(stream, out var known))
        {
            return known;
        }

        await using var session = await OpenSessionAsync(cancellationToken);
        var id = await session.FirstAsync("SELECT id FROM streams WHERE name = $1", [stream], row => (long?)row.Number(0), cancellationToken);
        if (id is { } found)
        {
            streamIds.TryAdd(stream, found);
        }

        return id;
    }

    /// <summary>Appends one or two prepared appends in one transaction; the answer is about the first.</summary>
    protected abstract Task<AppendResult> AppendAsync(PreparedAppend append, PreparedAppend? second, CancellationToken cancellationToken);

    protected static async ValueTask<DoneCommand?> FindCommandAsync(ISession session, Guid commandId, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            "SELECT s.name, c.first, c.entry_count, c.request_hash, c.answer FROM commands c JOIN streams s ON s.id = c.stream WHERE c.id = $1",
            [commandId.ToByteArray(bigEndian: true)],
            row => new DoneCommand(row.Text(0), row.Number(1), (int)row.Number(2), row.Hash(3), row.IsNull(4) ? null : row.Bytes(4).ToArray()),
            cancellationToken);

    protected static async ValueTask<StreamState?> FindHeadAsync(ISession session, string stream, CancellationToken cancellationToken) =>
        await session.FirstAsync(
            "SELECT id, edge, last_hash, last_time FROM streams WHERE name = $1",
            [stream],
            row => new StreamState(row.Number(0), stream, TreeEdge.FromBytes(row.Bytes(1)), row.Hash(2), row.TimeOrNull(3)),
            cancellationToken);

    /// <summary>The answer to a command that was done before; null when it was not.</summary>
    protected static async ValueTask<AppendResult?> FindAnswerAsync(ISession session, PreparedAppend append, CancellationToken cancellationToken)
    {
        if (append.CommandId is not { } id || await FindCommandAsync(session, id, cancellationToken) is not { } done)
        {
            return null;
        }

        return done.RequestHash == append.RequestHash && string.Equals(done.Stream, append.Stream, StringComparison.Ordinal)
            ? new AppendResult.Repeated(done.FirstIndex, done.Count, done.Answer)
            : new AppendResult.CommandReused(id);
    }
}
