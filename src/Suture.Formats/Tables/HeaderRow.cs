using System.Collections.Immutable;
using Suture.Domain.Results;

namespace Suture.Formats.Tables;

/// <summary>Turns the first row into the names of the columns, for CSV and sheets alike.</summary>
internal static class HeaderRow
{
    /// <summary>Most columns a table may have; wider ones are no lists of records.</summary>
    public const int MaxColumns = 1000;

    /// <summary>Names without outer spaces; nameless columns get the letter Excel shows; a name that is there twice is a problem.</summary>
    public static Result<ImmutableArray<string>> Read(IReadOnlyList<string> cells, string file, int line)
    {
        var width = cells.Count;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1]))
        {
            width--;
        }

        if (width > MaxColumns)
        {
            return new Problem("table.header.wide", $"The header has {width} columns; at most {MaxColumns} are read.", File: file, Line: line);
        }

        var names = ImmutableArray.CreateBuilder<string>(width);
        for (var i = 0; i < width; i++)
        {
            var name = string.Join(' ', cells[i].Split(['\n', '\r', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Trim();
            name = name.Length == 0 ? "column " + SheetTable.ColumnName(i) : name;
            if (names.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                return new Problem("table.header.duplicate", $"Two columns are named '{name}' (columns {SheetTable.ColumnName(names.FindIndex(n => n.Equals(name, StringComparison.OrdinalIgnoreCase)))} and {SheetTable.ColumnName(i)}); rename one.", File: file, Line: line, Path: name);
            }

            names.Add(name);
        }

        return names.DrainToImmutable();
    }

    private static int FindIndex(this ImmutableArray<string>.Builder names, Func<string, bool> match)
    {
        for (var i = 0; i < names.Count; i++)
        {
            if (match(names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
