using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Security risks on the terminal.</summary>
internal static class SecurityRiskView
{
    public static void Draw(Terminal terminal, JsonElement report, bool why)
    {
        var policy = report.Member("policy");
        terminal.Title($"{report.Text("device")}: {Words.Count(report.Count("risks"), "threat or finding", "threats and findings")}, ledger position {Words.Number(report.Number("position"))}");
        terminal.Line(policy.Number("number") > 0 ? $"Judged by {policy.Text("title")} (number {policy.Number("number")})." : "Judged by the built-in policy; set your own with: suture risk policy set FILE");
        Matrix(terminal, report, "before", "Before controls");
        Matrix(terminal, report, "after", "After controls");
        var grid = new Grid("!Key", "Title", "Exploitability", "Harm", "Risk", "Open");
        foreach (var risk in report.Items("risks"))
        {
            var (before, after) = (risk.Member("before"), risk.Member("after"));
            grid.Row(
                $"[bold]{Terminal.Safe(risk.Text("key"))}[/]", Terminal.Safe(risk.Text("title")), Step(before, after, "exploitability"), Step(before, after, "harm"), risk.Text("riskBefore") == risk.Text("riskAfter") ? Risk(risk.Text("riskAfter")) : $"{Risk(risk.Text("riskBefore"))} -> {Risk(risk.Text("riskAfter"))}",
                Terminal.Safe(string.Join(", ", risk.Items("concerns").Select(c => Words.FromCamel(c.Text("code"))))));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        if (why)
        {
            Rules(terminal, report);
        }

        var (first, last) = (report.Member("before"), report.Member("after"));
        terminal.Prose($"Uncontrolled before controls: {first.Number("uncontrolled")}; after: {last.Number("uncontrolled")}. Controlled after: {last.Number("controlled")}; without harm to patients: {last.Number("none")}."
            + (why || grid.Rows == 0 ? "" : " --why shows the rule behind each figure."));
    }

    private static string Step(JsonElement before, JsonElement after, string figure)
    {
        var (was, now) = (before.Member(figure), after.Member(figure));
        var words = was.Text("value") == now.Text("value") ? was.Text("value") : $"{was.Text("value")} -> {now.Text("value")}";
        return now.Member("allowed").ValueKind == JsonValueKind.False || was.Member("allowed").ValueKind == JsonValueKind.False ? $"[yellow]{Terminal.Safe(words)}, overruled[/]" : Terminal.Safe(words);
    }

    private static string Risk(string name) => name switch { "controlled" => "[green]controlled[/]", "uncontrolled" => "[red]uncontrolled[/]", _ => "[grey]none[/]" };

    // The worst row on top, as matrices are drawn; a dot where nothing lies.
    private static void Matrix(Terminal terminal, JsonElement report, string side, string title)
    {
        var matrix = report.Member("matrix");
        var rows = matrix.Texts("exploitabilities").ToList();
        var counts = matrix.Items(side).Select(r => r.EnumerateArray().Select(c => c.GetInt32()).ToList()).ToList();
        var risks = matrix.Items("risks").Select(r => r.EnumerateArray().Select(c => c.GetString()!).ToList()).ToList();
        var grid = new Grid(["!" + title, .. matrix.Texts("severities").Select(s => ">" + s)]);
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            grid.Row([Terminal.Safe(rows[row]), .. counts[row].Select((count, column) => count == 0 ? "[grey].[/]" : $"[{(risks[row][column] == "uncontrolled" ? "red" : "green")}]{Words.Number(count)}[/]")]);
        }

        grid.DrawOn(terminal);
    }

    private static void Rules(Terminal terminal, JsonElement report)
    {
        foreach (var risk in report.Items("risks"))
        {
            terminal.Title($"{risk.Text("key")} {risk.Text("title")}");
            var grid = new Grid("!Figure", "Before controls", "After controls");
            foreach (var figure in (string[])["exploitability", "harm", "risk"])
            {
                grid.Row(figure, Terminal.Safe(risk.Member("before").Member(figure).Text("rule")), Terminal.Safe(risk.Member("after").Member(figure).Text("rule")));
            }

            grid.DrawOn(terminal);
            terminal.Markup("[grey]Impact on assets:[/] " + Terminal.Safe(risk.Member("impact").Text("rule")));
            if (risk.Count("controls") > 0)
            {
                terminal.Markup("[grey]Controls:[/] " + Terminal.Safe(string.Join("; ", risk.Items("controls").Select(c =>
                    $"{c.Text("key")}{(c.TextOrNull("via") is { } via ? $" at {via}" : "")} ({Words.FromCamel(c.Text("status"))}{(c.Truth("tested") ? ", tested" : "")})"))));
            }

            foreach (var concern in risk.Items("concerns"))
            {
                terminal.Markup($"[yellow]{Terminal.Safe(concern.Text("clause"))}[/] {Terminal.Safe(concern.Text("why"))}");
            }

            terminal.Line();
        }
    }
}
