using SQLitePCL;
using Suture.Bench.Frame;

namespace Suture.Bench.Rivals;

/// <summary>The raw limit of durable single appends: one prepared row for each transaction, WAL, synchronous FULL.</summary>
internal sealed class RawCommits : IDisposable
{
    private readonly RawSqlite database;
    private readonly sqlite3_stmt insert;
    private readonly byte[] payload;

    public RawCommits(string folder, int payloadBytes)
    {
        database = new RawSqlite(Path.Combine(folder, "raw.db"));
        database.Run("CREATE TABLE IF NOT EXISTS rows(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL)");
        insert = database.Prepare("INSERT INTO rows(bytes) VALUES(?1)");
        payload = new byte[payloadBytes];
        Array.Fill(payload, (byte)'x');
    }

    public Task<double> RateAsync(TimeSpan time) => Measure.RateAsync(time, () =>
    {
        _ = raw.sqlite3_bind_blob(insert, 1, payload);
        database.Finish(insert);
        return Task.CompletedTask;
    });

    public void Dispose()
    {
        insert.Dispose();
        database.Dispose();
    }
}
