using Suture.Domain.Records;
using Suture.Domain.Records.Links;

namespace Suture.Domain.Tracing.Language;

/// <summary>Conditions in words, for tables that tell people how something is decided.</summary>
internal static class ConditionText
{
    internal static string Of(Condition condition, KindSet kinds) => condition switch
    {
        AllOf { Conditions.IsEmpty: true } => "is there",
        AllOf all => string.Join(" and ", all.Conditions.Select(c => Part(c, kinds))),
        AnyOf any => string.Join(" or ", any.Conditions.Select(c => Part(c, kinds))),
        Not { Condition: var inner } => "not (" + Of(inner, kinds) + ")",
        NamedFact fact => "*" + Spaced(fact.Fact.Id) + "*",
        Linked linked => Link(linked),
        FieldCondition field => Field(field, kinds),
        RowsCondition rows => Rows(rows, kinds),
        StateAtLeast state => state.Class == Records.Lifecycles.StateClass.Approved ? "is approved" : "is at least " + Spaced(state.Class.ToString()),
        StateIs state => "is " + string.Join(" or ", state.Names.Select(Spaced)),
        Tagged tagged => $"is tagged {tagged.Tag}",
        AnswersPrompt answers => $"answers {answers.Prompt}",
        ClassIs some => "has class " + ((some.Classes & 1) != 0 ? "A" : "") + ((some.Classes & 2) != 0 ? "B" : "") + ((some.Classes & 4) != 0 ? "C" : ""),
        SuspectLinkHere suspect => suspect.Types == 1u << (int)LinkType.Includes ? "changed since it was released" : "has a suspect link",
        PlainCondition plain => Plainly(plain.What),
        _ => throw new InvalidOperationException($"No words for {condition.GetType().Name}."),
    };

    /// <summary>The kinds' names: "software requirement or system requirement".</summary>
    internal static string Kinds(KindSet kinds) => kinds == KindSet.All ? "record" : string.Join(" or ", kinds.Kinds.Select(k => k.Definition().Name));

    /// <summary>With the article: "a threat", "an asset". None of our words begins with a vowel that is spoken otherwise, save "user".</summary>
    internal static string One(string words) => (words[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + words;

    private static string Part(Condition condition, KindSet kinds) => condition is AnyOf or AllOf { Conditions.Length: > 1 } ? "(" + Of(condition, kinds) + ")" : Of(condition, kinds);

    private static string Link(Linked linked)
    {
        var rules = LinkRules.All.Where(r => (linked.Types & (1u << (int)r.Type)) != 0).ToList();
        var verb = linked.Types == uint.MaxValue ? "is linked with" : string.Join(" or ", rules.Select(r => linked.Direction == Direction.Out ? r.Forward : r.Backward));
        var other = Kinds(linked.Kinds);
        return (linked.Quantifier, linked.That) switch
        {
            (Quantifier.Every, { } that) => $"each {other} that it {verb}: {Of(that, linked.Kinds)}",
            (_, null) => $"{verb} {One(other)}",
            (_, { } that) => $"{verb} {One(other)} which: {Of(that, linked.Kinds)}",
        };
    }

    private static string Field(FieldCondition condition, KindSet kinds)
    {
        var label = Label(condition.Field, kinds);
        return condition.Test switch
        {
            FieldTest.Filled => $"has '{label}'",
            FieldTest.Is or FieldTest.Has => $"'{label}' is {string.Join(" or ", condition.Values.Select(v => v.Replace('_', ' ')))}",
            FieldTest.Says => $"'{label}' says {string.Join(" or ", condition.Values)}",
            FieldTest.NotPast => $"'{label}' is not past",
            FieldTest.Within => $"'{label}' is within {condition.Days} days",
            FieldTest.WithinOf => $"'{label}' is within {condition.Days} days of '{Label(condition.Values[0], kinds)}'",
            FieldTest.Below => $"'{label}' is lower than '{Label(condition.Values[0], kinds)}'",
            FieldTest.UnderReview => $"'{label}' is the version under review",
            FieldTest.Agrees => $"'{label}' is the same as in most others",
            _ => throw new InvalidOperationException($"No words for {condition.Test}."),
        };
    }

    private static string Label(string field, KindSet kinds) => kinds.Kinds.Select(k => k.Definition().FindField(field)).First(f => f is not null)!.Label;

    private static string Rows(RowsCondition rows, KindSet kinds)
    {
        var table = kinds.Kinds.Select(k => k.Definition().FindField(rows.Field)).First(f => f is not null)!;
        var where = rows.Where is { } test ? $" whose '{Column(test.Column)}' {(test.Whole ? "is" : "says")} {string.Join(" or ", test.Words)}" : "";
        return (rows.Quantifier == Quantifier.Some ? "a row" : "each row") + $" of '{table.Label}'{where} " + (rows.Among, rows.Named) switch
        {
            ({ } among, _) => $"refers by {string.Join(" and ", among.Columns.Select(c => $"'{Column(c)}'"))} to a row of '{Label(among.Table, kinds)}'",
            (_, { } named) => $"is named by a {Kinds(named.Kinds)} in '{Label(named.By, named.Kinds)}'" + (named.Or is { } or ? $", or says '{Column(or)}'" : ""),
            _ => "has " + string.Join(" and ", rows.Have.Select(c => $"'{Column(c)}'")),
        };

        string Column(string code) => table.Columns.First(c => c.Code == code).Label;
    }

    private static string Plainly(Plain what) => what switch
    {
        Plain.Signed => "is signed",
        Plain.SignedByAnother => "is signed by someone else than its author",
        Plain.Owned => "has an owner",
        Plain.Described => "has text",
        Plain.Passing => "passes on the version under review",
        Plain.Failing => "fails on the version under review",
        Plain.Stale => "has results of other versions only",
        Plain.Tried => "has run",
        Plain.InCycle => "leads back to itself",
        Plain.WrongLink => "has a link that is not allowed",
        Plain.LowerThanParent => "has a lower class than what it is part of",
        Plain.Revised => "was revised",
        _ => throw new InvalidOperationException($"No words for {what}."),
    };

    private static string Spaced(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : " ") + char.ToLowerInvariant(c) : c.ToString()));
}
