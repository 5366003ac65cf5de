using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>MITRE's rubric for medical devices on the terminal: what is decided and why, and what to ask next.</summary>
internal static class RubricView
{
    public static void Draw(Terminal terminal, JsonElement json)
    {
        var decided = json.Items("metrics").Where(m => m.TextOrNull("value") is not null).ToList();
        if (json.Truth("complete"))
        {
            var cvss = json.Member("cvss");
            terminal.Line(json.Text("vector"));
            terminal.Title($"CVSS {cvss.Text("version")} {cvss.Member("base").GetDecimal():0.0} {cvss.Text("severity")}");
        }

        if (decided.Count > 0)
        {
            var grid = new Grid("!Metric", "!Value", "Because");
            foreach (var metric in decided)
            {
                var (name, because) = (metric.Text("metric"), metric.Text("because"));
                grid.Row(
                    $"[bold]{Terminal.Safe(name)}[/] {Terminal.Safe(metric.Text("name"))}", $"[bold]{Terminal.Safe(metric.Text("value"))}[/] {Terminal.Safe(metric.Text("valueName"))}",
                    Terminal.Safe(because[(because.IndexOf(" because ", StringComparison.Ordinal) + 9)..]));
            }

            grid.DrawOn(terminal);
        }

        if (json.Count("next") > 0)
        {
            terminal.Title($"{Words.Count(json.Count("next"), "question")} to answer next");
            Ask(terminal, json.Items("next"));
        }

        if (json.Count("optional") > 0)
        {
            terminal.Title("May be answered, and changes nothing");
            Ask(terminal, json.Items("optional"));
        }

        if (json.Member("cvss").Member("explanation").ValueKind == JsonValueKind.Object)
        {
            CvssView.Explain(terminal, json.Member("cvss"), json.Member("cvss").Member("explanation"));
        }
    }

    public static void DrawQuestions(Terminal terminal, JsonElement json)
    {
        terminal.Title($"{json.Text("title")}, {json.Text("edition")}");
        terminal.Prose(json.Text("notice"));
        Ask(terminal, json.Items("questions"));
    }

    private static void Ask(Terminal terminal, IEnumerable<JsonElement> questions)
    {
        var grid = new Grid("!Metric", "!Question", "Ask", "!Answers");
        foreach (var question in questions)
        {
            grid.Row(
                Terminal.Safe(question.Text("metric")), $"[bold]{Terminal.Safe(question.Text("id"))}[/]",
                Terminal.Safe(question.Text("ask")) + (question.TextOrNull("note") is { } note ? $"\n[grey]{Terminal.Safe(note)}[/]" : ""),
                string.Join('\n', question.Items("choices").Select(Choice)));
        }

        grid.DrawOn(terminal);
    }

    private static string Choice(JsonElement choice)
    {
        var leads = string.Join(", then ", new[] { choice.TextOrNull("value"), choice.TextOrNull("next") }.OfType<string>());
        return $"[bold]{Terminal.Safe(choice.Text("letter"))}[/] {Terminal.Safe(choice.Text("label"))}{(leads.Length > 0 ? ": " + Terminal.Safe(leads) : "")}";
    }
}
