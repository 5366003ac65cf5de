using System.Globalization;
using Suture.Domain.Planning;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.Planning;

/// <summary>The development plan (IEC 62304 5.1) as one HTML page that needs no other file: a table for each stage.</summary>
public static class PlanHtml
{
    private const int Keys = 12;

    /// <summary>Writes the page stage by stage; the stream stays open.</summary>
    public static async Task WriteAsync(Plan plan, ReportStamp stamp, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(stamp);
        var html = new Utf8Output(stream);
        Frame.Open(html, stamp, "Development plan", $"Deliverables and activities for class {plan.SafetyClass}", landscape: true);
        html.Raw("<ul class=\"tiles\" aria-label=\"Summary\">\n");
        Frame.Tile(html, "ok", plan.Done, "done");
        Frame.Tile(html, "", plan.Count - plan.Done, "to do");
        Frame.Tile(html, plan.Overdue > 0 ? "bad" : "", plan.Overdue, "overdue");
        html.Raw("</ul>\n");
        Frame.Stamp(html, stamp);
        foreach (var section in plan.Sections)
        {
            Section(html, section);
            await html.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        Frame.Close(html, stamp);
        await html.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private static void Section(Utf8Output html, PlanSection section)
    {
        html.Raw("<h2>").Text(section.Title).Raw("</h2>\n<table>\n<caption>").Text($"{section.Done} of {section.Items.Length} done.").Text(section.IsBlocked ? $" Waits for: {PlanWords.Titles(section.BlockedBy)}." : "")
            .Raw("</caption>\n<thead><tr><th scope=\"col\">Item</th><th scope=\"col\">State</th><th scope=\"col\">Owner</th><th scope=\"col\">Due</th><th scope=\"col\">Records</th><th scope=\"col\">Clauses</th></tr></thead>\n<tbody>\n");
        foreach (var item in section.Items)
        {
            var state = PlanWords.State(section, item);
            html.Raw("<tr><th scope=\"row\">").Text(item.Title);
            if (item.Note is not null)
            {
                html.Raw("<span class=\"ttl\">").Text(item.Note).Raw("</span>");
            }

            html.Raw("</th><td class=\"nowrap\"><span class=\"mark ").Raw(state switch { "done" => "ok", "overdue" => "bad", "blocked" => "none", _ => "warn" }).Raw("\">").Text(state).Raw("</span>");
            if (item.Of > 1)
            {
                html.Raw(" ").Text(string.Create(CultureInfo.InvariantCulture, $"{item.Done} of {item.Of}"));
            }

            html.Raw("</td><td>").Text(item.Owner ?? "").Raw("</td><td class=\"nowrap\">").Text(item.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "").Raw("</td><td class=\"keys\">")
                .Text(string.Join(", ", item.Open.Take(Keys)) + (item.Open.Count > Keys ? $" and {item.Open.Count - Keys} more" : "")).Raw("</td><td>").Text(string.Join(", ", item.Clauses)).Raw("</td></tr>\n");
        }

        html.Raw("</tbody>\n</table>\n");
    }
}
