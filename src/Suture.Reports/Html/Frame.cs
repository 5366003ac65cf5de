using System.Globalization;
using Suture.Reports.Writing;

namespace Suture.Reports.Html;

/// <summary>What stands around every printed page: title, stamp, foot.</summary>
internal static class Frame
{
    /// <summary>Opens the page up to and with the lead line under the title.</summary>
    public static void Open(Utf8Output html, ReportStamp stamp, string kind, string title, bool landscape)
    {
        var device = stamp.Device;
        html.Raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
            .Text($"{kind}: {device.Key}, {title}").Raw("</title>\n<style>\n").Raw(Style.Css).Raw("\n").Raw(Style.Paper(landscape)).Raw("\n</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the table</a>\n<div class=\"page\">\n<header class=\"top\">\n<p class=\"kind\">")
            .Text(kind).Raw("</p>\n<h1>").Text(title).Raw("</h1>\n<p class=\"lead\">").Text($"{device.Name} ({device.Key})");
        if (device.Version is { Length: > 0 } version)
        {
            html.Text($", version {version}");
        }

        html.Text($", software safety class {device.EffectiveClass}{(device.SafetyClass is null ? " (none recorded, so C counts)" : "")}").Raw("</p>\n</header>\n<main id=\"main\">\n");
    }

    /// <summary>Who made the report, when, and from what state of the ledger.</summary>
    public static void Stamp(Utf8Output html, ReportStamp stamp)
    {
        html.Raw("<dl class=\"stamp\">\n");
        if (stamp.Release is { } release)
        {
            html.Raw("<dt>Made of</dt><dd>").Text(release.Words).Raw("</dd>\n");
        }

        html.Raw("<dt>").Raw(stamp.Release is null ? "Made" : "Signed").Raw("</dt><dd><time datetime=\"").Text(Times.Iso(stamp.PrintedAt)).Raw("\">").Text(Times.ForPeople(stamp.PrintedAt)).Raw("</time> by ")
            .Text(stamp.PrintedBy).Raw("</dd>\n<dt>Ledger position</dt><dd>").Text(stamp.Position.ToString("N0", CultureInfo.InvariantCulture)).Raw(" entries of stream ").Text(stamp.Device.Stream)
            .Raw("</dd>\n<dt>Ledger root</dt><dd><code>").Text(stamp.Root).Raw("</code></dd>\n");
        html.Raw("<dt>Checkpoint</dt><dd>");
        if (stamp.Checkpoint is { Length: > 0 } checkpoint)
        {
            html.Raw("<pre>").Text(checkpoint.TrimEnd('\n')).Raw("</pre>");
        }
        else
        {
            html.Raw("none was issued yet");
        }

        html.Raw("</dd>\n</dl>\n");
    }

    public static void Close(Utf8Output html, ReportStamp stamp) =>
        html.Raw("</main>\n<footer>\n<p>").Text(Made(stamp))
            .Raw(" from the ledger at the position above. All times are UTC. It says which evidence the records hold; the judgment is the reader's.</p>\n</footer>\n</div>\n</body>\n</html>\n");

    // Of a baseline that another version judged, that is said; a later program must not change the file by its own name.
    internal static string Made(ReportStamp stamp) => stamp.Release is null ? "Made by Suture " + stamp.ProductVersion : stamp.ProductVersion.Length == 0 ? "Made by Suture" : "Judged by Suture " + stamp.ProductVersion;

    /// <summary>A number with what it counts.</summary>
    public static void Tile(Utf8Output html, string tone, int count, string label) =>
        html.Raw("<li class=\"").Raw(tone).Raw("\"><b>").Text(count.ToString("N0", CultureInfo.InvariantCulture)).Raw("</b><span>").Text(label).Raw("</span></li>\n");
}
