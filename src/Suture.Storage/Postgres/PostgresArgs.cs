using Npgsql;
using NpgsqlTypes;
using Suture.Storage.Data;

namespace Suture.Storage.Postgres;

/// <summary>Values as parameters, always typed: then the server prepares each statement once.</summary>
internal static class PostgresArgs
{
    public static NpgsqlDbType TypeOf(ArgType type) => type switch
    {
        ArgType.Number => NpgsqlDbType.Bigint,
        ArgType.Text => NpgsqlDbType.Text,
        ArgType.Bytes => NpgsqlDbType.Bytea,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static void Add(NpgsqlParameterCollection parameters, ReadOnlySpan<Arg> args)
    {
        foreach (var arg in args)
        {
            parameters.Add(arg switch
            {
                { IsNull: true } => new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = TypeOf(arg.Type) },
                { Type: ArgType.Number } => new NpgsqlParameter<long> { TypedValue = arg.Number, NpgsqlDbType = NpgsqlDbType.Bigint },
                { Type: ArgType.Text } => new NpgsqlParameter<string> { TypedValue = arg.Text, NpgsqlDbType = NpgsqlDbType.Text },
                _ => new NpgsqlParameter<byte[]> { TypedValue = arg.Bytes, NpgsqlDbType = NpgsqlDbType.Bytea },
            });
        }
    }
}
