using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Records on the terminal.</summary>
internal static class RecordViews
{
    public static void List(Terminal terminal, JsonElement answer)
    {
        var grid = new Grid("!Key", "Title", "!State", "!Owner", ">Revision");
        foreach (var record in answer.Page())
        {
            grid.Row(
                $"[bold]{Terminal.Safe(record.Text("key"))}[/]", Terminal.Safe(record.Text("title")), State(record.Text("state"), record.Text("stateClass")), Terminal.Safe(record.Text("owner")),
                record.Text("revision"));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        var (shown, total) = (grid.Rows, answer.Number("total"));
        terminal.Line(shown < total ? $"{shown} of {Words.Count(total, "record")}; more with --skip and --take." : $"{Words.Count(total, "record")}.");
    }

    public static void Show(Terminal terminal, JsonElement record)
    {
        terminal.Markup($"[bold]{Terminal.Safe(record.Text("key"))}  {Terminal.Safe(record.Text("title"))}[/]");
        terminal.Markup(
            $"{State(record.Text("state"), record.Text("stateClass"))}, revision {record.Number("revision")}, changed by {Terminal.Safe(record.Text("changedBy"))} at {record.Time("changedAt")}");
        if (record.Member("signature") is { ValueKind: JsonValueKind.Object } signature)
        {
            terminal.Markup($"[green]Signed[/] by {Terminal.Safe(signature.Text("printedName"))} ({Words.FromCamel(signature.Text("meaning"))}) at {signature.Time("time")}");
        }

        Line(terminal, "Owner", record.Text("owner"));
        Line(terminal, "Alias", record.Text("alias"));
        Line(terminal, "Tags", string.Join(", ", record.Texts("tags")));
        if (record.Text("text") is { Length: > 0 } text)
        {
            terminal.Line();
            terminal.Markup(Terminal.Safe(text.TrimEnd()));
        }

        Fields(terminal, record);
        Links(terminal, record);
        Outcomes(terminal, record);
        terminal.Line();
        if (record.Count("missing") > 0)
        {
            terminal.Markup($"[yellow]Not filled yet:[/] {Terminal.Safe(string.Join(", ", record.Texts("missing")))}");
        }

        var steps = record.Items("steps").Select(s => s.Text("name") + (s.TextOrNull("signature") is null ? "" : " (signs)")).ToList();
        terminal.Line(steps.Count > 0 ? $"Next steps: {string.Join(", ", steps)}" : "No next step for you.");
        terminal.Line($"Version {record.Number("version")}");
        terminal.Line($"Content {record.Text("contentHash")}");
    }

    public static string State(string state, string stateClass)
    {
        var label = Terminal.Safe(Words.FromCamel(state));
        return stateClass switch
        {
            "approved" => $"[green]{label}[/]",
            "inReview" => $"[blue]{label}[/]",
            "retired" => $"[grey]{label}[/]",
            _ => $"[yellow]{label}[/]",
        };
    }

    private static void Line(Terminal terminal, string label, string value)
    {
        if (value.Length > 0)
        {
            terminal.Markup($"[grey]{label}:[/] {Terminal.Safe(value)}");
        }
    }

    private static void Fields(Terminal terminal, JsonElement record)
    {
        var fields = record.Member("fields");
        if (fields.ValueKind != JsonValueKind.Object || !fields.EnumerateObject().Any())
        {
            return;
        }

        var grid = new Grid("!Field", "Value");
        foreach (var field in fields.EnumerateObject())
        {
            grid.Row(Terminal.Safe(Words.FromCamel(field.Name)), Terminal.Safe(Value(field.Value).TrimEnd()));
        }

        grid.DrawOn(terminal);
    }

    private static string Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(Value)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(m => $"{m.Name}: {Value(m.Value)}")),
        _ => value.GetRawText(),
    };

    private static void Links(Terminal terminal, JsonElement record)
    {
        var grid = new Grid("!Link", "!Record", "Title", "!");
        foreach (var link in record.Items("outgoing").Concat(record.Items("incoming")))
        {
            grid.Row(Terminal.Safe(link.Text("phrase")), $"[bold]{Terminal.Safe(link.Text("key"))}[/]", Terminal.Safe(link.Text("title")), link.Truth("suspect") ? "[yellow]suspect[/]" : "");
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }

    private static void Outcomes(Terminal terminal, JsonElement record)
    {
        var grid = new Grid("!Run", "Test", "!Result", "!Version");
        foreach (var outcome in record.Items("outcomes").Take(10))
        {
            var result = outcome.Text("result");
            grid.Row(
                Terminal.Safe(outcome.Text("run")), Terminal.Safe(outcome.Text("test")), result switch { "passed" => "[green]passed[/]", "failed" => "[red]failed[/]", _ => Terminal.Safe(result) },
                Terminal.Safe(outcome.Text("softwareVersion")));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }
}
