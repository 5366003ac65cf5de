using Suture.Storage.Data;

namespace Suture.Storage.Sqlite;

/// <summary>A reading connection on loan from the store.</summary>
internal sealed class SqliteReadSession : IReadSession
{
    private readonly SqliteStore store;
    private readonly SqliteSession session;
    private readonly bool isSnapshot;

    public SqliteReadSession(SqliteStore store, SqliteSession session, bool isSnapshot)
    {
        this.store = store;
        this.session = session;
        this.isSnapshot = isSnapshot;
        if (isSnapshot)
        {
            session.Execute("BEGIN");
        }
    }

    public ValueTask QueryAsync(string sql, Arg[] args, Func<IRow, bool> onRow, CancellationToken cancellationToken) => session.QueryAsync(sql, args, onRow, cancellationToken);

    public ValueTask<int> ExecuteAsync(string sql, Arg[] args, CancellationToken cancellationToken) => throw new InvalidOperationException("This connection reads.");

    public ValueTask DisposeAsync()
    {
        if (isSnapshot)
        {
            session.Execute("COMMIT");
        }

        store.Return(session);
        return ValueTask.CompletedTask;
    }
}
