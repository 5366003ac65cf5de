using System.Text;

namespace Suture.Ledger.Tests.Verification;

/// <summary>Every way to tamper with a stream is caught and named, in the middle of a tile, at its edges and in the unfinished one.</summary>
public sealed class TamperTests
{
    private const int Entries = 700;

    public static TheoryData<int, bool, bool> Places()
    {
        var data = new TheoryData<int, bool, bool>();
        foreach (var at in (int[])[0, 1, 100, 254, 255, 256, 257, 511, 512, 600, 698, 699])
        {
            data.Add(at, true, false);
            data.Add(at, false, false);
            data.Add(at, true, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_changed_payload_is_named_once_and_nothing_after_it(int at, bool tiles, bool leafColumn)
    {
        var ledger = MemoryLedger.Of(Entries, [50, 300, Entries], tiles, leafColumn);
        var before = ledger.Rows[at].Bytes;
        ledger.Edit(at, e => e with { Payload = """{"n":-1}"""u8.ToArray() });
        var result = await ledger.VerifyAsync();
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.EntryChanged);
        problem.What.ShouldBe("entry-changed");
        problem.Index.ShouldBe(at);
        problem.Stream.ShouldBe(ledger.Stream);
        problem.Stored.ShouldBe(MerkleTree.LeafHash(before).ToString());
        problem.Computed.ShouldBe(MerkleTree.LeafHash(ledger.Rows[at].Bytes).ToString());
        result.Checkpoints.ShouldBe(3);
        result.Root.ShouldBe(ledger.Root(Entries));
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_changed_time_is_named(int at, bool tiles, bool leafColumn)
    {
        var ledger = MemoryLedger.Of(Entries, [Entries], tiles, leafColumn);
        ledger.Edit(at, e => e with { Time = e.Time.AddMilliseconds(1) });
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.EntryChanged, at);

        ledger = MemoryLedger.Of(Entries, [Entries], tiles, leafColumn);
        ledger.Edit(at, e => e with { Time = e.Time.AddDays(-1) });
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.EntryChanged, at);
        if (at > 0)
        {
            result.ShouldName(LedgerProblemKind.TimeBackward, at);
        }
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_wrong_previous_is_named(int at, bool tiles, bool leafColumn)
    {
        var ledger = MemoryLedger.Of(Entries, [Entries], tiles, leafColumn);
        ledger.Edit(at, e => e with { Previous = Mutation.Flip(e.Previous) });
        var result = await ledger.VerifyAsync();
        result.Problems.ShouldContain(p => p.Index == at && (p.Kind == LedgerProblemKind.PreviousMismatch || p.Kind == LedgerProblemKind.EntryChanged));
        result.ProblemCount.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task A_wrong_previous_is_named_as_such_when_all_else_was_made_to_fit()
    {
        var ledger = MemoryLedger.Of(Entries);
        ledger.Edit(100, e => e with { Previous = Hash32.Zero });
        ledger.Relink(101);
        ledger.Recompute();
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.PreviousMismatch);
        problem.Index.ShouldBe(100);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_removed_entry_is_named(int at, bool tiles, bool leafColumn)
    {
        var ledger = MemoryLedger.Of(Entries, [50, 300], tiles, leafColumn);
        ledger.Rows.RemoveAt(at);
        var result = await ledger.VerifyAsync();
        var problem = result.Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(at == Entries - 1 ? LedgerProblemKind.Truncated : LedgerProblemKind.EntryMissing);
        problem.Index.ShouldBe(at);
        result.Checkpoints.ShouldBe(2);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task A_removed_entry_is_named_when_the_rows_are_numbered_anew(int at, bool tiles, bool leafColumn)
    {
        var ledger = MemoryLedger.Of(Entries, [50, 300], tiles, leafColumn);
        ledger.Rows.RemoveAt(at);
        Renumber(ledger);
        var result = await ledger.VerifyAsync();
        result.Problems.ShouldContain(p => p.Index == at && (p.Kind == LedgerProblemKind.EntryMissing || p.Kind == LedgerProblemKind.EntryMoved || p.Kind == LedgerProblemKind.Truncated));
        result.ProblemCount.ShouldBeLessThanOrEqualTo(3);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 6)]
    [InlineData(5, 200)]
    [InlineData(5, 600)]
    [InlineData(255, 256)]
    [InlineData(620, 650)]
    [InlineData(698, 699)]
    public async Task Swapped_entries_are_named_both(int first, int second)
    {
        var ledger = MemoryLedger.Of(Entries, [50, 300, Entries]);
        var bytes = ledger.Rows[first].Bytes;
        ledger.Put(first, ledger.Rows[second].Bytes);
        ledger.Put(second, bytes);
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.EntryMoved, first);
        result.ShouldName(LedgerProblemKind.EntryMoved, second);
        result.ProblemCount.ShouldBeLessThanOrEqualTo(4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(650)]
    public async Task An_inserted_entry_is_named(int at)
    {
        var ledger = MemoryLedger.Of(Entries, [50, 300, Entries]);
        var forged = EntryCodec.Encode(MemoryLedger.Make(ledger.Stream, at, MerkleTree.LeafHash(ledger.Rows[at - 1].Bytes), """{"forged":true}"""));
        ledger.Rows.Insert(at, (at, forged, null));
        Renumber(ledger);
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.EntryInserted, at);
        result.ProblemCount.ShouldBeLessThanOrEqualTo(4);
    }

    [Fact]
    public async Task An_entry_added_at_the_end_is_named()
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Rows.Add((Entries, EntryCodec.Encode(MemoryLedger.Make(ledger.Stream, Entries, MerkleTree.LeafHash(ledger.Rows[^1].Bytes), "{}")), null));
        (await ledger.VerifyAsync()).ShouldName(LedgerProblemKind.BeyondHead, Entries);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(600)]
    [InlineData(699)]
    public async Task A_truncated_ledger_is_named_by_its_head_and_by_its_checkpoints(int kept)
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Rows.RemoveRange(kept, Entries - kept);
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.Truncated, kept);
        result.ShouldName(LedgerProblemKind.CheckpointBeyondLedger, Entries);

        // Even when the head and the tiles were made to fit, the checkpoint stands.
        ledger.Recompute();
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.CheckpointBeyondLedger);
        problem.Stored.ShouldBe("700");
        problem.Computed.ShouldBe($"{kept}");
    }

    [Fact]
    public async Task A_duplicated_index_is_named()
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Rows.Insert(101, ledger.Rows[100]);
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.DuplicateIndex);
        problem.Index.ShouldBe(100);
    }

    [Fact]
    public async Task An_entry_that_claims_another_index_is_named()
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Edit(100, e => e with { Index = 7_000_000_000 });
        var result = await ledger.VerifyAsync();
        result.ShouldName(LedgerProblemKind.IndexMismatch, 100);
        result.ShouldName(LedgerProblemKind.EntryChanged, 100);
        result.ProblemCount.ShouldBe(2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(650)]
    [InlineData(699)]
    public async Task An_entry_of_another_stream_is_named(int at)
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Edit(at, e => e with { Stream = "device/OTHER" });
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.WrongStream);
        problem.Index.ShouldBe(at);
        problem.Stored.ShouldBe("device/OTHER");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(255)]
    [InlineData(650)]
    [InlineData(699)]
    public async Task Bytes_that_are_not_canonical_are_named(int at)
    {
        var ledger = MemoryLedger.Of(Entries, [Entries]);
        ledger.Put(at, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(ledger.Rows[at].Bytes).Replace("\"n\":", "\"n\": ", StringComparison.Ordinal)));
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.EntryNotCanonical);
        problem.Index.ShouldBe(at);
        problem.Stored!.ShouldContain("at byte");
    }

    [Fact]
    public async Task An_edited_leaf_hash_beside_the_entry_is_named()
    {
        var ledger = MemoryLedger.Of(Entries, [Entries], hasLeafColumn: true);
        ledger.Rows[100] = ledger.Rows[100] with { Leaf = Hash32.Zero };
        var problem = (await ledger.VerifyAsync()).Problems.ShouldHaveSingleItem();
        problem.Kind.ShouldBe(LedgerProblemKind.StoredLeafChanged);
        problem.Index.ShouldBe(100);
    }

    private static void Renumber(MemoryLedger ledger)
    {
        for (var i = 0; i < ledger.Rows.Count; i++)
        {
            ledger.Rows[i] = ledger.Rows[i] with { Index = i };
        }
    }
}
