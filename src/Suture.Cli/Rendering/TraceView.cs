using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The answer of a trace on the terminal: coverage by rule, then what is missing.</summary>
internal static class TraceView
{
    private const int GapsOfRule = 5;
    private const int Most = 8;

    public static void Draw(Terminal terminal, JsonElement trace, bool all)
    {
        var version = trace.TextOrNull("version") is { } under ? $", version {under} under review" : "";
        terminal.Title($"{trace.Text("device")}: {Words.Count(trace.Number("records"), "record")}, {Words.Count(trace.Number("links"), "link")}{version}, ledger position {Words.Number(trace.Number("position"))}");
        Coverage(terminal, trace);
        Gaps(terminal, trace, all);
        List(terminal, "Failing tests", "red", trace.Items("failing").Select(e => $"{e.Text("key")} ({e.Text("test")}, {e.Text("run")})"));
        List(terminal, "Tested on another version only", "yellow", trace.Items("stale").Select(e => e.Text("key")).Distinct(StringComparer.Ordinal));
        List(terminal, "Suspect links", "yellow", trace.Items("suspect").Select(l => $"{l.Text("from")} {l.Text("type")} {l.Text("to")}"));
        List(terminal, "Without any link", "yellow", trace.Texts("orphans"));
        List(terminal, "Going round in circles", "red", trace.Items("cycles").Select(c => string.Join(" > ", c.EnumerateArray().Select(k => k.GetString()))));
        List(terminal, "Links that cannot be", "red", trace.Items("wrongLinks").Select(l => $"{l.Text("from")} {l.Text("type")} {l.Text("to")}: {l.Text("why")}"));
    }

    private static void Coverage(Terminal terminal, JsonElement trace)
    {
        var grid = new Grid("Coverage rule", "!Clause", ">Covered", ">Of", "!");
        foreach (var rule in trace.Items("covered"))
        {
            var (covered, of) = (rule.Number("covered"), rule.Number("of"));
            var state = of == 0 ? "[grey]nothing to cover[/]" : covered == of ? "[green]all[/]" : $"[red]{of - covered} missing[/]";
            grid.Row(Terminal.Safe(rule.Text("title")), Terminal.Safe(rule.Text("clause")), Words.Number(covered), Words.Number(of), state);
        }

        grid.DrawOn(terminal);
    }

    private static void Gaps(Terminal terminal, JsonElement trace, bool all)
    {
        if (trace.Count("gaps") == 0)
        {
            terminal.Markup("[green]No gaps.[/]");
            return;
        }

        var grid = new Grid("!Gap", "Needs", "Where the chain breaks");
        var left = 0;
        foreach (var rule in trace.Items("gaps").GroupBy(g => g.Text("rule"), StringComparer.Ordinal))
        {
            var gaps = rule.ToList();
            foreach (var gap in all ? gaps : gaps.Take(GapsOfRule))
            {
                grid.Row($"[bold]{Terminal.Safe(gap.Text("key"))}[/]", Terminal.Safe(gap.Text("needs")), Terminal.Safe(string.Join("; ", gap.Items("broken").Take(3).Select(b => $"{b.Text("key")}: {b.Text("needs")}"))));
            }

            left += all ? 0 : Math.Max(0, gaps.Count - GapsOfRule);
        }

        grid.DrawOn(terminal);
        if (left > 0)
        {
            terminal.Line($"... and {Words.Count(left, "more gap", "more gaps")}; --all lists them.");
        }
    }

    private static void List(Terminal terminal, string label, string color, IEnumerable<string> items)
    {
        var list = items.ToList();
        if (list.Count > 0)
        {
            terminal.Markup($"[{color}]{label} ({list.Count}):[/] {Terminal.Safe(Words.Some(list, Most))}");
        }
    }
}
