using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>
/// A gate report as one HTML page that needs no other file: summary, each clause with its evidence and gaps, and every record named with
/// its revision, state and signature.
/// </summary>
public static class GateHtml
{
    // Longer rows may be split over pages; shorter ones stay whole.
    private const int LongRow = 60;

    /// <summary>Writes the page clause by clause; the stream stays open.</summary>
    public static async Task WriteAsync(CheckReport report, ReportStamp stamp, RecordLookup find, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stamp);
        ArgumentNullException.ThrowIfNull(find);
        var html = new Utf8Output(stream);
        Frame.Open(html, stamp, "Gate report", $"{report.Title}, {report.Edition}", landscape: false);
        Summary(html, report);
        Frame.Stamp(html, stamp);
        html.Raw("<h2>Clauses</h2>\n<table>\n<caption>Every clause of the standard, in its order, with what the records show. Unless said otherwise, checks over the records decided. Titles are Suture's own words.</caption>\n")
            .Raw("<thead><tr><th scope=\"col\">Clause</th><th scope=\"col\" class=\"asks\">What it asks</th><th scope=\"col\">Answer</th><th scope=\"col\">Gaps and evidence</th></tr></thead>\n<tbody>\n");
        var named = new SortedSet<RecordId>();
        foreach (var clause in report.Clauses)
        {
            Clause(html, clause, report.Device, named);
            await html.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        html.Raw("</tbody>\n</table>\n");
        await GateAppendix.WriteAsync(html, named, find, cancellation).ConfigureAwait(false);
        Frame.Close(html, stamp);
        await html.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Summary(Utf8Output html, CheckReport report)
    {
        var sum = report.Summary;
        html.Raw("<ul class=\"tiles\" aria-label=\"Summary\">\n");
        Frame.Tile(html, "ok", sum.Met, "clauses with evidence");
        Frame.Tile(html, sum.Gap > 0 ? "bad" : "", sum.Gap, sum.Gap == 1 ? "clause with gaps" : "clauses with gaps");
        Frame.Tile(html, "note", sum.Attested, "attested by signature");
        Frame.Tile(html, "", sum.NotApplicable, "not applicable");
        html.Raw("</ul>\n<div class=\"bar\" aria-hidden=\"true\">");
        foreach (var (tone, count) in new[] { ("ok", sum.Met), ("note", sum.Attested), ("bad", sum.Gap), ("none", sum.NotApplicable) })
        {
            if (count > 0)
            {
                html.Raw("<i class=\"").Raw(tone).Raw("\" style=\"flex:").Raw(count.ToString(CultureInfo.InvariantCulture)).Raw("\"></i>");
            }
        }

        html.Raw("</div>\n<p class=\"lead\">").Text(report.NoGaps
            ? "The gate is open: no clause has a gap."
            : $"The gate is closed: {sum.Gap} of {report.Clauses.Length} clauses have gaps, {report.Clauses.Sum(c => c.Gaps.Count)} gaps in all.").Raw("</p>\n");
    }

    private static void Clause(Utf8Output html, ClauseAnswer clause, string device, SortedSet<RecordId> named)
    {
        html.Raw(clause.Evidence.Count + clause.Gaps.Count > LongRow ? "<tr class=\"long\">" : "<tr>")
            .Raw("<th scope=\"row\" class=\"key\">").Text(clause.Id).Raw("</th><td>").Text(clause.Title).Raw("</td><td class=\"nowrap\"><span class=\"mark ").Raw(GateWords.Tone(clause.Status)).Raw("\">")
            .Text(GateWords.Label(clause.Status)).Raw("</span></td><td>");
        if (clause.Why is { Length: > 0 } why)
        {
            html.Raw("<p class=\"why\">").Text(why).Raw("</p>");
        }

        Gaps(html, clause, device, named);
        GateDeviations.Write(html, clause, id => Key(html, id, named));
        Evidence(html, clause, named);
        if (clause.DecidedBy != DecidedBy.Computed)
        {
            html.Raw("<span class=\"lbl\">Decided by ").Text(GateWords.By(clause.DecidedBy)).Raw("</span>");
        }

        html.Raw("</td></tr>\n");
    }

    private static void Gaps(Utf8Output html, ClauseAnswer clause, string device, SortedSet<RecordId> named)
    {
        if (clause.Gaps.Count == 0)
        {
            return;
        }

        html.Raw("<ul class=\"gaps\">");
        foreach (var gap in clause.Gaps)
        {
            html.Raw("<li>");
            if (gap.Record is { } id)
            {
                Key(html, id, named);
            }
            else
            {
                html.Raw("<span class=\"key\">").Text(device).Raw("</span>");
            }

            html.Raw(" ").Text(gap.Why).Raw("</li>");
        }

        html.Raw("</ul>");
    }

    private static void Evidence(Utf8Output html, ClauseAnswer clause, SortedSet<RecordId> named)
    {
        if (clause.Evidence.Count == 0)
        {
            return;
        }

        html.Raw("<span class=\"lbl\">Evidence</span><div class=\"keys\">");
        var first = true;
        foreach (var id in clause.Evidence)
        {
            html.Raw(first ? "" : ", ");
            Key(html, id, named);
            first = false;
        }

        html.Raw("</div>");
    }

    private static void Key(Utf8Output html, RecordId id, SortedSet<RecordId> named)
    {
        named.Add(id);
        html.Raw("<a class=\"key\" href=\"#").Raw(id.ToString()).Raw("\">").Text(id.ToString()).Raw("</a>");
    }
}
