using Suture.Domain.Standards;

namespace Suture.Server.Ui.Shared;

/// <summary>Clauses of a check, by the chapter of the standard that they stand in.</summary>
public sealed record Chapter(string Number, string Title, IReadOnlyList<ClauseAnswer> Clauses)
{
    public int Met => Clauses.Count(c => c.Status == ClauseStatus.Met);

    public int Attested => Clauses.Count(c => c.Status == ClauseStatus.Attested);

    public int Gaps => Clauses.Count(c => c.Status == ClauseStatus.Gap);
}

/// <summary>Groups the answers of a check.</summary>
public static class Chapters
{
    public static IReadOnlyList<Chapter> Of(CheckReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return [.. report.Clauses.GroupBy(c => c.Id.Split('.')[0], StringComparer.Ordinal).Select(g => new Chapter(g.Key, Title(report.Standard, g.Key), [.. g]))];
    }

    // Our own words for what the chapter is about.
    private static string Title(string standard, string number) => (standard, number) switch
    {
        ("iec62304", "4") => "General requirements",
        ("iec62304", "5") => "Software development",
        ("iec62304", "6") => "Software maintenance",
        ("iec62304", "7") => "Software risk management",
        ("iec62304", "8") => "Configuration management",
        ("iec62304", "9") => "Problem resolution",
        _ => string.Empty,
    };
}
