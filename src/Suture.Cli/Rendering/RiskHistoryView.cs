using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Risks over time on the terminal.</summary>
internal static class RiskHistoryView
{
    public static void Draw(Terminal terminal, JsonElement history)
    {
        var points = history.Items("points").ToList();
        terminal.Title($"{history.Text("device")}: risks over time, {Words.Count(points.Count, "point")}");
        // Regions go by code and label: another policy can have others.
        var regions = points.AsEnumerable().Reverse().SelectMany(p => p.Items("regions")).DistinctBy(r => (r.Text("code"), r.Text("label"))).ToList();
        var grid = new Grid(["!Until (UTC)", .. regions.Select(r => r.Text("label")), "Not accepted", "!Policy"]);
        foreach (var point in points)
        {
            var counts = point.Items("regions").ToDictionary(r => (r.Text("code"), r.Text("label")), r => r);
            var policy = point.Member("policy");
            grid.Row([
                $"{Time(point)}\n[grey]position {Words.Number(point.Number("position"))}[/]" + (string.Join(", ", point.Texts("releases")) is { Length: > 0 } releases ? $"\n[bold]{Terminal.Safe(releases)}[/]" : ""),
                .. regions.Select(r => counts.TryGetValue((r.Text("code"), r.Text("label")), out var count) ? Count(count) : "[grey]-[/]"),
                point.Number("unacceptable") == 0 ? "[green]0[/]" : $"[red]{Words.Number(point.Number("unacceptable"))}[/]",
                policy.Number("number") == 0 ? "built-in" : Words.Number(policy.Number("number")),
            ]);
        }

        grid.DrawOn(terminal);
        var top = new Grid("!Highest now", "Title", "Before -> after controls");
        foreach (var risk in history.Items("top"))
        {
            top.Row($"[bold]{Terminal.Safe(risk.Text("key"))}[/]", Terminal.Safe(risk.Text("title")), string.Join('\n', Moves(points, [.. risk.Items("standings")])));
        }

        if (top.Rows > 0)
        {
            top.DrawOn(terminal);
        }

        terminal.Prose("Regions: before -> after controls. " + history.Text("rule"));
    }

    private static string Count(JsonElement region)
    {
        var (before, after) = (region.Number("before"), region.Number("after"));
        var color = region.Text("accepted") switch { "asItIs" => "green", "reduced" => "yellow", _ => "red" };
        return before == 0 && after == 0 ? "[grey].[/]" : $"{Words.Number(before)} -> [{color}]{Words.Number(after)}[/]";
    }

    // Only where something moved; a situation that is there from the first point on was there before it, or came with it.
    private static IEnumerable<string> Moves(List<JsonElement> points, List<JsonElement> standings)
    {
        string? last = null;
        for (var i = 0; i < standings.Count && i < points.Count; i++)
        {
            var now = standings[i].ValueKind == JsonValueKind.Object ? $"{Label(points[i], standings[i].Text("initial"))} -> {Label(points[i], standings[i].Text("residual"))}" : null;
            if (now != last)
            {
                yield return $"[grey]{Time(points[i])}[/] {Terminal.Safe(now ?? "gone")}";
            }

            last = now;
        }
    }

    private static string Time(JsonElement point) => point.Time("time").Replace(" UTC", "", StringComparison.Ordinal);

    private static string Label(JsonElement point, string code) => point.Items("regions").FirstOrDefault(r => r.Text("code") == code).TextOrNull("label") ?? code;
}
