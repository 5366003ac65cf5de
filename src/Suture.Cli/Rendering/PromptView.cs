using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The brainstorm on the terminal: a table for each group, and how one prompt stands after an answer.</summary>
internal static class PromptView
{
    private const int Keys = 6;

    public static void Draw(Terminal terminal, JsonElement report)
    {
        terminal.Title($"Brainstorm of {report.Text("device")}: {Counts(report.Member("count"))}");
        terminal.Line($"{report.Text("edition")}, ledger position {Words.Number(report.Number("position"))}");
        foreach (var group in report.Items("groups"))
        {
            terminal.Markup($"\n[bold]{Terminal.Safe(group.Text("title"))}[/] [grey]{Terminal.Safe(group.Text("group"))}[/], {Counts(group.Member("count"))}");
            var grid = new Grid("Prompt", "!Stands", "What came of it, or why not");
            foreach (var prompt in group.Items("prompts"))
            {
                grid.Row($"[bold]{Terminal.Safe(prompt.Text("id"))}[/] {Terminal.Safe(prompt.Text("title"))}\n[grey]{Terminal.Safe(prompt.Text("ask"))}[/]", State(prompt.Text("state")), Said(prompt));
            }

            if (grid.Rows > 0)
            {
                grid.DrawOn(terminal);
            }
        }

        if (report.Count("noLonger") > 0)
        {
            terminal.Markup("\n[bold]Not asked any more[/]");
            foreach (var answer in report.Items("noLonger"))
            {
                terminal.Markup($"{Terminal.Safe(answer.Text("prompt"))}: {Answer(answer)}");
            }
        }
    }

    public static void DrawOne(Terminal terminal, JsonElement prompt, string? item)
    {
        var answer = prompt.Items("answers").FirstOrDefault(a => item is null ? a.Member("item").ValueKind != JsonValueKind.Object : item.EndsWith(a.Member("item").Text("key"), StringComparison.Ordinal));
        terminal.Line(answer.ValueKind == JsonValueKind.Object
            ? $"{prompt.Text("id")}{(item is null ? "" : " of " + answer.Member("item").Text("key"))}: {Words.FromCamel(answer.Text("reply"))}{(answer.Count("records") > 0 ? ", " + Words.Some(answer.Items("records").Select(r => r.Text("key")), Keys) : "")}."
            : $"{prompt.Text("id")}{(item is null ? "" : " of " + item)} has no answer any more.");
    }

    public static void DrawDrafted(Terminal terminal, JsonElement made) => terminal.Line($"{made.Text("key")}: {made.Text("title")}. {made.Member("prompt").Text("id")} is considered.");

    private static string Counts(JsonElement count) =>
        $"{count.Number("considered")} considered, {count.Number("setAside")} set aside, {count.Number("open")} open{(count.Number("lookAgain") > 0 ? $", {count.Number("lookAgain")} to look at again" : "")}";

    private static string State(string state) => state switch
    {
        "considered" => "[green]considered[/]",
        "setAside" => "[grey]set aside[/]",
        _ => "[yellow]open[/]",
    };

    private static string Said(JsonElement prompt)
    {
        var lines = prompt.Items("answers").Select(Answer).ToList();
        if (prompt.Count("tagged") > 0)
        {
            lines.Add(Terminal.Safe($"By their tag: {Words.Some(prompt.Items("tagged").Select(t => t.Text("key")), Keys)}"));
        }

        if (prompt.Member("statement") is { ValueKind: JsonValueKind.Object } signed)
        {
            lines.Add(Terminal.Safe($"Signed: {signed.Text("statement")} ({signed.Text("signedBy")}, {signed.Time("time")})"));
        }

        lines.AddRange(prompt.Texts("lookAgain").Select(Again));
        return string.Join("\n", lines);
    }

    private static string Answer(JsonElement answer)
    {
        var item = answer.Member("item") is { ValueKind: JsonValueKind.Object } of ? of.Text("key") + ": " : "";
        var what = string.Join("; ", ((string[])[answer.Count("records") > 0 ? Words.Some(answer.Items("records").Select(r => r.Text("key")), Keys) : "", answer.Text("reason")]).Where(w => w.Length > 0));
        var set = item.Length > 0 && answer.Text("reply") == "setAside" ? "set aside, " : "";
        return string.Join("\n", new[] { $"{Terminal.Safe(item + set + what)} [grey]({Terminal.Safe($"{answer.Text("by")}, {answer.Time("time")}")})[/]" }.Concat(answer.Texts("lookAgain").Select(Again)));
    }

    private static string Again(string why) => $"[yellow]Look again:[/] {Terminal.Safe(why)}";
}
