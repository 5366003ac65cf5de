using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Suture.Domain.Results;
using Suture.Ledger;

namespace Suture.Domain.Records.Fields;

/// <summary>
/// Bodies as JSON: an object with a member for each filled field. Text, dates (ISO 8601) and choices are strings,
/// lists are arrays of strings, tables are arrays of objects by column name with the filled cells.
/// </summary>
public static class FieldValuesJson
{
    /// <summary>Writes the members in canonical order (RFC 8785).</summary>
    public static void Write(CanonicalJsonWriter json, FieldValues values)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(values);
        json.WriteStartObject();
        foreach (var description in values.Kind.CanonicalOrder)
        {
            if (values[description] is { } value)
            {
                json.WriteName(description.Name);
                WriteValue(json, description, value);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>The body in UTF-8, canonical.</summary>
    public static byte[] ToBytes(FieldValues values)
    {
        var json = new CanonicalJsonWriter();
        Write(json, values);
        return json.ToArray();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="JsonException"/> for anything else, because stored bodies were checked before.</summary>
    public static FieldValues ReadStored(KindDefinition kind, ref Utf8JsonReader reader)
    {
        var builder = new FieldValues.Builder(kind);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A body is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var description = FindField(kind, ref reader) ?? throw new JsonException($"{kind.Prefix} has no field {reader.GetString()}.");
            reader.Read();
            builder.Set(description, ReadValue(description, ref reader));
        }

        return builder.Build();
    }

    public static FieldValues ReadStored(KindDefinition kind, ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        reader.Read();
        return ReadStored(kind, ref reader);
    }

    /// <summary>Reads a body from outside: every problem is named with its JSON path below <paramref name="path"/>. A null value unfills the field.</summary>
    /// <returns>The values given and the fields that were given as null.</returns>
    public static Result<(FieldValues Values, ImmutableArray<Field> Cleared)> Parse(KindDefinition kind, JsonElement json, string path = "$.fields")
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new Problem("record.fields.notObject", $"{path} must be an object of field names and values.", Path: path);
        }

        var builder = new FieldValues.Builder(kind);
        var cleared = ImmutableArray.CreateBuilder<Field>();
        var problems = ImmutableArray.CreateBuilder<Problem>();
        foreach (var member in json.EnumerateObject())
        {
            var at = $"{path}.{member.Name}";
            if (kind.FindField(member.Name) is not { } description)
            {
                problems.Add(new Problem("record.field.unknown", $"{kind.Prefix} has no field '{member.Name}'; it has {string.Join(", ", kind.Fields.Select(f => f.Name))}.", Path: at));
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                cleared.Add(description);
            }
            else if (ParseValue(description, member.Value, at) is var parsed && parsed.Ok)
            {
                builder.Set(description, parsed.Value);
            }
            else
            {
                problems.AddRange(parsed.Problems);
            }
        }

        return problems.Count > 0 ? problems.ToImmutable() : (builder.Build(), cleared.ToImmutable());
    }

    private static Field? FindField(KindDefinition kind, ref Utf8JsonReader reader)
    {
        foreach (var candidate in kind.Fields)
        {
            if (reader.ValueTextEquals(candidate.Name))
            {
                return candidate;
            }
        }

        return null;
    }

    private static void WriteValue(CanonicalJsonWriter json, Field description, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(text);
                break;
            case long number:
                json.WriteNumber(number);
                break;
            case bool flag:
                json.WriteBoolean(flag);
                break;
            case DateOnly date:
                json.WriteString(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                json.WriteString(FormatTime(time));
                break;
            case ImmutableArray<string> list:
                json.WriteStartArray();
                foreach (var item in list)
                {
                    json.WriteString(item);
                }

                json.WriteEndArray();
                break;
            case ImmutableArray<TableRow> rows:
                WriteRows(json, description, rows);
                break;
            default:
                throw new InvalidOperationException($"{description.Name} holds a {value.GetType().Name}.");
        }
    }

    private static void WriteRows(CanonicalJsonWriter json, Field description, ImmutableArray<TableRow> rows)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var i = 0; i < row.Cells.Length; i++)
            {
                if (row.Cells[i].Length > 0)
                {
                    json.WriteName(description.Columns[i].Code);
                    json.WriteString(row.Cells[i]);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static object? ReadValue(Field description, ref Utf8JsonReader reader)
    {
        switch (description.Type)
        {
            case FieldType.Integer:
                return reader.GetInt64();
            case FieldType.Boolean:
                return reader.GetBoolean();
            case FieldType.Date:
                return DateOnly.ParseExact(reader.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            case FieldType.Time:
                return reader.GetDateTimeOffset();
            case FieldType.Choice:
                // Choices are few: keep one string for each instead of one for each record.
                foreach (var choice in description.Choices)
                {
                    if (reader.ValueTextEquals(choice.Code))
                    {
                        return choice.Code;
                    }
                }

                return reader.GetString();
            case FieldType.Choices or FieldType.List:
                var list = ImmutableArray.CreateBuilder<string>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    list.Add(reader.GetString()!);
                }

                return list.ToImmutable();
            case FieldType.Table:
                using (var rows = JsonDocument.ParseValue(ref reader))
                {
                    return ParseValue(description, rows.RootElement, description.Name).Value;
                }

            default:
                return reader.GetString();
        }
    }

    private static Result<object?> ParseValue(Field description, JsonElement json, string path)
    {
        switch (description.Type)
        {
            case FieldType.Text when json.ValueKind == JsonValueKind.String:
                return Line(description, json.GetString()!, path);
            case FieldType.Markdown when json.ValueKind == JsonValueKind.String:
                return json.GetString()!;
            case FieldType.Choice when json.ValueKind == JsonValueKind.String:
                return Choice(description, json.GetString()!, path).Map(c => (object?)c);
            case FieldType.Integer when json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out var number) && number is > -(1L << 53) and < 1L << 53:
                return (object?)number;
            case FieldType.Boolean when json.ValueKind is JsonValueKind.True or JsonValueKind.False:
                return (object?)json.GetBoolean();
            case FieldType.Date when json.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(json.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return (object?)date;
            case FieldType.Time when json.ValueKind == JsonValueKind.String && json.TryGetDateTimeOffset(out var time):
                return (object?)time.ToUniversalTime();
            case FieldType.Choices or FieldType.List when json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String):
                return List(description, json, path);
            case FieldType.Table when json.ValueKind == JsonValueKind.Array:
                return Rows(description, json, path);
            default:
                return new Problem("record.field.type", $"{path} must be {Expected(description)}, not {json.ValueKind.ToString().ToLowerInvariant()}.", Path: path);
        }
    }

    private static Result<object?> Line(Field description, string text, string path) =>
        text.AsSpan().IndexOfAny('\r', '\n') < 0 ? text : new Problem("record.field.multiline", $"{path} must be one line of text ({description.Label}).", Path: path);

    private static Result<string> Choice(Field description, string code, string path) =>
        description.FindChoice(code) is { } choice
            ? choice.Code
            : new Problem("record.field.choice", $"{path} is '{code}'; expected one of {string.Join(", ", description.Choices.Select(c => c.Code))}.", Path: path);

    private static Result<object?> List(Field description, JsonElement json, string path)
    {
        var items = json.EnumerateArray().Select(i => i.GetString()!).ToImmutableArray();
        if (description.Type == FieldType.Choices)
        {
            var wrong = items.Select((item, i) => Choice(description, item, $"{path}[{i}]")).Where(r => !r.Ok).SelectMany(r => r.Problems).ToImmutableArray();
            if (wrong.Length > 0)
            {
                return wrong;
            }
        }

        return (object?)items;
    }

    private static Result<object?> Rows(Field description, JsonElement json, string path)
    {
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var row in json.EnumerateArray())
        {
            var at = $"{path}[{rows.Count}]";
            if (row.ValueKind != JsonValueKind.Object)
            {
                return new Problem("record.field.row", $"{at} must be an object with the columns {string.Join(", ", description.Columns.Select(c => c.Code))}.", Path: at);
            }

            var cells = new string[description.Columns.Length];
            Array.Fill(cells, string.Empty);
            foreach (var cell in row.EnumerateObject())
            {
                var column = description.Columns.IndexOf(description.Columns.FirstOrDefault(c => string.Equals(c.Code, cell.Name, StringComparison.Ordinal))!);
                if (column < 0 || cell.Value.ValueKind != JsonValueKind.String)
                {
                    return new Problem("record.field.column", $"{at}.{cell.Name} is not text in one of the columns {string.Join(", ", description.Columns.Select(c => c.Code))}.", Path: $"{at}.{cell.Name}");
                }

                cells[column] = cell.Value.GetString()!;
            }

            rows.Add(new TableRow([.. cells]));
        }

        return (object?)rows.ToImmutable();
    }

    /// <summary>What a value of the field looks like, for messages and documentation.</summary>
    public static string Expected(Field description) => description.Type switch
    {
        FieldType.Text => "one line of text",
        FieldType.Markdown => "Markdown text",
        FieldType.Choice => "one of " + string.Join(", ", description.Choices.Select(c => c.Code)),
        FieldType.Choices => "a list of " + string.Join(", ", description.Choices.Take(6).Select(c => c.Code)) + (description.Choices.Length > 6 ? ", …" : string.Empty),
        FieldType.List => "a list of texts",
        FieldType.Integer => "a whole number",
        FieldType.Boolean => "true or false",
        FieldType.Date => "a date like 2026-11-23",
        FieldType.Time => "a time like 2026-11-23T14:05:00Z",
        FieldType.Table => "a list of rows with the columns " + string.Join(", ", description.Columns.Select(c => c.Code)),
        _ => throw new ArgumentOutOfRangeException(nameof(description)),
    };

    /// <summary>UTC, to the second where that is exact.</summary>
    public static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
