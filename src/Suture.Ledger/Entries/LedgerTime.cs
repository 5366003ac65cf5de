namespace Suture.Ledger;

/// <summary>
/// Times in the ledger: UTC, whole microseconds (what PostgreSQL, SQLite text and other languages all keep), and
/// never earlier than the entry before in the same stream.
/// </summary>
public static class LedgerTime
{
    /// <summary>Bytes of a time in an entry: <c>2026-03-01T12:34:56.123456Z</c>.</summary>
    internal const int TextLength = 27;

    /// <summary>The time in UTC, cut down to whole microseconds.</summary>
    public static DateTimeOffset Normalize(DateTimeOffset time)
    {
        var utc = time.UtcTicks;
        return new DateTimeOffset(utc - (utc % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }

    /// <summary>The time for the next entry: the clock's, or the last entry's when the clock was set back.</summary>
    public static DateTimeOffset Next(DateTimeOffset now, DateTimeOffset? last)
    {
        var time = Normalize(now);
        return last is { } before && before > time ? before : time;
    }

    /// <summary>RFC 3339 in UTC with six decimals and <c>Z</c>; the only form that the ledger writes and accepts.</summary>
    public static string Format(DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[TextLength];
        Write(time, text);
        return System.Text.Encoding.ASCII.GetString(text);
    }

    internal static void Write(DateTimeOffset time, Span<byte> target)
    {
        var utc = time.UtcDateTime;
        Digits(utc.Year, target[..4]);
        target[4] = (byte)'-';
        Digits(utc.Month, target.Slice(5, 2));
        target[7] = (byte)'-';
        Digits(utc.Day, target.Slice(8, 2));
        target[10] = (byte)'T';
        Digits(utc.Hour, target.Slice(11, 2));
        target[13] = (byte)':';
        Digits(utc.Minute, target.Slice(14, 2));
        target[16] = (byte)':';
        Digits(utc.Second, target.Slice(17, 2));
        target[19] = (byte)'.';
        Digits((int)(utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond), target.Slice(20, 6));
        target[26] = (byte)'Z';
    }

    /// <summary>Reads the one form that <see cref="Write"/> gives, as UTC ticks.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out long utcTicks)
    {
        utcTicks = 0;
        if (text.Length != TextLength || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != '.' || text[26] != 'Z')
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text.Slice(5, 2)), Number(text.Slice(8, 2)));
        var (hour, minute, second) = (Number(text.Slice(11, 2)), Number(text.Slice(14, 2)), Number(text.Slice(17, 2)));
        var micros = Number(text.Slice(20, 6));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || micros < 0)
        {
            return false;
        }

        utcTicks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks + (micros * TimeSpan.TicksPerMicrosecond);
        return true;
    }

    private static void Digits(int value, Span<byte> target)
    {
        for (var i = target.Length - 1; i >= 0; i--)
        {
            target[i] = (byte)('0' + (value % 10));
            value /= 10;
        }
    }

    private static int Number(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            value = (value * 10) + (digit - '0');
        }

        return value;
    }
}
