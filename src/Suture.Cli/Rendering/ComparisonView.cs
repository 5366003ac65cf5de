using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>What a change opened and closed, on the terminal.</summary>
internal static class ComparisonView
{
    public static void Draw(Terminal terminal, JsonElement comparison)
    {
        terminal.Title($"{comparison.Text("device")}: ledger position {Words.Number(comparison.Number("from"))} compared with {Words.Number(comparison.Number("to"))}");
        var grid = new Grid("!Clause", "What it asks", "!Change", "Gaps");
        foreach (var standard in comparison.Items("standards"))
        {
            foreach (var clause in standard.Items("clauses"))
            {
                Rows(grid, standard.Text("standard"), clause);
            }
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        foreach (var standard in comparison.Texts("notAsked"))
        {
            terminal.Line($"{standard} was asked before and is not asked now.");
        }

        Verdict(terminal, comparison);
    }

    public static void Verdict(Terminal terminal, JsonElement comparison)
    {
        var (opened, closed) = (comparison.Number("opened"), comparison.Number("closed"));
        terminal.Markup($"{(opened > 0 ? $"[red]{Words.Count(opened, "gap")} opened[/]" : "No gap opened")}, {(closed > 0 ? $"[green]{Words.Number(closed)} closed[/]" : "none closed")}, {Words.Number(comparison.Number("remaining"))} remain.");
        CheckView.Verdict(terminal, comparison.Member("summary"), hint: false);
    }

    private static void Rows(Grid grid, string standard, JsonElement clause)
    {
        var (before, after) = (clause.TextOrNull("before"), clause.TextOrNull("after"));
        var id = $"[bold]{Terminal.Safe($"{standard} {clause.Text("id")}")}[/]";
        var title = Terminal.Safe(clause.Text("title"));
        if (clause.Count("opened") > 0)
        {
            grid.Row(id, title, "[red]opened[/]", string.Join('\n', CheckView.Gaps(clause.Items("opened"))));
        }

        if (clause.Count("closed") > 0)
        {
            grid.Row(id, title, "[green]closed[/]", string.Join('\n', CheckView.Gaps(clause.Items("closed"))));
        }

        if (before != after)
        {
            var why = clause.TextOrNull("why") is { } text ? "\n" + Terminal.Safe(text) : "";
            grid.Row(id, title, "answer", $"{Status(before)} before, {Status(after)} now{why}");
        }
    }

    private static string Status(string? status) => status is null ? "not asked" : CheckView.Status(status);
}
