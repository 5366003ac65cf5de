using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Reports.Html;
using Suture.Reports.Writing;

namespace Suture.Reports.ThreatModels;

/// <summary>The architecture views and attack paths of a threat model as one HTML page that needs no other file.</summary>
public static class ViewsHtml
{
    /// <param name="facts">What the views were made from.</param>
    /// <param name="views">All four.</param>
    /// <param name="paths">Attack paths; printed with all views only.</param>
    /// <param name="of">Key and title of the threat model.</param>
    /// <param name="only">The one view to print; null for all.</param>
    /// <param name="stamp">What the page was made from.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="cancellation">Stops writing.</param>
    public static async Task WriteAsync(
        ThreatModelFacts facts, ArchitectureViews views, AttackPaths paths, string of, ViewKind? only, ReportStamp stamp, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(views);
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(stamp);
        var html = new Utf8Output(stream);
        Frame.Open(html, stamp, "Security architecture views", of, landscape: true);
        var shown = views.All.Where(v => only is null || v.Kind == only).ToList();
        html.Raw("<ul class=\"tiles\" aria-label=\"Gaps\">\n");
        foreach (var view in shown)
        {
            Frame.Tile(html, view.Gaps.IsEmpty ? "ok" : "bad", view.Gaps.Length, view.Gaps.Length == 1 ? $"gap: {view.Kind.Title()}" : $"gaps: {view.Kind.Title()}");
        }

        html.Raw("</ul>\n");
        Frame.Stamp(html, stamp);
        foreach (var view in shown)
        {
            html.Raw("<h2>").Text(view.Kind.Title()).Raw("</h2>\n<p class=\"lead\">").Text($"{view.Kind.Clause()}. {view.Rule}").Raw("</p>\n");
            if (view.LeftOutBecause is { } reason)
            {
                html.Raw("<p>").Text("Left out by the maker: " + reason).Raw("</p>\n");
            }

            if (!view.IsEmpty)
            {
                html.Raw("<div class=\"drawing\">").Raw(await SvgAsync(facts, view, of, cancellation).ConfigureAwait(false)).Raw("</div>\n");
                Tables(html, facts, views, view);
            }

            Gaps(html, view.Gaps);
            await html.FlushIfLargeAsync(cancellation).ConfigureAwait(false);
        }

        if (only is null)
        {
            Paths(html, facts, paths);
        }

        Frame.Close(html, stamp);
        await html.FlushAsync(cancellation).ConfigureAwait(false);
    }

    // A page is wider than no drawing: it is made smaller where it does not fit.
    private static async Task<string> SvgAsync(ThreatModelFacts facts, ArchitectureView view, string of, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await ViewDrawing.WriteAsync(facts, view, of, bytes, name: view.Kind.Code(), cancellation: cancellation).ConfigureAwait(false);
        return Encoding.UTF8.GetString(bytes.ToArray()).Replace(" role=\"group\"", " style=\"max-width:100%;height:auto\" role=\"group\"", StringComparison.Ordinal);
    }

    private static void Tables(Utf8Output html, ThreatModelFacts facts, ArchitectureViews views, ArchitectureView view)
    {
        switch (view)
        {
            case MultiPatientView many:
                Table(html, "Places from which more than one patient can be reached", ["Place", "Because", "Threats", "Controls"],
                    many.Places.Select(p => new[] { facts.Name(p.Place), string.Join("; ", p.Because), Keys(p.Threats.Select(t => t.Id)), Keys(p.Threats.SelectMany(t => t.Controls).Select(c => c.Id).Distinct()) }));
                break;
            case UpdateView updates:
                Table(html, "Ways of an update", ["From", "To", "Over", "Signed on", "Verified by", "Not the maker's", "Requirements"],
                    updates.Paths.Select(p => new[]
                    {
                        facts.Name(p.Source) + (p.FromMaker ? " (maker)" : ""), facts.Name(p.Target), string.Join(", ", p.Hops.Select(h => h.Flow.Id)), Or(string.Join("; ", p.Signed)), Or(string.Join("; ", p.Verified)),
                        string.Join("; ", p.NotOurs.Select(facts.Name)), Or(Keys(p.Requirements)),
                    }));
                break;
            case UseCaseView sequences:
                foreach (var useCase in sequences.UseCases)
                {
                    Table(html, useCase.UseCase.Name + (useCase.UseCase.State is { } state ? $", in: {state}" : ""), ["Step", "From", "To", "Flow", "What happens", "Check", "Crosses"],
                        useCase.Steps.Select(s => new[] { s.Step.Number, facts.Name(s.Step.From), facts.Name(s.Step.To), s.Flow?.Id ?? "", s.Step.What, s.Step.Check ?? "", string.Join(", ", s.Crossed) }));
                }

                return;
        }

        var details = views.Global.Flows.ToDictionary(f => f.Hop.Flow.Id, StringComparer.Ordinal);
        Elements(html, facts, view.Part);
        Table(html, "Flows", ["Flow", "From", "To", "Data", "Protocol", "Protection", "Algorithm", "Key length", "Key storage", "Key life", "Authentication", "Crosses", "Threats"],
            view.Part.Flows.Select(f => details[f.Id]).Select(d => new[]
            {
                d.Hop.Flow.Id, facts.Name(d.Hop.Flow.From), facts.Name(d.Hop.Flow.To) + (d.Hop.Flow.BothWays ? " (both ways)" : ""), d.Hop.Flow.Data, d.Hop.Flow.Protocol ?? "", d.Hop.Protection ?? "", d.Algorithm ?? "",
                d.KeyLength ?? "", d.KeyStorage ?? "", d.KeyLife ?? "", d.Authentication ?? "", facts.BoundaryNames(d.Hop.Crossed), Keys(facts.ThreatsAt(d.Hop.Flow.Id).Select(t => t.Id)),
            }));
    }

    private static void Elements(Utf8Output html, ThreatModelFacts facts, Diagram part) =>
        Table(html, "Elements", ["Element", "Type", "Inside", "Assets", "Threats"], part.Elements.Select(e => new[]
        {
            facts.Name(e.Id), e.Type == ElementType.External ? "external entity" : e.Type.Code(), facts.BoundaryNames(facts.Trust.Around(e.Id)), string.Join(", ", e.Assets), Keys(facts.ThreatsAt(e.Id).Select(t => t.Id)),
        }));

    private static void Paths(Utf8Output html, ThreatModelFacts facts, AttackPaths paths)
    {
        html.Raw("<h2>Attack paths</h2>\n<p class=\"lead\">").Text(AttackPaths.Rule).Raw("</p>\n");
        foreach (var asset in paths.Assets)
        {
            Table(html, $"{asset.Asset}{(asset.Record is { } r ? " " + r.Title : "")}: {asset.Paths.Length} of {asset.Found} ways", ["From", "To", "Over", "Crossings", "Covered"],
                asset.Paths.Select(p => new[]
                {
                    facts.Name(p.Entry), facts.Name(p.Target), string.Join(", ", p.Hops.Select(h => $"{h.Flow.Id} to {h.To}")),
                    string.Join("; ", p.Crossings.Select(h => $"{h.Flow.Id} crosses {facts.BoundaryNames(h.Crossed)}: {h.Protection ?? "no protection named"} ({Or(Keys(h.Threats.Select(t => t.Id)))})")), p.IsCovered ? "yes" : "no",
                }));
        }

        Gaps(html, paths.Gaps);
    }

    private static void Table(Utf8Output html, string caption, string[] columns, IEnumerable<string[]> rows)
    {
        html.Raw("<table>\n<caption>").Text(caption).Raw("</caption>\n<thead><tr>");
        foreach (var column in columns)
        {
            html.Raw("<th scope=\"col\">").Text(column).Raw("</th>");
        }

        html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Raw("<tr><th scope=\"row\">").Text(row[0]).Raw("</th>");
            foreach (var cell in row.AsSpan(1))
            {
                html.Raw("<td>").Text(cell).Raw("</td>");
            }

            html.Raw("</tr>\n");
        }

        html.Raw("</tbody>\n</table>\n");
    }

    private static void Gaps(Utf8Output html, ImmutableArray<ViewGap> gaps)
    {
        if (gaps.IsEmpty)
        {
            html.Raw("<p>No gap found.</p>\n");
            return;
        }

        html.Raw("<ul class=\"gaps\">\n");
        foreach (var gap in gaps)
        {
            html.Raw("<li>").Text($"{(gap.Place is null ? "" : gap.Place + ": ")}{gap.What} ({gap.Clause})").Raw("</li>\n");
        }

        html.Raw("</ul>\n");
    }

    private static string Keys(IEnumerable<RecordId> ids) => string.Join(", ", ids);

    private static string Or(string text) => text.Length == 0 ? "none" : text;
}
