using System.Buffers;
using System.Text.Json;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Fields;

namespace Suture.Server.Api.Mapping;

/// <summary>JSON Schema (2020-12) of a record as the API takes it, from the kind's field descriptions.</summary>
internal static class KindSchema
{
    public static byte[] Of(KindDefinition kind)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", kind.Name);
            json.WriteString("description", kind.Help);
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            json.WriteStringValue("kind");
            json.WriteStringValue("title");
            json.WriteEndArray();
            json.WriteStartObject("properties");
            WriteCommon(json, kind);
            json.WriteStartObject("fields");
            json.WriteString("type", "object");
            json.WriteBoolean("additionalProperties", false);
            json.WriteStartObject("properties");
            foreach (var field in kind.Fields)
            {
                json.WritePropertyName(field.Name);
                WriteField(json, field);
            }

            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteCommon(Utf8JsonWriter json, KindDefinition kind)
    {
        json.WriteStartObject("kind");
        json.WriteString("const", kind.Prefix);
        json.WriteEndObject();
        WriteText(json, "title", "One line that says what it is.", RecordDecisions.MaxTitle);
        WriteText(json, "text", "Markdown.", RecordDecisions.MaxText);
        WriteText(json, "alias", "Id in the tool it came from; unique in the device.", null);
        WriteText(json, "owner", "User name of the person who looks after it.", null);
        WriteText(json, "reason", "Why, where that is asked for.", null);
        json.WriteStartObject("tags");
        json.WriteString("type", "array");
        WriteItems(json, () => json.WriteString("type", "string"));
        json.WriteEndObject();
        json.WriteStartObject("links");
        json.WriteString("type", "array");
        WriteItems(json, () =>
        {
            json.WriteString("type", "object");
            json.WriteStartArray("required");
            json.WriteStringValue("type");
            json.WriteStringValue("to");
            json.WriteEndArray();
            json.WriteStartObject("properties");
            json.WriteStartObject("type");
            WriteEnum(json, Domain.Records.Links.LinkRules.All.Where(r => r.From.Contains(kind.Kind)).Select(r => r.Name));
            json.WriteEndObject();
            json.WriteStartObject("to");
            json.WriteString("type", "string");
            json.WriteEndObject();
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteField(Utf8JsonWriter json, Field field)
    {
        json.WriteStartObject();
        json.WriteString("title", field.Label);
        json.WriteString("description", field.Clause is null ? field.Help : $"{field.Help} ({field.Clause})");
        switch (field.Type)
        {
            case FieldType.Text or FieldType.Markdown:
                json.WriteString("type", "string");
                break;
            case FieldType.Choice:
                WriteEnum(json, field.Choices.Select(c => c.Code));
                break;
            case FieldType.Choices:
                json.WriteString("type", "array");
                WriteItems(json, () => WriteEnum(json, field.Choices.Select(c => c.Code)));
                break;
            case FieldType.List:
                json.WriteString("type", "array");
                WriteItems(json, () => json.WriteString("type", "string"));
                break;
            case FieldType.Integer:
                json.WriteString("type", "integer");
                break;
            case FieldType.Boolean:
                json.WriteString("type", "boolean");
                break;
            case FieldType.Date or FieldType.Time:
                json.WriteString("type", "string");
                json.WriteString("format", field.Type == FieldType.Date ? "date" : "date-time");
                break;
            case FieldType.Table:
                json.WriteString("type", "array");
                WriteItems(json, () => WriteRow(json, field));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(field), field.Type, "A field type without a schema.");
        }

        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, Field field)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var column in field.Columns)
        {
            WriteText(json, column.Code, column.Label, null);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string description, int? maxLength)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "string");
        json.WriteString("description", description);
        if (maxLength is { } max)
        {
            json.WriteNumber("maxLength", max);
        }

        json.WriteEndObject();
    }

    private static void WriteEnum(Utf8JsonWriter json, IEnumerable<string> codes)
    {
        json.WriteStartArray("enum");
        foreach (var code in codes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
    }

    private static void WriteItems(Utf8JsonWriter json, Action write)
    {
        json.WriteStartObject("items");
        write();
        json.WriteEndObject();
    }
}
