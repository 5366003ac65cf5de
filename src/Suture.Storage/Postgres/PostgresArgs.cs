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
            parameters.Add(arg is { Type: ArgType.Number, IsNull: false }
                ? new NpgsqlParameter<long> { TypedValue = arg.Number, NpgsqlDbType = NpgsqlDbType.Bigint }
                : new NpgsqlParameter { Value = arg.Boxed, NpgsqlDbType = TypeOf(arg.Type) });
        }
    }
}
