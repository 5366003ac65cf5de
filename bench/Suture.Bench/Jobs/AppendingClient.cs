using System.Collections.Immutable;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;

namespace Suture.Bench.Jobs;

/// <summary>A client that creates and changes records of one device through the use case, by turns, each write waiting for the one before.</summary>
internal sealed class AppendingClient(Workshop workshop, string device)
{
    /// <summary>Records the device has before the first write is timed: a device in use, not an empty one.</summary>
    private const int RecordsBefore = 2000;

    private RecordDetail? last;
    private long turn;

    /// <summary>Devices with some records in them, and a client for each.</summary>
    public static async Task<ImmutableArray<AppendingClient>> PrepareAsync(Workshop workshop, int devices)
    {
        var drafts = GeneratedDevice.OfRecords(RecordsBefore).Drafts();
        var clients = ImmutableArray.CreateBuilder<AppendingClient>(devices);
        for (var i = 0; i < devices; i++)
        {
            var device = $"DEV{i}";
            await workshop.CreateDeviceAsync(device);
            Workshop.Good(await workshop.Transfer.ImportAsync(Workshop.Caller, device, drafts, dryRun: false, new WriteInfo(), CancellationToken.None));
            clients.Add(new AppendingClient(workshop, device));
        }

        return clients.MoveToImmutable();
    }

    public async Task WriteAsync()
    {
        turn++;
        var id = new RecordId(RecordKind.SRS, (int)(turn % 500) + 1);
        last = Workshop.Good(last is null || turn % 2 == 1
            ? await workshop.Writing.CreateAsync(
                Workshop.Caller, device,
                new RecordDraft { Kind = RecordKind.SRS, Title = GeneratedText.Title(id), Text = GeneratedText.Body(id), Owner = "anna.berg", Fields = GeneratedText.Fields(id), Place = new SourcePlace(null) },
                new WriteInfo(Command: Guid.NewGuid()), CancellationToken.None)
            : await workshop.Writing.ChangeAsync(
                Workshop.Caller, device, last.Record.Id, last.Record.Version, new RecordPatch(Text: GeneratedText.Body(id) + $" Turn {turn}."), new WriteInfo(Command: Guid.NewGuid()), CancellationToken.None));
    }

    /// <summary>Median length in bytes of the last entries, for a rival that writes as much.</summary>
    public async Task<int> EntryBytesAsync()
    {
        var lengths = new List<double>();
        await foreach (var entry in workshop.Store.ReadEntriesAsync(Domain.Records.Model.Device.StreamOf(device), (await workshop.ModelAsync(device)).Position - 50, null))
        {
            lengths.Add(entry.Bytes.Length);
        }

        return (int)Measure.Median(lengths);
    }
}
