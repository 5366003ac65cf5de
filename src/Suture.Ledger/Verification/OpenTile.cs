namespace Suture.Ledger;

/// <summary>
/// The up to 256 entries of the tile that is being put together, with all that is known about the hash of each: what
/// its bytes give, what the next entry says it was, what is stored beside it. When the tile is complete, each is settled.
/// </summary>
internal sealed class OpenTile
{
    private readonly Hash32[] leaves = new Hash32[HashTiles.Width];
    private readonly Hash32[] vouched = new Hash32[HashTiles.Width];
    private readonly Hash32[] stored = new Hash32[HashTiles.Width];
    private readonly Known[] known = new Known[HashTiles.Width];
    private bool clean;
    private bool cleanLastVouched;
    private Hash32 cleanRoot;

    [Flags]
    private enum Known : byte
    {
        None = 0,
        Leaf = 1,
        Vouched = 2,
        Stored = 4,
        Reported = 8,
        DoubtfulVoucher = 16,
    }

    /// <summary>Which tile of level 0.</summary>
    public long Index { get; private set; }

    /// <summary>Places used, missing entries among them counted.</summary>
    public int Count { get; private set; }

    public long Start => Index * HashTiles.Width;

    public void Reset(long index)
    {
        Index = index;
        Count = 0;
        clean = cleanLastVouched = false;
        known.AsSpan().Clear();
    }

    /// <summary>Takes a whole tile that was found without fault inside.</summary>
    public void TakeClean(ReadOnlySpan<RowFacts> rows, Hash32 root)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            leaves[i] = rows[i].Leaf;
        }

        Count = HashTiles.Width;
        clean = true;
        cleanRoot = root;
    }

    /// <summary>The hash that the last entry's own bytes give; null when it is missing.</summary>
    public Hash32? LastLeaf => Count > 0 && (clean || Has(Count - 1, Known.Leaf)) ? leaves[Count - 1] : null;

    /// <summary>Puts an entry in its place; false when another stands there.</summary>
    public bool Place(long index, in RowFacts row, bool isReported)
    {
        var i = (int)(index - Start);
        if (Has(i, Known.Leaf))
        {
            return false;
        }

        leaves[i] = row.Leaf;
        known[i] |= Known.Leaf | (isReported ? Known.Reported : Known.None);
        if (row.HasStoredLeaf)
        {
            stored[i] = row.StoredLeaf;
            known[i] |= Known.Stored;
        }

        Count = Math.Max(Count, i + 1);
        return true;
    }

    /// <summary>Leaves a place empty: what stood there is missing or is not its entry.</summary>
    public void Skip(long index) => Count = Math.Max(Count, (int)(index - Start) + 1);

    /// <summary>What the entry after <paramref name="index"/> says that its hash is.</summary>
    /// <param name="isDoubtful">That entry is itself not what the one after it says.</param>
    public void Vouch(long index, Hash32 leaf, bool isDoubtful = false)
    {
        var i = (int)(index - Start);
        if (clean && i == HashTiles.Width - 1 && leaves[i] == leaf)
        {
            cleanLastVouched = true;
            return;
        }

        Spread();
        vouched[i] = leaf;
        known[i] |= Known.Vouched | (isDoubtful ? Known.DoubtfulVoucher : Known.None);
    }

    /// <summary>
    /// Decides what each entry's hash was, names what does not fit, and gives the root when no fault was found
    /// (<paramref name="root"/>); else <paramref name="settled"/> holds the hashes. False when one cannot be known.
    /// </summary>
    /// <param name="tile">The stored tile; empty when there is none.</param>
    /// <param name="settled">At least <see cref="Count"/> places.</param>
    /// <param name="problems">Takes what does not fit; pass another list to try without reporting.</param>
    public bool Settle(ReadOnlySpan<Hash32> tile, Span<Hash32> settled, ProblemList problems, out Hash32? root)
    {
        root = null;
        if (clean && (tile.IsEmpty || tile.SequenceEqual(leaves)))
        {
            leaves.CopyTo(settled);
            root = cleanRoot;
            return true;
        }

        Spread();
        var tileReported = false;
        for (var i = 0; i < Count; i++)
        {
            if (SettleOne(i, tile, problems) is not { } leaf)
            {
                return false;
            }

            settled[i] = leaf;
            if (i < tile.Length && tile[i] != leaf && !tileReported)
            {
                tileReported = true;
                problems.Add(LedgerProblemKind.TileChanged, Start + i, tile[i], leaf, $"Tile 0/{Index} holds another hash for entry {Start + i} than the entries give.");
            }
        }

        return true;
    }

    private void Spread()
    {
        if (!clean)
        {
            return;
        }

        clean = false;
        known.AsSpan().Fill(Known.Leaf | Known.Vouched);
        leaves.CopyTo(vouched, 0);
        known[^1] = cleanLastVouched ? Known.Leaf | Known.Vouched : Known.Leaf;
    }

    private Hash32? SettleOne(int i, ReadOnlySpan<Hash32> tile, ProblemList problems)
    {
        var hasTile = i < tile.Length;
        if (!Has(i, Known.Leaf))
        {
            return Has(i, Known.Vouched) ? vouched[i] : hasTile ? tile[i] : null;
        }

        var leaf = leaves[i];
        var forLeaf = Votes(i, tile, leaf);
        if (Has(i, Known.Vouched) && vouched[i] != leaf)
        {
            leaf = SettleDispute(i, Votes(i, tile, vouched[i]) - forLeaf, problems);
        }
        else if (!Has(i, Known.Vouched) && hasTile && forLeaf == 0)
        {
            Changed(i, tile[i], problems);
            leaf = tile[i];
        }

        if (Has(i, Known.Stored) && stored[i] != leaves[i] && stored[i] != leaf)
        {
            problems.Add(LedgerProblemKind.StoredLeafChanged, Start + i, stored[i], leaves[i], $"The leaf hash stored beside entry {Start + i} is not the entry's.");
        }

        return leaf;
    }

    // The entry and the one after it disagree. Other evidence decides who is right; without any, the next entry is
    // believed unless it was itself changed.
    private Hash32 SettleDispute(int i, int votes, ProblemList problems)
    {
        var nextChanged = Has(i, Known.DoubtfulVoucher) || (i + 1 < Count && Has(i + 1, Known.Leaf | Known.Vouched) && vouched[i + 1] != leaves[i + 1]);
        if (votes > 0 || (votes == 0 && !nextChanged))
        {
            Changed(i, vouched[i], problems);
            return vouched[i];
        }

        problems.Add(LedgerProblemKind.PreviousMismatch, Start + i + 1, vouched[i], leaves[i], $"Entry {Start + i + 1} names another hash than that of entry {Start + i} before it.");
        return leaves[i];
    }

    private void Changed(int i, Hash32 expected, ProblemList problems)
    {
        if (!Has(i, Known.Reported))
        {
            problems.Add(LedgerProblemKind.EntryChanged, Start + i, expected, leaves[i], $"Entry {Start + i} was changed: its bytes do not give the hash that was recorded for it.");
        }
    }

    private int Votes(int i, ReadOnlySpan<Hash32> tile, Hash32 leaf) =>
        (i < tile.Length && tile[i] == leaf ? 1 : 0) + (Has(i, Known.Stored) && stored[i] == leaf ? 1 : 0);

    private bool Has(int i, Known what) => (known[i] & what) == what;
}
