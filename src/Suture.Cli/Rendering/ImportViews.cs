using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>What imports did, on the terminal.</summary>
internal static class ImportViews
{
    private const int Most = 12;

    public static void Records(Terminal terminal, JsonElement answer)
    {
        DryRun(terminal, answer);
        terminal.Line($"Records: {answer.Count("added")} added, {answer.Count("changed")} changed, {answer.Number("unchanged")} unchanged.");
        terminal.Line($"Links: {answer.Number("linksAdded")} added, {answer.Number("linksRemoved")} removed.");
    }

    public static void Risks(Terminal terminal, JsonElement answer)
    {
        Records(terminal, answer);
        Keys(terminal, "Added", answer, "added");
        Keys(terminal, "Changed", answer, "changed");
        if (answer.Count("moved") > 0)
        {
            terminal.Line($"{Words.Count(answer.Count("moved"), "risk")} {(answer.Truth("dryRun") ? "would stand" : answer.Count("moved") == 1 ? "stands" : "stand")} elsewhere:");
            RiskView.DrawMovedRisks(terminal, answer);
        }

        foreach (var note in answer.Texts("notes"))
        {
            terminal.Markup($"[yellow]Note[/] {Terminal.Safe(note)}");
        }
    }

    public static void Sbom(Terminal terminal, JsonElement answer)
    {
        DryRun(terminal, answer);
        terminal.Line($"SBOM {answer.Text("name")}: {Words.Count(answer.Number("components"), "component")}; {answer.Count("added")} added, {answer.Count("changed")} changed, {answer.Count("removed")} removed, {answer.Number("unchanged")} unchanged.");
        Keys(terminal, "Added", answer, "added");
        Keys(terminal, "Changed", answer, "changed");
        Keys(terminal, "No longer listed", answer, "removed");
        foreach (var skipped in answer.Items("skipped"))
        {
            terminal.Markup($"[yellow]Skipped[/] {Terminal.Safe(skipped.Text("what"))}: {Terminal.Safe(skipped.Text("why"))}");
        }
    }

    public static void Tests(Terminal terminal, JsonElement answer)
    {
        DryRun(terminal, answer);
        var repeated = answer.Truth("repeated") ? " (taken in before; nothing new)" : "";
        var failed = answer.Number("failed");
        terminal.Markup(
            $"{Terminal.Safe(answer.Text("run"))} {Terminal.Safe(answer.Text("file"))}{repeated}: {Words.Count(answer.Number("cases"), "test")}, {answer.Number("passed")} passed, {(failed > 0 ? $"[red]{failed} failed[/]" : "0 failed")}, {answer.Number("skipped")} skipped; {answer.Number("linked")} linked to records, {answer.Number("unnamed")} name none.");
        foreach (var unknown in answer.Items("unknownKeys"))
        {
            terminal.Markup($"[yellow]Unknown key[/] {Terminal.Safe(unknown.Text("key"))}: {Terminal.Safe(unknown.Text("why"))} ({Terminal.Safe(Words.Some(unknown.Texts("tests"), 3))})");
        }

        foreach (var warning in answer.Texts("warnings"))
        {
            terminal.Markup($"[yellow]Warning[/] {Terminal.Safe(warning)}");
        }
    }

    private static void DryRun(Terminal terminal, JsonElement answer)
    {
        if (answer.Truth("dryRun"))
        {
            terminal.Line("Dry run: nothing was changed. It would be:");
        }
    }

    private static void Keys(Terminal terminal, string label, JsonElement answer, string member)
    {
        if (answer.Count(member) > 0)
        {
            terminal.Markup($"{label}: {Terminal.Safe(Words.Some(answer.Texts(member), Most))}");
        }
    }
}
