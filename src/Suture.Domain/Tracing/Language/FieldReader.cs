using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;

namespace Suture.Domain.Tracing.Language;

/// <summary>Reads conditions on fields: the field must be one of a kind that is asked, the test must fit its type, the value its choices.</summary>
internal static class FieldReader
{
    internal static FieldCondition Read(Reading reading, YamlTree map, YamlTree head, KindSet kinds)
    {
        reading.Members(map, "field", "is", "says", "has", "notPast", "withinDays", "of", "below", "underReview", "agrees");
        var name = reading.RequiredText(map, "field");
        var fields = kinds.Kinds.Select(k => k.Definition().FindField(name)).OfType<Field>().ToList();
        if (fields.Count == 0)
        {
            reading.Refuse(head, $"{kinds} has no field '{name}'; expected one of {string.Join(", ", kinds.Kinds.SelectMany(k => k.Definition().Fields).Select(f => f.Name).Distinct())}.");
        }

        if (map.Items.Count > (map.Find("withinDays") is not null && map.Find("of") is not null ? 3 : 2))
        {
            reading.Refuse(map, "Expected one test of the field: is, says, has, notPast, withinDays, below, underReview or agrees, or none for 'is filled'.");
        }

        var test = map.Items.Count < 2 ? null : map.Items[1];
        switch (test?.Segment)
        {
            case "is":
                Fit(reading, test, fields, "a text, choice, number or yes/no", FieldType.Text, FieldType.Markdown, FieldType.Choice, FieldType.Integer, FieldType.Boolean);
                return new FieldCondition(name, FieldTest.Is, Values(reading, test, fields));
            case "says":
                Fit(reading, test, fields, "a text", FieldType.Text, FieldType.Markdown);
                return new FieldCondition(name, FieldTest.Says, reading.Texts(test));
            case "has":
                Fit(reading, test, fields, "a list", FieldType.Choices, FieldType.List);
                return new FieldCondition(name, FieldTest.Has, Values(reading, test, fields));
            case "notPast":
                Fit(reading, test, fields, "a date", FieldType.Date);
                True(reading, map, test);
                return new FieldCondition(name, FieldTest.NotPast, []);
            case "withinDays":
                Fit(reading, test, fields, "a date", FieldType.Date);
                var days = reading.Number(map, "withinDays", 1, 36_500, 1);
                return map.Find("of") is { } of
                    ? new FieldCondition(name, FieldTest.WithinOf, [Other(reading, of, kinds, fields)], days)
                    : new FieldCondition(name, FieldTest.Within, [], days);
            case "below":
                Fit(reading, test, fields, "a choice", FieldType.Choice);
                return new FieldCondition(name, FieldTest.Below, [Other(reading, test, kinds, fields)]);
            case "underReview":
                Fit(reading, test, fields, "a text", FieldType.Text);
                True(reading, map, test);
                return new FieldCondition(name, FieldTest.UnderReview, []);
            case "agrees":
                Fit(reading, test, fields, "a text", FieldType.Text);
                True(reading, map, test);
                return new FieldCondition(name, FieldTest.Agrees, []);
            default:
                return new FieldCondition(name, FieldTest.Filled, []);
        }
    }

    private static void True(Reading reading, YamlTree map, YamlTree test)
    {
        if (!reading.Flag(map, test.Segment))
        {
            reading.Refuse(test, "Expected true; for the opposite, put 'not' around the condition.");
        }
    }

    /// <summary>The name of another field of the same kinds that can be compared with these: of their type, with the same choices.</summary>
    private static string Other(Reading reading, YamlTree value, KindSet kinds, List<Field> fields)
    {
        var name = value.Text;
        foreach (var field in fields)
        {
            if (!kinds.Kinds.Select(k => k.Definition().FindField(name)).OfType<Field>().Any(f => f.Type == field.Type && f.Choices.Select(c => c.Code).SequenceEqual(field.Choices.Select(c => c.Code), StringComparer.Ordinal)))
            {
                reading.Refuse(value, $"'{name}' can not be compared with '{field.Name}'; expected a field of {kinds} of the same type{(field.Choices.IsEmpty ? "" : " and choices")}.");
            }
        }

        return name;
    }

    private static void Fit(Reading reading, YamlTree test, List<Field> fields, string expected, params FieldType[] types)
    {
        foreach (var field in fields.Where(f => !types.Contains(f.Type)))
        {
            reading.Refuse(test, $"'{test.Segment}' asks of {expected}; '{field.Name}' is {field.Type}.");
        }
    }

    private static ImmutableArray<string> Values(Reading reading, YamlTree test, List<Field> fields)
    {
        var values = reading.Texts(test);
        var choices = fields.SelectMany(f => f.Choices).Select(c => c.Code).Distinct(StringComparer.Ordinal).ToList();
        foreach (var value in values)
        {
            if (choices.Count > 0 && !choices.Contains(value))
            {
                reading.Refuse(test, $"'{value}' is no value of '{fields[0].Name}'; expected {(choices.Count > 24 ? "one of its codes" : string.Join(", ", choices))}.");
            }
            else if (fields.Exists(f => f.Type == FieldType.Boolean) && value is not ("true" or "false"))
            {
                reading.Refuse(test, "Expected true or false.");
            }
            else if (fields.Exists(f => f.Type == FieldType.Integer) && !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                reading.Refuse(test, "Expected a whole number.");
            }
        }

        return values;
    }
}
