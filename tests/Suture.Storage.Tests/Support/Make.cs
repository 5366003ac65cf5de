using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Ledger;

namespace Suture.Storage.Tests.Support;

/// <summary>Small pieces of test data.</summary>
internal static class Make
{
    public const string Actor = "anna.berg";

    public static DeviceCreated Device(string key, string name = "Infusion pump") => new(new Device(key, name, "C", "2.1.0", "An *infusion pump*."));

    public static RecordCreated Record(string key, string title = "A title", string text = "Some text.") => Record(RecordId.Parse(key), title, text);

    public static RecordCreated Record(RecordId id, string title = "A title", string text = "Some text.")
    {
        var kind = id.Kind.Definition();
        var fields = FieldValues.Empty(kind);
        return new RecordCreated(id, null, title, text, "bo.dahl", ["core", "ü tag"], fields, kind.Lifecycle.Initial.Name, RecordContent.Hash(id, title, text, fields));
    }

    public static LinkId Link(string from, LinkType type, string to) => new(RecordId.Parse(from), type, RecordId.Parse(to));

    public static LinksAdded Links(DeviceModel model, params LinkId[] links) => new([.. links.Select(l => Confirmed(model, l))]);

    public static ConfirmedLink Confirmed(DeviceModel model, LinkId link) => new(link, model.Get(link.From)!.ContentHash, model.Get(link.To)!.ContentHash);

    public static AppendRequest Request(string device, long expected, params DeviceEvent[] events) => new(device, expected, null, Actor, null, events);

    /// <summary>Appends and asserts that it was done.</summary>
    public static async Task<AppendResult.Appended> AppendedAsync(this ISutureStore store, string device, long expected, params DeviceEvent[] events) =>
        (await store.AppendAsync(Request(device, expected, events))).ShouldBeOfType<AppendResult.Appended>();

    /// <summary>A device with a few records and links, entries one by one: 12 entries.</summary>
    public static async Task<DeviceModel> PumpAsync(ISutureStore store, string device = "PUMP")
    {
        await store.AppendedAsync(device, 0, Device(device));
        await store.AppendedAsync(device, 1, Record("UN-1", "Need"), Record("SRS-1", "Requirement one"), Record("SRS-2", "Requirement two"), Record("TC-1", "Test"));
        var model = (await store.LoadModelAsync(device))!;
        await store.AppendedAsync(device, 5, Links(model, Link("SRS-1", LinkType.DerivesFrom, "UN-1"), Link("TC-1", LinkType.Verifies, "SRS-1"), Link("TC-1", LinkType.Verifies, "SRS-2")));
        foreach (var number in Enumerable.Range(3, 6))
        {
            await store.AppendedAsync(device, 3 + number, Record($"SRS-{number}", $"Requirement {number}"));
        }

        return (await store.LoadModelAsync(device))!;
    }

    public static Hash32 HashOf(string text) => Hash32.Sha256(System.Text.Encoding.UTF8.GetBytes(text));

    public static VerifyOptions Everything { get; } = new(Projections: true, TrustedKeys: []);

    /// <summary>Verifies ledger, projections and files, and asserts that all fits.</summary>
    public static async Task ShouldVerifyAsync(this ISutureStore store)
    {
        var report = await store.VerifyAsync(Everything);
        report.Problems.ShouldBeEmpty();
        report.Ok.ShouldBeTrue();
    }

    public static async Task<ImmutableArray<StoredEntry>> AllAsync(this ISutureStore store, string stream)
    {
        var entries = ImmutableArray.CreateBuilder<StoredEntry>();
        await foreach (var entry in store.ReadEntriesAsync(stream, 0, null))
        {
            entries.Add(entry);
        }

        return entries.ToImmutable();
    }
}
