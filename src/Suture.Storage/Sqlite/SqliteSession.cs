using Microsoft.Data.Sqlite;
using SQLitePCL;
using Suture.Storage.Data;

namespace Suture.Storage.Sqlite;

/// <summary>One connection and its prepared statements. Used by one caller at a time.</summary>
internal sealed class SqliteSession : ISession, IWriter, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly sqlite3 database;
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<Table, SqliteStatement> inserts = new(ReferenceEqualityComparer.Instance);

    public SqliteSession(string file, bool isWriter)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        database = connection.Handle!;
        raw.sqlite3_busy_timeout(database, 30_000);

        // FULL: a commit is on disk before it is acknowledged. Temporary tables (a rebuild) go to a file, savepoints' journals are small.
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute(isWriter ? "PRAGMA cache_size = -65536" : "PRAGMA cache_size = -8192");
        Execute("PRAGMA wal_autocheckpoint = 4000");
    }

    /// <summary>Inserts leave rows of the same key as they are, instead of failing.</summary>
    public bool KeepsFirst { get; init; }

    public bool InTransaction => raw.sqlite3_get_autocommit(database) == 0;

    public void Execute(string sql, params ReadOnlySpan<Arg> args) => Run(Prepare(sql), args);

    public void Insert(Table table, params ReadOnlySpan<Arg> row)
    {
        if (!inserts.TryGetValue(table, out var statement))
        {
            inserts.Add(table, statement = new SqliteStatement(database, KeepsFirst ? table.InsertNewSql : table.InsertSql));
        }

        Run(statement, row);
    }

    /// <summary>A statement of this session, to bind and step by oneself; reset it after.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statements.Add(sql, statement = new SqliteStatement(database, sql));
        }

        return statement;
    }

    public long ReadNumber(string sql, params ReadOnlySpan<Arg> args)
    {
        var statement = Prepare(sql);
        statement.Bind(args);
        try
        {
            return statement.Step() ? statement.Number(0) : throw new StorageException($"No answer to {sql}.");
        }
        finally
        {
            statement.Reset();
        }
    }

    public ValueTask QueryAsync(string sql, Arg[] args, Func<IRow, bool> onRow, CancellationToken cancellationToken)
    {
        var statement = Prepare(sql);
        statement.Bind(args);
        try
        {
            while (statement.Step() && onRow(statement))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            statement.Reset();
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<int> ExecuteAsync(string sql, Arg[] args, CancellationToken cancellationToken)
    {
        Execute(sql, args);
        return ValueTask.FromResult(raw.sqlite3_changes(database));
    }

    /// <summary>Runs a file of several statements.</summary>
    public void RunScript(string script) => SqliteFault.Check(database, raw.sqlite3_exec(database, script));

    /// <summary>Forgets prepared statements, when tables of the same name come or go.</summary>
    public void ForgetStatements()
    {
        foreach (var statement in statements.Values.Concat(inserts.Values))
        {
            statement.Dispose();
        }

        statements.Clear();
        inserts.Clear();
    }

    public void Dispose()
    {
        ForgetStatements();
        connection.Dispose();
    }

    private static void Run(SqliteStatement statement, ReadOnlySpan<Arg> args)
    {
        statement.Bind(args);
        while (statement.Step())
        {
            // a PRAGMA answers with a row
        }

        statement.Reset();
    }
}
