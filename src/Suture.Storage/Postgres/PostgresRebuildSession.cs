using Npgsql;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.Postgres;

/// <summary>A connection whose temporary tables hide the projections: PostgreSQL looks for a name among temporary tables first.</summary>
internal sealed class PostgresRebuildSession : IRebuildSession
{
    private readonly PostgresSession session;
    private readonly PostgresBatch batch;
    private readonly string schema;

    private PostgresRebuildSession(PostgresSession session, string schema)
    {
        this.session = session;
        this.schema = schema;
        batch = new PostgresBatch(session.Connection, sendsEarly: true, keepsFirst: true);
    }

    public static async ValueTask<PostgresRebuildSession> OpenAsync(PostgresSession session, bool repair, CancellationToken cancellationToken)
    {
        if (repair)
        {
            // Keeps all other writers out, so that no row comes between making and replacing; readers go on.
            await session.ExecuteAsync("LOCK TABLE streams IN SHARE ROW EXCLUSIVE MODE", [], cancellationToken);
        }

        var current = await session.FirstAsync("SELECT current_schema()::text", [], row => row.Text(0), cancellationToken);
        var rebuild = new PostgresRebuildSession(session, new NpgsqlCommandBuilder().QuoteIdentifier(current!));
        foreach (var table in Tables.Projections)
        {
            await session.ExecuteAsync($"CREATE TEMP TABLE {table.Name} (LIKE {rebuild.Live(table)} INCLUDING ALL) ON COMMIT DROP", [], cancellationToken);
        }

        return rebuild;
    }

    public string Live(Table table) => schema + "." + table.Name;

    public string Made(Table table) => "pg_temp." + table.Name;

    public void Insert(Table table, params ReadOnlySpan<Arg> row) => batch.Insert(table, row);

    public void Execute(string sql, params ReadOnlySpan<Arg> args) => batch.Execute(sql, args);

    public ValueTask QueryAsync(string sql, Arg[] args, Func<IRow, bool> onRow, CancellationToken cancellationToken) => session.QueryAsync(sql, args, onRow, cancellationToken);

    public ValueTask<int> ExecuteAsync(string sql, Arg[] args, CancellationToken cancellationToken) => session.ExecuteAsync(sql, args, cancellationToken);

    public async ValueTask FlushAsync(CancellationToken cancellationToken) => await batch.SendAsync(cancellationToken);

    public async ValueTask CommitAsync(CancellationToken cancellationToken) => await session.CommitAsync(cancellationToken);

    public ValueTask DisposeAsync() => session.DisposeAsync();
}
