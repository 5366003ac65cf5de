using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Scored CVSS vectors on the terminal: a table, or with explanations one after the other.</summary>
internal static class CvssView
{
    public static void Draw(Terminal terminal, JsonElement answers)
    {
        var good = answers.EnumerateArray().Where(a => a.TextOrNull("error") is null).ToList();
        if (good.Any(a => a.Member("explanation").ValueKind == JsonValueKind.Object))
        {
            foreach (var answer in good)
            {
                Explain(terminal, answer, answer.Member("explanation"));
            }
        }
        else if (good.Count > 0)
        {
            var grid = new Grid(">Base", ">Score", "!Severity", "!CVSS", "Vector");
            foreach (var answer in good)
            {
                grid.Row(Score(answer, "base"), $"[bold]{Score(answer, "score")}[/]", Terminal.Safe(answer.Text("severity")), Terminal.Safe(answer.Text("version")), Terminal.Safe(answer.Text("vector")));
            }

            grid.DrawOn(terminal);
        }
    }

    internal static void Explain(Terminal terminal, JsonElement answer, JsonElement explanation)
    {
        terminal.Line(explanation.Text("vector"));
        terminal.Title($"{explanation.TextOrNull("name") ?? "CVSS " + answer.Text("version")} {Score(answer, "score")} {answer.Text("severity")}");
        var metrics = new Grid("!Group", "!Metric", "Value", explanation.Member("macroVector").ValueKind == JsonValueKind.Object ? ">Below" : ">Weight");
        foreach (var metric in explanation.Items("metrics"))
        {
            metrics.Row(
                Terminal.Safe(metric.Text("group")), $"[bold]{Terminal.Safe(metric.Text("metric"))}[/] {Terminal.Safe(metric.Text("name"))}",
                $"[bold]{Terminal.Safe(metric.Text("value"))}[/] {Terminal.Safe(metric.Text("valueName"))}: {Terminal.Safe(metric.Text("meaning"))}", Terminal.Safe(metric.TextOrNull("weight") ?? metric.Text("below")));
        }

        metrics.DrawOn(terminal);
        Sets(terminal, explanation.Member("macroVector"));
        var steps = new Grid("Step", "Formula", ">Result");
        foreach (var step in explanation.Items("steps"))
        {
            steps.Row(Terminal.Safe(step.Text("name")), Terminal.Safe(step.Text("formula")), $"[bold]{Terminal.Safe(step.Text("value"))}[/]");
        }

        steps.DrawOn(terminal);
        terminal.Line();
    }

    private static void Sets(Terminal terminal, JsonElement macro)
    {
        if (macro.Count("sets") == 0)
        {
            return;
        }

        var grid = new Grid("!Set", "!Level", "Which vectors", "Measured from", ">Steps", ">Next", ">Drop");
        foreach (var set in macro.Items("sets"))
        {
            grid.Row(
                Terminal.Safe(set.Text("name")), Terminal.Safe(set.Text("level")), Terminal.Safe(set.Text("rule")), Terminal.Safe(set.Text("highest")),
                $"{set.Number("distance")} of {set.Number("depth")}", Terminal.Safe(set.TextOrNull("next") ?? "none"), Terminal.Safe(set.Text("drop")));
        }

        grid.DrawOn(terminal);
    }

    // With one decimal, as scores are written.
    private static string Score(JsonElement answer, string name) => answer.Member(name).GetDecimal().ToString("0.0");
}
