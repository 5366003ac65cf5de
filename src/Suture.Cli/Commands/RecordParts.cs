using System.CommandLine;
using System.Text.Json;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>The options that say what stands in a record.</summary>
internal sealed class RecordParts
{
    private readonly Option<string?> title = new("--title") { HelpName = "TEXT", Description = "title" };
    private readonly Option<string?> text = new("--text") { HelpName = "TEXT", Description = "text in Markdown" };
    private readonly Option<string?> textFile = new("--text-file") { HelpName = "FILE", Description = "file with the text; - for standard input" };
    private readonly Option<string?> alias = new("--alias") { HelpName = "ID", Description = "id in another tool" };
    private readonly Option<string?> owner = new("--owner") { HelpName = "USER", Description = "who looks after it" };
    private readonly Option<string[]> tags = new("--tag") { HelpName = "TAG", Description = "a tag (repeatable; replaces all tags)" };

    private readonly Option<string[]> fields = new("--field")
    {
        HelpName = "NAME=TEXT", Description = "a field as text, or as JSON with NAME:=JSON for numbers, truths, lists and tables; NAME= empties it (repeatable)",
    };

    private readonly Option<string?> reason = CommonOptions.Reason();

    public Symbol[] Options => [title, text, textFile, alias, owner, tags, fields, reason];

    /// <summary>The body of a request, or what is wrong with the options.</summary>
    public Result<Action<Utf8JsonWriter>> Body(CommandContext context, string? kind, string[] links)
    {
        var values = Fields(context.Get(fields) ?? []);
        if (!values.TryGet(out var parsed))
        {
            return Result<Action<Utf8JsonWriter>>.Failed(values.Problems);
        }

        foreach (var link in links)
        {
            if (link.IndexOf(':', StringComparison.Ordinal) <= 0)
            {
                return new Problem("cli.link", $"'{link}' is not a link; expected TYPE:KEY, for example derivesFrom:SYS-4.", Path: "--link");
            }
        }

        var content = context.Get(textFile) switch
        {
            null => context.Get(text),
            "-" => context.Host.In.ReadToEnd(),
            var path => File.ReadAllText(path),
        };
        return Result<Action<Utf8JsonWriter>>.Of(json => Write(json, context, kind, content, parsed, links));
    }

    private void Write(Utf8JsonWriter json, CommandContext context, string? kind, string? content, List<(string Name, JsonElement Value)> values, string[] links)
    {
        json.WriteStartObject();
        Member(json, "kind", kind);
        Member(json, "title", context.Get(title));
        Member(json, "text", content);
        Member(json, "alias", context.Get(alias));
        Member(json, "owner", context.Get(owner));
        Member(json, "reason", context.Get(reason));
        if (context.Has(tags))
        {
            json.WriteStartArray("tags");
            foreach (var tag in context.Get(tags)!)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
        }

        if (values.Count > 0)
        {
            json.WriteStartObject("fields");
            foreach (var (name, value) in values)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }

            json.WriteEndObject();
        }

        if (links.Length > 0)
        {
            json.WriteStartArray("links");
            foreach (var link in links)
            {
                var colon = link.IndexOf(':', StringComparison.Ordinal);
                json.WriteStartObject();
                json.WriteString("type", link[..colon]);
                json.WriteString("to", link[(colon + 1)..]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    private static Result<List<(string Name, JsonElement Value)>> Fields(string[] given)
    {
        var values = new List<(string, JsonElement)>();
        foreach (var field in given)
        {
            var equals = field.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                return new Problem("cli.field", $"'{field}' is not a field; expected NAME=TEXT or NAME:=JSON.", Path: "--field");
            }

            var isJson = field[equals - 1] == ':';
            var (name, value) = (field[..(isJson ? equals - 1 : equals)], field[(equals + 1)..]);
            try
            {
                using var parsed = JsonDocument.Parse(isJson ? value : value.Length == 0 ? "null" : "\"" + JsonEncodedText.Encode(value) + "\"");
                values.Add((name, parsed.RootElement.Clone()));
            }
            catch (JsonException error)
            {
                return new Problem("cli.field", $"The value of {name} is not JSON: {error.Message}", Path: "--field");
            }
        }

        return values;
    }
}
