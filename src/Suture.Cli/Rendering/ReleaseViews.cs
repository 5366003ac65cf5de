using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>Releases on the terminal.</summary>
internal static class ReleaseViews
{
    private const int MostRecords = 40;

    public static void List(Terminal terminal, JsonElement answer)
    {
        var releases = answer.Page().ToList();
        if (releases.Count == 0)
        {
            terminal.Line("No releases yet. Make one with: suture record create REL --title TITLE");
            return;
        }

        var grid = new Grid("!Release", "Title", "!Version", "!State", "!Baseline", "!Signed");
        foreach (var r in releases)
        {
            grid.Row(
                $"[bold]{Terminal.Safe(r.Text("key"))}[/]", Terminal.Safe(r.Text("title")), Terminal.Safe(r.Text("version")), Terminal.Safe(Words.FromCamel(r.Text("state"))),
                r.Truth("baseline") ? "[green]position " + Words.Number(r.Number("position")) + "[/]" : "no", Terminal.Safe(r.Time("signedAt").Split(' ')[0]));
        }

        grid.DrawOn(terminal);
    }

    public static void Show(Terminal terminal, JsonElement answer)
    {
        var release = answer.Member("release");
        terminal.Title($"{release.Text("key")} {release.Text("title")}");
        terminal.Prose($"version {release.Text("version")}, {Words.FromCamel(release.Text("state"))}{(release.TextOrNull("signedBy") is { } by ? $", signed by {by} at {release.Time("signedAt")}" : "")}");
        if (answer.Member("baseline") is { ValueKind: JsonValueKind.Object } baseline)
        {
            Baseline(terminal, baseline);
        }
        else
        {
            terminal.Line($"No baseline. What stands in the way: suture release check {release.Text("key")}");
        }

        foreach (var anomaly in answer.Items("anomalies"))
        {
            terminal.Prose($"Known anomaly {anomaly.Text("key")} {anomaly.Text("title")}: {(anomaly.TextOrNull("missing") is { } missing ? missing : anomaly.Text("decision"))}");
        }

        foreach (var deviation in answer.Items("deviations"))
        {
            Deviation(terminal, deviation);
        }
    }

    public static void Deviation(Terminal terminal, JsonElement d) => terminal.Prose(
        $"Deviation from {d.Text("standard")} {d.Text("clause")}{(d.TextOrNull("key") is { } key ? " at " + key : "")} for {d.Text("release")}, signed by {d.Text("signedBy")}, to be reviewed by {d.Text("reviewBy")}: {d.Text("reason")}");

    public static void Check(Terminal terminal, JsonElement check)
    {
        terminal.Title($"{check.Text("release")}, version {check.Text("version")}, dates judged on {check.Text("day")}");
        var grid = new Grid("!Where", "!Key", "What stands in the way");
        foreach (var o in check.Items("obstacles").Take(MostRecords))
        {
            grid.Row(Terminal.Safe($"{o.Text("standard")} {o.Text("clause")}".Trim()), $"[bold]{Terminal.Safe(o.Text("key"))}[/]", Terminal.Safe(o.Text("why")));
        }

        if (grid.Rows > 0)
        {
            grid.DrawOn(terminal);
        }

        More(terminal, check.Count("obstacles"));
        foreach (var c in check.Items("carried"))
        {
            terminal.Prose($"Gap under deviation until {c.Text("reviewBy")}: {c.Text("standard")} {c.Text("clause")} {c.Text("key")} {c.Text("why")}");
        }

        terminal.Markup(check.Truth("ready") ? "[green]Nothing stands in the way.[/]" : $"[red]The gate is closed:[/] {Words.Count(check.Count("obstacles"), "obstacle")}.");
    }

    public static void Compare(Terminal terminal, JsonElement c)
    {
        terminal.Title($"{Side(c.Member("from"))} to {Side(c.Member("to"))}");
        Table(terminal, c, "records", "Records", r => (r.Text("key"), r.Text("title"), Revision(r, "before"), Revision(r, "after")));
        Table(terminal, c, "components", "Components", r => (r.Text("key"), r.Text("name"), r.Text("before"), r.Text("after")));
        Table(terminal, c, "tests", "Tests", r => ("", r.Text("test"), r.Text("before"), r.Text("after")));
        Table(terminal, c, "risks", "Risks", r => (
            r.Text("key"), r.Text("title"), string.Join("; ", r.Items("figures").Select(f => $"{f.Text("figure")} {f.Text("before")}")), string.Join("; ", r.Items("figures").Select(f => f.Text("after")))));
        foreach (var gate in c.Items("gates"))
        {
            terminal.Prose($"{gate.Text("standard")}: {Gate(gate.Member("before"))} before, {Gate(gate.Member("after"))} after");
            foreach (var clause in gate.Items("clauses"))
            {
                terminal.Prose($"  {clause.Text("clause")} {clause.Text("title")}: {Words.FromCamel(clause.TextOrNull("before") ?? "not asked")} to {Words.FromCamel(clause.TextOrNull("after") ?? "not asked")}");
            }
        }
    }

    private static void Baseline(Terminal terminal, JsonElement b)
    {
        var tests = b.Member("tests");
        var grid = new Grid("!Baseline", "");
        grid.Row("Ledger position", Words.Number(b.Number("position")))
            .Row("Dates judged on", Terminal.Safe(b.Text("day")))
            .Row("Records", $"{Words.Number(b.Number("records"))}, root {Terminal.Safe(b.Text("recordsRoot"))}")
            .Row("Tests", $"{tests.Number("passed")} passed, {tests.Number("failed")} failed, {tests.Number("skipped")} skipped in {Words.Count(b.Count("runs"), "run")}")
            .Row("SBOMs", Terminal.Safe(string.Join(", ", b.Items("sboms").Select(s => s.Text("name")))))
            .Row("Build", Terminal.Safe(b.Text("build")));
        foreach (var gate in b.Items("gates"))
        {
            grid.Row(Terminal.Safe(gate.Text("standard")), $"{Terminal.Safe(gate.Text("edition"))}: {Gate(gate.Member("summary"))}");
        }

        grid.Row("Judged by", $"Suture {Terminal.Safe(b.Text("product"))}").DrawOn(terminal);
    }

    private static void Table(Terminal terminal, JsonElement c, string member, string title, Func<JsonElement, (string Key, string What, string Before, string After)> read)
    {
        terminal.Line($"{title}: {Words.Number(c.Count(member))} {(c.Count(member) == 1 ? "difference" : "differences")}");
        if (c.Count(member) == 0)
        {
            return;
        }

        var grid = new Grid("!", "!Key", "What", "Before", "After");
        foreach (var item in c.Items(member).Take(MostRecords))
        {
            var (key, what, before, after) = read(item);
            grid.Row(Mark(item.Text("what")), $"[bold]{Terminal.Safe(key)}[/]", Terminal.Safe(what), Terminal.Safe(before), Terminal.Safe(after));
        }

        grid.DrawOn(terminal);
        More(terminal, c.Count(member));
    }

    private static void More(Terminal terminal, int count)
    {
        if (count > MostRecords)
        {
            terminal.Line($"... and {Words.Number(count - MostRecords)} more; --json gives all.");
        }
    }

    private static string Mark(string what) => what switch
    {
        "added" => "[green]+[/]",
        "removed" => "[red]-[/]",
        _ => "~",
    };

    private static string Side(JsonElement side) => $"{side.Text("name")}{(side.TextOrNull("version") is { } version ? $" (version {version})" : "")}";

    private static string Revision(JsonElement record, string side) => record.TextOrNull(side) is { } revision ? "revision " + revision : "";

    private static string Gate(JsonElement summary) =>
        summary.ValueKind == JsonValueKind.Object ? $"{summary.Number("met")} met, {summary.Number("gap")} with gaps, {summary.Number("attested")} attested, {summary.Number("notApplicable")} not applicable" : "not asked";
}
