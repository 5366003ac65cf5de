namespace Suture.Ledger.Tests.Verification;

/// <summary>A store that fails is not a ledger that fails: the exception comes through, and nothing is called sound.</summary>
public sealed class BrokenStoreTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_store_that_fails_while_reading_ends_the_verification_with_its_exception(int pages)
    {
        var store = new FailingStore(MemoryLedger.Of(1000, pageRows: 400), pages);
        await Should.ThrowAsync<IOException>(() => LedgerVerifier.VerifyAsync(
            store,
            new LedgerVerifierOptions("device/PUMP", [TestKeys.Verifier]),
            TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Checkpoints_out_of_order_are_a_bug_of_the_store()
    {
        var ledger = MemoryLedger.Of(1000, [300, 600]);
        ledger.Checkpoints.Reverse();
        await Should.ThrowAsync<InvalidOperationException>(() => ledger.VerifyAsync());
    }

    [Fact]
    public async Task A_verification_can_be_canceled_and_tells_its_progress()
    {
        var ledger = MemoryLedger.Of(1000, pageRows: 400);
        var told = new List<long>();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var options = new LedgerVerifierOptions(ledger.Stream, [])
        {
            Progress = new Told(done =>
            {
                told.Add(done);
                if (done == 800)
                {
                    cancel.Cancel();
                }
            }),
        };
        await Should.ThrowAsync<OperationCanceledException>(() => LedgerVerifier.VerifyAsync(ledger, options, cancel.Token));
        told.ShouldBe([400, 800]);
    }

    private sealed class Told(Action<long> then) : IProgress<long>
    {
        public void Report(long value) => then(value);
    }

    private sealed class FailingStore(MemoryLedger inner, int soundPages) : IStoredLedger
    {
        private int pages;

        public bool HasTiles => inner.HasTiles;

        public bool HasHead => inner.HasHead;

        public ValueTask ReadEntriesAsync(StoredEntryBatch batch, CancellationToken cancellationToken) =>
            pages++ < soundPages ? inner.ReadEntriesAsync(batch, cancellationToken) : throw new IOException("disk gone");

        public ValueTask<IReadOnlyList<StoredTile>> ReadTilesAsync(int level, long first, int count, CancellationToken cancellationToken) =>
            inner.ReadTilesAsync(level, first, count, cancellationToken);

        public ValueTask<IReadOnlyList<StoredCheckpoint>> ReadCheckpointsAsync(int count, CancellationToken cancellationToken) =>
            inner.ReadCheckpointsAsync(count, cancellationToken);

        public ValueTask<StoredHead?> ReadHeadAsync(CancellationToken cancellationToken) => inner.ReadHeadAsync(cancellationToken);
    }
}
