using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Results;

namespace Suture.Server.Ui.Records;

/// <summary>What a person has typed for one field, and the value it stands for.</summary>
public sealed class FieldInput
{
    public FieldInput(Field field, object? value)
    {
        Field = field;
        Set(value);
    }

    public Field Field { get; }

    /// <summary>Of all types but choices and tables.</summary>
    public string Text { get; set; } = string.Empty;

    /// <summary>Codes that are ticked.</summary>
    public HashSet<string> Picked { get; } = new(StringComparer.Ordinal);

    /// <summary>Rows of a table, each with a cell for each column.</summary>
    public List<string[]> Rows { get; } = [];

    public Problem? Problem { get; private set; }

    public void AddRow() => Rows.Add([.. Enumerable.Repeat(string.Empty, Field.Columns.Length)]);

    /// <summary>The value in the type of the field, null when nothing is filled in.</summary>
    public Result<object?> Read()
    {
        var read = Field.Type switch
        {
            FieldType.Choices => Result<object?>.Of(Field.Choices.Where(c => Picked.Contains(c.Code)).Select(c => c.Code).ToImmutableArray()),
            FieldType.List => Result<object?>.Of(Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToImmutableArray()),
            FieldType.Table => Result<object?>.Of(Rows.Where(r => r.Any(c => c.Trim().Length > 0)).Select(r => new TableRow([.. r.Select(c => c.Trim())])).ToImmutableArray()),
            _ => FieldText.Parse(Field, Text.Trim(), new SourcePlace(null, Path: Field.Name)),
        };
        Problem = read.Ok ? null : read.Problems[0];
        return read;
    }

    private void Set(object? value)
    {
        switch (value)
        {
            case null:
                break;
            case ImmutableArray<string> picked when Field.Type == FieldType.Choices:
                Picked.UnionWith(picked);
                break;
            case ImmutableArray<string> lines:
                Text = string.Join('\n', lines);
                break;
            case ImmutableArray<TableRow> rows:
                Rows.AddRange(rows.Select(r => r.Cells.ToArray()));
                break;
            case DateTimeOffset time:
                Text = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
                break;
            default:
                Text = FieldText.Format(Field, value);
                break;
        }
    }
}
