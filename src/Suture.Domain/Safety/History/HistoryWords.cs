using System.Globalization;

namespace Suture.Domain.Safety.History;

/// <summary>Histories in words.</summary>
public static class HistoryWords
{
    /// <summary>By which policy each point was judged.</summary>
    public const string Rule = "Each point is judged by the risk policy that held then. Points at which nothing moved are left out, but for releases and the present.";

    /// <summary>How many points, and what they are.</summary>
    public static string Points(RiskHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return $"{Number(history.Points.Length)} {(history.Points.Length == 1 ? "point" : "points")}, the ends of {(history.Period.Every == 1 ? "each " : "every ")}{history.Period}, releases and the present.";
    }

    /// <summary>When and where a point is: time in UTC, position, releases, policy.</summary>
    public static string When(RiskPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return $"{point.Time.UtcDateTime.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture)} UTC, position {Number(point.Position)}{(point.Releases.IsEmpty ? "" : ", " + string.Join(", ", point.Releases))}, judged by {Policy(point)}";
    }

    /// <summary>The policy that judged.</summary>
    public static string Policy(RiskPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        return point.PolicyNumber == 0 ? "the built-in policy" : $"policy {Number(point.PolicyNumber)}, {point.Policy.Title}";
    }

    /// <summary>"3 acceptable, 1 unacceptable".</summary>
    public static string Counts(RiskPoint point, bool after)
    {
        ArgumentNullException.ThrowIfNull(point);
        return string.Join(", ", point.Regions.Select(r => $"{Number(after ? r.After : r.Before)} {r.Region.Label.ToLowerInvariant()}"));
    }

    /// <summary>From the first day to the last, in UTC.</summary>
    public static string Span(RiskHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var (first, last) = (Date(history.Points[0]), Date(history.Points[^1]));
        return $"{(first == last ? first : $"{first} to {last}")}, UTC";

        static string Date(RiskPoint point) => point.Time.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>A time as short as the period allows, in UTC.</summary>
    public static string Day(DateTimeOffset time, HistoryPeriod period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return time.UtcDateTime.ToString(period.Unit switch { HistoryUnit.Second => "HH:mm:ss", HistoryUnit.Minute or HistoryUnit.Hour => "d MMM HH:mm", _ => "d MMM yyyy" }, CultureInfo.InvariantCulture);
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
