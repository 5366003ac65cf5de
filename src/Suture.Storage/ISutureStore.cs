using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Ledger;

namespace Suture.Storage;

/// <summary>
/// The ledger and all that is projected from it, over SQLite or PostgreSQL. Every append is one transaction: entries, tree,
/// projections, command. Safe to use from any thread. One for each process and database.
/// </summary>
public interface ISutureStore : IAsyncDisposable
{
    /// <summary>Makes the schema or brings it up to date; call it first. Refuses the data of a newer program with <see cref="StorageException"/>.</summary>
    Task InitializeAsync(CancellationToken cancellationToken = default);

    /// <summary>Appends to a device's stream when it still has the expected size. Durable when the task ends with <see cref="AppendResult.Appended"/>.</summary>
    Task<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken = default);

    /// <summary>Appends to the organization's stream, with what is kept beside it; the result is about that stream.</summary>
    Task<AppendResult> AppendAsync(OrganizationAppend request, CancellationToken cancellationToken = default);

    /// <summary>What a command did; null when it is not known. Ask before deciding: a repeated command may not be decidable again.</summary>
    Task<DoneCommand?> FindCommandAsync(Guid commandId, CancellationToken cancellationToken = default);

    /// <summary>All devices that have a stream, by key.</summary>
    Task<ImmutableArray<StoredDevice>> ListDevicesAsync(CancellationToken cancellationToken = default);

    /// <summary>The device as it is now, from the tables; null when there is none.</summary>
    Task<DeviceModel?> LoadModelAsync(string deviceKey, CancellationToken cancellationToken = default);

    /// <summary>The model after the entries past its position; the same object when there are none.</summary>
    Task<DeviceModel> CatchUpAsync(DeviceModel model, CancellationToken cancellationToken = default);

    /// <summary>The device as it was after its first <paramref name="position"/> entries (at least 1); null when the device or so many entries are not there.</summary>
    Task<DeviceModel?> LoadModelAtAsync(string deviceKey, long position, CancellationToken cancellationToken = default);

    /// <summary>Standards of the organization's own, in the order of their latest entries; null when none changed since a version.</summary>
    /// <param name="since">Version that is known; -1 for none.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    Task<OwnStandards?> OwnStandardsAsync(long since, CancellationToken cancellationToken = default);

    /// <summary>The signed statements about the installation that stand, as a model without records at the position of the organization's stream.</summary>
    Task<DeviceModel> StatementsAsync(CancellationToken cancellationToken = default);

    /// <summary>All streams, by name.</summary>
    Task<ImmutableArray<StreamHead>> HeadsAsync(CancellationToken cancellationToken = default);

    /// <summary>Entries of a stream in order, from index <paramref name="from"/> up to and without <paramref name="to"/> (null: to the end). None for an unknown stream.</summary>
    IAsyncEnumerable<StoredEntry> ReadEntriesAsync(string stream, long from, long? to, CancellationToken cancellationToken = default);

    /// <summary>Entries of a stream, newest first, page by page.</summary>
    Task<TrailPage> ReadTrailAsync(TrailQuery query, CancellationToken cancellationToken = default);

    /// <summary>Entries about one record, oldest first: its own, those of links to and from it, and those of outcomes of tests that name it.</summary>
    IAsyncEnumerable<StoredEntry> ReadHistoryAsync(DeviceModel model, RecordId id, CancellationToken cancellationToken = default);

    /// <summary>Tiles of a stream, for <see cref="ProofBuilder"/>.</summary>
    ITileSource TilesOf(string stream);

    /// <summary>Keeps a signed checkpoint; throws <see cref="StorageException"/> when its root is not that of the stream at its size.</summary>
    Task SaveCheckpointAsync(string stream, SignedCheckpoint checkpoint, CancellationToken cancellationToken = default);

    /// <summary>Kept checkpoints of a stream, largest first.</summary>
    Task<ImmutableArray<KeptCheckpoint>> ReadCheckpointsAsync(string stream, int count, CancellationToken cancellationToken = default);

    /// <summary>Computes the whole ledger anew and names what does not fit.</summary>
    Task<LedgerReport> VerifyAsync(VerifyOptions options, CancellationToken cancellationToken = default);

    /// <summary>Makes all projections anew from the entries, compares them row by row with the tables, and with <paramref name="repair"/> puts them in their place.</summary>
    Task<RebuildReport> RebuildAsync(bool repair, CancellationToken cancellationToken = default);

    /// <summary>Keeps bytes under their hash. Durable when the task ends, so that an entry may name them.</summary>
    Task<Hash32> PutBlobAsync(Stream content, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="PutBlobAsync(Stream, CancellationToken)"/>
    Task<Hash32> PutBlobAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Kept bytes, checked against their hash before the first is given; null when there are none. Throws <see cref="StorageException"/> when they were edited.</summary>
    Task<Stream?> OpenBlobAsync(Hash32 hash, CancellationToken cancellationToken = default);

    /// <summary>People, tokens and secrets.</summary>
    IPeopleStore People { get; }
}
