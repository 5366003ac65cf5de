namespace Suture.Domain.Safety.History;

/// <summary>Units of time that a history can be cut into.</summary>
public enum HistoryUnit
{
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// <summary>How long a history stands still between two points: the end of each period is one. In UTC; weeks begin on Monday.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Every">How many of them; 1 or more.</param>
public sealed record HistoryPeriod(HistoryUnit Unit, int Every)
{
    private static readonly HistoryPeriod[] Steps =
    [
        new(HistoryUnit.Second, 1), new(HistoryUnit.Second, 10), new(HistoryUnit.Minute, 1), new(HistoryUnit.Minute, 10), new(HistoryUnit.Hour, 1), new(HistoryUnit.Hour, 6),
        new(HistoryUnit.Day, 1), new(HistoryUnit.Week, 1), new(HistoryUnit.Month, 1), new(HistoryUnit.Month, 3), new(HistoryUnit.Year, 1),
    ];

    /// <summary>The shortest period that cuts a span of time into at most so many.</summary>
    /// <param name="first">Begin of the span.</param>
    /// <param name="last">Its end; not before its begin.</param>
    /// <param name="most">Most periods; at least 1.</param>
    public static HistoryPeriod For(DateTimeOffset first, DateTimeOffset last, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        foreach (var step in Steps)
        {
            if (step.NumberOf(last) - step.NumberOf(first) < most)
            {
                return step;
            }
        }

        // Counted from the year 0, so the first and the last of them can be cut short: one less is sure to fit. No calendar has 10,000 years.
        return new HistoryPeriod(HistoryUnit.Year, most == 1 ? 10_000 : ((last.UtcDateTime.Year - first.UtcDateTime.Year) / (most - 1)) + 1);
    }

    /// <summary>Number of the period that a time lies in; times in the same period have the same.</summary>
    public long NumberOf(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        return Unit switch
        {
            HistoryUnit.Second => utc.Ticks / TimeSpan.TicksPerSecond,
            HistoryUnit.Minute => utc.Ticks / TimeSpan.TicksPerMinute,
            HistoryUnit.Hour => utc.Ticks / TimeSpan.TicksPerHour,
            HistoryUnit.Day => utc.Ticks / TimeSpan.TicksPerDay,
            HistoryUnit.Week => utc.Ticks / (7 * TimeSpan.TicksPerDay), // the first day of the calendar is a Monday
            HistoryUnit.Month => (utc.Year * 12L) + utc.Month - 1,
            HistoryUnit.Year => utc.Year,
            _ => throw new InvalidOperationException($"{Unit} is no unit."),
        } / Every;
    }

    /// <summary>"day", "3 months".</summary>
    public override string ToString() => Every == 1 ? Unit.ToString().ToLowerInvariant() : $"{Every.ToString(System.Globalization.CultureInfo.InvariantCulture)} {Unit.ToString().ToLowerInvariant()}s";
}
