using Suture.Domain.Standards;

namespace Suture.Reports.Gate;

/// <summary>A clause as SARIF tells it: a rule, and its gaps as results.</summary>
/// <param name="Id">Number in the standard.</param>
/// <param name="Title">A few words.</param>
/// <param name="Answer">Its answer now; null when it is not asked any more.</param>
/// <param name="Gaps">Its gaps, each with its state against the earlier answer; without one the states are null.</param>
internal sealed record SarifClause(string Id, string Title, ClauseAnswer? Answer, IReadOnlyList<(ClauseGap Gap, string? State)> Gaps)
{
    public static List<SarifClause> Of(CheckReport check) => [.. check.Clauses.Select(c => new SarifClause(c.Id, c.Title, c, [.. c.Gaps.Select(g => (g, (string?)null))]))];

    // Those that stay come first: of the same gap standing twice, the first is the one that was there before.
    public static List<SarifClause> Of(CheckComparison comparison) => [.. comparison.Clauses.Select(c => new SarifClause(c.Id, c.Title, c.After,
        [.. c.Remaining.Select(g => (g, (string?)"unchanged")), .. c.Opened.Select(g => (g, (string?)"new")), .. c.Closed.Select(g => (g, (string?)"absent"))]))];
}
