using Suture.Domain.Records;
using Suture.Domain.Tracing;

namespace Suture.Reports.Matrix;

/// <summary>Counts over all rows of a matrix, printed above it.</summary>
internal sealed class MatrixSummary
{
    private readonly List<HashSet<RecordId>> distinct = [];

    public int Rows { get; private set; }

    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public int Stale { get; private set; }

    /// <summary>Rows that end before a test, or in a test without result.</summary>
    public int WithoutResult { get; private set; }

    public int Suspect { get; private set; }

    /// <summary>How many different records stand in a column.</summary>
    public int DistinctIn(int column) => distinct[column].Count;

    public static MatrixSummary Of(TraceMatrix matrix)
    {
        var summary = new MatrixSummary();
        summary.distinct.AddRange(matrix.Columns.Select(_ => new HashSet<RecordId>()));
        foreach (var row in matrix.Rows)
        {
            summary.Add(row);
        }

        return summary;
    }

    private void Add(MatrixRow row)
    {
        Rows++;
        string? result = null;
        var suspect = false;
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var cell = row.Cells[i];
            result = cell.Result ?? result;
            suspect |= cell.Suspect;
            if (!cell.Records.IsDefaultOrEmpty)
            {
                distinct[i].UnionWith(cell.Records);
            }
        }

        Suspect += suspect ? 1 : 0;
        switch (result)
        {
            case "passed":
                Passed++;
                break;
            case "failed":
                Failed++;
                break;
            case "stale":
                Stale++;
                break;
            default:
                WithoutResult++;
                break;
        }
    }
}
