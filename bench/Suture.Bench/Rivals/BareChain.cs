using System.Security.Cryptography;
using SQLitePCL;

namespace Suture.Bench.Rivals;

/// <summary>The rival of <c>ledger verify</c>: rows in SQLite, each with SHA-256 over the hash before it and its bytes. No tree, no fields, no tables.</summary>
internal sealed class BareChain : IDisposable
{
    private readonly RawSqlite database;

    public BareChain(string folder, int entries, int entryBytes)
    {
        database = new RawSqlite(Path.Combine(folder, "chain.db"));
        database.Run("CREATE TABLE chain(id INTEGER PRIMARY KEY, hash BLOB NOT NULL, bytes BLOB NOT NULL)");
        using var insert = database.Prepare("INSERT INTO chain(hash, bytes) VALUES(?1, ?2)");
        database.Run("BEGIN IMMEDIATE");
        var input = new byte[32 + entryBytes];
        for (var i = 0; i < entries; i++)
        {
            BitConverter.TryWriteBytes(input.AsSpan(32), i);
            SHA256.HashData(input, input.AsSpan(0, 32));
            _ = raw.sqlite3_bind_blob(insert, 1, input.AsSpan(0, 32));
            _ = raw.sqlite3_bind_blob(insert, 2, input.AsSpan(32));
            database.Finish(insert);
        }

        database.Run("COMMIT");
    }

    /// <summary>Rehashes all; gives the number of entries.</summary>
    public long Verify()
    {
        using var statement = database.Prepare("SELECT hash, bytes FROM chain ORDER BY id");
        var input = new byte[4096];
        long count = 0;
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
        {
            var bytes = raw.sqlite3_column_blob(statement, 1);
            bytes.CopyTo(input.AsSpan(32));
            SHA256.HashData(input.AsSpan(0, 32 + bytes.Length), input.AsSpan(0, 32));
            if (!raw.sqlite3_column_blob(statement, 0).SequenceEqual(input.AsSpan(0, 32)))
            {
                throw new InvalidOperationException($"The bare chain breaks at {count}.");
            }

            count++;
        }

        return count;
    }

    public void Dispose() => database.Dispose();
}
