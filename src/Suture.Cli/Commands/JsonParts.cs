using System.CommandLine;
using System.Text.Json;

namespace Suture.Cli.Commands;

/// <summary>Pieces of request bodies.</summary>
internal static class JsonParts
{
    public static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <summary>Members for those options that were given.</summary>
    public static void Given(Utf8JsonWriter json, CommandContext context, params (string Name, Option<string?> Option)[] members)
    {
        foreach (var (name, option) in members)
        {
            if (context.Has(option))
            {
                json.WriteString(name, context.Get(option));
            }
        }
    }
}
