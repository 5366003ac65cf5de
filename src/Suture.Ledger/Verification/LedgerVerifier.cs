using System.Text;

namespace Suture.Ledger;

/// <summary>
/// Verifies one stored stream from its first row to its last: hashes every entry, checks its form, index, time and link
/// to the one before, builds the tree anew, and compares tiles, head and checkpoints with it. Memory does not grow with
/// the length; all processors hash while the store is read ahead. What does not fit is named with both values, and one
/// change is named once, not again for everything after it. (Projections are compared by who owns them.)
/// </summary>
public sealed class LedgerVerifier
{
    private readonly LedgerVerifierOptions options;
    private readonly ProblemList problems;
    private readonly CheckpointComparer checkpoints;
    private readonly OpenTile open = new();
    private readonly TreeRebuilder tree;
    private readonly StreamWalker walker;
    private readonly PageReader reader;
    private readonly byte[] stream;
    private TreeEdge stored = TreeEdge.Empty;
    private long rows;

    private LedgerVerifier(IStoredLedger store, PageReader reader, LedgerVerifierOptions options)
    {
        this.options = options;
        this.reader = reader;
        stream = Encoding.UTF8.GetBytes(options.Stream);
        problems = new ProblemList(options.Stream, options.MaxProblems);
        checkpoints = new CheckpointComparer(problems);
        tree = new TreeRebuilder(reader, store.HasTiles, problems, checkpoints);
        walker = new StreamWalker(options.Stream, open, tree, problems);
    }

    /// <summary>Reads the whole stream and says what does not fit.</summary>
    public static async Task<LedgerVerification> VerifyAsync(IStoredLedger store, LedgerVerifierOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(options);
        using var pages = new PageReader(store);
        var verifier = new LedgerVerifier(store, pages, options);
        verifier.AddOutsideCheckpoints();
        await verifier.ReadAllAsync(cancellationToken);
        await verifier.FinishAsync(store, cancellationToken);
        return verifier.Result();
    }

    private void AddOutsideCheckpoints()
    {
        foreach (var text in options.OutsideCheckpoints)
        {
            var size = SignedCheckpoint.TryParse(text, out var signed, out _) ? signed.Checkpoint.Size : 0;
            var facts = new CheckpointFacts(size, text);
            facts.Check(options);
            checkpoints.Add(facts);
        }
    }

    // One page is read while the other is worked on.
    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        using var first = new VerifierPage();
        using var second = new VerifierPage();
        var (page, spare) = (first, second);
        await reader.ReadAsync(page, cancellationToken);
        while (page.Batch.Count > 0 || page.Checkpoints.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (target, done) = (spare, page);
            var reading = Task.Run(() => reader.ReadAsync(target, cancellationToken), cancellationToken);
            try
            {
                done.Check(stream, options);
                await WalkAsync(done, cancellationToken);
                options.Progress?.Report(rows);
            }
            finally
            {
                // Also after a failure the page may be given back only when nobody writes to it.
                await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }

            await reading;
            (page, spare) = (target, done);
        }
    }

    private async Task WalkAsync(VerifierPage page, CancellationToken cancellationToken)
    {
        page.Tiles.ForEach(tree.Add);
        page.Checkpoints.ForEach(checkpoints.Add);
        foreach (var run in page.Runs)
        {
            rows += run.Count;
            KeepStoredTree(page, run);
            if (run.IsTile && walker.Fits(page.Facts[run.Start]))
            {
                await walker.TakeTileAsync(page.Facts.AsMemory(run.Start, run.Count), run.Root, cancellationToken);
                continue;
            }

            for (var i = run.Start; i < run.Start + run.Count; i++)
            {
                var next = i + 1 < page.Batch.Count ? page.Facts[i + 1] : default(RowFacts?);
                await walker.TakeRowAsync(page.Facts[i], next, page.Facts[i].IsSound ? "" : page.Fault(i), cancellationToken);
            }
        }
    }

    // The tree over the rows as they stand, whatever the walker makes of them.
    private void KeepStoredTree(VerifierPage page, RowRun run)
    {
        if (run.IsTile && stored.Size % HashTiles.Width == 0)
        {
            stored = stored.AppendPerfect([run.Root], HashTiles.Height);
            return;
        }

        Span<Hash32> leaves = stackalloc Hash32[run.Count];
        for (var i = 0; i < leaves.Length; i++)
        {
            leaves[i] = page.Facts[run.Start + i].Leaf;
        }

        stored = stored.AppendMany(leaves);
    }

    private async Task FinishAsync(IStoredLedger store, CancellationToken cancellationToken)
    {
        var head = store.HasHead ? await store.ReadHeadAsync(cancellationToken) : null;
        await HeadChecker.VouchAsync(head, walker, open, tree, cancellationToken);
        await tree.CloseAsync(open, cancellationToken);
        if (store.HasHead)
        {
            HeadChecker.Check(head, walker, tree, problems);
        }

        // Tiles beyond a truncated end say nothing that the head has not said.
        if (head is null || head.Size <= walker.Expected)
        {
            await tree.FinishAsync(cancellationToken);
        }

        checkpoints.Finish(walker.Expected);
    }

    private LedgerVerification Result() => new(
        options.Stream,
        rows,
        stored.Root,
        problems.ByIndex(),
        problems.Count,
        checkpoints.Fitting,
        checkpoints.SignedSize);
}
