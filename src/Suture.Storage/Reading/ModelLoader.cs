using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Reading;

/// <summary>A device's model from its projected rows, inside one snapshot.</summary>
internal static class ModelLoader
{
    private const string RecordsSql =
        "SELECT id, created, version, revision, state, alias, title, text, owner, tags, fields, content_hash, created_by, created_at, changed_by, changed_at, signature FROM records WHERE id >= $1 AND id < $2";

    private const string LinksSql = "SELECT from_id, type, to_id, added, place, confirmed, confirmed_by, from_hash, to_hash FROM links WHERE from_id >= $1 AND from_id < $2";

    private const string OutcomesSql = "SELECT target_id, test, version, run_id, result, entry FROM outcomes WHERE target_id >= $1 AND target_id < $2 ORDER BY first, place";

    // From here on, links are read beside the records, on a second connection and processor.
    private const int ManyEntries = 20_000;

    public static async ValueTask<DeviceModel?> LoadAsync(SutureStore store, string deviceKey, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenSnapshotAsync(cancellationToken);
        if (await FindHeadAsync(session, deviceKey, cancellationToken) is not { } head)
        {
            return null;
        }

        var beside = head.Size > ManyEntries ? Task.Run(() => ReadLinksBesideAsync(store, head, cancellationToken), cancellationToken) : null;
        Arg[] range = [Keys.FirstRecord(head.Stream), Keys.EndOfRecords(head.Stream)];
        var pool = new StringPool();
        var builder = new DeviceModelBuilder();
        builder.SetDevice(head.Device);
        builder.SetPosition(head.Size);
        var ordinals = new Dictionary<long, int>();
        foreach (var record in await ReadRecordsAsync(session, range, pool, cancellationToken))
        {
            ordinals.Add(Keys.Record(head.Stream, record.Id), builder.AddRecord(record));
        }

        var links = beside is null ? null : await beside;
        builder.SetLinks(links ?? await ReadLinksAsync(session, range, ordinals, pool, cancellationToken));
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

    /// <summary>The links from a snapshot of its own; null when it is not of the same moment, because an append came in between.</summary>
    private static async Task<Link[]?> ReadLinksBesideAsync(SutureStore store, Head head, CancellationToken cancellationToken)
    {
        await using var session = await store.OpenSnapshotAsync(cancellationToken);
        if ((await FindHeadAsync(session, head.Device.Key, cancellationToken))?.Size != head.Size)
        {
            return null;
        }

        Arg[] range = [Keys.FirstRecord(head.Stream), Keys.EndOfRecords(head.Stream)];
        var keys = await session.ListAsync("SELECT created, id FROM records WHERE id >= $1 AND id < $2", range, row => (Created: row.Number(0), Key: row.Number(1)), cancellationToken);
        keys.Sort();
        var ordinals = new Dictionary<long, int>(keys.Count);
        foreach (var (_, key) in keys)
        {
            ordinals.Add(key, ordinals.Count);
        }

        return await ReadLinksAsync(session, range, ordinals, new StringPool(), cancellationToken);
    }

    private static async ValueTask<Record[]> ReadRecordsAsync(ISession session, Arg[] range, StringPool pool, CancellationToken cancellationToken)
    {
        // Rows lie in the order of keys, and the model wants the order of coming into being.
        var created = new List<long>();
        var records = new List<Record>();
        await session.QueryAsync(
            RecordsSql,
            range,
            row =>
            {
                created.Add(row.Number(1));
                records.Add(ReadRecord(row, pool));
                return true;
            },
            cancellationToken);
        var sorted = records.ToArray();
        Array.Sort(created.ToArray(), sorted);
        return sorted;
    }

    private static Record ReadRecord(IRow row, StringPool pool)
    {
        var id = Keys.RecordOf(row.Number(0));
        var kind = id.Kind.Definition();
        var state = row.Text(4, pool);
        return new Record
        {
            Id = id,
            Version = row.Number(2),
            Revision = (int)row.Number(3),
            State = kind.Lifecycle.FindState(state) ?? throw new StorageException($"{id} has the state '{state}', which its kind does not have; run ledger verify."),
            Alias = row.TextOrNull(5),
            Title = row.Text(6),
            Text = row.Text(7),
            Owner = row.IsNull(8) ? null : row.Text(8, pool),
            Tags = row.IsNull(9) ? [] : ReadTags(row.Bytes(9), pool),
            Fields = FieldValuesJson.ReadStored(kind, row.Bytes(10)),
            ContentHash = row.Hash(11),
            CreatedBy = row.Text(12, pool),
            CreatedAt = row.Time(13),
            ChangedBy = row.Text(14, pool),
            ChangedAt = row.Time(15),
            Signature = row.IsNull(16) ? null : SignatureRow.Read(row.Bytes(16)),
        };
    }

    private static ImmutableArray<string> ReadTags(ReadOnlySpan<byte> json, StringPool pool)
    {
        var tags = ImmutableArray.CreateBuilder<string>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                tags.Add(pool.Get(reader.GetString()!));
            }
        }

        return tags.ToImmutable();
    }

    private static async ValueTask<Link[]> ReadLinksAsync(ISession session, Arg[] range, Dictionary<long, int> ordinals, StringPool pool, CancellationToken cancellationToken)
    {
        var order = new List<(long Added, long Place)>();
        var links = new List<Link>();
        await session.QueryAsync(
            LinksSql,
            range,
            row =>
            {
                order.Add((row.Number(3), row.Number(4)));
                links.Add(new Link(
                    Ordinal(ordinals, row.Number(0)), (LinkType)row.Number(1), Ordinal(ordinals, row.Number(2)), row.Hash(7), row.Hash(8), row.Number(3), row.Number(5), row.Text(6, pool)));
                return true;
            },
            cancellationToken);
        var sorted = links.ToArray();
        Array.Sort(order.ToArray(), sorted);
        return sorted;
    }

    private static int Ordinal(Dictionary<long, int> ordinals, long key) =>
        ordinals.TryGetValue(key, out var ordinal) ? ordinal : throw new StorageException($"A link's end {Keys.RecordOf(key)} has no row; run ledger verify.");

    // Few, and read whole from the entries that made them.
    private static async ValueTask LoadStatementsAsync(ISession session, DeviceModelBuilder builder, long stream, CancellationToken cancellationToken)
    {
        foreach (var table in (string[])["sboms", "attestations"])
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
                    case var other:
                        throw new StorageException($"Table {table} names entry {entry.Index}, which is a {other.GetType().Name}; run ledger verify.");
                }
            }
        }
    }

    private sealed record Head(long Stream, long Size, Device Device);
}
