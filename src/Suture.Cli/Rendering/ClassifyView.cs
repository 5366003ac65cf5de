using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>A class on the terminal: the questions with what the records say, where they lead, and what would change.</summary>
internal static class ClassifyView
{
    private const int Evidence = 5;
    private const int Changes = 12;

    public static void Draw(Terminal terminal, JsonElement json)
    {
        terminal.Title($"{json.TextOrNull("item") ?? json.Text("device")} {json.Text("title")}");
        terminal.Line($"Class in force: {json.Text("effective")}{(json.TextOrNull("recorded") is null ? json.TextOrNull("above") is null ? ", because none is recorded" : ", inherited" : "")}");
        foreach (var outdated in json.Texts("outdated"))
        {
            terminal.Markup($"[red]Outdated:[/] {Terminal.Safe(outdated)}");
        }

        var grid = new Grid("Question", "!Records say", "Why");
        foreach (var question in json.Items("questions"))
        {
            var evidence = question.Items("evidence").Take(Evidence).Select(e => $"[bold]{Terminal.Safe(e.Text("key"))}[/] {Terminal.Safe(e.Text("says"))}").ToList();
            if (question.Count("evidence") > Evidence)
            {
                evidence.Add($"... and {question.Count("evidence") - Evidence} more");
            }

            grid.Row(
                Terminal.Safe(question.Text("ask")), question.TextOrNull("computed") is { } computed ? Terminal.Safe(Words.FromCamel(computed)) : "[yellow]nothing[/]",
                string.Join('\n', evidence.Prepend(Terminal.Safe(question.Text("why")))));
        }

        grid.DrawOn(terminal);
        if (json.Member("proposal") is { ValueKind: JsonValueKind.Object } proposal)
        {
            Proposal(terminal, proposal);
        }
        else
        {
            foreach (var missing in json.Texts("missing"))
            {
                terminal.Markup($"[yellow]Missing:[/] {Terminal.Safe(missing)}");
            }
        }
    }

    private static void Proposal(Terminal terminal, JsonElement proposal)
    {
        terminal.Markup($"[bold]Class {Terminal.Safe(proposal.Text("safetyClass"))}[/]");
        foreach (var step in proposal.Items("steps").Where(s => s.TextOrNull("reason") is not null))
        {
            terminal.Line($"  {Words.FromCamel(step.Text("question"))}: {Words.FromCamel(step.Text("answer"))}, because {step.Text("reason")}");
        }

        terminal.Line(
            $"Clauses asked: {proposal.Number("askedBefore")} now, {proposal.Number("askedAfter")} then. Gaps: {proposal.Number("gapsBefore")} now, {proposal.Number("gapsAfter")} then. "
            + $"Plan: {Words.Count(proposal.Count("plan"), "item")} other.");
        if (proposal.Count("clauses") == 0)
        {
            return;
        }

        var grid = new Grid("!Clause", "What it asks", "!Now", "!Then");
        foreach (var clause in proposal.Items("clauses").Take(Changes))
        {
            grid.Row(
                Terminal.Safe($"{clause.Text("standard")} {clause.Text("clause")}"), Terminal.Safe(clause.Text("title")), Answer(clause.Text("before"), clause.Number("gapsBefore")),
                Answer(clause.Text("after"), clause.Number("gapsAfter")));
        }

        grid.DrawOn(terminal);
        if (proposal.Count("clauses") > Changes)
        {
            terminal.Line($"... and {Words.Count(proposal.Count("clauses") - Changes, "clause")} more; --json lists all.");
        }
    }

    private static string Answer(string status, long gaps) => CheckView.Status(status) + (gaps > 0 ? $" {gaps}" : "");
}
