using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Suture.Storage.Sqlite;

/// <summary>SQLite's error codes as exceptions.</summary>
internal static class SqliteFault
{
    public static void Check(sqlite3 database, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            throw Of(database, code);
        }
    }

    public static SqliteException Of(sqlite3 database, int code) =>
        new($"SQLite error {code}: {raw.sqlite3_errmsg(database).utf8_to_string()}.", code & 0xff, raw.sqlite3_extended_errcode(database));
}
