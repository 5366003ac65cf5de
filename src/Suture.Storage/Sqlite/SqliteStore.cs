using System.Collections.Concurrent;
using Suture.Ledger;
using Suture.Storage.Appending;
using Suture.Storage.Data;

namespace Suture.Storage.Sqlite;

/// <summary>The store over one SQLite file.</summary>
internal sealed class SqliteStore : SutureStore
{
    private readonly string file;
    private readonly ConcurrentBag<SqliteSession> readers = [];
    private SqliteWriter? writer;
    private bool disposed;

    public SqliteStore(string dataDirectory, TimeProvider clock)
        : base(dataDirectory, clock)
    {
        Directory.CreateDirectory(dataDirectory);
        file = Path.Combine(dataDirectory, FileName);
    }

    /// <summary>The database in the data directory.</summary>
    public const string FileName = "suture.db";

    private SqliteWriter Writer => writer ?? throw new InvalidOperationException("Call InitializeAsync first.");

    public override Task InitializeAsync(CancellationToken cancellationToken = default)
    {
        if (writer is null)
        {
            using (var session = new SqliteSession(file, isWriter: true))
            {
                Migrate(session);
            }

            writer = new SqliteWriter(file);
        }

        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        disposed = true;
        writer?.Dispose();
        while (readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    internal override ValueTask<IReadSession> OpenSessionAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadSession>(new SqliteReadSession(this, Rent(), isSnapshot: false));

    internal override ValueTask<IReadSession> OpenSnapshotAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadSession>(new SqliteReadSession(this, Rent(), isSnapshot: true));

    internal override ValueTask<IRebuildSession> OpenRebuildAsync(bool repair, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IRebuildSession>(new SqliteRebuildSession(new SqliteSession(file, isWriter: true) { KeepsFirst = true }, repair));

    internal override Task<T> InTransactionAsync<T>(Func<ISession, ValueTask<T>> work, CancellationToken cancellationToken) =>
        Writer.RunAsync(context => Wait(work(context.Session)), cancellationToken);

    internal void Return(SqliteSession session)
    {
        if (disposed)
        {
            session.Dispose();
        }
        else
        {
            readers.Add(session);
        }
    }

    protected override Task<AppendResult> AppendAsync(PreparedAppend append, PreparedAppend? second, CancellationToken cancellationToken) =>
        Writer.RunAsync(context => Append(context, append, second), cancellationToken);

    private AppendResult Append(SqliteWriter.Context context, PreparedAppend append, PreparedAppend? second)
    {
        if (Wait(FindAnswerAsync(context.Session, append, CancellationToken.None)) is { } answer)
        {
            return answer;
        }

        // Both are checked before anything is written: then a stale one leaves nothing to undo.
        var state = Head(context, append.Stream);
        var secondState = second is null ? null : Head(context, second.Stream);
        if (append.ExpectedSize is { } expected && expected != state.Size)
        {
            return new AppendResult.Stale(state.Size);
        }

        if (secondState is not null && second!.ExpectedSize is { } other && other != secondState.Size)
        {
            return new AppendResult.Stale(secondState.Size);
        }

        if (second is not null)
        {
            Write(context, second, secondState!);
        }

        return Write(context, append, state);
    }

    private AppendResult.Appended Write(SqliteWriter.Context context, PreparedAppend append, StreamState state)
    {
        var session = context.Session;
        if (state.Id == 0)
        {
            session.Execute(
                "INSERT INTO streams(name, size, root, edge, last_hash, last_time) VALUES($1, 0, $2, $3, $4, NULL)", append.Stream, MerkleTree.EmptyRoot, TreeEdge.Empty.ToBytes(), Hash32.Zero);
            state = state with { Id = session.ReadNumber("SELECT last_insert_rowid()") };
        }

        var open = Wait(OpenTiles.ReadAsync(session, state, append.Count, CancellationToken.None));
        var (next, contexts) = EntryWriter.Write(session, state, append, Clock.GetUtcNow(), open);
        session.Execute(EntryWriter.HeadSql, EntryWriter.HeadArgs(next));
        context.Changed[append.Stream] = next;
        return new AppendResult.Appended(state.Size, next.ToHead(), contexts);
    }

    private static StreamState Head(SqliteWriter.Context context, string stream)
    {
        if (context.Head(stream) is { } known)
        {
            return known;
        }

        var found = Wait(FindHeadAsync(context.Session, stream, CancellationToken.None));
        if (found is not null)
        {
            context.Know(found);
        }

        return found ?? new StreamState(0, stream, TreeEdge.Empty, Hash32.Zero, null);
    }

    private SqliteSession Rent() => readers.TryTake(out var session) ? session : new SqliteSession(file, isWriter: false);

    // SQLite answers before the call returns; there is nothing to wait for.
    private static T Wait<T>(ValueTask<T> task) => task.IsCompleted ? task.Result : throw new InvalidOperationException("SQLite work did not complete at once.");

    private static void Migrate(SqliteSession session)
    {
        session.Execute("BEGIN IMMEDIATE");
        try
        {
            var version = session.ReadNumber("PRAGMA user_version");
            Schema.Accept(version);
            foreach (var (next, sql) in Schema.After((int)version, "Sqlite"))
            {
                session.RunScript(sql);
                session.RunScript($"PRAGMA user_version = {next}");
            }

            session.Execute("COMMIT");
        }
        catch
        {
            session.Execute("ROLLBACK");
            throw;
        }
    }
}
