using System.Text;
using Suture.Domain.Standards;
using Suture.Reports.Markdown;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>
/// The gate as Markdown for a comment on a pull request or a job's summary: a table of the standards, then the gaps by clause, folded. It
/// stays under the size that such comments may have by telling less of each clause, and says how much more there is.
/// </summary>
public static class GateMarkdown
{
    /// <summary>Most characters that are written.</summary>
    public const int MaxLength = MarkdownDetail.MaxLength;

    public static async Task WriteAsync(GateReports reports, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reports);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var clauses = reports.Standards.SelectMany(s => s.Check.Clauses.Where(c => c.Status == ClauseStatus.Gap).Select(c => MarkdownClause.Of(s.Check, c.Id, c.Title, [.. c.Gaps]))).ToList();
        await new Utf8Output(stream).Write(MarkdownDetail.Fit(detail => Page(reports, clauses, stamp, find, detail))).FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static string Page(GateReports reports, List<MarkdownClause> clauses, ReportStamp stamp, RecordLookup find, MarkdownDetail detail)
    {
        var page = new StringBuilder();
        GateMarkdownParts.Head(page, stamp, "Suture gate");
        page.Append(Verdict(reports, clauses)).Append("\n\n");
        GateMarkdownParts.Table(page, reports.Standards, ["Evidence found", "Gap", "Attested", "Not applicable"], s => s.Check, s => Counts(s.Check.Summary));
        GateMarkdownParts.Section(page, "Gaps", clauses, detail, find);
        GateMarkdownParts.Foot(page, stamp);
        return page.ToString();
    }

    private static string Verdict(GateReports reports, List<MarkdownClause> clauses) => clauses.Count == 0
        ? "**The gate is open:** no clause has a gap."
        : $"**The gate is closed:** {GateWords.Number(clauses.Count)} of {GateWords.Count(reports.Standards.Sum(s => s.Check.Clauses.Length), "clause")} have gaps, {GateWords.Count(clauses.Sum(c => c.Gaps), "gap")} in all.";

    private static IEnumerable<string> Counts(CheckSummary sum) => new[] { sum.Met, sum.Gap, sum.Attested, sum.NotApplicable }.Select(GateWords.Number);
}
