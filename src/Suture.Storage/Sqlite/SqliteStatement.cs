using System.Buffers;
using System.Text;
using SQLitePCL;
using Suture.Storage.Data;

namespace Suture.Storage.Sqlite;

/// <summary>
/// A prepared statement on SQLite's own interface. The ADO.NET layer above it costs several times what SQLite itself needs for
/// a row, which decides how long a device of 100,000 records takes to load.
/// </summary>
internal sealed class SqliteStatement : IRow, IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly nint handle;

    public SqliteStatement(sqlite3 database, string sql)
    {
        this.database = database;
        // SQLite numbers ?1 as it is written; $1 would be a name.
        SqliteFault.Check(database, raw.sqlite3_prepare_v3(database, sql.Replace('$', '?'), raw.SQLITE_PREPARE_PERSISTENT, out statement));
        handle = statement.DangerousGetHandle(); // owned by this object, which nobody uses after its Dispose
    }

    public void Bind(ReadOnlySpan<Arg> args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            SqliteFault.Check(database, BindOne(i + 1, in args[i]));
        }
    }

    /// <summary>True when it stands at a row.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            return true;
        }

        if (code != raw.SQLITE_DONE)
        {
            var fault = SqliteFault.Of(database, code);
            _ = raw.sqlite3_reset(statement);
            throw fault;
        }

        return false;
    }

    /// <summary>Ready for other values; lets go of what it read.</summary>
    public void Reset() => _ = raw.sqlite3_reset(statement);

    public bool IsNull(int column) => SqliteNative.ColumnType(handle, column) == raw.SQLITE_NULL;

    public long Number(int column) => SqliteNative.ColumnInt64(handle, column);

    public string Text(int column) => Encoding.UTF8.GetString(SqliteNative.Blob(handle, column));

    public string Text(int column, StringPool pool) => pool.GetUtf8(SqliteNative.Blob(handle, column));

    public ReadOnlySpan<byte> Bytes(int column) => SqliteNative.Blob(handle, column);

    public void Dispose() => statement.Dispose();

    private int BindOne(int index, in Arg arg) => arg switch
    {
        { IsNull: true } => raw.sqlite3_bind_null(statement, index),
        { Type: ArgType.Number } => raw.sqlite3_bind_int64(statement, index, arg.Number),
        { Type: ArgType.Bytes } => arg.Bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(statement, index, 0) : raw.sqlite3_bind_blob(statement, index, arg.Bytes),
        _ => BindText(index, arg.Text),
    };

    private int BindText(int index, string text)
    {
        if (text.Length == 0)
        {
            return raw.sqlite3_bind_text(statement, index, string.Empty); // an empty span would bind null
        }

        const int onStack = 512;
        var longest = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (longest <= onStack)
        {
            Span<byte> small = stackalloc byte[onStack];
            return raw.sqlite3_bind_text(statement, index, small[..Encoding.UTF8.GetBytes(text, small)]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(longest);
        try
        {
            return raw.sqlite3_bind_text(statement, index, rented.AsSpan(0, Encoding.UTF8.GetBytes(text, rented)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
