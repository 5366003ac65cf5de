using Suture.Domain.Tracing;

namespace Suture.Reports.Matrix;

/// <summary>Cells of a matrix as plain text, for tables that have a column for keys and one for titles.</summary>
internal static class MatrixCells
{
    public static string Keys(MatrixCell cell) => cell.Records.IsDefaultOrEmpty ? "" : string.Join(", ", cell.Records);

    public static string Titles(MatrixCell cell, RecordLookup find) =>
        cell.Records.IsDefaultOrEmpty ? "" : string.Join("; ", cell.Records.Select(id => find(id)?.Title).Where(t => !string.IsNullOrEmpty(t)));

    public static string Result(MatrixCell cell) => cell.Result switch
    {
        null => "",
        "passed" => "passed",
        "failed" => "failed",
        "stale" => "stale (other version)",
        "none" => "no result",
        var other => other,
    };

    /// <summary>Labels of the columns that a doubtful link leads to.</summary>
    public static string Suspects(TraceMatrix matrix, MatrixRow row) =>
        string.Join(", ", matrix.Columns.Where((_, i) => row.Cells[i].Suspect).Select(c => c.Label));

    /// <summary>The result column holds no records.</summary>
    public static bool IsResult(MatrixColumn column) => column.Kinds.IsDefaultOrEmpty;
}
