using System.Globalization;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;

namespace Suture.Bench.Input;

/// <summary>Titles, bodies and fields of generated records: of the length that people write, never twice the same, always the same again.</summary>
internal static class GeneratedText
{
    private static readonly string[] Owners = ["anna.berg", "omar.haddad", "jonas.lindqvist", "mei.tanaka"];

    private static readonly string[] Words =
    [
        "rate", "controller", "occlusion", "alarm", "pressure", "sensor", "within", "limits", "battery", "motor", "step", "bolus", "volume", "flow", "line", "air", "detector", "display",
        "operator", "confirms", "before", "start", "network", "message", "signed", "update", "log", "stored", "after", "restart", "watchdog", "timer", "calibration", "factor", "set",
    ];

    public static string Owner(RecordId id) => Owners[id.Number % Owners.Length];

    public static string Title(RecordId id) => string.Create(CultureInfo.InvariantCulture, $"{id.Kind.Definition().Name} {id.Number}: {Sentence(id, 1, 5)}");

    public static string Body(RecordId id) => $"The device shall keep {Sentence(id, 2, 14)}.\n\n- {Sentence(id, 3, 9)}\n- {Sentence(id, 4, 9)}";

    /// <summary>All required fields and some of the others, as in a record that is ready for review.</summary>
    public static FieldValues Fields(RecordId id)
    {
        var kind = id.Kind.Definition();
        var values = FieldValues.Empty(kind);
        foreach (var field in kind.Fields.Where(f => f.Required || (First(kind, f).Index + id.Number) % 2 == 0))
        {
            values = values.With(field, field.Type switch
            {
                FieldType.Choice => field.Choices[id.Number % field.Choices.Length].Code,
                FieldType.Markdown => Sentence(id, 5 + field.Index, 12) + ".",
                FieldType.Text => field.Form?.Example ?? Sentence(id, 5 + field.Index, 3),
                FieldType.Boolean => id.Number % 2 == 0,
                FieldType.Date => new DateOnly(2030, 1, 1).AddDays(id.Number % 900),
                _ => null,
            });
        }

        return values;
    }

    // Fields that must fit each other are filled together.
    private static Field First(KindDefinition kind, Field field) => kind.Rules.FirstOrDefault(r => r.Fields.Contains(field))?.Fields[0] ?? field;

    private static string Sentence(RecordId id, int salt, int words)
    {
        var text = new StringBuilder();
        var state = ((uint)id.Number * 2654435761u) ^ ((uint)id.Kind * 40503u) ^ ((uint)salt * 97u);
        for (var i = 0; i < words; i++)
        {
            state = (state * 1664525u) + 1013904223u;
            text.Append(i == 0 ? "" : " ").Append(Words[(state >> 16) % (uint)Words.Length]);
        }

        return text.ToString();
    }
}
