using System.Collections.Immutable;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Safety;

/// <summary>Reads a matrix of a risk policy, and refuses one that gets better towards more.</summary>
internal static class RiskGridReader
{
    /// <summary>Rows by name in any order, each a list of cells in the order of the columns' scale.</summary>
    internal static RiskGrid? Read(Reading reading, YamlTree map, string name, ImmutableArray<string> rows, ImmutableArray<string> columns, ImmutableArray<string> levels)
    {
        if (map.Find(name) is not { } grid || !reading.Members(grid, [.. rows]))
        {
            if (map.Find(name) is null)
            {
                reading.Refuse(map, $"'{name}' is missing; expected a row for each of {string.Join(", ", rows)}.");
            }

            return null;
        }

        var cells = ImmutableArray.CreateBuilder<int>(rows.Length * columns.Length);
        foreach (var row in rows)
        {
            var given = grid.Find(row) is { } list ? reading.Texts(list) : [];
            if (given.Length != columns.Length)
            {
                reading.Refuse(grid.Find(row) ?? grid, $"Row {row} of '{name}' has {given.Length} cells; expected one for each of {string.Join(", ", columns)}.");
                return null;
            }

            foreach (var cell in given)
            {
                var level = levels.IndexOf(cell, StringComparer.Ordinal);
                if (level < 0)
                {
                    reading.Refuse(grid.Find(row)!, $"'{cell}' in row {row} of '{name}' is not one of {string.Join(", ", levels)}.");
                    return null;
                }

                cells.Add(level);
            }
        }

        var made = new RiskGrid(columns.Length, cells.ToImmutable());
        if (made.FirstFall() is { } fall)
        {
            reading.Refuse(grid.Find(rows[fall.Row])!, $"'{name}' gets better towards more at {rows[fall.Row]}, {columns[fall.Column]}: {levels[made[fall.Row, fall.Column]]} follows something worse.");
        }

        return made;
    }
}
