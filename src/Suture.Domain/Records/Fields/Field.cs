using System.Collections.Immutable;

namespace Suture.Domain.Records.Fields;

/// <summary>The forms a field's value can take. The .NET type of the value stands beside each.</summary>
public enum FieldType
{
    /// <summary>One line. <see cref="string"/></summary>
    Text,

    /// <summary>Markdown, several lines. <see cref="string"/></summary>
    Markdown,

    /// <summary>One of <see cref="Field.Choices"/>, by its code. <see cref="string"/></summary>
    Choice,

    /// <summary>Any of <see cref="Field.Choices"/>. <see cref="ImmutableArray{String}"/></summary>
    Choices,

    /// <summary>Several lines of text, each a value. <see cref="ImmutableArray{String}"/></summary>
    List,

    /// <summary>Whole number. <see cref="long"/></summary>
    Integer,

    /// <summary>Yes or no. <see cref="bool"/></summary>
    Boolean,

    /// <summary>Calendar date, ISO 8601. <see cref="DateOnly"/></summary>
    Date,

    /// <summary>Point in time, UTC, ISO 8601. <see cref="DateTimeOffset"/></summary>
    Time,

    /// <summary>Rows of text cells under <see cref="Field.Columns"/>. <see cref="ImmutableArray{TableRow}"/></summary>
    Table,
}

/// <summary>One allowed value of a choice: the code that is stored, the label that is shown, and when to pick it.</summary>
public sealed record FieldChoice(string Code, string Label, string? Help = null);

/// <summary>
/// One field of a record kind, described once: forms, validation, JSON schema, text files, tables and the
/// typed reading of a body all come from this description.
/// </summary>
public abstract class Field
{
    private protected Field(string name, string label, FieldType type, string help)
    {
        Name = name;
        Label = label;
        Type = type;
        Help = help;
    }

    /// <summary>camelCase name in JSON, text files and column mappings.</summary>
    public string Name { get; }

    public string Label { get; }

    public FieldType Type { get; }

    /// <summary>One sentence for whoever fills in the form.</summary>
    public string Help { get; }

    /// <summary>Must be filled before the record can be approved (never before it can be saved: drafts may be incomplete).</summary>
    public bool Required { get; init; }

    /// <summary>The clause that asks for the field, when one does: <c>IEC 62304 5.3.3</c>.</summary>
    public string? Clause { get; init; }

    /// <summary>Allowed values of <see cref="FieldType.Choice"/> and <see cref="FieldType.Choices"/>; empty for the other types.</summary>
    public ImmutableArray<FieldChoice> Choices { get; init; } = [];

    /// <summary>Columns of a <see cref="FieldType.Table"/>: camelCase name and label; empty for the other types.</summary>
    public ImmutableArray<FieldChoice> Columns { get; init; } = [];

    /// <summary>The form that a <see cref="FieldType.Text"/> must have; null for any.</summary>
    public TextForm? Form { get; init; }

    /// <summary>Position among the kind's fields; set when the kind takes the field in.</summary>
    public int Index { get; internal set; } = -1;

    public FieldChoice? FindChoice(string code) => Choices.FirstOrDefault(c => string.Equals(c.Code, code, StringComparison.Ordinal));

    public override string ToString() => Name;
}

/// <summary>A field whose values are of type <typeparamref name="T"/>; index a body with it to read it typed.</summary>
public sealed class Field<T> : Field
{
    internal Field(string name, string label, FieldType type, string help)
        : base(name, label, type, help)
    {
    }

    /// <summary>The value in a body, or the type's default when it is not filled.</summary>
    public T? In(FieldValues values) => values[this] is T value ? value : default;
}

/// <summary>One row of a table field: a cell for each column, in the columns' order, empty text where nothing is filled.</summary>
public sealed record TableRow(ImmutableArray<string> Cells)
{
    public bool Equals(TableRow? other) => other is not null && Cells.AsSpan().SequenceEqual(other.Cells.AsSpan());

    public override int GetHashCode() => Cells.Length == 0 ? 0 : HashCode.Combine(Cells.Length, Cells[0]);
}
