using Suture.Ledger;

namespace Suture.Storage.Data;

/// <summary>The row that a query stands at; columns by place. What it gives of bytes is valid until the next row.</summary>
internal interface IRow
{
    bool IsNull(int column);

    long Number(int column);

    string Text(int column);

    /// <summary>As <see cref="Text(int)"/>, one string for equal texts.</summary>
    string Text(int column, StringPool pool);

    ReadOnlySpan<byte> Bytes(int column);
}

internal static class RowExtensions
{
    public static string? TextOrNull(this IRow row, int column) => row.IsNull(column) ? null : row.Text(column);

    public static long? NumberOrNull(this IRow row, int column) => row.IsNull(column) ? null : row.Number(column);

    public static Hash32 Hash(this IRow row, int column) => Hash32.From(row.Bytes(column));

    public static DateTimeOffset Time(this IRow row, int column) => ToTime(row.Number(column));

    public static DateTimeOffset? TimeOrNull(this IRow row, int column) => row.IsNull(column) ? null : row.Time(column);

    public static DateTimeOffset ToTime(long micros) => DateTimeOffset.UnixEpoch.AddTicks(micros * TimeSpan.TicksPerMicrosecond);
}
