using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The checklist of security controls on the terminal.</summary>
internal static class SecurityControlsView
{
    public static void Draw(Terminal terminal, JsonElement list, bool open)
    {
        terminal.Title($"{list.Text("device")}: {list.Number("answered")} recommendations answered, {list.Number("notShown")} not shown yet, {list.Number("open")} open, {list.Number("setAside")} set aside");
        foreach (var category in list.Items("categories"))
        {
            var grid = new Grid("!" + category.Text("title"), "Recommendation", "!Stands", "Controls");
            foreach (var item in category.Items("recommendations").Where(r => !open || r.Text("status") is "open" or "notShown"))
            {
                grid.Row($"[bold]{Terminal.Safe(item.Text("code"))}[/]", Terminal.Safe(item.Text("title")), Status(item.Text("status")), Controls(item));
            }

            if (grid.Rows > 0)
            {
                grid.DrawOn(terminal);
            }

            if (category.Count("unnamed") > 0)
            {
                terminal.Markup($"[yellow]Name no recommendation:[/] {Terminal.Safe(string.Join(", ", category.Texts("unnamed")))}");
            }
        }
    }

    private static string Status(string status) => status switch
    {
        "answered" => "[green]answered[/]",
        "notShown" => "[yellow]not shown[/]",
        "setAside" => "[grey]set aside[/]",
        _ => "[red]open[/]",
    };

    private static string Controls(JsonElement item)
    {
        var words = item.Items("controls").Select(c => c.Truth("shown")
            ? $"{c.Text("key")} by {string.Join(", ", c.Items("tests").Where(t => t.Truth("passes")).Select(t => t.Text("key")).DefaultIfEmpty("a passing test"))}"
            : $"{c.Text("key")} lacks {c.Text("missing")}");
        var aside = item.Member("setAside");
        return Terminal.Safe(string.Join("; ", words.Concat(aside.ValueKind == JsonValueKind.Object ? [$"{aside.Text("why")} ({aside.Text("by")})"] : [])));
    }
}
