using System.Collections.Concurrent;
using System.Data;
using Npgsql;
using Suture.Domain.Records.Events;
using Suture.Ledger;
using Suture.Storage.Appending;
using Suture.Storage.Data;

namespace Suture.Storage.Postgres;

/// <summary>
/// The store over PostgreSQL. An append is one batch in one round trip, decided on the head that this process saw last; the first
/// statement locks the head's row and breaks the batch when the head is another now. Different devices write side by side.
/// </summary>
internal sealed class PostgresStore : SutureStore
{
    // Breaks a rule of the table when the size is not the expected one, and with it the whole batch.
    private const string LockHeadSql =
        "UPDATE streams SET size = CASE WHEN size = $7 AND last_hash = $8 THEN $2 END, root = $3, edge = $4, last_hash = $5, last_time = $6 WHERE id = $1";

    private const int LargeAppend = 2000;
    private readonly NpgsqlDataSource source;
    private readonly ConcurrentDictionary<string, StreamState> heads = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> turns = new(StringComparer.Ordinal);

    public PostgresStore(StorageOptions options, TimeProvider clock)
        : base(options.DataDirectory, clock)
    {
        Directory.CreateDirectory(options.DataDirectory);

        // Nothing set on a connection outlives its transaction here, so it needs no reset, which costs the server as much as an append.
        var connection = new NpgsqlConnectionStringBuilder(options.PostgresConnectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        source = new NpgsqlDataSourceBuilder(connection.ToString()).Build();
    }

    public override async Task InitializeAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await PostgresSession.OpenAsync(source, IsolationLevel.ReadCommitted, cancellationToken);
        await session.ExecuteAsync("SELECT pg_advisory_xact_lock(7310441806)", [], cancellationToken); // one process at a time
        await session.ExecuteAsync("CREATE TABLE IF NOT EXISTS schema_version(version bigint NOT NULL)", [], cancellationToken);
        var version = await session.FirstAsync("SELECT COALESCE(MAX(version), 0) FROM schema_version", [], row => row.Number(0), cancellationToken);
        Schema.Accept(version);
        foreach (var (next, sql) in Schema.After((int)version, "Postgres"))
        {
            await session.ExecuteAsync(sql, [], cancellationToken);
            await session.ExecuteAsync("DELETE FROM schema_version", [], cancellationToken);
            await session.ExecuteAsync("INSERT INTO schema_version VALUES($1)", [next], cancellationToken);
        }

        await session.CommitAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        foreach (var turn in turns.Values)
        {
            turn.Dispose();
        }
    }

    internal override async ValueTask<IReadSession> OpenSessionAsync(CancellationToken cancellationToken) => await PostgresSession.OpenAsync(source, null, cancellationToken);

    internal override async ValueTask<IReadSession> OpenSnapshotAsync(CancellationToken cancellationToken) =>
        await PostgresSession.OpenAsync(source, IsolationLevel.RepeatableRead, cancellationToken);

    internal override async ValueTask<IRebuildSession> OpenRebuildAsync(bool repair, CancellationToken cancellationToken)
    {
        var session = await PostgresSession.OpenAsync(source, repair ? IsolationLevel.ReadCommitted : IsolationLevel.RepeatableRead, cancellationToken);
        try
        {
            return await PostgresRebuildSession.OpenAsync(session, repair, cancellationToken);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    internal override async Task<T> InTransactionAsync<T>(Func<ISession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await using var session = await PostgresSession.OpenAsync(source, IsolationLevel.ReadCommitted, cancellationToken);
        var result = await work(session);
        await session.CommitAsync(cancellationToken);
        return result;
    }

    protected override async Task<AppendResult> AppendAsync(PreparedAppend append, PreparedAppend? second, CancellationToken cancellationToken)
    {
        // Appends of this process to one stream wait here instead of failing in the database. Two streams are always taken in this order: organization, device.
        using var turn = await Turn.TakeAsync(turns.GetOrAdd(append.Stream, _ => new SemaphoreSlim(1, 1)), cancellationToken);
        using var secondTurn = second is null ? null : await Turn.TakeAsync(turns.GetOrAdd(second.Stream, _ => new SemaphoreSlim(1, 1)), cancellationToken);
        while (true)
        {
            await using var session = await PostgresSession.OpenAsync(source, null, cancellationToken);
            try
            {
                return await TryAppendAsync(session, append, second, cancellationToken);
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.NotNullViolation or PostgresErrorCodes.UniqueViolation)
            {
                // Somebody else was quicker, or the command was done before. With heads read anew the next try says which; if it is neither, it is a fault.
                var known = heads.GetValueOrDefault(append.Stream)?.Size ?? 0;
                var secondKnown = second is null ? 0 : heads.GetValueOrDefault(second.Stream)?.Size ?? 0;
                heads.TryRemove(append.Stream, out _);
                if (second is not null)
                {
                    heads.TryRemove(second.Stream, out _);
                }

                if (await FindAnswerAsync(session, append, cancellationToken) is { } answer)
                {
                    return answer;
                }

                if ((await HeadAsync(session, append.Stream, cancellationToken)).Size == known
                    && (second is null || (await HeadAsync(session, second.Stream, cancellationToken)).Size == secondKnown))
                {
                    throw;
                }
            }
            catch
            {
                // Whether it was committed is not known: the next append reads the heads anew.
                heads.TryRemove(append.Stream, out _);
                heads.TryRemove(second?.Stream ?? append.Stream, out _);
                throw;
            }
        }
    }

    private async Task<AppendResult> TryAppendAsync(PostgresSession session, PreparedAppend append, PreparedAppend? second, CancellationToken cancellationToken)
    {
        var state = await HeadAsync(session, append.Stream, cancellationToken);
        var secondState = second is null ? null : await HeadAsync(session, second.Stream, cancellationToken);
        var stale = append.ExpectedSize is { } expected && expected != state.Size ? state
            : second?.ExpectedSize is { } other && other != secondState!.Size ? secondState
            : null;
        if (stale is not null)
        {
            return await AnswerStaleAsync(session, append, second, stale, cancellationToken);
        }

        state = await CreateAsync(session, state, cancellationToken);
        secondState = secondState is null ? null : await CreateAsync(session, secondState, cancellationToken);
        var large = append.Count >= LargeAppend || second?.Count >= LargeAppend;
        await using var transaction = large ? await session.Connection.BeginTransactionAsync(cancellationToken) : null;
        var batch = new PostgresBatch(session.Connection, sendsEarly: large);
        var written = await WriteAsync(session, batch, append, state, large, cancellationToken);
        var secondWritten = second is null ? default : await WriteAsync(session, batch, second, secondState!, large, cancellationToken);
        await batch.SendAsync(cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        heads[append.Stream] = written.State;
        if (second is not null)
        {
            heads[second.Stream] = secondWritten.State;
        }

        return new AppendResult.Appended(state.Size, written.State.ToHead(), written.Contexts);
    }

    private async Task<(StreamState State, EventContext[] Contexts)> WriteAsync(
        PostgresSession session, PostgresBatch batch, PreparedAppend append, StreamState state, bool large, CancellationToken cancellationToken)
    {
        if (large)
        {
            // Rows are sent before the new head is known, so the old one is locked first.
            await session.ExecuteAsync("SELECT id FROM streams WHERE id = $1 FOR UPDATE", [state.Id], cancellationToken);
        }

        var open = await OpenTiles.ReadAsync(session, state, append.Count, cancellationToken);
        var written = EntryWriter.Write(batch, state, append, Clock.GetUtcNow(), open);
        batch.ExecuteFirst(LockHeadSql, [.. EntryWriter.HeadArgs(written.State), state.Size, state.LastHash]);
        return written;
    }

    private async Task<AppendResult> AnswerStaleAsync(PostgresSession session, PreparedAppend append, PreparedAppend? second, StreamState stale, CancellationToken cancellationToken)
    {
        if (await FindAnswerAsync(session, append, cancellationToken) is { } answer)
        {
            return answer;
        }

        // The head that this process knows may be behind: then the expected size can be right.
        heads.TryRemove(stale.Name, out _);
        var now = await HeadAsync(session, stale.Name, cancellationToken);
        return now.Size == stale.Size ? new AppendResult.Stale(now.Size) : await TryAppendAsync(session, append, second, cancellationToken);
    }

    private async ValueTask<StreamState> HeadAsync(PostgresSession session, string stream, CancellationToken cancellationToken)
    {
        if (heads.TryGetValue(stream, out var known))
        {
            return known;
        }

        var found = await FindHeadAsync(session, stream, cancellationToken);
        return found is null ? new StreamState(0, stream, TreeEdge.Empty, Hash32.Zero, null) : heads[stream] = found;
    }

    // A row without entries is nobody's stream yet: it only gives the stream its number, and is harmless when the append then fails.
    private static async ValueTask<StreamState> CreateAsync(PostgresSession session, StreamState state, CancellationToken cancellationToken)
    {
        if (state.Id != 0)
        {
            return state;
        }

        await session.ExecuteAsync(
            "INSERT INTO streams(name, size, root, edge, last_hash, last_time) VALUES($1, 0, $2, $3, $4, NULL) ON CONFLICT(name) DO NOTHING",
            [state.Name, MerkleTree.EmptyRoot, TreeEdge.Empty.ToBytes(), Hash32.Zero],
            cancellationToken);
        return state with { Id = await session.FirstAsync("SELECT id FROM streams WHERE name = $1", [state.Name], row => row.Number(0), cancellationToken) };
    }

    private sealed class Turn : IDisposable
    {
        private readonly SemaphoreSlim gate;

        private Turn(SemaphoreSlim gate) => this.gate = gate;

        public static async ValueTask<Turn> TakeAsync(SemaphoreSlim gate, CancellationToken cancellationToken)
        {
            await gate.WaitAsync(cancellationToken);
            return new Turn(gate);
        }

        public void Dispose() => gate.Release();
    }
}
