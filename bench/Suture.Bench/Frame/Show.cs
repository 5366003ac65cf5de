using System.Globalization;

namespace Suture.Bench.Frame;

/// <summary>Numbers for people.</summary>
internal static class Show
{
    public static string Seconds(double seconds) => seconds switch
    {
        >= 1 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.00} s"),
        >= 0.01 => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds * 1e3:0.00} ms"),
    };

    public static string Rate(double perSecond, string what) => string.Create(CultureInfo.InvariantCulture, $"{perSecond:N0} {what}/s");

    public static string MiB(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:N0} MiB");

    public static string Percent(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio * 100:0} %");

    public static string Times(double ratio) => string.Create(CultureInfo.InvariantCulture, $"{ratio:0.00} x");

    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
