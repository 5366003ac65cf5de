namespace Suture.Ledger;

/// <summary>
/// Goes through the rows in order and gives each entry its place in the stream. Whole tiles without a fault pass
/// quickly; anything else is looked at row by row, and what is odd about it is named.
/// </summary>
internal sealed class StreamWalker(string stream, OpenTile open, TreeRebuilder tree, ProblemList problems)
{
    // Beyond this a row's index is taken for wrong, not for a sign that so many entries are missing.
    private const long MaxGap = 1 << 20;
    private const int MaxGaps = 64;

    private readonly List<(long First, long Last)> gaps = [];
    private long lastRow = -1;
    private long lastOffset;
    private Hash32? lastLeaf;

    /// <summary>The index that the next entry should have: the number of entries so far, missing ones counted.</summary>
    public long Expected { get; private set; }

    /// <summary>Time of the last entry that could be read.</summary>
    public long LastTicks { get; private set; }

    /// <summary>False when the last entry could not be read, so that its time is not known.</summary>
    public bool LastIsSound { get; private set; }

    /// <summary>True when a faultless tile starts where the last one ended.</summary>
    public bool Fits(in RowFacts first) =>
        first.Index == Expected
        && first.Row > lastRow
        && first.UtcTicks >= LastTicks
        && (Expected == 0 ? first.Previous == Hash32.Zero : open.Count == HashTiles.Width && open.Index == (Expected / HashTiles.Width) - 1);

    public async ValueTask TakeTileAsync(ReadOnlyMemory<RowFacts> rows, Hash32 root, CancellationToken cancellationToken)
    {
        if (Expected > 0)
        {
            open.Vouch(Expected - 1, rows.Span[0].Previous);
            await tree.CloseAsync(open, cancellationToken);
            open.Reset(Expected / HashTiles.Width);
        }

        open.TakeClean(rows.Span, root);
        ref readonly var last = ref rows.Span[^1];
        Accepted(last.Index, last);
        lastRow = last.Row;
        lastOffset = 0;
    }

    /// <summary>One row, with the one after it in the same page as a hint.</summary>
    public async ValueTask TakeRowAsync(RowFacts row, RowFacts? next, string fault, CancellationToken cancellationToken)
    {
        var doubled = row.Row <= lastRow;
        if (doubled)
        {
            problems.Add(LedgerProblemKind.DuplicateIndex, row.Row, row.Row, lastRow + 1, $"A second row has index {row.Row}, or rows are out of order.");
        }

        lastRow = Math.Max(lastRow, row.Row);
        NameFault(row, fault);
        var index = row.IsSound ? row.Index : row.Row;
        if (row.IsSound && index != Expected && row.Row == Expected)
        {
            if (Follows(row))
            {
                problems.Add(LedgerProblemKind.IndexMismatch, Expected, index, Expected, $"The entry after {Expected - 1} says that its index is {index}.");
                index = Expected;
            }
            else if (next is not { IsSound: true } after || after.Index != index + 1 || after.Row != row.Row + 1)
            {
                await TakeForeignAsync(row, cancellationToken);
                return;
            }
        }

        if (index > Expected && index - Expected > MaxGap)
        {
            problems.Add(LedgerProblemKind.IndexMismatch, Expected, index, Expected, $"Where entry {Expected} should be, one says that its index is {index}.");
            index = Expected;
        }

        if (index < Expected)
        {
            NameLate(index, row, doubled);
            return;
        }

        NameOffset(index, row, doubled);
        await PlaceAsync(index, row, isDoubtful: next is { IsSound: true } following && following.Previous != row.Leaf, cancellationToken);
        NameTime(index, row);
        Accepted(index, row);
    }

    private bool Follows(in RowFacts row) => Expected > 0 ? row.Previous == lastLeaf : row.Previous == Hash32.Zero;

    private void NameFault(in RowFacts row, string fault)
    {
        if (row.IsSound)
        {
            return;
        }

        if (row.Index < 0)
        {
            problems.Add(LedgerProblemKind.WrongStream, row.Row, fault, stream, $"Row {row.Row} holds an entry of stream {fault}.");
        }
        else
        {
            problems.Add(LedgerProblemKind.EntryNotCanonical, row.Row, fault, computed: null, $"Row {row.Row} is no entry in canonical form: {fault}.");
        }
    }

    // The row stands in its place and holds the entry of another one.
    private async ValueTask TakeForeignAsync(RowFacts row, CancellationToken cancellationToken)
    {
        problems.Add(LedgerProblemKind.EntryMoved, row.Row, row.Index, row.Row, $"Row {row.Row} holds entry {row.Index}.");
        await OpenForAsync(Expected, cancellationToken);
        open.Skip(Expected);
        if (row.Index >= open.Start && row.Index < open.Start + HashTiles.Width && open.Place(row.Index, row, isReported: false) && row.Index > open.Start)
        {
            open.Vouch(row.Index - 1, row.Previous);
        }

        lastLeaf = null;
        Expected++;
    }

    private void NameLate(long index, in RowFacts row, bool doubled)
    {
        if (gaps.Exists(g => g.First <= index && index <= g.Last))
        {
            problems.Add(LedgerProblemKind.EntryMoved, index, row.Row, index, $"Row {row.Row} holds entry {index}.");
        }
        else if (!doubled)
        {
            problems.Add(LedgerProblemKind.EntryInserted, index, row.Leaf, computed: null, $"Row {row.Row} holds a second entry {index}: one was inserted.");
        }
    }

    private void NameOffset(long index, in RowFacts row, bool doubled)
    {
        var offset = row.Row - index;
        if (index > Expected)
        {
            var last = index - 1;
            problems.Add(LedgerProblemKind.EntryMissing, Expected, stored: null, last == Expected ? $"entry {last}" : $"entries {Expected} to {last}", last == Expected ? $"Entry {last} is missing." : $"Entries {Expected} to {last} are missing.");
            if (gaps.Count < MaxGaps)
            {
                gaps.Add((Expected, last));
            }
        }
        else if (offset != 0 && offset != lastOffset && !doubled && row.IsSound)
        {
            problems.Add(LedgerProblemKind.EntryMoved, index, row.Row, index, $"Entry {index} stands in row {row.Row}.");
        }

        lastOffset = offset;
    }

    private async ValueTask PlaceAsync(long index, RowFacts row, bool isDoubtful, CancellationToken cancellationToken)
    {
        while (open.Index < index / HashTiles.Width)
        {
            open.Skip(open.Start + HashTiles.Width - 1);
            if (row.IsSound && index - 1 < open.Start + HashTiles.Width)
            {
                open.Vouch(index - 1, row.Previous, isDoubtful);
            }

            await tree.CloseAsync(open, cancellationToken);
            open.Reset(open.Index + 1);
        }

        open.Skip(index);
        open.Place(index, row, isReported: !row.IsSound);
        if (!row.IsSound)
        {
            return;
        }

        if (index > open.Start)
        {
            open.Vouch(index - 1, row.Previous, isDoubtful);
        }
        else if (index == 0 && row.Previous != Hash32.Zero)
        {
            problems.Add(LedgerProblemKind.PreviousMismatch, 0, row.Previous, Hash32.Zero, "The first entry names one before it.");
        }
    }

    private async ValueTask OpenForAsync(long index, CancellationToken cancellationToken)
    {
        while (open.Index < index / HashTiles.Width)
        {
            open.Skip(open.Start + HashTiles.Width - 1);
            await tree.CloseAsync(open, cancellationToken);
            open.Reset(open.Index + 1);
        }
    }

    private void NameTime(long index, in RowFacts row)
    {
        if (row.IsSound && row.UtcTicks < LastTicks)
        {
            problems.Add(
                LedgerProblemKind.TimeBackward,
                index,
                LedgerTime.Format(new DateTimeOffset(row.UtcTicks, TimeSpan.Zero)),
                LedgerTime.Format(new DateTimeOffset(LastTicks, TimeSpan.Zero)),
                $"Entry {index} is earlier than the one before it.");
        }
    }

    private void Accepted(long index, in RowFacts row)
    {
        Expected = index + 1;
        lastLeaf = row.Leaf;
        LastIsSound = row.IsSound;
        if (row.IsSound)
        {
            LastTicks = row.UtcTicks;
        }
    }
}
