namespace Suture.Ledger;

/// <summary>Compares a stream's head row with what its entries give.</summary>
internal static class HeadChecker
{
    /// <summary>
    /// Before the last tile is closed: when the head's last leaf is not that of the last entry, decides by the root
    /// which of them was changed, and if it was the entry, says so.
    /// </summary>
    public static async ValueTask VouchAsync(StoredHead? head, StreamWalker walker, OpenTile open, TreeRebuilder tree, CancellationToken cancellationToken)
    {
        if (head is null || head.Size != walker.Expected || open.LastLeaf is not { } last || last == head.LastLeaf)
        {
            return;
        }

        var stored = open.Count == HashTiles.Width ? await tree.PeekAsync(new TileId(0, open.Index), cancellationToken) : default;
        if (tree.TryRoot(open, stored.Span) != head.Root)
        {
            open.Vouch(walker.Expected - 1, head.LastLeaf);
        }
    }

    /// <summary>After the last tile is closed.</summary>
    public static void Check(StoredHead? head, StreamWalker walker, TreeRebuilder tree, ProblemList problems)
    {
        if (head is null)
        {
            problems.Add(LedgerProblemKind.HeadMissing, index: null, stored: null, walker.Expected, "The stream has no head row.");
            return;
        }

        if (head.Size > walker.Expected)
        {
            problems.Add(LedgerProblemKind.Truncated, walker.Expected, head.Size, walker.Expected, $"The head says {head.Size} entries, and the stream ends after {walker.Expected}.");
            return;
        }

        if (head.Size < walker.Expected)
        {
            problems.Add(LedgerProblemKind.BeyondHead, head.Size, head.Size, walker.Expected, $"The head says {head.Size} entries, and there are {walker.Expected}: some were inserted, or the head was changed.");
            return;
        }

        if (head.LastTime is { } time && walker.LastIsSound && LedgerTime.Normalize(time).UtcTicks != walker.LastTicks)
        {
            problems.Add(LedgerProblemKind.HeadLastTime, walker.Expected - 1, LedgerTime.Format(time), LedgerTime.Format(new DateTimeOffset(walker.LastTicks, TimeSpan.Zero)), "The head's last time is not that of the last entry.");
        }

        if (tree.IsKnown)
        {
            CheckTree(head, walker, tree, problems);
        }
    }

    private static void CheckTree(StoredHead head, StreamWalker walker, TreeRebuilder tree, ProblemList problems)
    {
        if (head.Root != tree.Edge.Root)
        {
            problems.Add(LedgerProblemKind.HeadRoot, walker.Expected, head.Root, tree.Edge.Root, "The head's root is not that of the entries.");
        }

        var edge = tree.Edge.ToBytes();
        if (!head.Edge.Span.SequenceEqual(edge))
        {
            problems.Add(LedgerProblemKind.HeadEdge, walker.Expected, Convert.ToHexStringLower(head.Edge.Span), Convert.ToHexStringLower(edge), "The head's right edge is not that of the entries.");
        }

        if (head.LastLeaf != tree.LastLeaf)
        {
            problems.Add(LedgerProblemKind.HeadLastLeaf, walker.Expected - 1, head.LastLeaf, tree.LastLeaf, "The head's last leaf is not that of the last entry.");
        }
    }
}
