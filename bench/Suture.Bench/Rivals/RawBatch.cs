using SQLitePCL;

namespace Suture.Bench.Rivals;

/// <summary>The raw limit of an import: the same number of rows and bytes in one transaction, prepared, nothing parsed, hashed or indexed.</summary>
internal static class RawBatch
{
    public static void Insert(string folder, IReadOnlyList<ReadOnlyMemory<byte>> payloads)
    {
        var file = Path.Combine(folder, $"batch-{Guid.NewGuid():N}.db");
        using (var database = new RawSqlite(file))
        {
            database.Run("CREATE TABLE rows(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
            using var insert = database.Prepare("INSERT INTO rows(bytes) VALUES(?1)");
            database.Run("BEGIN IMMEDIATE");
            foreach (var payload in payloads)
            {
                _ = raw.sqlite3_bind_blob(insert, 1, payload.Span);
                database.Finish(insert);
            }

            database.Run("COMMIT");
        }

        File.Delete(file);
    }
}
