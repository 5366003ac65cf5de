using Suture.Domain.Records;
using Suture.Ledger;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

public class AppendTests
{
    [Theory, BothDatabases]
    public async Task A_first_append_makes_the_stream_and_says_where_it_stands(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var done = await test.Store.AppendedAsync("PUMP", 0, Make.Device("PUMP"), Make.Record("SRS-1"));
        done.FirstIndex.ShouldBe(0);
        done.Head.Size.ShouldBe(2);
        done.Head.Stream.ShouldBe("device/PUMP");
        done.Contexts.Select(c => c.Index).ShouldBe([0, 1]);
        (await test.Store.HeadsAsync()).ShouldBe([done.Head]);
        var model = (await test.Store.LoadModelAsync("PUMP"))!;
        model.Position.ShouldBe(2);
        model.Get(RecordId.Parse("SRS-1"))!.Title.ShouldBe("A title");
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task A_stale_append_writes_nothing_and_tells_the_size(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        (await test.Store.AppendAsync(Make.Request("PUMP", 3, Make.Record("SRS-99")))).ShouldBe(new AppendResult.Stale(12));
        (await test.Store.AppendAsync(Make.Request("PUMP", 13, Make.Record("SRS-99")))).ShouldBe(new AppendResult.Stale(12));
        (await test.Store.AppendAsync(Make.Request("OTHER", 4, Make.Record("SRS-99")))).ShouldBe(new AppendResult.Stale(0));
        (await test.Store.LoadModelAsync("PUMP"))!.Position.ShouldBe(12);
        (await test.Store.LoadModelAsync("OTHER")).ShouldBeNull();
        (await test.Store.HeadsAsync()).Length.ShouldBe(1);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task A_repeated_command_gets_the_first_answer_and_writes_nothing(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        var request = Make.Request("PUMP", 12, Make.Record("SRS-50"), Make.Record("SRS-51")) with { CommandId = Guid.NewGuid(), Answer = "made SRS-50"u8.ToArray() };
        (await test.Store.AppendAsync(request)).ShouldBeOfType<AppendResult.Appended>();
        await test.ReopenAsync();
        foreach (var expected in (long[])[12, 14])
        {
            var repeated = (await test.Store.AppendAsync(request with { ExpectedSize = expected })).ShouldBeOfType<AppendResult.Repeated>();
            repeated.FirstIndex.ShouldBe(12);
            repeated.Count.ShouldBe(2);
            repeated.Answer.ShouldBe("made SRS-50"u8.ToArray());
        }

        (await test.Store.FindCommandAsync(request.CommandId!.Value))!.FirstIndex.ShouldBe(12);
        (await test.Store.FindCommandAsync(Guid.NewGuid())).ShouldBeNull();
        (await test.Store.LoadModelAsync("PUMP"))!.Position.ShouldBe(14);
    }

    [Theory, BothDatabases]
    public async Task A_command_id_with_another_request_is_refused_by_name(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        var id = Guid.NewGuid();
        (await test.Store.AppendAsync(Make.Request("PUMP", 12, Make.Record("SRS-50")) with { CommandId = id })).ShouldBeOfType<AppendResult.Appended>();
        (await test.Store.AppendAsync(Make.Request("PUMP", 13, Make.Record("SRS-51")) with { CommandId = id })).ShouldBe(new AppendResult.CommandReused(id));
        (await test.Store.AppendAsync(Make.Request("NEW", 0, Make.Device("NEW")) with { CommandId = id })).ShouldBe(new AppendResult.CommandReused(id));
        (await test.Store.HeadsAsync()).Single().Size.ShouldBe(13);
    }

    [Theory, BothDatabases]
    public async Task The_request_hash_decides_what_a_repetition_is_when_the_caller_gives_one(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        var first = Make.Request("PUMP", 12, Make.Record("SRS-50")) with { CommandId = Guid.NewGuid(), RequestHash = Make.HashOf("create a requirement") };
        (await test.Store.AppendAsync(first)).ShouldBeOfType<AppendResult.Appended>();
        (await test.Store.AppendAsync(first with { ExpectedSize = 13, Events = [Make.Record("SRS-51")] })).ShouldBeOfType<AppendResult.Repeated>();
    }

    [Theory, BothDatabases]
    public async Task Nothing_of_an_append_that_breaks_a_rule_of_the_tables_stays(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        await Should.ThrowAsync<Exception>(() => test.Store.AppendAsync(Make.Request("PUMP", 12, Make.Record("SRS-60"), Make.Record("SRS-1"))));
        var model = (await test.Store.LoadModelAsync("PUMP"))!;
        model.Position.ShouldBe(12);
        model.Get(RecordId.Parse("SRS-60")).ShouldBeNull();
        await test.Store.AppendedAsync("PUMP", 12, Make.Record("SRS-60"));
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task Time_never_goes_back_in_a_stream(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var first = await test.Store.AppendedAsync("PUMP", 0, Make.Device("PUMP"));
        test.Clock.Now -= TimeSpan.FromDays(1);
        var second = await test.Store.AppendedAsync("PUMP", 1, Make.Record("SRS-1"));
        second.Contexts[0].Time.ShouldBe(first.Contexts[0].Time);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task Clients_on_different_devices_do_not_disturb_each_other(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Task.WhenAll(Enumerable.Range(1, 8).Select(n => Task.Run(async () =>
        {
            var device = $"DEV{n}";
            await test.Store.AppendedAsync(device, 0, Make.Device(device));
            for (var i = 1; i <= 40; i++)
            {
                await test.Store.AppendedAsync(device, i, Make.Record(new RecordId(RecordKind.SRS, i)));
            }
        })));
        (await test.Store.HeadsAsync()).ShouldAllBe(h => h.Size == 41);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task Of_clients_that_decided_on_the_same_model_one_wins_and_the_others_are_told(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await using var other = await test.OpenAnotherAsync();
        await test.Store.AppendedAsync("PUMP", 0, Make.Device("PUMP"));
        for (var round = 1; round <= 20; round++)
        {
            var size = round;
            var results = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => Task.Run(() =>
                (n % 2 == 0 ? test.Store : other).AppendAsync(Make.Request("PUMP", size, Make.Record(new RecordId(RecordKind.SRS, (size * 10) + n)))))));
            results.OfType<AppendResult.Appended>().Count().ShouldBe(1);
            results.OfType<AppendResult.Stale>().ShouldAllBe(s => s.ActualSize == size + 1);
        }

        (await test.Store.LoadModelAsync("PUMP"))!.Records.Count.ShouldBe(20);
        await test.Store.ShouldVerifyAsync();
    }

    [Theory, BothDatabases]
    public async Task A_big_append_over_many_tiles_is_one_whole_and_every_entry_can_be_proved(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.AppendedAsync("PUMP", 0, [Make.Device("PUMP"), .. Enumerable.Range(1, 99).Select(n => Make.Record(new RecordId(RecordKind.SRS, n)))]);
        var done = await test.Store.AppendedAsync("PUMP", 100, [.. Enumerable.Range(100, 2600).Select(n => Make.Record(new RecordId(RecordKind.SRS, n)))]);
        done.Head.Size.ShouldBe(2700);
        await test.Store.AppendedAsync("PUMP", 2700, Make.Record(new RecordId(RecordKind.SRS, 2700)));
        await test.Store.ShouldVerifyAsync();
        var head = (await test.Store.HeadsAsync()).Single();
        var proofs = new ProofBuilder(test.Store.TilesOf(head.Stream));
        var entries = await test.Store.AllAsync(head.Stream);
        foreach (var index in (long[])[0, 255, 256, 1000, 2559, 2560, 2699, 2700])
        {
            var leaf = MerkleTree.LeafHash(entries[(int)index].Bytes.Span);
            leaf.ShouldBe(entries[(int)index].Hash);
            Proofs.VerifyInclusion(leaf, index, head.Size, await proofs.InclusionProofAsync(index, head.Size), head.Root).ShouldBeTrue();
        }

        (await proofs.RootAsync(2700)).ShouldBe(done.Head.Root);
        Proofs.VerifyConsistency(2700, 2701, done.Head.Root, head.Root, await proofs.ConsistencyProofAsync(2700, 2701)).ShouldBeTrue();
    }
}
