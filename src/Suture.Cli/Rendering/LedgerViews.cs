using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The ledger on the terminal.</summary>
internal static class LedgerViews
{
    public static void Verified(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!Stream", ">Entries", ">Signed", "Root");
        foreach (var stream in answer.Items("streams"))
        {
            grid.Row(Terminal.Safe(stream.Text("stream")), Words.Number(stream.Number("entries")), Words.Number(stream.Number("signedSize")), Terminal.Safe(stream.Text("root")));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        if (answer.Truth("ok"))
        {
            terminal.Markup($"[green]The ledger holds:[/] {Words.Count(answer.Number("entries"), "entry", "entries")}, nothing changed, nothing missing.");
            return;
        }

        var count = Math.Max(answer.Number("problemCount"), answer.Count("problems"));
        terminal.Markup($"[red]The ledger does not hold:[/] {Words.Count(count, "problem")}.");
        var problems = new Grid("!What", "Where", "Stored", "Computed", "In words");
        foreach (var problem in answer.Items("problems").Take(50))
        {
            problems.Row(
                $"[red]{Terminal.Safe(problem.Text("what"))}[/]", Terminal.Safe($"{problem.Text("stream")} {problem.TextOrNull("index")}".Trim()), Terminal.Safe(problem.Text("stored")),
                Terminal.Safe(problem.Text("computed")), Terminal.Safe(problem.Text("message")));
        }

        problems.DrawOn(terminal);
    }

    public static void Entries(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid(">Index", "!Time", "Who", "What", "Why");
        foreach (var entry in answer.Page())
        {
            grid.Row(
                Words.Number(entry.Number("index")), entry.Time("time"), Terminal.Safe(entry.Text("actor")), Terminal.Safe($"{entry.Text("type").Split('@')[0]} {Subject(entry.Member("payload"))}".TrimEnd()),
                Terminal.Safe(entry.Text("reason")));
        }

        if (grid.Rows == 0)
        {
            terminal.Line("No entries.");
            return;
        }

        grid.DrawOn(terminal);
        if (answer.TextOrNull("before") is { } before)
        {
            terminal.Line($"Older ones with --before {before}.");
        }
    }

    // What an entry is about, by the names that payloads use.
    private static string Subject(JsonElement payload)
    {
        foreach (var name in new[] { "key", "record", "from", "user", "userName", "run", "name", "clause" })
        {
            if (payload.TextOrNull(name) is { } text)
            {
                return name is "from" ? $"{text} {payload.Text("type")} {payload.Text("to")}" : text;
            }
        }

        return "";
    }
}
