using Spectre.Console;

namespace Suture.Cli.Rendering;

/// <summary>The one look of tables: a header with a line under it, no frame, room between columns, long text wrapped at words.</summary>
internal sealed class Grid
{
    private readonly Table table = new() { Border = TableBorder.Simple, BorderStyle = new Style(Color.Grey), ShowRowSeparators = false };

    /// <param name="columns">Headers; <c>&gt;</c> in front sets numbers to the right, <c>!</c> keeps the column from wrapping.</param>
    public Grid(params string[] columns)
    {
        foreach (var name in columns)
        {
            var column = new TableColumn($"[grey]{Terminal.Safe(name.TrimStart('>', '!'))}[/]") { NoWrap = name is ['>' or '!', ..], Padding = new Padding(0, 0, 2, 0) };
            table.AddColumn(name is ['>', ..] ? column.RightAligned() : column);
        }
    }

    public int Rows => table.Rows.Count;

    /// <summary>A row of cells in markup; data in them goes through <see cref="Terminal.Safe"/>.</summary>
    public Grid Row(params string[] cells)
    {
        table.AddRow(cells);
        return this;
    }

    public void DrawOn(Terminal terminal) => terminal.Draw(table);
}
