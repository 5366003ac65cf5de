namespace Suture.Ledger.Tests.Verification;

/// <summary>Tiles, head and checkpoints that were edited beside sound entries, and a whole history that was rewritten.</summary>
public sealed class TamperedStoreTests
{
    private const int Entries = 700;

    [Theory]
    [InlineData(0, 0, 5, 5)]
    [InlineData(0, 1, 255, 511)]
    [InlineData(1, 0, 1, 256)]
    public async Task An_edited_tile_is_named(int level, long index, int place, long entry)
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Tiles[(level, index)][place * Hash32.Size] ^= 1;
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.TileChanged);
        problem.Index.ShouldBe(entry);
        problem.Stored.ShouldNotBe(problem.Computed);
    }

    [Fact]
    public async Task A_tile_that_is_missing_cut_or_too_many_is_named()
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Tiles.Remove((0, 1));
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.TileMissing, 256);

        ledger.Recompute();
        ledger.Tiles.Remove((1, 0));
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.TileMissing, 0);

        ledger.Recompute();
        ledger.Tiles[(0, 1)] = ledger.Tiles[(0, 1)][..320];
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.TileChanged, 256);

        ledger.Recompute();
        ledger.Tiles[(1, 0)] = ledger.Tiles[(1, 0)][..33];
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.TileChanged, 0);

        ledger.Recompute();
        ledger.Tiles[(0, 2)] = new byte[256 * Hash32.Size];
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.TileUnexpected, 512);

        ledger.Recompute();
        (await ledger.VerifyAsync()).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_full_upper_tile_that_was_edited_is_named()
    {
        var ledger = MemoryLedger.Of(65_700, [65_600]);
        ledger.Tiles[(1, 0)][40 * Hash32.Size] ^= 1;
        var result = await ledger.VerifyAsync();
        result.ProblemCount.ShouldBe(1);
        result.ShouldName(LedgerProblemKind.TileChanged, 40 * 256);
    }

    [Fact]
    public async Task A_head_that_does_not_fit_is_named()
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        var head = ledger.Head!;
        foreach (var (forged, kind, index) in ((StoredHead?, LedgerProblemKind, long?)[])
        [
            (null, LedgerProblemKind.HeadMissing, null),
            (head with { Root = Mutation.Flip(head.Root) }, LedgerProblemKind.HeadRoot, Entries),
            (head with { Edge = TreeEdge.Empty.ToBytes() }, LedgerProblemKind.HeadEdge, Entries),
            (head with { LastLeaf = Mutation.Flip(head.LastLeaf) }, LedgerProblemKind.HeadLastLeaf, Entries - 1),
            (head with { LastTime = head.LastTime!.Value.AddSeconds(1) }, LedgerProblemKind.HeadLastTime, Entries - 1),
            (head with { Size = Entries + 1 }, LedgerProblemKind.Truncated, Entries),
            (head with { Size = Entries - 1 }, LedgerProblemKind.BeyondHead, Entries - 1),
        ])
        {
            ledger.Head = forged;
            var result = await ledger.VerifyAsync();
            result.ProblemCount.ShouldBe(1);
            result.ShouldName(kind, index);
        }
    }

    [Fact]
    public async Task A_forged_checkpoint_is_named_by_what_is_wrong_with_it()
    {
        const int size = 300;
        var sound = MemoryLedger.Of(Entries, [size]).Checkpoints[0].Text;
        var root = MemoryLedger.Of(Entries).Root(size);
        foreach (var (text, kind) in ((string, LedgerProblemKind)[])
        [
            ("no checkpoint at all", LedgerProblemKind.CheckpointMalformed),
            (Signed(size + 1, root), LedgerProblemKind.CheckpointMalformed),
            (sound.Replace("\n300\n", "\n300\n\n", StringComparison.Ordinal), LedgerProblemKind.CheckpointMalformed),
            (sound.Replace(Convert.ToBase64String(root.ToArray()), Convert.ToBase64String(new byte[32]), StringComparison.Ordinal), LedgerProblemKind.CheckpointBadSignature),
            (Signed(size, Hash32.Zero), LedgerProblemKind.CheckpointRoot),
            (Signed(size, root, TestKeys.Stranger), LedgerProblemKind.CheckpointUnknownKey),
            (Signed(size, root, origin: "suture.example.org/device/OTHER"), LedgerProblemKind.CheckpointWrongOrigin),
            (Signed(size, root, origin: "other.example.org/device/PUMP"), LedgerProblemKind.CheckpointWrongOrigin),
        ])
        {
            var ledger = MemoryLedger.Of(Entries);
            ledger.Checkpoints.Add(new StoredCheckpoint(size, text));
            var result = await ledger.VerifyAsync();
            result.ProblemCount.ShouldBe(1);
            result.ShouldName(kind, size);
            result.Checkpoints.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Checkpoints_of_two_histories_are_named_as_a_conflict()
    {
        var ledger = MemoryLedger.Of(Entries, [300, 400]);
        ledger.AddCheckpoint(300, Hash32.Zero);
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.CheckpointRoot, 300);
        result.ShouldName(LedgerProblemKind.CheckpointConflict, 300);

        ledger = MemoryLedger.Of(Entries, [400]);
        ledger.AddCheckpoint(300, Hash32.Zero);
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.CheckpointConflict, 300);
    }

    [Fact]
    public async Task A_rewritten_history_that_fits_in_itself_is_caught_by_a_checkpoint_from_outside()
    {
        var ledger = MemoryLedger.Of(Entries, [200, 600]);
        var outside = ledger.Checkpoints[1].Text;
        ledger.Edit(300, e => e with { Reason = "never happened" });
        ledger.Relink(301);
        ledger.Recompute();
        ledger.Checkpoints.RemoveAt(1);
        ledger.AddCheckpoint(600);

        (await ledger.VerifyAsync()).Ok.ShouldBeTrue("who owns database and key can do this; docs/ledger-claims.md says so");
        var result = await ledger.VerifyAsync([outside]);
        result.ShouldName(LedgerProblemKind.CheckpointRoot, 600);
        result.ShouldName(LedgerProblemKind.CheckpointConflict, 600);
    }

    [Fact]
    public async Task A_ruined_ledger_gives_a_bounded_report()
    {
        var ledger = MemoryLedger.Of(2000, [1000]);
        for (var i = 0; i < 2000; i++)
        {
            ledger.Put(i, [1, 2, 3]);
        }

        var result = await ledger.VerifyAsync();
        result.Problems.Length.ShouldBe(100);
        result.ProblemCount.ShouldBeGreaterThanOrEqualTo(2000);
        result.Entries.ShouldBe(2000);
    }

    [Fact]
    public async Task What_cannot_be_rebuilt_is_said_and_not_passed()
    {
        var ledger = MemoryLedger.Of(Entries, [100, 650], hasTiles: false);
        ledger.Rows.RemoveRange(200, 3);
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.EntryMissing, 200);
        result.ShouldName(LedgerProblemKind.TreeUnknown, 0);
        result.Checkpoints.ShouldBe(0);

        ledger = MemoryLedger.Of(Entries, [100, 650]);
        ledger.Rows.RemoveRange(200, 3);
        result = await ledger.VerifyAsync();
        result.ProblemCount.ShouldBe(1);
        result.ShouldName(LedgerProblemKind.EntryMissing, 200);
        result.Checkpoints.ShouldBe(2);
    }

    private static string Signed(int size, Hash32 root, INoteSigner? signer = null, string? origin = null) =>
        SignedCheckpoint.Sign(new Checkpoint(origin ?? "suture.example.org/device/PUMP", size, root), signer ?? TestKeys.Signer).ToString();
}
