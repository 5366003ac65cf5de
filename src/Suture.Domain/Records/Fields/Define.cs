using System.Collections.Immutable;

namespace Suture.Domain.Records.Fields;

/// <summary>Short constructors, so that a kind's file reads as a table of its fields.</summary>
internal static class Define
{
    public static Field<string> Text(string name, string label, string help, string? clause = null, bool required = false, TextForm? form = null) =>
        new(name, label, FieldType.Text, help) { Clause = clause, Required = required, Form = form };

    public static Field<string> Markdown(string name, string label, string help, string? clause = null, bool required = false) =>
        new(name, label, FieldType.Markdown, help) { Clause = clause, Required = required };

    public static Field<string> Choice(string name, string label, string help, ImmutableArray<FieldChoice> choices, string? clause = null, bool required = false) =>
        new(name, label, FieldType.Choice, help) { Choices = choices, Clause = clause, Required = required };

    public static Field<ImmutableArray<string>> Choices(string name, string label, string help, ImmutableArray<FieldChoice> choices, string? clause = null, bool required = false) =>
        new(name, label, FieldType.Choices, help) { Choices = choices, Clause = clause, Required = required };

    public static Field<ImmutableArray<string>> List(string name, string label, string help, string? clause = null, bool required = false) =>
        new(name, label, FieldType.List, help) { Clause = clause, Required = required };

    public static Field<long?> Integer(string name, string label, string help, string? clause = null) =>
        new(name, label, FieldType.Integer, help) { Clause = clause };

    public static Field<bool?> Boolean(string name, string label, string help, string? clause = null, bool required = false) =>
        new(name, label, FieldType.Boolean, help) { Clause = clause, Required = required };

    public static Field<DateOnly?> Date(string name, string label, string help, string? clause = null, bool required = false) =>
        new(name, label, FieldType.Date, help) { Clause = clause, Required = required };

    public static Field<DateTimeOffset?> Time(string name, string label, string help, string? clause = null) =>
        new(name, label, FieldType.Time, help) { Clause = clause };

    public static Field<ImmutableArray<TableRow>> Table(string name, string label, string help, ImmutableArray<FieldChoice> columns, string? clause = null) =>
        new(name, label, FieldType.Table, help) { Columns = columns, Clause = clause };

    public static FieldChoice Option(string code, string label, string? help = null) => new(code, label, help);
}
