using Suture.Domain.Records;
using Suture.Storage.Tests.Support;

namespace Suture.Storage.Tests;

public class TrailTests
{
    [Theory, BothDatabases]
    public async Task The_trail_is_read_newest_first_in_pages_without_gap_or_overlap(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        var seen = new List<long>();
        var query = new TrailQuery("device/PUMP", 5);
        while (true)
        {
            var page = await test.Store.ReadTrailAsync(query);
            seen.AddRange(page.Entries.Select(e => e.Index));
            if (page.Before is null)
            {
                break;
            }

            query = query with { Before = page.Before };
        }

        seen.ShouldBe([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
        (await test.Store.ReadTrailAsync(new TrailQuery("device/NONE", 5))).Entries.ShouldBeEmpty();
    }

    [Theory, BothDatabases]
    public async Task Filters_hold_together(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await Make.PumpAsync(test.Store);
        await test.Store.AppendAsync(Make.Request("PUMP", 12, Make.Record("SRS-20")) with { Actor = "carl", Reason = "Because" });
        var time = (await test.Store.ReadTrailAsync(new TrailQuery("device/PUMP", 1))).Entries[0].Entry.Time;
        (await IndexesAsync(q => q with { Actor = "carl" })).ShouldBe([12]);
        (await IndexesAsync(q => q with { Type = "links.added" })).ShouldBe([5]);
        (await IndexesAsync(q => q with { Type = "device.created@1" })).ShouldBe([0]);
        (await IndexesAsync(q => q with { Type = "record.creat" })).ShouldBeEmpty();
        (await IndexesAsync(q => q with { Record = RecordId.Parse("SRS-2") })).ShouldBe([3]);
        (await IndexesAsync(q => q with { From = time })).ShouldBe([12]);
        (await IndexesAsync(q => q with { Until = time, Actor = "carl" })).ShouldBeEmpty();
        (await IndexesAsync(q => q with { Until = time, Type = "record.created", Before = 4 })).ShouldBe([3, 2, 1]);

        async Task<IEnumerable<long>> IndexesAsync(Func<TrailQuery, TrailQuery> filter) =>
            (await test.Store.ReadTrailAsync(filter(new TrailQuery("device/PUMP", 100)))).Entries.Select(e => e.Index);
    }

    [Theory, BothDatabases]
    public async Task Entries_are_read_in_order_between_two_indexes(DatabaseKind kind)
    {
        await using var test = await TestStore.CreateAsync(kind);
        await test.Store.AppendedAsync("PUMP", 0, [Make.Device("PUMP"), .. Enumerable.Range(1, 1300).Select(n => Make.Record(new RecordId(RecordKind.SRS, n)))]);
        (await test.Store.AllAsync("device/PUMP")).Select(e => e.Index).ShouldBe(Enumerable.Range(0, 1301).Select(i => (long)i));
        var some = new List<long>();
        await foreach (var entry in test.Store.ReadEntriesAsync("device/PUMP", 510, 515))
        {
            some.Add(entry.Index);
            entry.Entry.Index.ShouldBe(entry.Index);
        }

        some.ShouldBe([510, 511, 512, 513, 514]);
    }
}
