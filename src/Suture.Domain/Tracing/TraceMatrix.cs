using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Tracing;

/// <summary>A column of a matrix: camelCase name for files, label for people, and the kinds of record in it (empty for the result).</summary>
public sealed record MatrixColumn(string Name, string Label, ImmutableArray<RecordKind> Kinds);

/// <summary>What stands at one place of a matrix: records, or the result of the test in the row. Empty where the chain has ended.</summary>
/// <param name="Records">Records in the order of keys; empty for the result column.</param>
/// <param name="Result">Result of the row's test: <c>passed</c>, <c>failed</c>, <c>stale</c>, <c>none</c>; null in the other columns.</param>
/// <param name="Suspect">The link that leads here from the columns before is in doubt.</param>
public readonly record struct MatrixCell(ImmutableArray<RecordId> Records, string? Result = null, bool Suspect = false)
{
    public static readonly MatrixCell Empty = new([]);

    public bool IsEmpty => Records.IsDefaultOrEmpty && Result is null;

    /// <summary>Keys with commas, or the result.</summary>
    public override string ToString() => Result ?? (Records.IsDefaultOrEmpty ? "" : string.Join(", ", Records));
}

/// <summary>One row: a cell for each column.</summary>
public sealed record MatrixRow(ImmutableArray<MatrixCell> Cells);

/// <summary>A trace matrix: columns described once, rows made one by one as they are read. Reading it again makes them again.</summary>
/// <param name="Name"><c>requirements</c>, <c>safety</c> or <c>security</c>.</param>
/// <param name="Title">Heading for people.</param>
/// <param name="Columns">In the order of cells.</param>
/// <param name="Rows">Lazy; 10,000 and more.</param>
public sealed record TraceMatrix(string Name, string Title, ImmutableArray<MatrixColumn> Columns, IEnumerable<MatrixRow> Rows);
