using System.Text.Json;

namespace Suture.Cli.Rendering;

/// <summary>A matrix on the terminal: keys only, each once where it repeats downwards.</summary>
internal static class MatrixView
{
    public static void Draw(Terminal terminal, JsonElement matrix)
    {
        var columns = matrix.Items("columns").Select(c => (Name: c.Text("name"), Label: c.Text("label"))).ToList();
        terminal.Title($"{matrix.Text("title")} ({matrix.Text("device")}, ledger position {Words.Number(matrix.Number("position"))})");
        var grid = new Grid([.. columns.Select(c => c.Label)]);
        string[]? before = null;
        foreach (var row in matrix.Items("rows"))
        {
            var suspects = row.Texts("suspect").ToHashSet(StringComparer.Ordinal);
            var cells = columns.Select(c => row.Member(c.Name).ValueKind == JsonValueKind.Array ? string.Join(", ", row.Texts(c.Name)) : row.Text(c.Name)).ToArray();
            var same = true;
            var shown = new string[cells.Length];
            for (var i = 0; i < cells.Length; i++)
            {
                same &= before is not null && string.Equals(before[i], cells[i], StringComparison.Ordinal);
                shown[i] = same && i < cells.Length - 1 ? "" : Cell(cells[i]) + (suspects.Contains(columns[i].Name) ? " [yellow]?[/]" : "");
            }

            grid.Row(shown);
            before = cells;
        }

        grid.DrawOn(terminal);
        terminal.Markup($"{Words.Count(grid.Rows, "row")}. A ? marks a suspect link; an empty place is where the way ends, or the same as above.");
    }

    private static string Cell(string text) => text switch
    {
        "passed" => "[green]passed[/]",
        "failed" => "[red]failed[/]",
        "stale" => "[yellow]stale[/]",
        "none" => "[grey]no result[/]",
        _ => Terminal.Safe(text),
    };
}
