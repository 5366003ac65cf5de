using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Architecture views and attack paths on the terminal.</summary>
internal static class ViewsView
{
    public static void Draw(Terminal terminal, JsonElement views)
    {
        Head(terminal, views);
        foreach (var view in views.Items("views"))
        {
            One(terminal, view);
        }
    }

    public static void DrawPaths(Terminal terminal, JsonElement answer)
    {
        Head(terminal, answer);
        foreach (var asset in answer.Items("assets"))
        {
            terminal.Line();
            terminal.Title($"{asset.Text("asset")} {asset.Text("title")}".TrimEnd());
            terminal.Line($"Held by {string.Join(", ", asset.Texts("holders"))}; {asset.Count("paths")} of {Words.Count(asset.Number("found"), "way")}.");
            var grid = new Grid("From", "To", "Over", "Crossings", "!Covered");
            foreach (var path in asset.Items("paths"))
            {
                var hops = path.Items("hops").ToList();
                grid.Row(
                    Named(path, "entry", "entryName"), Named(path, "target", "targetName"), Terminal.Safe(string.Join(" > ", hops.Select(h => h.Text("flow")))),
                    string.Join("\n", hops.Where(h => h.Count("crosses") > 0).Select(Crossing)), path.Truth("covered") ? "[green]yes[/]" : "[red]no[/]");
            }

            if (grid.Rows > 0)
            {
                grid.DrawOn(terminal);
            }
        }

        Gaps(terminal, answer);
    }

    private static void Head(Terminal terminal, JsonElement answer) =>
        terminal.Title($"{answer.Text("device")} {answer.Text("model")} {answer.Text("title")}, ledger position {Words.Number(answer.Number("position"))}");

    private static void One(Terminal terminal, JsonElement view)
    {
        terminal.Line();
        terminal.Title(view.Text("title"));
        terminal.Line($"{Words.Count(view.Count("elements"), "element")}, {Words.Count(view.Count("flows"), "flow")}, {Words.Count(view.Count("boundaries"), "trust boundary", "trust boundaries")}. {view.Text("rule")}");
        if (view.TextOrNull("leftOutBecause") is { } reason)
        {
            terminal.Line("Left out by the maker: " + reason);
        }

        switch (view.Text("view"))
        {
            case "multi-patient":
                Places(terminal, view);
                break;
            case "updateability":
                Updates(terminal, view);
                break;
            case "use-cases":
                UseCases(terminal, view);
                break;
            default:
                Flows(terminal, view);
                break;
        }

        Gaps(terminal, view);
    }

    private static void Flows(Terminal terminal, JsonElement view)
    {
        var grid = new Grid("!Flow", "!From", "!To", "Data", "Protocol", "Protection", "Crosses", "Threats");
        foreach (var flow in view.Items("flows"))
        {
            grid.Row(
                Bold(flow, "id"), Cell(flow, "from"), Cell(flow, "to"), Cell(flow, "data"), Cell(flow, "protocol"), flow.TextOrNull("protection") is { } protection ? Terminal.Safe(protection) : flow.Count("crosses") > 0 ? "[red]none named[/]" : "",
                Keys(flow, "crosses"), Keys(flow, "threats"));
        }

        DrawFull(terminal, grid);
    }

    private static void Places(Terminal terminal, JsonElement view)
    {
        var grid = new Grid("!Place", "Because", "Threats", "Controls");
        foreach (var place in view.Items("places"))
        {
            grid.Row(Bold(place, "place"), Terminal.Safe(string.Join("; ", place.Texts("because"))), Keys(place, "threats"), Keys(place, "controls"));
        }

        DrawFull(terminal, grid);
    }

    private static void Updates(Terminal terminal, JsonElement view)
    {
        var grid = new Grid("!From", "!To", "Over", "Signed on", "Verified by", "Requirements");
        foreach (var path in view.Items("paths"))
        {
            grid.Row(
                Bold(path, "from") + (path.Truth("fromMaker") ? " (maker)" : ""), Bold(path, "to"), Terminal.Safe(string.Join(" > ", path.Items("hops").Select(h => h.Text("flow")))),
                OrNothing(path, "signedBy"), OrNothing(path, "verifiedBy"), Keys(path, "requirements"));
        }

        DrawFull(terminal, grid);
    }

    private static void UseCases(Terminal terminal, JsonElement view)
    {
        foreach (var useCase in view.Items("useCases"))
        {
            terminal.Markup($"\n[bold]{Terminal.Safe(useCase.Text("name"))}[/]{(useCase.TextOrNull("state") is { } state ? Terminal.Safe($", in: {state}") : "")}");
            var grid = new Grid("!Step", "!From", "!To", "!Flow", "What happens", "Check");
            foreach (var step in useCase.Items("steps"))
            {
                grid.Row(Cell(step, "step"), Cell(step, "from"), Cell(step, "to"), Cell(step, "flow"), Cell(step, "what"), Cell(step, "check"));
            }

            DrawFull(terminal, grid);
        }
    }

    private static void Gaps(Terminal terminal, JsonElement of)
    {
        foreach (var gap in of.Items("gaps"))
        {
            terminal.Markup($"[red]gap[/] {(gap.TextOrNull("place") is { } place ? $"[bold]{Terminal.Safe(place)}[/]: " : "")}{Terminal.Safe(gap.Text("what"))} [grey]({Terminal.Safe(gap.Text("clause"))})[/]");
        }
    }

    private static string Crossing(JsonElement hop)
    {
        var how = hop.TextOrNull("protection") is { } protection ? Terminal.Safe(protection) : "[red]no protection named[/]";
        var threats = hop.Count("threats") > 0 ? Terminal.Safe(string.Join(", ", hop.Texts("threats"))) : "[red]no threat[/]";
        return $"{Terminal.Safe(hop.Text("flow"))} across {Terminal.Safe(string.Join(", ", hop.Texts("crosses")))}: {how}; {threats}";
    }

    private static void DrawFull(Terminal terminal, Grid grid)
    {
        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }
    }

    private static string Bold(JsonElement json, string member) => $"[bold]{Terminal.Safe(json.Text(member))}[/]";

    private static string Cell(JsonElement json, string member) => Terminal.Safe(json.Text(member));

    private static string Keys(JsonElement json, string member) => Terminal.Safe(string.Join(", ", json.Texts(member)));

    private static string OrNothing(JsonElement json, string member) => json.Count(member) == 0 ? "[red]nothing named[/]" : Terminal.Safe(string.Join("; ", json.Texts(member)));

    private static string Named(JsonElement json, string id, string name) => $"[bold]{Terminal.Safe(json.Text(id))}[/] {Terminal.Safe(json.Text(name))}";
}
