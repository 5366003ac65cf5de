using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>What a change can reach, on the terminal.</summary>
internal static class ImpactView
{
    private const int Most = 40;

    public static void Draw(Terminal terminal, JsonElement impact)
    {
        terminal.Title($"A change of {impact.Text("key")} can reach {Words.Count(impact.Count("downstream"), "record")} downstream; it rests on {impact.Count("upstream")}.");
        if (impact.Count("loop") > 0)
        {
            terminal.Markup("[grey]Around the loop, from harm to test:[/]");
            LoopView.Rows(terminal, impact.Items("loop"));
        }

        Keys(terminal, "Hazardous situations", impact, "hazardousSituations");
        Keys(terminal, "Tests to run again", impact, "tests");
        Keys(terminal, "Releases that include it", impact, "releases");
        Ways(terminal, "Downstream", impact, "downstream");
        Ways(terminal, "Upstream", impact, "upstream");
        var grid = new Grid("!Look again", "Why");
        foreach (var look in impact.Items("lookAgain"))
        {
            grid.Row($"[bold]{Terminal.Safe(look.Text("key"))}[/]", Terminal.Safe(look.Text("why")));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }

    private static void Keys(Terminal terminal, string label, JsonElement impact, string member)
    {
        if (impact.Count(member) > 0)
        {
            terminal.Markup($"[grey]{label}:[/] {Terminal.Safe(string.Join(", ", impact.Texts(member)))}");
        }
    }

    private static void Ways(Terminal terminal, string label, JsonElement impact, string member)
    {
        if (impact.Count(member) == 0)
        {
            return;
        }

        var grid = new Grid("!" + label, "Way");
        foreach (var item in impact.Items(member).Take(Most))
        {
            grid.Row($"[bold]{Terminal.Safe(item.Text("key"))}[/]", Terminal.Safe(string.Join("; ", item.Items("via").Select(Via))));
        }

        grid.DrawOn(terminal);
        if (impact.Count(member) > Most)
        {
            terminal.Line($"... and {impact.Count(member) - Most} more; --json lists all.");
        }
    }

    private static string Via(JsonElement link) => link.ValueKind == JsonValueKind.Object ? $"{link.Text("from")} {link.Text("type")} {link.Text("to")}" : link.ToString();
}
