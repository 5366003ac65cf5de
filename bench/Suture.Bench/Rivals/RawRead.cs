using SQLitePCL;

namespace Suture.Bench.Rivals;

/// <summary>The raw limit of loading a device: every row and column of its records, links and outcomes touched once, nothing made of them.</summary>
internal static class RawRead
{
    public static long Touch(string dataDirectory)
    {
        using var database = new RawSqlite(Path.Combine(dataDirectory, "suture.db"));
        long bytes = 0;
        foreach (var table in (string[])["records", "links", "outcomes"])
        {
            using var statement = database.Prepare($"SELECT * FROM {table}");
            var columns = raw.sqlite3_column_count(statement);
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                for (var i = 0; i < columns; i++)
                {
                    bytes += raw.sqlite3_column_type(statement, i) == raw.SQLITE_INTEGER ? raw.sqlite3_column_int64(statement, i) & 1 : raw.sqlite3_column_blob(statement, i).Length;
                }
            }
        }

        return bytes;
    }
}
