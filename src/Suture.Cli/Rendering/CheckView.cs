using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The gate on the terminal: the summary, then clauses with gaps (or all).</summary>
internal static class CheckView
{
    private const int GapsOfClause = 4;
    private const int Evidence = 6;

    public static void Draw(Terminal terminal, JsonElement check, bool all)
    {
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

        Verdict(terminal, check.Member("summary"), hint: !all);
    }

    /// <summary>Several standards one after the other, and how it stands in all.</summary>
    public static void DrawAll(Terminal terminal, JsonElement gate, bool all)
    {
        var standards = gate.Items("standards").ToList();
        foreach (var check in standards)
        {
            Draw(terminal, check, all);
            terminal.Line();
        }

        terminal.Title($"{Words.Count(standards.Count, "standard")} together");
        Verdict(terminal, gate.Member("summary"), hint: false);
    }

    /// <summary>The counts, and whether the gate is open.</summary>
    public static void Verdict(Terminal terminal, JsonElement sum, bool hint)
    {
        terminal.Markup(
            $"[green]{sum.Number("met")} with evidence[/], {(sum.Number("gap") > 0 ? $"[red]{sum.Number("gap")} with gaps[/]" : "0 with gaps")}, {sum.Number("attested")} attested, {sum.Number("notApplicable")} not applicable.");
        terminal.Markup(sum.Number("gap") > 0 ? "[red]The gate is closed.[/]" + (hint ? " --clauses shows every clause." : "") : "[green]The gate is open.[/]");
    }

    public static string Status(string status) => status switch
    {
        "met" => "[green]evidence[/]",
        "gap" => "[red]gap[/]",
        "attested" => "[blue]attested[/]",
        "notApplicable" => "[grey]not applicable[/]",
        _ => Terminal.Safe(status),
    };

    /// <summary>Lines of gaps: the same thing missing at several records is said once.</summary>
    public static IEnumerable<string> Gaps(IEnumerable<JsonElement> found)
    {
        var gaps = found.GroupBy(g => g.Text("why"), StringComparer.Ordinal).ToList();
        var lines = gaps.Take(GapsOfClause).Select(g => $"[bold]{Terminal.Safe(Words.Some(g.Select(i => i.Text("key")).Distinct(StringComparer.Ordinal), GapsOfClause))}[/] {Terminal.Safe(g.Key)}");
        return gaps.Count > GapsOfClause ? lines.Append($"... and {gaps.Count - GapsOfClause} more") : lines;
    }

    private static string Why(JsonElement clause)
    {
        var lines = new List<string>();
        if (clause.TextOrNull("why") is { } why)
        {
            lines.Add(Terminal.Safe(why));
        }

        lines.AddRange(Gaps(clause.Items("gaps")));
        lines.AddRange(clause.Items("deviations").Select(d => $"[blue]deviation for {Terminal.Safe(d.Text("release"))} until {Terminal.Safe(d.Text("reviewBy"))}[/], signed by {Terminal.Safe(d.Text("signedBy"))}"));
        if (clause.Count("evidence") > 0)
        {
            lines.Add($"[grey]{Terminal.Safe(Words.Some(clause.Texts("evidence"), Evidence))}[/]");
        }

        return string.Join('\n', lines);
    }
}
