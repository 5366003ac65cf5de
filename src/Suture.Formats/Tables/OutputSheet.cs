using System.Collections.Immutable;

namespace Suture.Formats.Tables;

/// <summary>A column of a table to write.</summary>
/// <param name="Header">Text of the header cell.</param>
/// <param name="Width">Width in characters; null takes one that fits the header and usual text.</param>
/// <param name="Wrap">Long text is shown on several lines.</param>
public sealed record OutputColumn(string Header, double? Width = null, bool Wrap = false);

/// <summary>The color of a cell, by what it means.</summary>
public enum CellTone
{
    None,
    Good,
    Warning,
    Bad,
    Muted,
}

/// <summary>A cell with a color. In CSV only the value is written.</summary>
public sealed record OutputCell(object? Value, CellTone Tone);

/// <summary>
/// A table to write as a sheet or as CSV. Rows are streamed: they are asked for once, one after the other. Cells are string,
/// bool, int, long, double, decimal, DateOnly, DateTimeOffset (written in UTC), null, or an <see cref="OutputCell"/> around one of these.
/// </summary>
/// <param name="Name">Name of the sheet; characters that Excel refuses are replaced, and it is cut to 31.</param>
/// <param name="Columns">At least one.</param>
/// <param name="Rows">A cell for each column; missing ones are empty.</param>
public sealed record OutputSheet(string Name, ImmutableArray<OutputColumn> Columns, IEnumerable<IReadOnlyList<object?>> Rows)
{
    /// <summary>How many of the first columns stay in view when scrolling sideways.</summary>
    public int FrozenColumns { get; init; }
}
