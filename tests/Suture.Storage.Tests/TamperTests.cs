using System.Security.Cryptography;
using System.Text;
using Suture.Domain.Records.Events;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

/// <summary>What somebody with full access to the database can do, done: each is caught and named, and nothing else is.</summary>
public class TamperTests
{
    private const string Stream = "device/PUMP";

    [Theory, BothDatabases]
    public async Task Untouched_data_verifies(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task A_changed_payload_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await ReplaceAsync(test, 7, "\"title\":\"Requirement 4\"", "\"title\":\"Requirement 5\"");
        await ShouldNameAsync(test, "entry-changed", 7);
    }

    [Theory, BothDatabases]
    public async Task A_changed_time_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await ReplaceAsync(test, 7, "\"time\":\"2026-", "\"time\":\"2025-");
        await ShouldNameAsync(test, "entry-changed", 7);
    }

    [Theory, BothDatabases]
    public async Task A_changed_payload_with_a_fresh_hash_beside_it_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var bytes = await ReplaceAsync(test, 7, "\"title\":\"Requirement 4\"", "\"title\":\"Requirement 5\"");
        await test.TamperAsync($"UPDATE entries SET hash = {test.Hex(MerkleTree.LeafHash(bytes).ToArray())} WHERE id = {await IdAsync(test, 7)}");
        await ShouldNameAsync(test, "entry-changed", 7);
    }

    [Theory, BothDatabases]
    public async Task The_last_entry_changed_with_a_fresh_hash_is_named_by_the_head(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var bytes = await ReplaceAsync(test, 299, "\"title\":\"R299\"", "\"title\":\"R298\"");
        await test.TamperAsync($"UPDATE entries SET hash = {test.Hex(MerkleTree.LeafHash(bytes).ToArray())} WHERE id = {await IdAsync(test, 299)}");
        (await ReportAsync(test)).Problems.ShouldContain(p => p.Stream == Stream);
    }

    [Theory, BothDatabases]
    public async Task Swapped_entries_are_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var (a, b, spare) = (await IdAsync(test, 20), await IdAsync(test, 21), await IdAsync(test, 900_000));
        await test.TamperAsync($"UPDATE entries SET id = {spare} WHERE id = {a}");
        await test.TamperAsync($"UPDATE entries SET id = {a} WHERE id = {b}");
        await test.TamperAsync($"UPDATE entries SET id = {b} WHERE id = {spare}");
        var report = await ReportAsync(test);
        report.Problems.ShouldContain(p => p.What == "entry-moved" && p.Index == 20);
        report.Problems.ShouldContain(p => p.What == "entry-moved" && p.Index == 21);
    }

    [Theory, BothDatabases]
    public async Task A_removed_entry_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        (await test.TamperAsync($"DELETE FROM entries WHERE id = {await IdAsync(test, 100)}")).ShouldBe(1);
        await ShouldNameAsync(test, "entry-missing", 100);
    }

    [Theory, BothDatabases]
    public async Task An_inserted_entry_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await CopyAsync(test, from: 100, to: 300);
        (await ReportAsync(test)).Problems.ShouldContain(p => p.Stream == Stream && p.Index == 300);
    }

    [Theory, BothDatabases]
    public async Task A_forged_entry_that_fits_the_chain_but_not_the_head_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var last = (await test.Store.AllAsync(Stream))[299];
        var forged = EntryCodec.Encode(last.Entry with { Index = 300, Previous = last.Hash });
        await CopyAsync(test, from: 299, to: 300);
        await test.TamperAsync($"UPDATE entries SET bytes = {test.Hex(forged)}, hash = {test.Hex(MerkleTree.LeafHash(forged).ToArray())} WHERE id = {await IdAsync(test, 300)}");
        await ShouldNameAsync(test, "beyond-head", 300);
    }

    [Theory, BothDatabases]
    public async Task Truncated_entries_are_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        (await test.TamperAsync($"DELETE FROM entries WHERE id >= {await IdAsync(test, 290)} AND id < {await IdAsync(test, 1000)}")).ShouldBe(10);
        await ShouldNameAsync(test, "truncated", 290);
    }

    [Theory, BothDatabases]
    public async Task Entries_truncated_together_with_the_head_are_named_by_a_checkpoint(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        using var key = Key();
        var signer = new EcdsaNoteSigner("suture.example.org", key);
        await SignAsync(test, signer);
        var entries = await test.Store.AllAsync(Stream);
        var edge = TreeEdge.Empty.AppendMany([.. entries.Take(290).Select(e => e.Hash)]);
        await test.TamperAsync($"DELETE FROM entries WHERE id >= {await IdAsync(test, 290)} AND id < {await IdAsync(test, 1000)}");
        await test.TamperAsync($"UPDATE streams SET size = 290, root = {test.Hex(edge.Root.ToArray())}, edge = {test.Hex(edge.ToBytes())}, last_hash = {test.Hex(entries[289].Hash.ToArray())}, last_time = {Arg.Micros(entries[289].Entry.Time)} WHERE name = 'device/PUMP'");
        await test.Store.RebuildAsync(repair: true);
        (await test.Store.VerifyAsync(new VerifyOptions(true, [signer.VerifierKey]))).Problems.Select(p => p.What).ShouldBe(["checkpoint-beyond-ledger"]);
    }

    [Theory, BothDatabases]
    public async Task A_whole_history_written_anew_is_named_by_a_checkpoint_kept_outside(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        using var key = Key();
        var signer = new EcdsaNoteSigner("suture.example.org", key);
        var kept = (await SignAsync(test, signer)).ToString();
        await using var forged = await TestStore.CreateAsync(kind);
        await FillAsync(forged.Store, "Requirement four");
        var options = new VerifyOptions(true, [signer.VerifierKey]) { OutsideCheckpoints = System.Collections.Immutable.ImmutableDictionary<string, System.Collections.Immutable.ImmutableArray<string>>.Empty.Add(Stream, [kept]) };
        (await test.Store.VerifyAsync(options)).Problems.ShouldBeEmpty();
        (await forged.Store.VerifyAsync(options)).Problems.Select(p => p.What).ShouldBe(["checkpoint-root"]);
    }

    [Theory, BothDatabases]
    public async Task A_forged_checkpoint_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        using var key = Key();
        using var thief = Key();
        var signer = new EcdsaNoteSigner("suture.example.org", key);
        var signed = await SignAsync(test, signer);
        (await test.Store.VerifyAsync(new VerifyOptions(true, [signer.VerifierKey]))).Problems.ShouldBeEmpty();
        var other = new Checkpoint(signed.Checkpoint.Origin, signed.Checkpoint.Size, Make.HashOf("another root"));
        await NoteAsync(SignedCheckpoint.Sign(other, signer).ToString(), "checkpoint-root");
        await NoteAsync(SignedCheckpoint.Sign(signed.Checkpoint, new EcdsaNoteSigner("suture.example.org", thief)).ToString(), "checkpoint-unknown-key");
        await NoteAsync(signed.ToString().Replace("\n300\n", "\n299\n", StringComparison.Ordinal), "checkpoint-malformed");

        async Task NoteAsync(string note, string what)
        {
            await test.TamperAsync($"UPDATE checkpoints SET note = '{note}'");
            (await test.Store.VerifyAsync(new VerifyOptions(true, [signer.VerifierKey]))).Problems.Select(p => p.What).ShouldBe([what]);
        }
    }

    [Theory, BothDatabases]
    public async Task A_checkpoint_of_another_history_is_not_kept(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        using var key = Key();
        var signer = new EcdsaNoteSigner("suture.example.org", key);
        var head = (await test.Store.HeadsAsync()).Single();
        foreach (var (size, root) in ((long, Hash32)[])[(300, Make.HashOf("x")), (299, head.Root), (301, head.Root)])
        {
            await Should.ThrowAsync<StorageException>(() => test.Store.SaveCheckpointAsync(Stream, SignedCheckpoint.Sign(new Checkpoint("suture.example.org/" + Stream, size, root), signer)));
        }

        var earlier = await new ProofBuilder(test.Store.TilesOf(Stream)).RootAsync(270);
        await test.Store.SaveCheckpointAsync(Stream, SignedCheckpoint.Sign(new Checkpoint("suture.example.org/" + Stream, 270, earlier), signer));
        await SignAsync(test, signer);
        (await test.Store.ReadCheckpointsAsync(Stream, 10)).Select(c => c.Size).ShouldBe([300, 270]);
    }

    [Theory, BothDatabases]
    public async Task An_edited_tile_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        await test.TamperAsync($"UPDATE tiles SET hashes = {test.Hex(new byte[256 * 32])} WHERE level = 0");
        (await ReportAsync(test)).Problems.Select(p => p.What).ShouldBe(["tile-changed"]);
        (await test.TamperAsync($"DELETE FROM tiles WHERE level = 0")).ShouldBe(1);
        (await ReportAsync(test)).Problems.Select(p => p.What).ShouldBe(["tile-missing"]);
    }

    [Theory, BothDatabases]
    public async Task An_edited_head_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        foreach (var (column, value, what) in ((string, string, string)[])
            [("root", test.Hex(new byte[32]), "head-root"), ("edge", test.Hex(TreeEdge.Empty.ToBytes()), "head-edge"), ("last_hash", test.Hex(new byte[32]), "head-last-leaf"), ("last_time", "17", "head-last-time"), ("size", "301", "truncated")])
        {
            await test.TamperAsync($"CREATE TABLE kept AS SELECT * FROM streams");
            await test.TamperAsync($"UPDATE streams SET {column} = {value}");
            (await ReportAsync(test)).Problems.Select(p => p.What).ShouldContain(what, $"after {column} was edited");
            await test.TamperAsync($"UPDATE streams SET {column} = (SELECT {column} FROM kept)");
            await test.TamperAsync($"DROP TABLE kept");
            await test.Store.ShouldVerifyAsync();
        }

        await test.TamperAsync($"UPDATE entries SET id = id + 1099511627776");
        (await ReportAsync(test)).Problems.Select(p => p.What).ShouldContain("head-missing");
    }

    [Theory, BothDatabases]
    public async Task An_edited_projection_row_is_named_with_both_values(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var key = await test.TamperAsync($"UPDATE records SET title = 'Requirement ten' WHERE title = 'Requirement 4'");
        key.ShouldBe(1);
        var problem = (await ReportAsync(test)).Problems.ShouldHaveSingleItem();
        (problem.What, problem.Table, problem.Key, problem.Stored, problem.Computed).ShouldBe(("projection-changed", "records", "PUMP/SRS-4", "title = Requirement ten", "title = Requirement 4"));
        var rebuilt = await test.Store.RebuildAsync(repair: true);
        rebuilt.DifferenceCount.ShouldBe(1);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task Projection_rows_that_were_removed_or_added_are_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        (await test.TamperAsync($"DELETE FROM links WHERE place = 1")).ShouldBe(1);
        await test.TamperAsync($"INSERT INTO attestations(stream, standard, clause, entry) SELECT stream, 'iec62304', '5.1.1', 3 FROM devices");
        await test.TamperAsync($"UPDATE entries SET actor = 'carl' WHERE id = {await IdAsync(test, 9)}");
        var problems = (await ReportAsync(test)).Problems;
        problems.Select(p => (p.What, p.Table, p.Key)).ShouldBe(
            [("projection-changed", "entries", "device/PUMP/9"), ("projection-missing", "links", "PUMP/TC-1 verifies PUMP/SRS-1"), ("projection-extra", "attestations", "device/PUMP iec62304 5.1.1")],
            ignoreOrder: true);
    }

    [Theory, BothDatabases]
    public async Task A_file_that_an_entry_names_and_that_is_gone_is_named(DatabaseKind kind)
    {
        await using var test = await CreateAsync(kind);
        var hash = await test.Store.PutBlobAsync("bom"u8.ToArray());
        await test.Store.AppendedAsync("PUMP", 300, new SbomImported("app", "bom.json", hash, 3, "cyclonedx", "1.6", null, null, 0));
        await test.Store.ShouldVerifyAsync();
        File.Delete(Directory.GetFiles(test.Blobs, "*", SearchOption.AllDirectories).Single());
        (await ReportAsync(test)).Problems.Select(p => (p.What, p.Index)).ShouldBe([("blob-missing", 300L)]);
    }

    private static async Task<TestStore> CreateAsync(DatabaseKind kind)
    {
        var test = await TestStore.CreateAsync(kind);
        await FillAsync(test.Store, "Requirement 4");
        return test;
    }

    /// <summary>300 entries: one full tile and some more.</summary>
    private static async Task FillAsync(ISutureStore store, string title)
    {
        await Make.PumpAsync(store);
        if (title != "Requirement 4")
        {
            var record = Make.Record("SRS-4", title);
            await store.AppendedAsync("PUMP", 12, new RecordChanged(record.Id, 2, null, title, record.Text, null, [], record.Fields, record.State, record.ContentHash));
        }

        var start = title == "Requirement 4" ? 12 : 13;
        await store.AppendedAsync("PUMP", start, [.. Enumerable.Range(start, 300 - start).Select(n => Make.Record(new Domain.Records.RecordId(Domain.Records.RecordKind.SRS, n), $"R{n}"))]);
    }

    private static Task<LedgerReport> ReportAsync(TestStore test) => test.Store.VerifyAsync(Make.Everything);

    private static async Task ShouldNameAsync(TestStore test, string what, long index)
    {
        var report = await ReportAsync(test);
        report.Ok.ShouldBeFalse();
        report.Problems.ShouldContain(p => p.What == what && p.Stream == Stream && p.Index == index, $"got {string.Join(", ", report.Problems.Select(p => $"{p.What} {p.Index} {p.Message}"))}");
    }

    // The only device is stream 1.
    private static Task<long> IdAsync(TestStore test, long index)
    {
        test.ShouldNotBeNull();
        return Task.FromResult(Keys.Entry(1, index));
    }

    private static async Task<byte[]> ReplaceAsync(TestStore test, long index, string old, string changed)
    {
        var entry = (await test.Store.AllAsync(Stream))[(int)index];
        var text = Encoding.UTF8.GetString(entry.Bytes.Span);
        text.ShouldContain(old);
        var bytes = Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal));
        (await test.TamperAsync($"UPDATE entries SET bytes = {test.Hex(bytes)} WHERE id = {await IdAsync(test, index)}")).ShouldBe(1);
        return bytes;
    }

    private static async Task CopyAsync(TestStore test, long from, long to) =>
        (await test.TamperAsync($"INSERT INTO entries(id, time, type, actor, subject, hash, bytes) SELECT {await IdAsync(test, to)}, time, type, actor, subject, hash, bytes FROM entries WHERE id = {await IdAsync(test, from)}")).ShouldBe(1);

    private static ECDsa Key() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static async Task<SignedCheckpoint> SignAsync(TestStore test, EcdsaNoteSigner signer)
    {
        var head = (await test.Store.HeadsAsync()).Single();
        var signed = SignedCheckpoint.Sign(new Checkpoint(Checkpoint.OriginOf(signer.Name, head.Stream), head.Size, head.Root), signer);
        await test.Store.SaveCheckpointAsync(head.Stream, signed);
        return signed;
    }
}
