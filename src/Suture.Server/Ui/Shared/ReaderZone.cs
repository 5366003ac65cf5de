using System.Globalization;

namespace Suture.Server.Ui.Shared;

/// <summary>The time zone of whoever reads: all times are stored in UTC and shown in it. UTC, and said so, until it is known.</summary>
public sealed class ReaderZone
{
    private TimeZoneInfo zone = TimeZoneInfo.Utc;

    /// <summary>Takes the zone over by its IANA name; an unknown one leaves UTC.</summary>
    public void Use(string? name)
    {
        if (!string.IsNullOrEmpty(name) && name.Length < 64 && TimeZoneInfo.TryFindSystemTimeZoneById(Uri.UnescapeDataString(name), out var known))
        {
            zone = known;
        }
    }

    /// <summary>Date and time with the offset: <c>2026-03-31 14:05 (UTC+02:00)</c>.</summary>
    public string Full(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        return local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " " + Offset(local);
    }

    /// <summary>Date and time to the minute; the offset only while the zone is unknown.</summary>
    public string Short(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, zone);
        var text = local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return ReferenceEquals(zone, TimeZoneInfo.Utc) ? text + " UTC" : text;
    }

    /// <summary>Calendar day.</summary>
    public string Day(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Offset(DateTimeOffset local) =>
        local.Offset == TimeSpan.Zero ? "UTC" : "UTC" + (local.Offset < TimeSpan.Zero ? "-" : "+") + local.Offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
