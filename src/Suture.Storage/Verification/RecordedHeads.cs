using System.Text.Json;
using Suture.Domain.People;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Reading;

namespace Suture.Storage.Verification;

/// <summary>The organization's stream names devices and the heads of their streams, so that none can vanish or shrink: whether all are still there.</summary>
internal static class RecordedHeads
{
    public static async Task CheckAsync(ISession session, List<StreamRow> streams, ProblemCollector problems, CancellationToken cancellationToken)
    {
        var byName = streams.ToDictionary(s => s.Name, StringComparer.Ordinal);
        if (!byName.TryGetValue(OrganizationEventCodec.Stream, out var organization))
        {
            return;
        }

        var seen = new HashSet<RecordedHead>();
        for (long next = 0; ;)
        {
            var page = await EntryReader.PageAsync(session, organization.Id, organization.Name, next, Keys.MaxIndex, 512, cancellationToken);
            foreach (var entry in page)
            {
                switch (Read(entry))
                {
                    case DeviceRegistered registered when !byName.ContainsKey(Device.StreamOf(registered.Key)):
                        problems.Add(new StoreProblem(
                            "stream-missing", Device.StreamOf(registered.Key), null, null, null, $"Entry {entry.Index} of the organization registers device {registered.Key}, whose stream is gone."));
                        break;
                    case HeadsRecorded heads:
                        foreach (var head in heads.Heads.Where(seen.Add))
                        {
                            await CheckAsync(session, byName, head, entry.Index, problems, cancellationToken);
                        }

                        break;
                    default:
                        break;
                }
            }

            if (page.Count < 512)
            {
                return;
            }

            next = page[^1].Index + 1;
        }
    }

    private static async Task CheckAsync(
        ISession session, Dictionary<string, StreamRow> streams, RecordedHead head, long at, ProblemCollector problems, CancellationToken cancellationToken)
    {
        if (!streams.TryGetValue(head.Stream, out var stream))
        {
            problems.Add(new StoreProblem("stream-missing", head.Stream, null, null, head.Root.ToString(), $"Entry {at} of the organization records {head.Size} entries of {head.Stream}, which is gone."));
            return;
        }

        if (stream.Size < head.Size)
        {
            problems.Add(new StoreProblem("stream-shrunk", head.Stream, head.Size, $"{stream.Size}", $"{head.Size}", $"Entry {at} of the organization records {head.Size} entries of {head.Stream}; it has {stream.Size} now."));
            return;
        }

        Hash32? root = null;
        try
        {
            root = await new ProofBuilder(new SessionTiles(session, stream.Id, stream.Name)).RootAsync(head.Size, cancellationToken);
        }
        catch (Exception e) when (e is StorageException or FormatException or ArgumentException)
        {
            // A tile that is missing or damaged is named by the stream's own verification; here the root is then unknown.
        }

        if (root != head.Root)
        {
            problems.Add(new StoreProblem(
                "recorded-head-root", head.Stream, head.Size, root?.ToString(), head.Root.ToString(), $"Entry {at} of the organization records another root of {head.Stream} at size {head.Size}."));
        }
    }

    // What can not be read is named by the stream's own verification.
    private static OrganizationEvent? Read(StoredEntry entry)
    {
        try
        {
            return entry.ReadOrganizationEvent();
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            return null;
        }
    }
}
