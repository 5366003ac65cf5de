using System.Text;
using Suture.Domain.Standards;
using Suture.Reports.Markdown;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>
/// A comparison of two answers of the gate as Markdown for a comment on a pull request: what the change opened, what it closed and by what (evidence, a
/// statement, or because a clause does not apply any more), what is answered differently, and what was open before and still is.
/// </summary>
public static class ComparisonMarkdown
{
    private const int MaxNotes = 10;
    private const int Short = 40;

    public static async Task WriteAsync(GateComparison comparison, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var opened = Clauses(comparison, c => [.. c.Opened], _ => null);
        var closed = Clauses(comparison, c => [.. c.Closed], HowClosed);
        var remaining = Clauses(comparison, c => [.. c.Remaining], _ => null);
        var text = MarkdownDetail.Fit(detail =>
        {
            var page = new StringBuilder();
            GateMarkdownParts.Head(page, stamp, "Suture gate, this change");
            page.Append(Verdict(comparison)).Append("\n\n");
            GateMarkdownParts.Table(page, comparison.Standards, ["Opened", "Closed", "Remaining", "Clauses with gaps"], s => s.After, Counts);
            Notes(page, comparison);
            GateMarkdownParts.Section(page, "Opened", opened, detail, find);
            GateMarkdownParts.Section(page, "Closed", closed, detail, find);
            Different(page, comparison, detail);
            GateMarkdownParts.Section(page, "Open before and still", remaining, detail, find);
            GateMarkdownParts.Foot(page, stamp);
            return page.ToString();
        });
        await new Utf8Output(stream).Write(text).FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static List<MarkdownClause> Clauses(GateComparison comparison, Func<ClauseComparison, ClauseGap[]> gaps, Func<ClauseComparison, string?> note) =>
        [.. comparison.Standards.SelectMany(s => s.Clauses.Select(c => (Clause: c, Gaps: gaps(c))).Where(c => c.Gaps.Length > 0).Select(c => MarkdownClause.Of(s.After, c.Clause.Id, c.Clause.Title, c.Gaps, note(c.Clause))))];

    private static string Verdict(GateComparison comparison)
    {
        var (opened, closed) = (comparison.Opened, comparison.Closed);
        var change = (opened, closed) switch
        {
            (0, 0) => "This change opens no gap and closes none.",
            (0, _) => $"This change opens no gap and closes {GateWords.Number(closed)}.",
            (_, 0) => $"This change opens {GateWords.Count(opened, "gap")} and closes none.",
            _ => $"This change opens {GateWords.Count(opened, "gap")} and closes {GateWords.Number(closed)}.",
        };
        var remaining = comparison.Remaining switch
        {
            0 => "No other gap was there before.",
            1 => "1 gap was there before and remains.",
            var count => $"{GateWords.Number(count)} gaps were there before and remain.",
        };
        return $"**{change}** {remaining} Compared: ledger position {comparison.From} with {comparison.To}.";
    }

    private static IEnumerable<string> Counts(CheckComparison standard) =>
    [
        GateWords.Number(standard.Opened), GateWords.Number(standard.Closed), GateWords.Number(standard.Remaining),
        standard.Before is null ? $"not asked → {GateWords.Number(standard.After.Summary.Gap)}" : $"{GateWords.Number(standard.Before.Summary.Gap)} → {GateWords.Number(standard.After.Summary.Gap)}",
    ];

    // What can move gaps without any record being better or worse.
    private static void Notes(StringBuilder page, GateComparison comparison)
    {
        var notes = new List<string>();
        if (comparison.Standards.FirstOrDefault(s => s.Before is not null && s.Before.Class != s.After.Class) is { } other)
        {
            notes.Add($"The class was {MarkdownText.Of(other.Before!.Class, Short)} and is {MarkdownText.Of(other.After.Class, Short)}: other clauses are asked.");
        }

        notes.AddRange(comparison.Standards.Where(s => s.Before is not null && s.Before.Edition != s.After.Edition)
            .Select(s => $"{MarkdownText.Of(s.After.Standard, Short)} was asked in the edition {MarkdownText.Of(s.Before!.Edition, Short)}, now in {MarkdownText.Of(s.After.Edition, Short)}."));
        notes.AddRange(comparison.Standards.Where(s => s.Before is null).Select(s => $"{MarkdownText.Of(s.After.Standard, Short)} was not asked before: all its gaps count as opened."));
        notes.AddRange(comparison.NotAsked.Select(r => $"{MarkdownText.Of(r.Standard, Short)} was asked before, with {GateWords.Count(r.Clauses.Sum(c => c.Gaps.Count), "gap")}, and is not asked now."));
        foreach (var note in notes.Take(MaxNotes))
        {
            page.Append("- ").Append(note).Append('\n');
        }

        page.Append(notes.Count switch { 0 => "", > MaxNotes => $"- and {GateWords.Number(notes.Count - MaxNotes)} more such notes\n\n", _ => "\n" });
    }

    private static void Different(StringBuilder page, GateComparison comparison, MarkdownDetail detail)
    {
        var clauses = comparison.Standards.Where(s => s.Before is not null).SelectMany(s => s.Clauses.Where(c => c.Before?.Status != c.After?.Status).Select(c => (s.After.Standard, Clause: c))).ToList();
        if (clauses.Count == 0)
        {
            return;
        }

        page.Append("#### Answered differently\n\n");
        if (detail.Clauses > 0)
        {
            page.Append("| Clause | Before | Now |\n| --- | --- | --- |\n");
        }

        foreach (var (standard, clause) in clauses.Take(detail.Clauses))
        {
            page.Append("| ").Append(MarkdownText.Of($"{standard} {clause.Id}", 120)).Append(' ').Append(MarkdownText.Of(clause.Title, 120)).Append(" | ").Append(Status(clause.Before)).Append(" | ").Append(Status(clause.After))
                .Append(detail.Reasons > 0 && clause.After?.Why is { } why ? ": " + MarkdownText.Of(why) : "").Append(" |\n");
        }

        page.Append('\n');
        if (clauses.Count > detail.Clauses)
        {
            page.Append("and ").Append(GateWords.Count(clauses.Count - detail.Clauses, "more clause")).Append("\n\n");
        }
    }

    private static string Status(ClauseAnswer? answer) => answer is null ? "not asked" : GateWords.Label(answer.Status);

    // Gaps that vanish because something is not asked any more are not the same as gaps that were filled.
    private static string? HowClosed(ClauseComparison clause) => clause.After switch
    {
        null => "the clause is not asked any more",
        { Status: ClauseStatus.NotApplicable } now => $"the clause does not apply any more: {MarkdownText.Of(now.Why)}",
        { Status: ClauseStatus.Attested } => "now attested by a signed statement",
        _ => null,
    };
}
