using System.Security.Cryptography;
using Npgsql;
using NpgsqlTypes;

namespace Suture.Bench.Rivals;

/// <summary>
/// The rival on PostgreSQL, as somebody would write it who wants only a hash chain: the head is kept in the program, one prepared INSERT
/// is the whole transaction. No check for other writers, no tree, no tables projected.
/// </summary>
internal sealed class NpgsqlChain : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand insert;
    private readonly byte[] input;
    private long index;

    private NpgsqlChain(NpgsqlConnection connection, NpgsqlCommand insert, int entryBytes)
    {
        this.connection = connection;
        this.insert = insert;
        input = new byte[32 + entryBytes];
    }

    public static async Task CreateTableAsync(string connectionString)
    {
        await using var opened = new NpgsqlConnection(connectionString);
        await opened.OpenAsync();
        await using var create = new NpgsqlCommand("CREATE TABLE IF NOT EXISTS chain(stream bigint, index bigint, hash bytea NOT NULL, bytes bytea NOT NULL, PRIMARY KEY(stream, index))", opened);
        await create.ExecuteNonQueryAsync();
    }

    public static async Task<NpgsqlChain> OpenAsync(string connectionString, long stream, int entryBytes)
    {
        var opened = new NpgsqlConnection(connectionString);
        await opened.OpenAsync();
        var command = new NpgsqlCommand("INSERT INTO chain(stream, index, hash, bytes) VALUES($1, $2, $3, $4)", opened);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = stream });
        command.Parameters.Add(new NpgsqlParameter<long>());
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Bytea });
        await command.PrepareAsync();
        return new NpgsqlChain(opened, command, entryBytes);
    }

    public async Task AppendAsync()
    {
        BitConverter.TryWriteBytes(input.AsSpan(32), index);
        SHA256.HashData(input, input.AsSpan(0, 32));
        ((NpgsqlParameter<long>)insert.Parameters[1]).TypedValue = index++;
        insert.Parameters[2].Value = input.AsMemory(0, 32);
        insert.Parameters[3].Value = input.AsMemory(32);
        await insert.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await insert.DisposeAsync();
        await connection.DisposeAsync();
    }
}
