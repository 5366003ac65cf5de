using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

public class ModelTests
{
    [Theory, BothDatabases]
    public async Task Tables_and_replay_and_live_changes_give_the_same_model_for_any_history(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var number = 0;
        await Gen.Int.SampleAsync(
            async seed =>
            {
                var device = $"DEV{Interlocked.Increment(ref number)}";
                var history = new History(device, seed);
                DeviceModel? live = null;
                var middle = default(DeviceModel);
                for (var i = 0; i < 120; i++)
                {
                    var e = history.Next(live);
                    var done = await test.Store.AppendedAsync(device, i, e);
                    live = live is null ? (await test.Store.LoadModelAsync(device))! : live.After([(e, done.Contexts[0])]);
                    middle = i == 60 ? live : middle;
                }

                var loaded = ModelText.Of((await test.Store.LoadModelAsync(device))!);
                loaded.ShouldBe(ModelText.Of(live!));
                ModelText.Of((await test.Store.LoadModelAtAsync(device, 120))!).ShouldBe(loaded);
                ModelText.Of(await test.Store.CatchUpAsync(middle!)).ShouldBe(loaded);
                ModelText.Of((await test.Store.LoadModelAtAsync(device, 61))!).ShouldBe(ModelText.Of(middle!));
            },
            iter: 12,
            threads: 1);
        var sboms = await test.Store.VerifyAsync(Make.Everything with { Blobs = false });
        sboms.Problems.ShouldBeEmpty();
        (await test.Store.RebuildAsync(repair: false)).DifferenceCount.ShouldBe(0);
    }

    [Theory, BothDatabases]
    public async Task A_big_device_whose_links_are_read_beside_its_records_is_the_same_as_its_replay(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var records = Enumerable.Range(1, 20_100).Select(n => Make.Record(new RecordId(n % 3 == 0 ? RecordKind.UN : RecordKind.SRS, n), text: string.Empty)).ToList();
        var needs = records.Where(r => r.Id.Kind == RecordKind.UN).ToList();
        var links = records.Where(r => r.Id.Kind == RecordKind.SRS)
            .Select((r, i) => new ConfirmedLink(new LinkId(r.Id, LinkType.DerivesFrom, needs[i * 31 % needs.Count].Id), r.ContentHash, needs[i * 31 % needs.Count].ContentHash));
        await test.Store.AppendedAsync("PUMP", 0, [Make.Device("PUMP"), .. records, .. links.Chunk(500).Reverse().Select(c => new LinksAdded([.. c]))]);
        var loaded = (await test.Store.LoadModelAsync("PUMP"))!;
        loaded.LinkCount.ShouldBe(13_400);
        ModelText.Of(loaded).ShouldBe(ModelText.Of((await test.Store.LoadModelAtAsync("PUMP", loaded.Position))!));
    }

    [Theory, BothDatabases]
    public async Task A_model_that_is_current_is_given_back_as_it_is(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var model = await Make.PumpAsync(test.Store);
        (await test.Store.CatchUpAsync(model)).ShouldBeSameAs(model);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_there_is_null(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        (await test.Store.LoadModelAsync("PUMP")).ShouldBeNull();
        await Make.PumpAsync(test.Store);
        (await test.Store.LoadModelAtAsync("PUMP", 13)).ShouldBeNull();
        (await test.Store.LoadModelAtAsync("PUMPS", 1)).ShouldBeNull();
        (await test.Store.AllAsync("device/PUMPS")).ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Devices_are_listed_as_they_are_now(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        await test.Store.AppendedAsync("ALARM", 0, Make.Device("ALARM"));
        await test.Store.AppendedAsync("ALARM", 1, new DeviceChanged(new Device("ALARM", "Alarm unit", null, null, "")));
        var devices = await test.Store.ListDevicesAsync();
        devices.Select(d => (d.Device.Key, d.Device.Name, d.Position)).ShouldBe([("ALARM", "Alarm unit", 2L), ("PUMP", "Infusion pump", 12L)]);
    }

    [Theory, BothDatabases]
    public async Task The_history_of_a_record_has_its_entries_its_links_from_both_sides_and_its_outcomes(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        var model = await Make.PumpAsync(test.Store);
        var link = Make.Link("TC-1", LinkType.Verifies, "SRS-1");
        await test.Store.AppendedAsync("PUMP", 12, new LinksConfirmed([Make.Confirmed(model, link)]));
        await test.Store.AppendedAsync("PUMP", 13, new LinksRemoved([link]));
        await test.Store.AppendedAsync("PUMP", 14, Make.Record("RUN-1"), new OutcomesRecorded(RecordId.Parse("RUN-1"), "2.1.0", [new(RecordId.Parse("SRS-1"), "t", TestOutcome.Passed)]));
        model = await test.Store.CatchUpAsync(model);
        (await IndexesAsync("SRS-1")).ShouldBe([2, 5, 12, 13, 15]);
        (await IndexesAsync("TC-1")).ShouldBe([4, 5, 12, 13]);
        (await IndexesAsync("SRS-3")).ShouldBe([6]);
        (await IndexesAsync("SRS-77")).ShouldBeEmpty();

        async Task<List<long>> IndexesAsync(string key)
        {
            var indexes = new List<long>();
            await foreach (var entry in test.Store.ReadHistoryAsync(model, RecordId.Parse(key)))
            {
                indexes.Add(entry.Index);
            }

            return indexes;
        }
    }
}
