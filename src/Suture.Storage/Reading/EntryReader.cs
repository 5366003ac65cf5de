using System.Runtime.CompilerServices;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage.Reading;

/// <summary>Entries from their table.</summary>
internal static class EntryReader
{
    private const string Columns = "SELECT id, hash, bytes FROM entries";
    private const int PageSize = 512;

    public static StoredEntry Read(IRow row, string stream) => new(stream, Keys.IndexOf(row.Number(0)), row.Hash(1), row.Bytes(2).ToArray());

    /// <summary>Page by page, each with a session of its own: a slow reader holds no snapshot.</summary>
    public static async IAsyncEnumerable<StoredEntry> ReadAsync(SutureStore store, string stream, long from, long? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (await store.StreamIdAsync(stream, cancellationToken) is not { } id)
        {
            yield break;
        }

        var next = Math.Max(from, 0);
        var end = Math.Min(to ?? Keys.MaxIndex, Keys.MaxIndex);
        while (next < end)
        {
            List<StoredEntry> page;
            await using (var session = await store.OpenSessionAsync(cancellationToken))
            {
                page = await PageAsync(session, id, stream, next, end, PageSize, cancellationToken);
            }

            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            next = page[^1].Index + 1;
        }
    }

    public static ValueTask<List<StoredEntry>> PageAsync(ISession session, long id, string stream, long from, long to, int count, CancellationToken cancellationToken) =>
        session.ListAsync(
            Columns + " WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3", [Keys.Entry(id, from), Keys.Entry(id, to), count], row => Read(row, stream), cancellationToken);

    public static async Task<TrailPage> TrailAsync(ISession session, long id, TrailQuery query, CancellationToken cancellationToken)
    {
        var sql = new StringBuilder(Columns).Append(" WHERE id >= $1 AND id < $2");
        var args = new List<Arg> { Keys.Entry(id, 0), query.Before is { } before ? Keys.Entry(id, Math.Clamp(before, 0, Keys.MaxIndex)) : Keys.Entry(id + 1, 0) };
        Filter("subject = ", query.Record is { } record ? Keys.Record(id, record) : (long?)null, query.Record is not null);
        Filter("actor = ", query.Actor, query.Actor is not null);
        Filter("time >= ", query.From, query.From is not null);
        Filter("time < ", query.Until, query.Until is not null);
        if (query.Type is { } type)
        {
            // Without a version: everything from "name@" up to the next character after '@'.
            var exact = type.Contains('@', StringComparison.Ordinal);
            Filter(exact ? "type = " : "type >= ", exact ? type : type + "@", given: true);
            Filter("type < ", type + "A", !exact);
        }

        args.Add(Math.Max(query.Count, 1) + 1L);
        sql.Append(" ORDER BY id DESC LIMIT $").Append(args.Count);
        var entries = await session.ListAsync(sql.ToString(), [.. args], row => Read(row, query.Stream), cancellationToken);
        var more = entries.Count > Math.Max(query.Count, 1);
        if (more)
        {
            entries.RemoveAt(entries.Count - 1);
        }

        return new TrailPage([.. entries], more ? entries[^1].Index : null);

        void Filter(string condition, Arg value, bool given)
        {
            if (given)
            {
                args.Add(value);
                sql.Append(" AND ").Append(condition).Append('$').Append(args.Count);
            }
        }
    }

    /// <summary>Indexes of the entries about a record, in order.</summary>
    public static async ValueTask<SortedSet<long>> HistoryAsync(ISession session, long id, DeviceModel model, RecordId record, CancellationToken cancellationToken)
    {
        var indexes = new SortedSet<long>();
        var key = Keys.Record(id, record);
        await CollectAsync("SELECT id FROM entries WHERE subject = $1");
        await CollectAsync("SELECT entry FROM link_changes WHERE from_id = $1");
        await CollectAsync("SELECT entry FROM link_changes WHERE to_id = $1");
        if (model.Find(record) is >= 0 and var ordinal)
        {
            foreach (var link in model.OutLinks[ordinal].Concat(model.InLinks[ordinal]))
            {
                indexes.Add(link.AddedAt);
                indexes.Add(link.ConfirmedAt);
            }

            indexes.UnionWith(model.Outcomes[ordinal].Select(o => o.Index));
        }

        return indexes;

        ValueTask CollectAsync(string sql) => session.QueryAsync(
            sql,
            [key],
            row =>
            {
                indexes.Add(Keys.IndexOf(row.Number(0)));
                return true;
            },
            cancellationToken);
    }
}
