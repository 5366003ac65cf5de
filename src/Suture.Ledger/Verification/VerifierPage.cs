using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace Suture.Ledger;

/// <summary>What one stored row turned out to be.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RowFacts
{
    /// <summary>The row's own index, and the one in its bytes (the row's, when the bytes are no entry).</summary>
    public long Row;
    public long Index;
    public long UtcTicks;
    public Hash32 Leaf;
    public Hash32 Previous;
    public Hash32 StoredLeaf;
    public bool HasStoredLeaf;

    /// <summary>The bytes are an entry of this stream, so that index, time and previous mean something.</summary>
    public bool IsSound;
}

/// <summary>Neighboring rows of one page; when <see cref="IsTile"/>, they are exactly one tile without any fault inside.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct RowRun(int Start, int Count)
{
    public bool IsTile { get; set; }

    public Hash32 Root { get; set; }
}

/// <summary>A page of rows with what the parallel part found out about them.</summary>
internal sealed class VerifierPage : IDisposable
{
    private readonly ConcurrentDictionary<int, string> faults = [];

    public StoredEntryBatch Batch { get; } = new();

    public RowFacts[] Facts { get; } = new RowFacts[StoredEntryBatch.MaxRows];

    public List<RowRun> Runs { get; } = [];

    public List<StoredTile> Tiles { get; } = [];

    public List<CheckpointFacts> Checkpoints { get; } = [];

    public void Clear()
    {
        Batch.Clear();
        Runs.Clear();
        Tiles.Clear();
        Checkpoints.Clear();
        faults.Clear();
    }

    /// <summary>Why a row's bytes are no entry of this stream; or the name of the stream that they are of.</summary>
    public string Fault(int row) => faults.TryGetValue(row, out var fault) ? fault : "";

    public void Dispose() => Batch.Dispose();

    /// <summary>Hashes and checks all rows and checkpoints on all processors.</summary>
    public void Check(byte[] stream, LedgerVerifierOptions options)
    {
        Cut();
        Parallel.For(0, Runs.Count + Checkpoints.Count, i =>
        {
            if (i < Runs.Count)
            {
                CheckRun(ref CollectionsMarshal.AsSpan(Runs)[i], stream);
            }
            else
            {
                Checkpoints[i - Runs.Count].Check(options);
            }
        });
    }

    // Runs end where tiles end, so that an undamaged stream consists of whole tiles.
    private void Cut()
    {
        var start = 0;
        for (var i = 0; i < Batch.Count; i++)
        {
            if (i + 1 == Batch.Count || i + 1 - start == HashTiles.Width || (Batch[i].Index & (HashTiles.Width - 1)) == HashTiles.Width - 1)
            {
                Runs.Add(new RowRun(start, i + 1 - start));
                start = i + 1;
            }
        }
    }

    private void CheckRun(ref RowRun run, byte[] stream)
    {
        var clean = run.Count == HashTiles.Width && (Batch[run.Start].Index & (HashTiles.Width - 1)) == 0;
        for (var i = run.Start; i < run.Start + run.Count; i++)
        {
            ref var facts = ref Facts[i];
            CheckRow(i, stream, ref facts);
            clean &= facts.IsSound
                && facts.Row == facts.Index
                && (!facts.HasStoredLeaf || facts.StoredLeaf == facts.Leaf)
                && (i == run.Start || Follows(facts, Facts[i - 1]));
        }

        run.IsTile = clean;
        if (clean)
        {
            Span<Hash32> leaves = stackalloc Hash32[HashTiles.Width];
            for (var i = 0; i < leaves.Length; i++)
            {
                leaves[i] = Facts[run.Start + i].Leaf;
            }

            run.Root = MerkleTree.PerfectRootInPlace(leaves);
        }
    }

    private static bool Follows(in RowFacts row, in RowFacts before) =>
        row.Index == before.Index + 1 && row.Previous == before.Leaf && row.UtcTicks >= before.UtcTicks;

    private void CheckRow(int i, byte[] stream, ref RowFacts facts)
    {
        ref readonly var row = ref Batch[i];
        var bytes = Batch.Bytes(i);
        facts.Row = facts.Index = row.Index;
        facts.StoredLeaf = row.Leaf;
        facts.HasStoredLeaf = row.HasLeaf;
        facts.Leaf = MerkleTree.LeafHash(bytes);
        facts.Previous = default;
        facts.UtcTicks = 0;
        var fault = EntryFrame.Read(bytes, out var frame);
        facts.IsSound = fault is null && frame.Stream.Of(bytes).SequenceEqual(stream);
        if (facts.IsSound)
        {
            facts.Index = frame.Index;
            facts.UtcTicks = frame.UtcTicks;
            facts.Previous = frame.Previous;
        }
        else
        {
            faults[i] = fault ?? Encoding.UTF8.GetString(frame.Stream.Of(bytes));
            facts.Index = fault is null ? -1 : row.Index;
        }
    }
}
