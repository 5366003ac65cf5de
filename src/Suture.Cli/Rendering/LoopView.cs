using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The loop between security and safety on the terminal.</summary>
internal static class LoopView
{
    public static void Draw(Terminal terminal, JsonElement loop, bool broken)
    {
        terminal.Title($"{loop.Text("device")}{(loop.TextOrNull("from") is { } from ? ", through " + from : "")}: {Words.Count(loop.Count("rows"), "chain")}, {Words.Number(loop.Number("broken"))} broken; {Words.Count(loop.Number("openAsks"), "open ask")}");
        Rows(terminal, loop.Items("rows").Where(r => !broken || !r.Truth("closed")));
        var grid = new Grid("!Ask", "!At", "!Clause", "Why", "What answers it");
        foreach (var ask in loop.Items("asks").Where(a => !broken || a.Truth("open")))
        {
            grid.Row(
                (ask.Truth("open") ? "[yellow]" : "[green]") + Terminal.Safe(Words.FromCamel(ask.Text("kind"))) + "[/]", $"[bold]{Terminal.Safe(ask.Text("key"))}[/]", Terminal.Safe(ask.Text("clause")), Terminal.Safe(ask.Text("why")),
                ask.Truth("open") ? Terminal.Safe(ask.Text("answer")) : "[green]answered by " + Terminal.Safe(string.Join(", ", ask.Texts("answeredBy"))) + "[/]");
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }

    /// <summary>One row for each chain; its last column says what is missing.</summary>
    public static void Rows(Terminal terminal, IEnumerable<JsonElement> rows)
    {
        var grid = new Grid("!From", "At", "Situation and harm", "Control", "Requirement and test", "Stands");
        foreach (var row in rows)
        {
            var notes = row.Items("notes").ToLookup(n => n.Text("place"), n => n.Text("words"), StringComparer.Ordinal);
            grid.Row(
                $"[bold]{Terminal.Safe(row.Text("source"))}[/]" + (row.TextOrNull("vulnerability") is { } id ? "\n" + Terminal.Safe(id) : ""), Terminal.Safe(string.Join(", ", row.Texts("targets"))),
                Way([.. row.Texts("situation"), .. notes["situation"], string.Join(", ", row.Texts("harms"))]), Terminal.Safe(row.Text("control")),
                Way([row.Text("requirement"), .. notes["requirement"], row.Text("test"), .. notes["test"], row.Text("result")]),
                row.Truth("closed") ? "[green]closed[/]" : $"[red]{Terminal.Safe(string.Join("; ", row.Items("broken").Select(b => $"{b.Text("place")}: {b.Text("words")}")))}[/]");
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }

    private static string Way(IEnumerable<string> steps) => Terminal.Safe(string.Join(" > ", steps.Where(s => s.Length > 0)));
}
