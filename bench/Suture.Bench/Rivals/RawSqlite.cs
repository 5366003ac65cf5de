using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Suture.Bench.Rivals;

/// <summary>SQLite's own interface with nothing around it, with the same journal and durability as ours.</summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly SqliteConnection connection;

    public RawSqlite(string file)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        connection.Open();
        Run("PRAGMA journal_mode = WAL");
        Run("PRAGMA synchronous = FULL");
    }

    public sqlite3 Handle => connection.Handle!;

    public void Run(string sql) => Check(raw.sqlite3_exec(Handle, sql));

    public sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return statement;
    }

    /// <summary>Steps a statement that gives no row, and makes it ready again.</summary>
    public void Finish(sqlite3_stmt statement)
    {
        if (raw.sqlite3_step(statement) != raw.SQLITE_DONE)
        {
            Check(raw.sqlite3_errcode(Handle));
        }

        Check(raw.sqlite3_reset(statement));
    }

    public void Dispose() => connection.Dispose();

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK)
        {
            throw new InvalidOperationException($"SQLite: {code} {raw.sqlite3_errmsg(Handle).utf8_to_string()}");
        }
    }
}
