using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Results;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Text;

/// <summary>The YAML forms of field values: scalars by <see cref="FieldText"/>, lists for Choices and List, lists of maps for Table.</summary>
internal static class FieldNodes
{
    /// <summary>The typed value; null where the field is given as empty.</summary>
    public static Result<object?> Read(Field field, YamlNode node, string file, int line)
    {
        if (node is YamlScalar { IsNull: true } or YamlScalar { Text: "" })
        {
            return Result<object?>.Of(null);
        }

        if (field.Type is FieldType.Text or FieldType.Markdown && node is YamlScalar text)
        {
            return Result<object?>.Of(text.Value); // exact, whatever it is
        }

        var place = new SourcePlace(file, line, "fields." + field.Name);
        return node switch
        {
            YamlScalar scalar => FieldText.Parse(field, scalar.Value, place),
            YamlList { Items.Count: 0 } when field.Type is FieldType.Choices or FieldType.List or FieldType.Table => Result<object?>.Of(null),
            YamlList list when field.Type is FieldType.Choices or FieldType.List => Texts(field, list, place),
            YamlList list when field.Type == FieldType.Table => Rows(field, list, place),
            _ => Problem("text.field.type", field, place, field.Type switch
            {
                FieldType.Choices or FieldType.List => "takes a list of texts, like [a, b].",
                FieldType.Table => $"takes a list of rows, like - {{{field.Columns[0].Code}: …}}.",
                _ => "takes one value, not a list or mapping.",
            }),
        };
    }

    private static Result<object?> Texts(Field field, YamlList list, SourcePlace place)
    {
        var values = ImmutableArray.CreateBuilder<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { IsNull: false } scalar)
            {
                return Problem("text.field.type", field, place with { Line = item.Line }, "takes a list of texts, like [a, b].");
            }

            if (field.Type == FieldType.List)
            {
                values.Add(scalar.Value);
                continue;
            }

            var code = FieldText.Parse(field, scalar.Value, place with { Line = item.Line });
            if (!code.Ok)
            {
                return code;
            }

            values.AddRange(((ImmutableArray<string>?)code.Value ?? []).Where(c => !values.Contains(c)));
        }

        return Result<object?>.Of(values.DrainToImmutable());
    }

    private static Result<object?> Rows(Field field, YamlList list, SourcePlace place)
    {
        var rows = ImmutableArray.CreateBuilder<TableRow>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is not YamlMap map)
            {
                return Problem("text.field.type", field, place with { Line = item.Line }, $"takes rows of cells by column, like {{{field.Columns[0].Code}: …}}.");
            }

            var cells = new string[field.Columns.Length];
            Array.Fill(cells, "");
            foreach (var entry in map.Entries)
            {
                var column = 0;
                while (column < cells.Length && !string.Equals(field.Columns[column].Code, entry.Key, StringComparison.Ordinal))
                {
                    column++;
                }

                if (column == cells.Length || cells[column].Length > 0 || entry.Value is not YamlScalar cell)
                {
                    return Problem("text.field.column", field, place with { Line = entry.Line },
                        $"can not take '{entry.Key}' here: a row has each of these columns at most once, with one text: {string.Join(", ", field.Columns.Select(c => c.Code))}.");
                }

                cells[column] = cell.IsNull ? "" : cell.Value;
            }

            rows.Add(new TableRow(ImmutableArray.Create(cells)));
        }

        return Result<object?>.Of(rows.DrainToImmutable());
    }

    private static Problem Problem(string code, Field field, SourcePlace place, string expected) =>
        new(code, $"{field.Name} {expected}", File: place.File, Line: place.Line, Path: place.Path);
}
