using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Threat models on the terminal.</summary>
internal static class ThreatModelView
{
    private const int Most = 12;

    public static void DrawList(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!Key", "Title", "State", ">Elements", ">Flows", ">Threats", ">Open");
        foreach (var m in answer.Page())
        {
            var suggestions = m.Member("suggestions");
            grid.Row(
                Terminal.Safe(m.Text("key")), Terminal.Safe(m.Text("title")) + (m.Number("problems") > 0 ? $"\n[red]{Words.Count(m.Number("problems"), "problem")} in the diagram[/]" : ""), Terminal.Safe(m.Text("state")),
                Words.Number(m.Number("elements")), Words.Number(m.Number("flows")), Words.Number(m.Number("threats")), Words.Number(suggestions.Number("open") + suggestions.Number("similar")));
        }

        if (grid.Rows == 0)
        {
            terminal.Line("There is no threat model yet; make one with: suture threat-model import FILE, or suture record create TM");
            return;
        }

        grid.DrawOn(terminal);
    }

    public static void Draw(Terminal terminal, JsonElement model)
    {
        terminal.Title($"{model.Text("key")} {model.Text("title")}");
        terminal.Line($"{model.Text("state")}, revision {model.Number("revision")}, ledger position {Words.Number(model.Number("position"))}");
        var diagram = model.Member("diagram");
        Table(terminal, "Elements", diagram.Items("elements"), ["!Id", "Name", "Type", "Boundary"], e => [e.Text("id"), e.Text("name") + Scope(e), e.Text("type"), e.Text("boundary")]);
        Table(
            terminal, "Flows", diagram.Items("flows"), ["!Id", "From", "To", "Data", "Protection"],
            f => [f.Text("id"), f.Text("from"), f.Text("to"), f.Text("data") + (f.Truth("bothWays") ? " (both ways)" : "") + Scope(f), string.Join("; ", new[] { f.Text("protocol"), f.Text("protection") }.Where(t => t.Length > 0))]);
        Table(terminal, "Boundaries", diagram.Items("boundaries"), ["!Id", "Name", "Inside"], b => [b.Text("id"), b.Text("name"), b.Text("parent")]);
        Table(terminal, "Threats", model.Items("threats"), ["!Key", "Title", "STRIDE", "At"], t => [t.Text("key"), t.Text("title"), t.Text("stride"), t.Text("element") + (t.Truth("known") ? "" : " (not in the diagram)")]);
        foreach (var problem in model.Items("problems"))
        {
            terminal.Markup($"[red]Wrong[/] {Terminal.Safe(problem.Text("path"))}: {Terminal.Safe(problem.Text("message"))}");
        }

        foreach (var gap in model.Items("gaps"))
        {
            terminal.Markup($"[yellow]Missing[/] {Terminal.Safe(gap.Text("id"))}: {Terminal.Safe(gap.Text("what"))}");
        }

        var s = model.Member("suggestions");
        terminal.Line($"Suggestions: {s.Number("open")} open, {s.Number("similar")} similar to a threat, {s.Number("accepted")} accepted, {s.Number("setAside")} set aside.");
    }

    public static void DrawSuggestions(Terminal terminal, JsonElement answer, bool all)
    {
        var shown = 0;
        foreach (var place in answer.Page().Where(s => all || s.Text("state") is "open" or "similar").GroupBy(s => s.Text("place"), StringComparer.Ordinal))
        {
            var grid = new Grid("!Suggestion", "Ask", "State");
            foreach (var s in place)
            {
                grid.Row(Terminal.Safe(s.Text("key")), $"{Terminal.Safe(s.Text("ask"))}\n[grey]{Terminal.Safe(s.Text("because"))}[/]", State(s));
                shown++;
            }

            terminal.Title(place.Key);
            grid.DrawOn(terminal);
        }

        terminal.Line($"{Words.Count(shown, "suggestion")} of {Words.Number(answer.Number("total"))}.");
    }

    public static void DrawImport(Terminal terminal, JsonElement answer)
    {
        if (answer.Truth("dryRun"))
        {
            terminal.Line("Dry run: nothing was changed. It would be:");
        }

        foreach (var m in answer.Items("models"))
        {
            terminal.Line($"{m.Text("key")} {m.Text("title")}: {Words.Count(m.Number("elements"), "element")}, {Words.Count(m.Number("flows"), "flow")}, {Words.Count(m.Number("boundaries"), "boundary", "boundaries")}, {Words.Count(m.Number("threats"), "threat")}, {Words.Count(m.Number("assets"), "asset")}.");
            if (m.Count("removedParts") > 0)
            {
                terminal.Line($"No longer in its diagram: {Words.Some(m.Texts("removedParts"), Most)}");
            }
        }

        terminal.Line($"Records: {answer.Count("added")} added, {answer.Count("changed")} changed, {answer.Number("unchanged")} unchanged.");
        if (answer.Count("noLonger") > 0)
        {
            terminal.Markup($"[yellow]No longer in the file[/] {Terminal.Safe(Words.Some(answer.Texts("noLonger"), Most))}: retire them if they are no threats any more.");
        }

        foreach (var skipped in answer.Items("skipped"))
        {
            terminal.Markup($"[yellow]Skipped[/] {Terminal.Safe(skipped.Text("what"))}: {Terminal.Safe(skipped.Text("why"))}");
        }
    }

    private static string State(JsonElement suggestion) => suggestion.Text("state") switch
    {
        "accepted" => $"[green]{Terminal.Safe(string.Join(", ", suggestion.Texts("threats")))}[/]",
        "similar" => $"[yellow]like {Terminal.Safe(string.Join(", ", suggestion.Texts("threats")))}?[/]",
        "setAside" => $"set aside: {Terminal.Safe(suggestion.Text("reason"))}",
        _ => "open",
    };

    private static string Scope(JsonElement part) => part.TextOrNull("outOfScope") is { } reason ? $" (out of scope{(reason.Length > 0 ? ": " + reason : "")})" : "";

    private static void Table(Terminal terminal, string title, IEnumerable<JsonElement> rows, string[] columns, Func<JsonElement, string[]> cells)
    {
        var grid = new Grid(columns);
        foreach (var row in rows)
        {
            grid.Row([.. cells(row).Select(Terminal.Safe)]);
        }

        if (grid.Rows > 0)
        {
            terminal.Markup($"\n[bold]{title}[/]");
            grid.DrawOn(terminal);
        }
    }
}
