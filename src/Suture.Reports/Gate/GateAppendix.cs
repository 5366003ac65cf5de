using System.Globalization;
using Suture.Domain.Records;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.Gate;

/// <summary>The last part of a gate report: what is known of every record it names, so that "approved by whom" stands on the same paper.</summary>
internal static class GateAppendix
{
    public static async Task WriteAsync(Utf8Output html, SortedSet<RecordId> named, RecordLookup find, CancellationToken cancellation)
    {
        if (named.Count == 0)
        {
            return;
        }

        html.Raw("<h2>Records named above</h2>\n<table>\n<caption>").Text(named.Count.ToString("N0", CultureInfo.InvariantCulture))
            .Raw(" records as they stood at the ledger position above.</caption>\n<thead><tr><th scope=\"col\">Key</th><th scope=\"col\">Title</th><th scope=\"col\">Revision</th><th scope=\"col\">State</th><th scope=\"col\">Signed</th></tr></thead>\n<tbody>\n");
        foreach (var id in named)
        {
            Row(html, id, find(id));
            await html.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        html.Raw("</tbody>\n</table>\n");
    }

    private static void Row(Utf8Output html, RecordId id, ReportRecord? record)
    {
        html.Raw("<tr id=\"").Raw(id.ToString()).Raw("\"><th scope=\"row\" class=\"key\">").Text(id.ToString()).Raw("</th>");
        if (record is null)
        {
            html.Raw("<td colspan=\"4\" class=\"none\">not shown to the reader of this report</td></tr>\n");
            return;
        }

        html.Raw("<td>").Text(record.Title).Raw("</td><td>").Text(record.Revision.ToString(CultureInfo.InvariantCulture)).Raw("</td><td class=\"nowrap\">").Text(record.State).Raw("</td><td>");
        if (record is { SignedBy: { } signer, SignedAt: { } time })
        {
            html.Text($"{signer}, {record.Meaning?.ToLowerInvariant()}, ").Raw("<span class=\"nowrap\">").Text(Times.ForPeople(time)).Raw("</span>");
        }
        else
        {
            html.Raw("<span class=\"none\">no signature</span>");
        }

        html.Raw("</td></tr>\n");
    }
}
