using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The bow-tie of a hazardous situation on the terminal: left side, middle, right side.</summary>
internal static class BowTieView
{
    public static void Draw(Terminal terminal, JsonElement bowTie)
    {
        var risk = bowTie.Member("risk");
        terminal.Title($"{risk.Text("key")} {risk.Text("title")}");
        terminal.Line($"Hazards: {Records(bowTie.Items("hazards"))}");
        if (bowTie.Text("sequence") is { Length: > 0 } sequence)
        {
            terminal.Prose("Sequence of events: " + sequence);
        }

        var left = new Grid("!Leads to it", "What", "Controls in the way");
        foreach (var line in bowTie.Items("lines"))
        {
            left.Row($"[bold]{Terminal.Safe(line.Text("key"))}[/]", Terminal.Safe(What(line)), line.Count("barriers") == 0 ? "[yellow]no control on this line[/]" : string.Join('\n', line.Items("barriers").Select(Barrier)));
        }

        if (left.Rows > 0)
        {
            left.DrawOn(terminal);
        }
        else
        {
            terminal.Markup("[yellow]No cause or threat is linked to this situation.[/]");
        }

        if (bowTie.Count("atSituation") > 0)
        {
            var own = new Grid("!At the situation", "Control");
            foreach (var barrier in bowTie.Items("atSituation"))
            {
                own.Row(Side(barrier.Text("side")), Barrier(barrier));
            }

            own.DrawOn(terminal);
            terminal.Prose(bowTie.Text("sideRule"));
        }

        var right = new Grid("!Results in", "Harm", "Severity");
        foreach (var harm in bowTie.Items("harms"))
        {
            right.Row($"[bold]{Terminal.Safe(harm.Text("key"))}[/]", Terminal.Safe(harm.Text("title")) + Suspect(harm), harm.TextOrNull("severity") is { } severity ? Terminal.Safe(severity) : "[yellow]not stated[/]");
        }

        if (right.Rows > 0)
        {
            right.DrawOn(terminal);
        }
        else
        {
            terminal.Markup("[yellow]No harm is linked.[/]");
        }

        terminal.Prose(risk.Member("after").Member("region").Text("rule"));
        terminal.Prose(bowTie.Text("sum"));
    }

    private static string What(JsonElement line)
    {
        var places = line.Texts("places").ToList();
        var lines = new List<string> { line.Text("title") + (line.Truth("suspect") ? " (changed since it was linked)" : "") };
        lines.Add(string.Join(", ", new[] { line.Text("what"), places.Count > 0 ? "in " + string.Join(", ", places) : "" }.Where(t => t.Length > 0)));
        if (line.Member("security") is { ValueKind: JsonValueKind.Object } note)
        {
            lines.Add("exploitability " + Step(note));
        }

        lines.AddRange(line.Items("attacks").Select(a => $"{a.Text("key")} can bring it about" + (a.Member("security") is { ValueKind: JsonValueKind.Object } n ? ": exploitability " + Step(n) : "")));
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }

    private static string Step(JsonElement note) => note.Text("before") == note.Text("after") ? note.Text("before") : $"{note.Text("before")} -> {note.Text("after")}";

    private static string Barrier(JsonElement b)
    {
        var also = b.Texts("alsoAt").ToList();
        var (color, words) = b.Text("status") switch { "verified" => ("green", "verified"), "notVerified" => ("yellow", "not verified"), _ => ("red", "not implemented") };
        return $"[bold]{Terminal.Safe(b.Text("key"))}[/] {Terminal.Safe(b.Text("title"))}{Suspect(b)}\n[{color}]{words}[/], {Terminal.Safe(b.Text("option"))}{(also.Count > 0 ? ", also at " + Terminal.Safe(string.Join(", ", also)) : "")}\n[grey]{Terminal.Safe(b.Text("arising"))}[/]";
    }

    private static string Side(string side) => side switch { "prevents" => "prevents", "mitigates" => "mitigates", _ => "[yellow]side not told[/]" };

    private static string Suspect(JsonElement json) => json.Truth("suspect") ? " [yellow](changed since it was linked)[/]" : "";

    private static string Records(IEnumerable<JsonElement> records) => string.Join(", ", records.Select(r => $"{r.Text("key")} {r.Text("title")}")) is { Length: > 0 } all ? all : "none";
}
