using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Sqlite;

/// <summary>A connection of its own whose temporary tables hide the projections. They live in a temporary file.</summary>
internal sealed class SqliteRebuildSession : IRebuildSession
{
    private readonly SqliteSession session;

    public SqliteRebuildSession(SqliteSession session, bool repair)
    {
        this.session = session;
        session.Execute("PRAGMA temp_store = FILE");

        // A repair keeps all other writers out, so that no row comes between making and replacing.
        session.Execute(repair ? "BEGIN IMMEDIATE" : "BEGIN");
        foreach (var table in Tables.Projections)
        {
            session.RunScript(CreateTemporary(session, table));
        }

        session.ForgetStatements();
    }

    public string Live(Table table) => "main." + table.Name;

    public string Made(Table table) => "temp." + table.Name;

    public void Insert(Table table, params ReadOnlySpan<Arg> row) => session.Insert(table, row);

    public void Execute(string sql, params ReadOnlySpan<Arg> args) => session.Execute(sql, args);

    public ValueTask QueryAsync(string sql, Arg[] args, Func<IRow, bool> onRow, CancellationToken cancellationToken) => session.QueryAsync(sql, args, onRow, cancellationToken);

    public ValueTask<int> ExecuteAsync(string sql, Arg[] args, CancellationToken cancellationToken) => session.ExecuteAsync(sql, args, cancellationToken);

    public ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask CommitAsync(CancellationToken cancellationToken)
    {
        session.Execute("COMMIT");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        if (session.InTransaction)
        {
            session.Execute("ROLLBACK");
        }

        session.Dispose();
        return ValueTask.CompletedTask;
    }

    // The same definition as the table has, so that both columns and keys are the same.
    private static string CreateTemporary(SqliteSession session, Table table)
    {
        var statement = session.Prepare("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = $1");
        statement.Bind([table.Name]);
        try
        {
            return statement.Step()
                ? "CREATE TEMP TABLE" + statement.Text(0)["CREATE TABLE".Length..]
                : throw new StorageException($"Table {table.Name} is missing from the database.");
        }
        finally
        {
            statement.Reset();
        }
    }
}
