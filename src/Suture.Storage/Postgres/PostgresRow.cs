using Npgsql;
using Suture.Storage.Data;

namespace Suture.Storage.Postgres;

/// <summary>A row of an Npgsql reader.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : IRow
{
    public bool IsNull(int column) => reader.IsDBNull(column);

    public long Number(int column) => reader.GetInt64(column);

    public string Text(int column) => reader.GetString(column);

    public string Text(int column, StringPool pool) => pool.Get(reader.GetString(column));

    public ReadOnlySpan<byte> Bytes(int column) => reader.GetFieldValue<byte[]>(column);
}
