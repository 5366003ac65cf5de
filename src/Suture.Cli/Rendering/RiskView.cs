using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Risks and policies on the terminal.</summary>
internal static class RiskView
{
    public static void Draw(Terminal terminal, JsonElement report, bool why)
    {
        var policy = report.Member("policy");
        var regions = report.Items("regions").ToDictionary(r => r.Text("code"), r => r, StringComparer.Ordinal);
        terminal.Title($"{report.Text("device")}: {Words.Count(report.Count("risks"), "risk")}, ledger position {Words.Number(report.Number("position"))}");
        terminal.Line(policy.Number("number") > 0 ? $"Judged by {policy.Text("title")} (number {policy.Number("number")})." : "Judged by the built-in policy; set your own with: suture risk policy set FILE");
        Matrix(terminal, report, regions, "before", "Before controls");
        Matrix(terminal, report, regions, "after", "After controls");
        var grid = new Grid("!Risk", "Title", "Severity", "Before controls", "After controls", "!Accepted", "Open");
        foreach (var risk in report.Items("risks"))
        {
            grid.Row(
                $"[bold]{Terminal.Safe(risk.Text("key"))}[/]", Terminal.Safe(risk.Text("title")), Terminal.Safe(risk.TextOrNull("harm") is { } harm ? $"{risk.Text("severity")} {harm}" : risk.Text("severity")),
                Region(regions, risk.Text("initial")), Region(regions, risk.Text("residual")), Acceptance(risk.Text("acceptance")), Open(risk));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        if (why)
        {
            Rules(terminal, report);
        }

        terminal.Markup(Terminal.Safe(report.Member("overall").Text("statement")) + (why || grid.Rows == 0 ? "" : " --why shows the rule behind each figure."));
    }

    public static void DrawPolicy(Terminal terminal, JsonElement policy) => terminal.Line(policy.Text("text").TrimEnd('\n'));

    public static void DrawMoved(Terminal terminal, JsonElement answer)
    {
        var number = answer.Number("number");
        terminal.Line(
            !answer.Truth("changed") ? $"This is the device's risk policy already (number {number}); nothing changes."
            : answer.Truth("dryRun") ? $"Nothing was set. {Words.Count(answer.Count("moved"), "risk")} would stand elsewhere."
            : $"Risk policy {number} is set. {Words.Count(answer.Count("moved"), "risk")} {(answer.Count("moved") == 1 ? "stands" : "stand")} elsewhere.");
        DrawMovedRisks(terminal, answer);
    }

    /// <summary>The risks that stand elsewhere, where they stood and where they stand.</summary>
    public static void DrawMovedRisks(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!Situation", "Title", "!Initial", "!Residual", "!Acceptance");
        foreach (var moved in answer.Items("moved"))
        {
            var (was, now) = (moved.Member("was"), moved.Member("is"));
            grid.Row($"[bold]{Terminal.Safe(moved.Text("key"))}[/]", Terminal.Safe(moved.Text("title")), Step(was, now, "initial"), Step(was, now, "residual"), Step(was, now, "acceptance"));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }

    private static string Step(JsonElement was, JsonElement now, string member) =>
        was.Text(member) == now.Text(member) ? Terminal.Safe(Words.FromCamel(now.Text(member))) : $"{Terminal.Safe(Words.FromCamel(was.Text(member)))} -> [bold]{Terminal.Safe(Words.FromCamel(now.Text(member)))}[/]";

    // The worst row on top, as matrices are drawn; a dot where nothing lies.
    private static void Matrix(Terminal terminal, JsonElement report, Dictionary<string, JsonElement> regions, string side, string title)
    {
        var matrix = report.Member("matrix");
        var rows = matrix.Texts("probabilities").ToList();
        var counts = matrix.Items(side).Select(r => r.EnumerateArray().Select(c => c.GetInt32()).ToList()).ToList();
        var codes = matrix.Items("regions").Select(r => r.EnumerateArray().Select(c => c.GetString()!).ToList()).ToList();
        var grid = new Grid(["!" + title, .. matrix.Texts("severities").Select(s => ">" + s)]);
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            grid.Row([Terminal.Safe(rows[row]), .. counts[row].Select((count, column) => Cell(regions, codes[row][column], count))]);
        }

        grid.DrawOn(terminal);
    }

    private static string Cell(Dictionary<string, JsonElement> regions, string region, int count) =>
        count == 0 ? "[grey].[/]" : $"[{Color(regions, region)}]{Words.Number(count)}[/]";

    private static string Region(Dictionary<string, JsonElement> regions, string code) => $"[{Color(regions, code)}]{Terminal.Safe(regions.TryGetValue(code, out var region) ? region.Text("label") : code)}[/]";

    private static string Color(Dictionary<string, JsonElement> regions, string code) => regions.TryGetValue(code, out var region) ? region.Text("accepted") switch { "asItIs" => "green", "reduced" => "yellow", _ => "red" } : "red";

    private static string Acceptance(string acceptance) => acceptance switch
    {
        "acceptable" => "[green]yes[/]",
        "acceptableByBenefit" => "[yellow]by benefit[/]",
        _ => "[red]no[/]",
    };

    private static string Open(JsonElement risk) => Terminal.Safe(string.Join(", ", risk.Items("concerns").Select(c => Words.FromCamel(c.Text("code")))));

    private static void Rules(Terminal terminal, JsonElement report)
    {
        foreach (var risk in report.Items("risks"))
        {
            terminal.Title($"{risk.Text("key")} {risk.Text("title")}");
            var grid = new Grid("!Figure", "Before controls", "After controls");
            foreach (var figure in (string[])["severity", "p1", "p2", "probability", "region"])
            {
                grid.Row(figure is "p1" or "p2" ? figure.ToUpperInvariant() : figure, Terminal.Safe(risk.Member("before").Member(figure).Text("rule")), Terminal.Safe(risk.Member("after").Member(figure).Text("rule")));
            }

            grid.DrawOn(terminal);
            foreach (var concern in risk.Items("concerns"))
            {
                terminal.Markup($"[yellow]{Terminal.Safe(concern.Text("clause"))}[/] {Terminal.Safe(concern.Text("why"))}");
            }

            terminal.Line();
        }
    }
}
