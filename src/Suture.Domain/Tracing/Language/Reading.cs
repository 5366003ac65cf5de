using System.Collections.Immutable;
using System.Globalization;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;

namespace Suture.Domain.Tracing.Language;

/// <summary>
/// What all readers of rule files share: the file's name, the facts known so far, and the problems found. Readers go on after a
/// problem, so that an author sees all of them at once; whoever started throws the result away when there is any.
/// </summary>
internal sealed class Reading(string file, ImmutableDictionary<string, Fact> facts)
{
    internal string File => file;

    internal ImmutableDictionary<string, Fact> Facts { get; set; } = facts;

    internal List<Problem> Problems { get; } = [];

    internal void Refuse(YamlTree at, string message) => Problems.Add(new Problem("rules.invalid", message, File: file, Line: at.Line, Path: at.Path));

    /// <summary>Refuses members that are not expected, naming those that are.</summary>
    internal bool Members(YamlTree map, params ReadOnlySpan<string> expected)
    {
        if (map.Form != YamlForm.Map)
        {
            Refuse(map, $"Expected a map with {string.Join(", ", expected.ToArray())}.");
            return false;
        }

        var good = true;
        foreach (var member in map.Items)
        {
            if (!expected.Contains(member.Segment))
            {
                Refuse(member, $"'{member.Segment}' is not known here; expected {string.Join(", ", expected.ToArray())}.");
                good = false;
            }
        }

        return good;
    }

    /// <summary>The items of a list; nothing when the member is not there.</summary>
    internal IReadOnlyList<YamlTree> Items(YamlTree map, string name, string of)
    {
        var list = map.Find(name);
        if (list is { Form: not YamlForm.List })
        {
            Refuse(list, $"Expected a list of {of}.");
            return [];
        }

        return list?.Items ?? [];
    }

    internal string? Text(YamlTree map, string name)
    {
        var value = map.Find(name);
        if (value is { Form: not YamlForm.Scalar })
        {
            Refuse(value, "Expected text.");
            return null;
        }

        return value?.Text;
    }

    internal string RequiredText(YamlTree map, string name)
    {
        var text = Text(map, name);
        if (string.IsNullOrWhiteSpace(text) && map.Form == YamlForm.Map)
        {
            Refuse(map.Find(name) ?? map, $"'{name}' is missing; expected text.");
        }

        return text ?? "";
    }

    internal bool Flag(YamlTree map, string name)
    {
        var value = map.Find(name);
        if (value is not null && value.Text is not ("true" or "false"))
        {
            Refuse(value, "Expected true or false.");
        }

        return value?.Text == "true";
    }

    internal int Number(YamlTree map, string name, int min, int max, int otherwise)
    {
        var value = map.Find(name);
        if (value is null)
        {
            return otherwise;
        }

        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(value, $"Expected a whole number from {min} to {max}.");
        return otherwise;
    }

    /// <summary>A list of texts, or one text by itself.</summary>
    internal ImmutableArray<string> Texts(YamlTree value)
    {
        if (value.Form == YamlForm.Scalar)
        {
            return [value.Text];
        }

        if (value.Form == YamlForm.List && value.Items.Count > 0 && value.Items.TrueForAll(i => i.Form == YamlForm.Scalar))
        {
            return [.. value.Items.Select(i => i.Text)];
        }

        Refuse(value, "Expected text or a list of texts.");
        return [];
    }

    internal ImmutableArray<string> Texts(YamlTree map, string name) => map.Find(name) is { } value ? Texts(value) : [];

    internal KindSet Kinds(YamlTree value)
    {
        var bits = 0u;
        foreach (var text in Texts(value))
        {
            if (text == "any")
            {
                bits |= KindSet.All.Bits;
            }
            else if (RecordKinds.TryParsePrefix(text, out var kind))
            {
                bits |= 1u << (int)kind;
            }
            else
            {
                Refuse(value, $"'{text}' is not a kind of record; expected prefixes like SRS or TC, or any.");
            }
        }

        return new KindSet(bits);
    }

    internal uint LinkTypes(YamlTree value)
    {
        var bits = 0u;
        foreach (var text in Texts(value))
        {
            if (text == "any")
            {
                bits |= uint.MaxValue;
            }
            else if (LinkRules.Parse(text) is { } type)
            {
                bits |= 1u << (int)type;
            }
            else
            {
                Refuse(value, $"'{text}' is not a type of link; expected one of {string.Join(", ", LinkRules.All.Select(r => r.Name))}, or any.");
            }
        }

        return bits;
    }

    /// <summary>Safety classes by their letters: 1 A, 2 B, 4 C.</summary>
    internal int Classes(YamlTree value)
    {
        var classes = 0;
        foreach (var letter in string.Concat(Texts(value)))
        {
            var bit = letter switch { 'A' => 1, 'B' => 2, 'C' => 4, _ => 0 };
            if (bit == 0)
            {
                Refuse(value, $"'{letter}' is not a safety class; expected A, B, C or several of them.");
            }

            classes |= bit;
        }

        return classes;
    }
}
