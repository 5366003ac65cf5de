using System.Text.Json;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Verification;

/// <summary>Makes all projections anew in temporary tables, through the same projectors as live appends, and compares row by row.</summary>
internal sealed class Rebuilder(IRebuildSession session, IReadOnlyList<StreamRow> streams, ProblemCollector problems)
{
    private const int PageSize = 1024;

    public PersonalReferences Personal { get; } = new();

    /// <summary>Files that entries name.</summary>
    public List<(string Stream, long Index, Hash32 Hash)> Files { get; } = [];

    /// <summary>Projects every entry of every stream.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        foreach (var stream in streams)
        {
            for (long next = 0; ;)
            {
                var page = await session.ListAsync(
                    "SELECT id, bytes, time, type, actor, subject FROM entries WHERE id >= $1 AND id < $2 ORDER BY id LIMIT $3",
                    [Keys.Entry(stream.Id, next), Keys.Entry(stream.Id + 1, 0), PageSize],
                    row => new EntryRow(Keys.IndexOf(row.Number(0)), row.Bytes(1).ToArray(), row.Number(2), row.Text(3), row.Text(4), row.NumberOrNull(5)),
                    cancellationToken);
                foreach (var row in page)
                {
                    Project(stream, row);
                }

                await session.FlushAsync(cancellationToken);
                if (page.Count < PageSize)
                {
                    break;
                }

                next = page[^1].Index + 1;
            }
        }
    }

    /// <summary>Names every row that differs; gives the number of rows made.</summary>
    public async Task<long> CompareAsync(CancellationToken cancellationToken)
    {
        var names = streams.ToDictionary(s => s.Id, s => s.Name);
        long rows = 0;
        foreach (var table in Tables.Projections)
        {
            rows += await session.FirstAsync($"SELECT COUNT(*) FROM {session.Made(table)}", [], row => row.Number(0), cancellationToken);
            var comparison = new RowComparison(table, names);
            await session.QueryAsync(
                comparison.Sql(session.Live(table), session.Made(table)),
                [],
                row =>
                {
                    problems.Add(comparison.Describe(row));
                    return true;
                },
                cancellationToken);
        }

        return rows;
    }

    /// <summary>Puts the made rows in the place of the tables' own.</summary>
    public async ValueTask ReplaceAsync(CancellationToken cancellationToken)
    {
        foreach (var table in Tables.Projections)
        {
            await session.ExecuteAsync($"DELETE FROM {session.Live(table)}", [], cancellationToken);
            await session.ExecuteAsync($"INSERT INTO {session.Live(table)}({table.ColumnList}) SELECT {table.ColumnList} FROM {session.Made(table)}", [], cancellationToken);
        }
    }

    private void Project(StreamRow stream, EntryRow row)
    {
        if (!EntryCodec.TryDecode(row.Bytes, out var entry, out _))
        {
            return; // named by the stream's verification; the rows it would have made differ
        }

        var context = new EventContext(row.Index, entry.Time, entry.Actor, entry.Reason);
        try
        {
            RecordId? subject = null;
            if (string.Equals(stream.Name, OrganizationEventCodec.Stream, StringComparison.Ordinal))
            {
                var e = OrganizationEventCodec.Decode(entry.Type, entry.Payload);
                Note(e, row.Index);
                OrganizationProjector.Project(session, e, context);
            }
            else
            {
                var e = EventCodec.Decode(entry.Type, entry.Payload);
                subject = DeviceProjector.Subject(e);
                if (e is SbomImported sbom)
                {
                    Files.Add((stream.Name, row.Index, sbom.FileHash));
                }
                else if (e is ClauseAttested attested)
                {
                    Files.AddRange(attested.Files.Select(f => (stream.Name, row.Index, f.Hash)));
                }

                DeviceProjector.Project(session, stream.Id, e, context);
            }

            Compare(stream, row, "time", RowExtensions.ToTime(row.Time), entry.Time);
            Compare(stream, row, "type", row.Type, entry.Type);
            Compare(stream, row, "actor", row.Actor, entry.Actor);
            Compare(stream, row, "subject", row.Subject, subject is { } id ? Keys.Record(stream.Id, id) : null);
        }
        catch (JsonException e)
        {
            problems.Add(new StoreProblem("entry-unreadable", stream.Name, row.Index, null, null, $"Entry {row.Index} of {stream.Name} can not be read: {e.Message}"));
        }
    }

    private void Note(OrganizationEvent e, long index)
    {
        switch (e)
        {
            case UserCreated u:
                Personal.Take(u.UserName, u.PersonalHash, index);
                break;
            case UserChanged u:
                Personal.Take(u.UserName, u.PersonalHash, index);
                break;
            default:
                break;
        }
    }

    // These columns only help to find entries; the bytes are what counts.
    private void Compare<T>(StreamRow stream, EntryRow row, string column, T stored, T computed)
    {
        if (!EqualityComparer<T>.Default.Equals(stored, computed))
        {
            problems.Add(new StoreProblem(
                "projection-changed", stream.Name, row.Index, $"{column} = {stored}", $"{column} = {computed}", $"Column {column} beside entry {row.Index} of {stream.Name} is not what the entry says.")
            {
                Table = "entries",
                Key = $"{stream.Name}/{row.Index}",
            });
        }
    }

    private sealed record EntryRow(long Index, byte[] Bytes, long Time, string Type, string Actor, long? Subject);
}
