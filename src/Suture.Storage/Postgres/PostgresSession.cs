using System.Data;
using Npgsql;
using Suture.Storage.Data;

namespace Suture.Storage.Postgres;

/// <summary>A connection from the pool, in a transaction when all statements must see the same moment.</summary>
internal sealed class PostgresSession : IReadSession
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlTransaction? transaction;

    private PostgresSession(NpgsqlConnection connection, NpgsqlTransaction? transaction)
    {
        this.connection = connection;
        this.transaction = transaction;
    }

    public NpgsqlConnection Connection => connection;

    public static async ValueTask<PostgresSession> OpenAsync(NpgsqlDataSource source, IsolationLevel? level, CancellationToken cancellationToken)
    {
        var opened = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            return new PostgresSession(opened, level is { } isolation ? await opened.BeginTransactionAsync(isolation, cancellationToken) : null);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask QueryAsync(string sql, Arg[] args, Func<IRow, bool> onRow, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        PostgresArgs.Add(command.Parameters, args);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new PostgresRow(reader);
        while (await reader.ReadAsync(cancellationToken) && onRow(row))
        {
            // the callback does the work
        }
    }

    public async ValueTask<int> ExecuteAsync(string sql, Arg[] args, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        PostgresArgs.Add(command.Parameters, args);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task CommitAsync(CancellationToken cancellationToken) => transaction!.CommitAsync(cancellationToken);

    /// <summary>A transaction that was not committed is rolled back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await connection.DisposeAsync();
    }
}
