using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Lifecycles;
using Suture.Domain.Records.Links;

namespace Suture.Domain.Tracing.Language;

/// <summary>
/// Reads conditions. Each is read for the kinds of record it will be asked of, so that a field no kind has, a value no choice has,
/// or a link that can not be made is refused when the file is read, not found out as a check that never fires.
/// </summary>
internal static class ConditionReader
{
    private const string Heads = "all, any, not, out, in, field, rows, state, class, suspect, tag, prompt";

    internal static readonly ImmutableDictionary<string, Condition> Words = new Dictionary<string, Condition>(StringComparer.Ordinal)
    {
        ["always"] = new AllOf([]),
        ["approved"] = new StateAtLeast(StateClass.Approved),
        ["inReview"] = new StateAtLeast(StateClass.InReview),
        ["signed"] = new PlainCondition(Plain.Signed),
        ["signedByAnother"] = new PlainCondition(Plain.SignedByAnother),
        ["owned"] = new PlainCondition(Plain.Owned),
        ["described"] = new PlainCondition(Plain.Described),
        ["passing"] = new PlainCondition(Plain.Passing),
        ["failing"] = new PlainCondition(Plain.Failing),
        ["stale"] = new PlainCondition(Plain.Stale),
        ["tried"] = new PlainCondition(Plain.Tried),
        ["inCycle"] = new PlainCondition(Plain.InCycle),
        ["wrongLink"] = new PlainCondition(Plain.WrongLink),
        ["lowerThanParent"] = new PlainCondition(Plain.LowerThanParent),
        ["revised"] = new PlainCondition(Plain.Revised),
    }.ToImmutableDictionary();

    internal static readonly Condition Always = Words["always"];

    internal static Condition Read(Reading reading, YamlTree value, KindSet kinds) => value.Form switch
    {
        YamlForm.Scalar => Word(reading, value, kinds),
        YamlForm.List => new AllOf([.. value.Items.Select(i => Read(reading, i, kinds))]),
        YamlForm.Map => Map(reading, value, kinds),
        _ => throw new InvalidOperationException($"No rule to read {value.Form}."),
    };

    private static Condition Word(Reading reading, YamlTree value, KindSet kinds)
    {
        if (Words.TryGetValue(value.Text, out var word))
        {
            return word;
        }

        if (reading.Facts.TryGetValue(value.Text, out var fact))
        {
            if (!kinds.Within(fact.On))
            {
                reading.Refuse(value, $"'{fact.Id}' can be asked of {fact.On}, not of {kinds}.");
            }

            return new NamedFact(fact);
        }

        reading.Refuse(value, $"'{value.Text}' is not known; expected {string.Join(", ", Words.Keys.Order(StringComparer.Ordinal))}, a fact defined before, or a map that begins with {Heads}.");
        return Always;
    }

    private static Condition Map(Reading reading, YamlTree map, KindSet kinds)
    {
        var head = map.Items.Count == 0 ? null : map.Items[0];
        switch (head?.Segment)
        {
            case "all":
                reading.Members(map, "all");
                return new AllOf(List(reading, head, kinds));
            case "any":
                reading.Members(map, "any");
                return new AnyOf(List(reading, head, kinds));
            case "not":
                reading.Members(map, "not");
                return new Not(Read(reading, head, kinds));
            case "out":
                reading.Members(map, "out", "to", "that", "every");
                return Link(reading, map, head, Direction.Out, "to", kinds);
            case "in":
                reading.Members(map, "in", "from", "that", "every");
                return Link(reading, map, head, Direction.In, "from", kinds);
            case "field":
                return FieldReader.Read(reading, map, head, kinds);
            case "rows":
                return RowsReader.Read(reading, map, head, kinds);
            case "state":
                reading.Members(map, "state");
                return State(reading, head, kinds);
            case "class":
                reading.Members(map, "class");
                return Class(reading, map, head, kinds);
            case "suspect":
                reading.Members(map, "suspect");
                return new SuspectLinkHere(reading.LinkTypes(head) is var types && types == uint.MaxValue ? ~Engine.Graph.Pinning : types);
            case "tag":
                reading.Members(map, "tag");
                return new Tagged(reading.RequiredText(map, "tag"));
            case "prompt":
                reading.Members(map, "prompt");
                return new AnswersPrompt(reading.RequiredText(map, "prompt"));
            default:
                reading.Refuse(map, head is null ? $"An empty map; expected one that begins with {Heads}." : $"'{head.Segment}' begins no condition; expected {Heads}.");
                return Always;
        }
    }

    private static ImmutableArray<Condition> List(Reading reading, YamlTree value, KindSet kinds)
    {
        if (value.Form != YamlForm.List || value.Items.Count == 0)
        {
            reading.Refuse(value, "Expected a list of conditions.");
            return [Always];
        }

        return [.. value.Items.Select(i => Read(reading, i, kinds))];
    }

    private static Linked Link(Reading reading, YamlTree map, YamlTree head, Direction direction, string end, KindSet kinds)
    {
        var types = reading.LinkTypes(head);
        var other = map.Find(end) is { } ends ? reading.Kinds(ends) : KindSet.All;
        foreach (var type in LinkRules.All.Where(r => types != uint.MaxValue && (types & (1u << (int)r.Type)) != 0))
        {
            if (!kinds.Kinds.Any(here => other.Kinds.Any(there => direction == Direction.Out ? LinkRules.Allows(type.Type, here, there) : LinkRules.Allows(type.Type, there, here))))
            {
                reading.Refuse(head, direction == Direction.Out ? $"No link {type.Name} goes from {kinds} to {other}." : $"No link {type.Name} goes from {other} to {kinds}.");
            }
        }

        var that = map.Find("that");
        var every = map.Find("every");
        if (that is not null && every is not null)
        {
            reading.Refuse(every, "Expected 'that' (one of them) or 'every' (each of them), not both.");
        }

        var inner = (that ?? every) is { } condition ? Read(reading, condition, other) : null;
        return new Linked(direction, types, other, inner, every is null ? Quantifier.Some : Quantifier.Every);
    }

    private static ClassIs Class(Reading reading, YamlTree map, YamlTree value, KindSet kinds)
    {
        if (!kinds.Within(KindSet.Of(RecordKind.ITEM, RecordKind.SOUP)))
        {
            reading.Refuse(map, $"A safety class is had by ITEM and SOUP, not by {kinds}.");
        }

        return new ClassIs(reading.Classes(value));
    }

    private static StateIs State(Reading reading, YamlTree value, KindSet kinds)
    {
        var names = reading.Texts(value);
        foreach (var name in names.Where(name => !kinds.Kinds.Any(k => k.Definition().Lifecycle.FindState(name) is not null)))
        {
            reading.Refuse(value, $"{kinds} has no state '{name}'; expected {string.Join(", ", kinds.Kinds.SelectMany(k => k.Definition().Lifecycle.States).Select(s => s.Name).Distinct())}.");
        }

        return new StateIs(names);
    }
}
