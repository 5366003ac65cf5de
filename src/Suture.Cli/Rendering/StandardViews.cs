using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Standards on the terminal.</summary>
internal static class StandardViews
{
    public static void List(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!Id", "Title", "Edition", ">Clauses", "!Asked of", "!Yours");
        foreach (var standard in answer.Page())
        {
            grid.Row(
                $"[bold]{Terminal.Safe(standard.Text("id"))}[/]", Terminal.Safe(standard.Text("title")), Terminal.Safe(standard.Text("edition")), Words.Number(standard.Number("clauses")),
                Terminal.Safe(standard.Text("subject")), standard.Truth("own") ? "yes" : string.Empty);
        }

        grid.DrawOn(terminal);
    }

    public static void Clauses(Terminal terminal, JsonElement answer)
    {
        terminal.Line($"{answer.Member("standard").Text("title")}, {answer.Member("standard").Text("edition")}");
        var grid = new Grid("!Clause", "Title", "!Classes", "!Decided", "How");
        foreach (var clause in answer.Items("clauses"))
        {
            grid.Row(
                $"[bold]{Terminal.Safe(clause.Text("id"))}[/]", Terminal.Safe(clause.Text("title")), Terminal.Safe(clause.Text("classes")), Terminal.Safe(clause.Text("decidedBy")),
                Terminal.Safe(clause.Text("how")));
        }

        grid.DrawOn(terminal);
    }

    public static void Scope(Terminal terminal, JsonElement scope)
    {
        var markets = scope.Items("markets").Select(m => m.GetString()).ToList();
        terminal.Line(markets.Count == 0 ? "No market is recorded." : $"Markets: {string.Join(", ", markets)}.");
        var grid = new Grid("!Standard", "Title", "!Asked", "!Suggested", "Pinned edition");
        foreach (var standard in scope.Items("standards"))
        {
            var pinned = standard.TextOrNull("pinnedEdition");
            grid.Row(
                $"[bold]{Terminal.Safe(standard.Text("id"))}[/]", Terminal.Safe(standard.Text("title")), standard.Truth("asked") ? "[green]yes[/]" : "no", standard.Truth("suggested") ? "yes" : string.Empty,
                Terminal.Safe(pinned ?? string.Empty) + (pinned is not null && pinned != standard.Text("edition") ? $" [yellow](now {Terminal.Safe(standard.Text("edition"))})[/]" : string.Empty));
        }

        grid.DrawOn(terminal);
    }
}
