using System.Globalization;
using Suture.Domain.Safety.Prompts;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.Safety;

/// <summary>The record of the brainstorm (ISO 14971 5.4) as one HTML page that needs no other file: what was considered and what came of it, what was set aside and why, what is open.</summary>
public static class PromptHtml
{
    /// <summary>Writes the page group by group; the stream stays open.</summary>
    public static async Task WriteAsync(PromptReport report, ReportStamp stamp, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(stamp);
        var html = new Utf8Output(stream);
        Frame.Open(html, stamp, "Brainstorm", "Prompts considered and set aside", landscape: true);
        var count = report.Count;
        html.Raw("<ul class=\"tiles\" aria-label=\"Summary\">\n");
        Frame.Tile(html, "ok", count.Considered, "considered");
        Frame.Tile(html, "", count.SetAside, "set aside");
        Frame.Tile(html, count.Open > 0 ? "bad" : "", count.Open, "open");
        Frame.Tile(html, count.LookAgain > 0 ? "bad" : "", count.LookAgain, "to look at again");
        html.Raw("</ul>\n");
        Frame.Stamp(html, stamp);
        html.Raw("<p>").Text($"Asked by the prompts of {report.Edition}, in our own words: {report.Title.ToLowerInvariant()}. They are guidance; that all of them are answered does not show that all hazards were found.").Raw("</p>\n");
        foreach (var section in report.Sections)
        {
            var of = section.Count;
            Table(html, section.Title, $"{of.Considered} considered, {of.SetAside} set aside, {of.Open} open, {of.LookAgain} to look at again.", section.Prompts.SelectMany(PromptRow.Rows));
            await html.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        if (!report.NoLonger.IsEmpty)
        {
            Table(html, "Not asked any more", "Answers to prompts that the catalog does not have now, with the question of then.", report.NoLonger.Select(PromptRow.Gone));
        }

        Frame.Close(html, stamp);
        await html.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Table(Utf8Output html, string title, string caption, IEnumerable<PromptRow> rows)
    {
        html.Raw("<h2>").Text(title).Raw("</h2>\n<table>\n<caption>").Text(caption)
            .Raw("</caption>\n<thead><tr><th scope=\"col\">Prompt</th><th scope=\"col\">Asked of</th><th scope=\"col\">Answer</th><th scope=\"col\">What came of it, or why not</th><th scope=\"col\">By</th><th scope=\"col\">When (UTC)</th></tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            Row(html, row);
        }

        html.Raw("</tbody>\n</table>\n");
    }

    private static void Row(Utf8Output html, PromptRow row)
    {
        html.Raw("<tr><th scope=\"row\">").Text(row.Prompt.Id);
        if (row.First)
        {
            html.Text(row.Prompt.Title.Length > 0 ? " " + row.Prompt.Title : "").Raw("<span class=\"ttl\">").Text(row.Prompt.Ask).Raw("</span>");
        }

        html.Raw("</th><td>").Text(row.AskedOf).Raw("</td><td class=\"nowrap\"><span class=\"mark ").Raw(row.State switch { "considered" => "ok", "open" => "warn", _ => "none" }).Raw("\">").Text(row.State).Raw("</span></td><td>");
        if (row.Records.Length > 0)
        {
            html.Raw("<ul>");
            foreach (var record in row.Records)
            {
                html.Raw("<li>").Text(record).Raw("</li>");
            }

            html.Raw("</ul>");
        }

        html.Text(row.Words ?? "");
        foreach (var again in row.LookAgain)
        {
            html.Raw("<p><span class=\"mark warn\">look again</span> ").Text(again).Raw("</p>");
        }

        html.Raw("</td><td>").Text(row.By ?? "").Raw("</td><td class=\"nowrap\">").Text(row.Time is { } time ? time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : "").Raw("</td></tr>\n");
    }
}
