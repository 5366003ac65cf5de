using System.Collections.Immutable;

namespace Suture.Domain.Safety;

/// <summary>A table of levels, as indexes. Immutable.</summary>
public sealed class RiskGrid
{
    private readonly ImmutableArray<int> cells;

    /// <param name="columns">Length of each row.</param>
    /// <param name="cells">Row by row.</param>
    public RiskGrid(int columns, ImmutableArray<int> cells)
    {
        if (columns < 1 || cells.Length % columns != 0)
        {
            throw new ArgumentException($"{cells.Length} cells make no rows of {columns}.", nameof(cells));
        }

        Columns = columns;
        this.cells = cells;
    }

    public int Columns { get; }

    public int Rows => cells.Length / Columns;

    public int this[int row, int column] => cells[(row * Columns) + column];

    /// <summary>The first cell that is less than its neighbor before it in the row or the column; null when more never leads to less.</summary>
    public (int Row, int Column)? FirstFall()
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                if ((column > 0 && this[row, column] < this[row, column - 1]) || (row > 0 && this[row, column] < this[row - 1, column]))
                {
                    return (row, column);
                }
            }
        }

        return null;
    }
}
