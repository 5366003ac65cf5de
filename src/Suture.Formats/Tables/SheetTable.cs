using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;

namespace Suture.Formats.Tables;

/// <summary>A row as it was read: its line in the file or its row number in the sheet, and a text for each column of the header.</summary>
public readonly record struct SheetRow(int Line, ImmutableArray<string> Cells);

/// <summary>A cell whose value could not be read (formula error, formula never calculated). A problem only when its column is used.</summary>
/// <param name="Line">As in <see cref="SheetRow"/>.</param>
/// <param name="Column">From 0.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record BadCell(int Line, int Column, string Why);

/// <summary>A table that was read from CSV or from one sheet of a workbook: header and rows of texts.</summary>
/// <param name="Name">Sheet name, or the file's name without its ending.</param>
/// <param name="Header">Names of the columns; different and not empty.</param>
/// <param name="Rows">All rows below the header that have a filled cell.</param>
public sealed record SheetTable(string Name, ImmutableArray<string> Header, ImmutableArray<SheetRow> Rows)
{
    /// <summary>File name as the caller gave it.</summary>
    public string? File { get; init; }

    /// <summary>Places are cells (<c>Sheet1!C7</c>) and not lines.</summary>
    public bool IsSheet { get; init; }

    /// <summary>The sheet is hidden in its workbook.</summary>
    public bool Hidden { get; init; }

    /// <summary>What a person should know about the reading: hidden rows, merged cells that were filled.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];

    public ImmutableArray<BadCell> BadCells { get; init; } = [];

    /// <summary>The place of a cell, or of a whole row when no column is given.</summary>
    public SourcePlace Place(int line, int? column = null)
    {
        var at = column is { } c
            ? IsSheet ? $"{Name}!{ColumnName(c)}{line.ToString(CultureInfo.InvariantCulture)}" : c < Header.Length ? Header[c] : ColumnName(c)
            : IsSheet ? Name : null;
        return new SourcePlace(File, line, at);
    }

    /// <summary>Letters of a column from 0: A, B, … Z, AA.</summary>
    public static string ColumnName(int column)
    {
        var name = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }
}
