using System.Collections.Immutable;
using System.Globalization;

namespace Suture.Storage.Data;

/// <summary>A column of a table that rows are inserted into, or that a rebuild compares.</summary>
internal sealed record Column(string Name, ArgType Type);

/// <summary>A table as code sees it; the schema itself is in the numbered SQL files, and a test compares the two.</summary>
/// <param name="Name">Name in both databases.</param>
/// <param name="Columns">All columns, in the order of the schema; the key first.</param>
/// <param name="KeyLength">How many of them are the primary key.</param>
internal sealed record Table(string Name, ImmutableArray<Column> Columns, int KeyLength)
{
    /// <summary>Inserts one row.</summary>
    public string InsertSql { get; } =
        $"INSERT INTO {Name}({List(Columns)}) VALUES({string.Join(", ", Enumerable.Range(1, Columns.Length).Select(i => "$" + i.ToString(CultureInfo.InvariantCulture)))})";

    /// <summary>Inserts many rows at once from one array for each column (PostgreSQL).</summary>
    public string InsertArraysSql { get; } =
        $"INSERT INTO {Name}({List(Columns)}) SELECT * FROM unnest({string.Join(", ", Columns.Select((c, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}::{PostgresType(c.Type)}[]")))})";

    /// <summary>As <see cref="InsertSql"/>, leaving a row of the same key as it is: a rebuild over forged entries goes on.</summary>
    public string InsertNewSql => InsertSql + KeepFirst;

    /// <summary>As <see cref="InsertArraysSql"/>, leaving rows of the same keys as they are.</summary>
    public string InsertNewArraysSql => InsertArraysSql + KeepFirst;

    public string ColumnList => List(Columns);

    public string KeyList => List(Columns[..KeyLength]);

    private const string KeepFirst = " ON CONFLICT DO NOTHING";

    private static string List(ImmutableArray<Column> columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string PostgresType(ArgType type) => type switch
    {
        ArgType.Number => "bigint",
        ArgType.Text => "text",
        ArgType.Bytes => "bytea",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
