using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The gate on the terminal: the summary, then clauses with gaps (or all).</summary>
internal static class CheckView
{
    private const int GapsOfClause = 4;
    private const int Evidence = 6;

    public static void Draw(Terminal terminal, JsonElement check, bool all)
    {
        var sum = check.Member("summary");
        terminal.Title($"{check.Text("title")}, {check.Text("edition")}");
        terminal.Line($"{check.Text("device")}, class {check.Text("class")}, ledger position {Words.Number(check.Number("position"))}");
        var grid = new Grid("!Clause", "What it asks", "!Answer", "Gaps and evidence");
        foreach (var clause in check.Items("clauses").Where(c => all || c.Text("status") is "gap"))
        {
            grid.Row($"[bold]{Terminal.Safe(clause.Text("id"))}[/]", Terminal.Safe(clause.Text("title")), Status(clause.Text("status")), Why(clause));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        terminal.Markup(
            $"[green]{sum.Number("met")} with evidence[/], {(sum.Number("gap") > 0 ? $"[red]{sum.Number("gap")} with gaps[/]" : "0 with gaps")}, {sum.Number("attested")} attested, {sum.Number("notApplicable")} not applicable.");
        terminal.Markup(sum.Number("gap") > 0 ? "[red]The gate is closed.[/]" + (all ? "" : " --all shows every clause.") : "[green]The gate is open.[/]");
    }

    public static string Status(string status) => status switch
    {
        "met" => "[green]evidence[/]",
        "gap" => "[red]gap[/]",
        "attested" => "[blue]attested[/]",
        "notApplicable" => "[grey]not applicable[/]",
        _ => Terminal.Safe(status),
    };

    private static string Why(JsonElement clause)
    {
        var lines = new List<string>();
        if (clause.TextOrNull("why") is { } why)
        {
            lines.Add(Terminal.Safe(why));
        }

        // The same thing missing at several records is said once.
        var gaps = clause.Items("gaps").GroupBy(g => g.Text("why"), StringComparer.Ordinal).ToList();
        lines.AddRange(gaps.Take(GapsOfClause).Select(g => $"[bold]{Terminal.Safe(Words.Some(g.Select(i => i.Text("key")), GapsOfClause))}[/] {Terminal.Safe(g.Key)}"));
        if (gaps.Count > GapsOfClause)
        {
            lines.Add($"... and {gaps.Count - GapsOfClause} more");
        }

        lines.AddRange(clause.Items("deviations").Select(d => $"[blue]deviation for {Terminal.Safe(d.Text("release"))} until {Terminal.Safe(d.Text("reviewBy"))}[/], signed by {Terminal.Safe(d.Text("signedBy"))}"));
        if (clause.Count("evidence") > 0)
        {
            lines.Add($"[grey]{Terminal.Safe(Words.Some(clause.Texts("evidence"), Evidence))}[/]");
        }

        return string.Join('\n', lines);
    }
}
