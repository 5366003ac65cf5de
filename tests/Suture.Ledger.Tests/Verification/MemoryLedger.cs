using System.Text;

namespace Suture.Ledger.Tests.Verification;

/// <summary>A stream as a store keeps it, in lists that a test can tamper with as a database owner could.</summary>
internal sealed class MemoryLedger : IStoredLedger
{
    private int nextRow;
    private int nextCheckpoint;

    public string Stream { get; init; } = "device/PUMP";

    public List<(long Index, byte[] Bytes, Hash32? Leaf)> Rows { get; private set; } = [];

    public SortedDictionary<(int Level, long Index), byte[]> Tiles { get; } = [];

    public List<StoredCheckpoint> Checkpoints { get; } = [];

    public StoredHead? Head { get; set; }

    public bool HasTiles { get; init; } = true;

    public bool HasHead => true;

    public bool HasLeafColumn { get; init; }

    /// <summary>Rows given at once; not a whole number of tiles, to try the slow path.</summary>
    public int PageRows { get; init; } = StoredEntryBatch.MaxRows;

    /// <summary>A sound stream with a checkpoint at each of the sizes.</summary>
    public static MemoryLedger Of(int entries, IEnumerable<int>? checkpoints = null, bool hasTiles = true, bool hasLeafColumn = false, int pageRows = StoredEntryBatch.MaxRows)
    {
        var ledger = new MemoryLedger { HasTiles = hasTiles, HasLeafColumn = hasLeafColumn, PageRows = pageRows };
        ledger.Rows = [.. MakeEntries(ledger.Stream, entries).Select((bytes, i) => ((long)i, bytes, hasLeafColumn ? MerkleTree.LeafHash(bytes) : default(Hash32?)))];
        ledger.Recompute();
        foreach (var size in checkpoints ?? [])
        {
            ledger.AddCheckpoint(size);
        }

        return ledger;
    }

    public static IEnumerable<byte[]> MakeEntries(string stream, int count, Func<int, string>? payload = null)
    {
        var previous = Hash32.Zero;
        for (var i = 0; i < count; i++)
        {
            var bytes = EntryCodec.Encode(Make(stream, i, previous, payload?.Invoke(i) ?? $$"""{"n":{{i}},"title":"Requirement {{i}}"}"""));
            previous = MerkleTree.LeafHash(bytes);
            yield return bytes;
        }
    }

    public static Entry Make(string stream, long index, Hash32 previous, string payload) => new(
        stream,
        index,
        "record.changed@1",
        new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(index),
        "ada@example.org",
        index % 3 == 0 ? null : "typing error",
        Encoding.UTF8.GetBytes(payload),
        previous);

    /// <summary>Tiles and head anew from the rows as they are: what an attacker does who knows the format.</summary>
    public void Recompute()
    {
        Hash32[] leaves = [.. Rows.Select(r => MerkleTree.LeafHash(r.Bytes))];
        Tiles.Clear();
        foreach (var tile in HashTiles.Grow(0, [], leaves, []).Where(_ => HasTiles))
        {
            Tiles[(tile.Id.Level, tile.Id.Index)] = tile.ToBytes();
        }

        var edge = TreeEdge.Empty.AppendMany(leaves);
        var last = leaves.Length > 0 ? leaves[^1] : Hash32.Zero;
        DateTimeOffset? time = Rows.Count > 0 && EntryCodec.TryDecode(Rows[^1].Bytes, out var entry, out _) ? entry.Time : null;
        Head = new StoredHead(leaves.Length, edge.Root, edge.ToBytes(), last, time);
    }

    /// <summary>Each entry from one on anew, linked to the one before it.</summary>
    public void Relink(int from)
    {
        for (var i = from; i < Rows.Count; i++)
        {
            var entry = EntryCodec.Decode(Rows[i].Bytes) with { Index = i, Previous = i == 0 ? Hash32.Zero : MerkleTree.LeafHash(Rows[i - 1].Bytes) };
            Put(i, EntryCodec.Encode(entry));
            Rows[i] = (i, Rows[i].Bytes, HasLeafColumn ? MerkleTree.LeafHash(Rows[i].Bytes) : null);
        }
    }

    public Hash32 Root(int size) => TreeEdge.Empty.AppendMany([.. Rows.Take(size).Select(r => MerkleTree.LeafHash(r.Bytes))]).Root;

    public void AddCheckpoint(int size, Hash32? root = null, INoteSigner? signer = null, string? origin = null)
    {
        var checkpoint = new Checkpoint(origin ?? Checkpoint.OriginOf(TestKeys.Installation, Stream), size, root ?? Root(size));
        Checkpoints.Add(new StoredCheckpoint(size, SignedCheckpoint.Sign(checkpoint, signer ?? TestKeys.Signer).ToString()));
        Checkpoints.Sort((a, b) => a.Size.CompareTo(b.Size));
    }

    /// <summary>Other bytes in a row, everything else as it was.</summary>
    public void Put(int row, byte[] bytes) => Rows[row] = Rows[row] with { Bytes = bytes };

    public void Edit(int row, Func<Entry, Entry> change) => Put(row, EntryCodec.Encode(change(EntryCodec.Decode(Rows[row].Bytes))));

    public Task<LedgerVerification> VerifyAsync(IReadOnlyList<string>? outside = null, IReadOnlyCollection<NoteVerifierKey>? keys = null)
    {
        nextRow = nextCheckpoint = 0;
        var options = new LedgerVerifierOptions(Stream, keys ?? [TestKeys.Verifier]) { OutsideCheckpoints = outside ?? [] };
        return LedgerVerifier.VerifyAsync(this, options, TestContext.Current.CancellationToken);
    }

    public ValueTask ReadEntriesAsync(StoredEntryBatch batch, CancellationToken cancellationToken)
    {
        while (nextRow < Rows.Count && !batch.IsFull && batch.Count < PageRows)
        {
            batch.Add(Rows[nextRow].Index, Rows[nextRow].Bytes, Rows[nextRow].Leaf);
            nextRow++;
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(int level, long first, int count, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<StoredTile>>(
            [.. Tiles.Where(t => t.Key.Level == level && t.Key.Index >= first && t.Key.Index < first + count)
                .Select(t => new StoredTile(new TileId(level, t.Key.Index), t.Value))]);

    public ValueTask<IReadOnlyList<StoredCheckpoint>> ReadCheckpointsAsync(int count, CancellationToken cancellationToken)
    {
        IReadOnlyList<StoredCheckpoint> next = [.. Checkpoints.Skip(nextCheckpoint).Take(count)];
        nextCheckpoint += next.Count;
        return ValueTask.FromResult(next);
    }

    public ValueTask<StoredHead?> ReadHeadAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Head);
}
