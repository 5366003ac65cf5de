using System.Runtime.InteropServices;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Reading;

/// <summary>A device's model from its projected rows, inside one snapshot.</summary>
internal static class ModelLoader
{
    private const string OutcomesSql = "SELECT target_id, test, version, run_id, result, entry FROM outcomes WHERE target_id >= $1 AND target_id < $2 ORDER BY first, place";

    // From here on, links and some records are read beside, on a second connection and processor.
    private const int ManyEntries = 20_000;

    public static async ValueTask<DeviceModel?> LoadAsync(SutureStore store, string deviceKey, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenSnapshotAsync(cancellationToken);
        if (await FindHeadAsync(session, deviceKey, cancellationToken) is not { } head)
        {
            return null;
        }

        var share = new RecordShare();
        var reading = head.Size > ManyEntries ? Task.Run(() => ReadBesideAsync(store, head, share, cancellationToken), cancellationToken) : null;
        Arg[] range = [Keys.FirstRecord(head.Stream), Keys.EndOfRecords(head.Stream)];
        var pool = new StringPool();
        var records = await RecordRows.ReadAsync(session, range[0].Number, range[1].Number, pool, share.MayRead, cancellationToken);
        var beside = reading is null ? null : await reading;
        foreach (var block in beside?.Blocks ?? [])
        {
            records.AddRange(block);
        }

        InOrderOfCreation(records);

        var builder = new DeviceModelBuilder();
        builder.SetDevice(head.Device);
        builder.SetPosition(head.Size);
        foreach (var (_, record) in records)
        {
            builder.AddRecord(record);
        }

        builder.SetLinks(beside?.Links ?? await LinkReader.ReadAsync(session, range, Ordinals(records.Select(r => Keys.Record(head.Stream, r.Record.Id))), pool, cancellationToken));
        await session.QueryAsync(
            OutcomesSql,
            range,
            row =>
            {
                var version = row.IsNull(2) ? null : row.Text(2, pool);
                builder.AddOutcome(Keys.RecordOf(row.Number(0)), new Outcome(Keys.RecordOf(row.Number(3)), row.Text(1), (TestOutcome)row.Number(4), version, row.Number(5)));
                return true;
            },
            cancellationToken);
        await LoadStatementsAsync(session, builder, head.Stream, cancellationToken);
        return builder.Build();
    }

    private static ValueTask<Head?> FindHeadAsync(ISession session, string deviceKey, CancellationToken cancellationToken) => session.FirstAsync(
        "SELECT s.id, s.size, d.name, d.safety_class, d.version, d.description FROM streams s JOIN devices d ON d.stream = s.id WHERE s.name = $1",
        [Device.StreamOf(deviceKey)],
        row => new Head(row.Number(0), row.Number(1), new Device(deviceKey, row.Text(2), row.TextOrNull(3), row.TextOrNull(4), row.Text(5))),
        cancellationToken);

    /// <summary>The links and the last of the records, from a snapshot of its own; null when it is not of the same moment, because an append came in between.</summary>
    private static async Task<Beside?> ReadBesideAsync(SutureStore store, Head head, RecordShare share, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenSnapshotAsync(cancellationToken);
        if ((await FindHeadAsync(session, head.Device.Key, cancellationToken))?.Size != head.Size)
        {
            return null;
        }

        Arg[] range = [Keys.FirstRecord(head.Stream), Keys.EndOfRecords(head.Stream)];
        var keys = await session.ListAsync(
            "SELECT created, id FROM records WHERE id >= $1 AND id < $2 ORDER BY id", range, row => (Created: row.Number(0), Key: row.Number(1)), cancellationToken);
        var pool = new StringPool();
        var links = await LinkReader.ReadAsync(session, range, Ordinals(keys.OrderBy(k => k.Created).Select(k => k.Key)), pool, cancellationToken);

        var blocks = new Stack<List<CreatedRecord>>();
        for (var high = keys.Count; high > 0 && share.Take(Math.Max(0, high - RecordShare.Block)); high -= RecordShare.Block)
        {
            var to = high < keys.Count ? keys[high].Key : range[1].Number;
            blocks.Push(await RecordRows.ReadAsync(session, keys[Math.Max(0, high - RecordShare.Block)].Key, to, pool, _ => true, cancellationToken));
        }

        return new Beside(links, blocks);
    }

    // Rows lie in the order of keys, and the model wants the order of coming into being; after an import both are the same.
    private static void InOrderOfCreation(List<CreatedRecord> records)
    {
        var rows = CollectionsMarshal.AsSpan(records);
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i - 1].Created > rows[i].Created)
            {
                rows.Sort((a, b) => a.Created.CompareTo(b.Created));
                return;
            }
        }
    }

    private static Dictionary<long, int> Ordinals(IEnumerable<long> keysByCreation)
    {
        var ordinals = new Dictionary<long, int>();
        foreach (var key in keysByCreation)
        {
            ordinals.Add(key, ordinals.Count);
        }

        return ordinals;
    }

    // Few, and read whole from the entries that made them.
    private static async ValueTask LoadStatementsAsync(ISession session, DeviceModelBuilder builder, long stream, CancellationToken cancellationToken)
    {
        foreach (var table in (string[])["sboms", "attestations", "risk_policies"])
        {
            var entries = await session.ListAsync(
                $"SELECT e.bytes FROM {table} t JOIN entries e ON e.id = t.entry + $2 WHERE t.stream = $1 ORDER BY t.entry",
                [stream, Keys.Entry(stream, 0)],
                row => EntryCodec.Decode(row.Bytes(0).ToArray()),
                cancellationToken);
            foreach (var entry in entries)
            {
                switch (EventCodec.Decode(entry.Type, entry.Payload))
                {
                    case SbomImported sbom:
                        builder.AddSbom(new SbomImport(sbom, entry.Time, entry.Actor, entry.Index));
                        break;
                    case ClauseAttested attested:
                        builder.AddAttestation(new Attestation(attested, entry.Time, entry.Actor, entry.Index));
                        break;
                    case RiskPolicySet policy:
                        builder.SetRiskPolicy(new RiskPolicySetting(policy, entry.Time, entry.Actor, entry.Index));
                        break;
                    case var other:
                        throw new StorageException($"Table {table} names entry {entry.Index}, which is a {other.GetType().Name}; run ledger verify.");
                }
            }
        }
    }

    private sealed record Head(long Stream, long Size, Device Device);

    /// <param name="Links">All links.</param>
    /// <param name="Blocks">Records from some place to the end, in blocks.</param>
    private sealed record Beside(Link[] Links, IEnumerable<List<CreatedRecord>> Blocks);
}
