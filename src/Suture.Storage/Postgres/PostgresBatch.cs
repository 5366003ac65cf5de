using Npgsql;
using NpgsqlTypes;
using Suture.Storage.Data;

namespace Suture.Storage.Postgres;

/// <summary>
/// Collects writes and sends them together: one round trip for an append. Rows of one table go as arrays, one statement for many
/// rows; an update sends the rows before it first, so the order stays.
/// </summary>
/// <param name="connection">Where to.</param>
/// <param name="sendsEarly">Inside a transaction: sends what there is before it grows large, or the memory would hold a whole import twice.</param>
/// <param name="keepsFirst">Inserts leave rows of the same key as they are, instead of failing.</param>
internal sealed class PostgresBatch(NpgsqlConnection connection, bool sendsEarly, bool keepsFirst = false) : IWriter
{
    private const int MostRows = 4096;
    private List<NpgsqlBatchCommand> commands = [];
    private readonly Dictionary<Table, List<Arg[]>> rows = new(ReferenceEqualityComparer.Instance);
    private int pending;

    public void Insert(Table table, params ReadOnlySpan<Arg> row)
    {
        if (!rows.TryGetValue(table, out var list))
        {
            rows.Add(table, list = []);
        }

        list.Add(row.ToArray());
        SendEarly();
    }

    public void Execute(string sql, params ReadOnlySpan<Arg> args)
    {
        AddAllArrays();
        var command = new NpgsqlBatchCommand(sql);
        PostgresArgs.Add(command.Parameters, args);
        commands.Add(command);
        SendEarly();
    }

    /// <summary>Puts a statement before all others.</summary>
    public void ExecuteFirst(string sql, params ReadOnlySpan<Arg> args)
    {
        var command = new NpgsqlBatchCommand(sql);
        PostgresArgs.Add(command.Parameters, args);
        commands.Insert(0, command);
    }

    /// <summary>Sends everything. Outside of a transaction it is one of its own: all or nothing.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        await using var batch = Collect();
        if (batch.BatchCommands.Count > 0)
        {
            await batch.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private void SendEarly()
    {
        if (++pending >= MostRows && sendsEarly)
        {
            using var batch = Collect();
            batch.ExecuteNonQuery();
        }
    }

    private NpgsqlBatch Collect()
    {
        AddAllArrays();
        var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            batch.BatchCommands.Add(command);
        }

        commands = [];
        pending = 0;
        return batch;
    }

    private void AddAllArrays()
    {
        foreach (var (table, list) in rows)
        {
            if (list.Count > 0)
            {
                AddArrays(table, list);
            }
        }
    }

    private void AddArrays(Table table, List<Arg[]> list)
    {
        var single = list.Count == 1;
        var command = new NpgsqlBatchCommand(SqlOf(table, single));
        if (single)
        {
            PostgresArgs.Add(command.Parameters, list[0]);
        }
        else
        {
            for (var i = 0; i < table.Columns.Length; i++)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = Column(list, i, table.Columns[i].Type), NpgsqlDbType = NpgsqlDbType.Array | PostgresArgs.TypeOf(table.Columns[i].Type) });
            }
        }

        commands.Add(command);
        list.Clear();
    }

    private string SqlOf(Table table, bool single) => (single, keepsFirst) switch
    {
        (true, true) => table.InsertNewSql,
        (true, false) => table.InsertSql,
        (false, true) => table.InsertNewArraysSql,
        (false, false) => table.InsertArraysSql,
    };

    private static object Column(List<Arg[]> list, int i, ArgType type) => type switch
    {
        ArgType.Number => list.Exists(r => r[i].IsNull) ? list.ConvertAll(r => r[i].IsNull ? (long?)null : r[i].Number).ToArray() : list.ConvertAll(r => r[i].Number).ToArray(),
        ArgType.Text => list.ConvertAll(r => r[i].IsNull ? null : r[i].Text).ToArray(),
        ArgType.Bytes => list.ConvertAll(r => r[i].IsNull ? null : r[i].Bytes).ToArray(),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
