using System.Globalization;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;

namespace Suture.Storage.Crash;

/// <summary>Appends to one device for ever; how many entries an append has follows from where it starts, so that a half-written one can be told.</summary>
public sealed class Appender(ISutureStore store, string device)
{
    public static readonly IReadOnlyList<string> Devices = ["PUMP", "ALARM"];

    private static readonly Lock Output = new();

    /// <summary>Number of entries of the append that starts at this size.</summary>
    public static int CountAt(long size) => size == 0 ? 1 : size % 5 == 0 ? 60 : 1 + (int)(size % 3);

    /// <summary>Whether a whole number of appends leads to this size.</summary>
    public static bool IsWhole(long size)
    {
        long reached = 0;
        while (reached < size)
        {
            reached += CountAt(reached);
        }

        return reached == size;
    }

    public async Task RunAsync()
    {
        var size = (await store.HeadsAsync()).FirstOrDefault(h => string.Equals(h.Stream, Device.StreamOf(device), StringComparison.Ordinal))?.Size ?? 0;
        while (true)
        {
            var events = new List<DeviceEvent>();
            for (var i = 0; i < CountAt(size); i++)
            {
                events.Add(await EventAsync(size + i));
            }

            var result = await store.AppendAsync(new AppendRequest(device, size, Guid.NewGuid(), "crash", null, events));
            size = ((AppendResult.Appended)result).Head.Size;
            lock (Output)
            {
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{device} {size}"));
                Console.Out.Flush();
            }
        }
    }

    private async Task<DeviceEvent> EventAsync(long index)
    {
        if (index == 0)
        {
            return new DeviceCreated(new Device(device, "Device " + device, null, null, string.Empty));
        }

        if (index % 40 == 7)
        {
            var content = Encoding.UTF8.GetBytes($"file {device} {index}");
            return new SbomImported("app", "bom.json", await store.PutBlobAsync(content), content.Length, "cyclonedx", "1.6", null, null, 0);
        }

        if (index > 3 && index % 4 == 0 && (index - 1) % 40 != 7 && (index - 2) % 40 != 7)
        {
            var (from, to) = (Record(index - 1), Record(index - 2));
            return new LinksAdded([new ConfirmedLink(new LinkId(from.Id, LinkType.DerivesFrom, to.Id), from.ContentHash, to.ContentHash)]);
        }

        return Record(index);
    }

    private static RecordCreated Record(long index)
    {
        var id = new RecordId(RecordKind.SRS, (int)index);
        var fields = FieldValues.Empty(id.Kind.Definition());
        var text = new string('x', 400);
        return new RecordCreated(id, null, $"Requirement {index}", text, null, [], fields, id.Kind.Definition().Lifecycle.Initial.Name, RecordContent.Hash(id, $"Requirement {index}", text, fields));
    }
}
