using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>The plan on the terminal: a table for each stage, what blocks it, and what is left.</summary>
internal static class PlanView
{
    private const int Keys = 4;

    public static void Draw(Terminal terminal, JsonElement plan, bool all)
    {
        terminal.Title($"Plan of {plan.Text("device")}, class {plan.Text("class")}");
        terminal.Line($"{string.Join(", ", plan.Texts("standards"))}, ledger position {Words.Number(plan.Number("position"))}");
        var titles = plan.Items("sections").ToDictionary(s => s.Text("stage"), s => s.Text("title"), StringComparer.Ordinal);
        foreach (var section in plan.Items("sections"))
        {
            var items = section.Items("items").Where(i => all || i.Number("done") < i.Number("of")).ToList();
            var blocked = section.Texts("blockedBy").ToList();
            terminal.Markup($"\n[bold]{Terminal.Safe(section.Text("title"))}[/] {section.Number("done")} of {section.Count("items")} done"
                + (blocked.Count > 0 ? $", [yellow]waits for {Terminal.Safe(string.Join(", ", blocked.Select(b => titles.GetValueOrDefault(b, b))))}[/]" : ""));
            if (items.Count == 0)
            {
                continue;
            }

            var grid = new Grid("Item", ">Done", "Owner", "!Due", "Left at");
            foreach (var item in items)
            {
                grid.Row(
                    $"{Terminal.Safe(item.Text("title"))}\n[grey]{Terminal.Safe(item.Text("id"))}[/]", $"{item.Number("done")}/{item.Number("of")}", Terminal.Safe(item.Text("owner")), Due(item),
                    Terminal.Safe(Words.Some(item.Texts("records"), Keys)));
            }

            grid.DrawOn(terminal);
        }

        terminal.Markup($"\n{plan.Number("done")} of {plan.Number("items")} done{(plan.Number("overdue") > 0 ? $", [red]{plan.Number("overdue")} overdue[/]" : "")}.");
    }

    public static void DrawOne(Terminal terminal, JsonElement plan, string id)
    {
        var item = plan.Items("sections").SelectMany(s => s.Items("items")).FirstOrDefault(i => i.Text("id") == id);
        terminal.Line($"{item.Text("title")}: {item.TextOrNull("owner") ?? "no owner"}{(item.TextOrNull("due") is { } due ? $", by {due}" : "")}.");
    }

    private static string Due(JsonElement item) => item.Truth("overdue") ? $"[red]{Terminal.Safe(item.Text("due"))}[/]" : Terminal.Safe(item.Text("due"));
}
