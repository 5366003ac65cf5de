namespace Suture.Storage.Data;

/// <summary>
/// A connection in use. SQL is written once for both databases, with parameters <c>$1</c>, <c>$2</c>, ...; SQLite answers before
/// the call returns, PostgreSQL really waits.
/// </summary>
internal interface ISession
{
    /// <summary>Calls <paramref name="onRow"/> for each row until it gives false.</summary>
    ValueTask QueryAsync(string sql, Arg[] args, Func<IRow, bool> onRow, CancellationToken cancellationToken);

    ValueTask<int> ExecuteAsync(string sql, Arg[] args, CancellationToken cancellationToken);
}

/// <summary>A session for reading, given back when disposed.</summary>
internal interface IReadSession : ISession, IAsyncDisposable;

/// <summary>Takes writes of one transaction; they may reach the database later, but in this order.</summary>
internal interface IWriter
{
    void Insert(Table table, params ReadOnlySpan<Arg> row);

    void Execute(string sql, params ReadOnlySpan<Arg> args);
}

internal static class SessionExtensions
{
    public static async ValueTask<List<T>> ListAsync<T>(this ISession session, string sql, Arg[] args, Func<IRow, T> read, CancellationToken cancellationToken)
    {
        var list = new List<T>();
        await session.QueryAsync(
            sql,
            args,
            row =>
            {
                list.Add(read(row));
                return true;
            },
            cancellationToken);
        return list;
    }

    public static async ValueTask<T?> FirstAsync<T>(this ISession session, string sql, Arg[] args, Func<IRow, T> read, CancellationToken cancellationToken)
    {
        T? first = default;
        await session.QueryAsync(
            sql,
            args,
            row =>
            {
                first = read(row);
                return false;
            },
            cancellationToken);
        return first;
    }
}
