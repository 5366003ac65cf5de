using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tests.Tracing;

/// <summary>
/// The rule language in the plainest words: one condition at one record, looked up in the model each time. Slow, and shares nothing
/// with the engine, so that the two check each other.
/// </summary>
internal sealed class Naive(DeviceModel model, DateOnly today)
{
    internal bool Holds(Condition condition, int at) => Holds(condition, at, KindSet.All);

    /// <param name="condition">The condition.</param>
    /// <param name="at">The record.</param>
    /// <param name="asked">Kinds that it is asked of; only agreement depends on them.</param>
    internal bool Holds(Condition condition, int at, KindSet asked)
    {
        var record = model.Records[at];
        if (record.IsRetired)
        {
            return false;
        }

        return condition switch
        {
            AllOf all => all.Conditions.All(c => Holds(c, at, asked)),
            AnyOf any => any.Conditions.Any(c => Holds(c, at, asked)),
            Not not => !Holds(not.Condition, at, asked),
            NamedFact fact => Holds(fact.Fact.Is, at, fact.Fact.On),
            Linked linked => Links(linked, at),
            FieldCondition { Test: FieldTest.Agrees } field => Agrees(field.Field, asked, at),
            FieldCondition field => Field(field, at),
            RowsCondition rows => Rows(rows, at),
            StateAtLeast state => record.State.Class >= state.Class,
            StateIs state => state.Names.Contains(record.State.Name),
            Tagged tag => record.Tags.Contains(tag.Tag),
            AnswersPrompt answers => record.Tags.Contains(answers.Prompt) || model.AllStanding<PromptAnswered>().Any(a => a.What.Reply == PromptReply.Considered && a.What.Prompt == answers.Prompt && a.What.Records.Contains(record.Id)),
            ClassIs some => (some.Classes & ClassOf(at)) != 0,
            SuspectLinkHere suspect => Touching(at).Any(l => (l.Type != LinkType.Includes || l.To == at) && (suspect.Types & (1u << (int)l.Type)) != 0 && Changed(l)),
            PlainCondition plain => Plainly(plain.What, at),
            _ => throw new NotSupportedException(condition.GetType().Name),
        };
    }

    internal IEnumerable<int> Gaps(Rule rule) => Enumerable.Range(0, model.Records.Count)
        .Where(o => !model.Records[o].IsRetired && rule.Each.Contains(model.Records[o].Id.Kind) && (rule.Where is null || Holds(rule.Where, o, rule.Each)) && !Holds(rule.Needs, o, rule.Each));

    internal bool Changed(Link link) => !model.Records[link.From].IsRetired && !model.Records[link.To].IsRetired
        && (link.Type == LinkType.Includes ? model.Records[link.To].ContentHash != link.ToHash : model.IsSuspect(link));

    internal bool InCircle(int at)
    {
        var seen = new HashSet<int>();
        var todo = new Stack<int>([at]);
        while (todo.TryPop(out var o))
        {
            foreach (var link in model.OutLinks[o].Where(l => l.Type is LinkType.DerivesFrom or LinkType.Satisfies or LinkType.PartOf or LinkType.Resolves && !model.Records[l.To].IsRetired))
            {
                if (link.To == at)
                {
                    return true;
                }

                if (seen.Add(link.To))
                {
                    todo.Push(link.To);
                }
            }
        }

        return false;
    }

    // Own class, else the highest that any way up meets first, the device's where a way ends without one.
    internal int ClassOf(int at)
    {
        if (model.Records[at].Id.Kind is not (RecordKind.ITEM or RecordKind.SOUP))
        {
            return 0;
        }

        var found = new List<int>();
        Climb(at, []);
        return found.Count == 0 ? Bit(model.Device.EffectiveClass) : found.Max();

        void Climb(int o, ImmutableHashSet<int> below)
        {
            if (Own(o) is > 0 and var own)
            {
                found.Add(own);
                return;
            }

            var parents = model.OutLinks[o].Where(l => l.Type == LinkType.PartOf && model.Records[l.To] is { Kind: RecordKind.ITEM, IsRetired: false }).Select(l => l.To).ToList();
            if (parents.Count == 0)
            {
                found.Add(Bit(model.Device.EffectiveClass));
            }

            foreach (var parent in parents.Where(p => !below.Contains(p)))
            {
                Climb(parent, below.Add(o));
            }
        }
    }

    private static int Bit(string? letter) => letter switch { "A" => 1, "B" => 2, "C" => 4, _ => 0 };

    private int Own(int at) => model.Records[at] is { Kind: RecordKind.ITEM } item ? Bit(SoftwareKinds.ItemSafetyClass.In(item.Fields)) : 0;

    private IEnumerable<Link> Touching(int at) => model.OutLinks[at].Concat(model.InLinks[at]);

    private bool Links(Linked linked, int at)
    {
        var others = (linked.Direction == Direction.Out ? model.OutLinks[at].Select(l => (l.Type, Other: l.To)) : model.InLinks[at].Select(l => (l.Type, Other: l.From)))
            .Where(l => (linked.Types & (1u << (int)l.Type)) != 0 && linked.Kinds.Contains(model.Records[l.Other].Id.Kind) && !model.Records[l.Other].IsRetired)
            .Select(l => l.Other);
        return linked.Quantifier == Quantifier.Some ? others.Any(o => linked.That is null || Holds(linked.That, o, linked.Kinds)) : others.All(o => linked.That is null || Holds(linked.That, o, linked.Kinds));
    }

    private bool Field(FieldCondition condition, int at)
    {
        var values = model.Records[at].Fields;
        var value = values.Kind.FindField(condition.Field) is { } field ? values[field] : null;
        return condition.Test switch
        {
            FieldTest.Filled => value is not null && value is not string { Length: 0 },
            FieldTest.Is => value is not null && condition.Values.Contains(value is bool b ? b ? "true" : "false" : value.ToString()!),
            FieldTest.Says => value is string said && condition.Values.Any(v => said.ToUpperInvariant().Contains(v.ToUpperInvariant(), StringComparison.Ordinal)),
            FieldTest.Has => value is ImmutableArray<string> list && list.Intersect(condition.Values).Any(),
            FieldTest.NotPast => value is DateOnly date && date >= today,
            FieldTest.Within => value is DateOnly date && date <= today && today.DayNumber - date.DayNumber <= condition.Days,
            FieldTest.WithinOf => value is DateOnly date && Other() is DateOnly from && date.DayNumber - from.DayNumber is var days && days >= 0 && days <= condition.Days,
            FieldTest.Below => value is string low && Other() is string high && Codes().IndexOf(low) < Codes().IndexOf(high),
            FieldTest.UnderReview => value is not null && (model.Device.Version is null || (string)value == model.Device.Version),
            _ => throw new NotSupportedException(),
        };

        object? Other() => values.Kind.FindField(condition.Values[0]) is { } other ? values[other] : null;
        List<string> Codes() => [.. values.Kind.FindField(condition.Field)!.Choices.Select(c => c.Code)];
    }

    // Whether a record says in a field what is said most often by the live records of some kinds.
    private bool Agrees(string field, KindSet kinds, int at)
    {
        var said = Enumerable.Range(0, model.Records.Count).Where(o => !model.Records[o].IsRetired && kinds.Contains(model.Records[o].Id.Kind))
            .Select(o => (At: o, Text: Text(o))).Where(s => s.Text is not null).GroupBy(s => s.Text).Select(g => g.Select(s => s.At).ToList()).OrderByDescending(g => g.Count).ToList();
        return said.Count > 0 && (said.Count == 1 || said[0].Count > said[1].Count) && said[0].Contains(at);

        string? Text(int o) => model.Records[o].Fields is var values && values.Kind.FindField(field) is { } f ? (string?)values[f] : null;
    }

    private bool Rows(RowsCondition condition, int at)
    {
        var rows = Table(at, condition.Field).Where(Meant).ToList();
        return condition.Quantifier == Quantifier.Some ? rows.Exists(Good) : rows.TrueForAll(Good);

        bool Meant(IReadOnlyDictionary<string, string> row) => condition.Where is not { } where
            || where.Words.Any(w => where.Whole ? row[where.Column].Equals(w, StringComparison.OrdinalIgnoreCase) : row[where.Column].Contains(w, StringComparison.OrdinalIgnoreCase));

        bool Good(IReadOnlyDictionary<string, string> row) =>
            condition.Have.All(c => row[c].Trim().Length > 0)
            && (condition.Among is null || condition.Among.Columns.All(c => row[c] == "" || Table(at, condition.Among.Table).Any(other => other["id"] == row[c])))
            && (condition.Named is null || (condition.Named.Or is { } or && row[or].Trim().Length > 0) || Naming(condition.Named, at).Contains(row["id"]));
    }

    private IEnumerable<string> Naming(RowsNamed named, int at) =>
        (named.Direction == Direction.Out ? model.OutLinks[at].Select(l => (l.Type, Other: l.To)) : model.InLinks[at].Select(l => (l.Type, Other: l.From)))
        .Where(l => (named.Types & (1u << (int)l.Type)) != 0 && named.Kinds.Contains(model.Records[l.Other].Id.Kind) && !model.Records[l.Other].IsRetired)
        .Select(l => model.Records[l.Other].Fields).Select(f => f.Kind.FindField(named.By) is { } by ? (string?)f[by] : null)
        .SelectMany(t => (t ?? "").Split(',', ';').Select(i => i.Trim()));

    private IEnumerable<IReadOnlyDictionary<string, string>> Table(int at, string name)
    {
        var values = model.Records[at].Fields;
        return values.Kind.FindField(name) is { } table && values[table] is ImmutableArray<TableRow> rows
            ? rows.Select(r => table.Columns.Select((c, i) => (c.Code, Cell: r.Cells[i])).ToDictionary(p => p.Code, p => p.Cell))
            : [];
    }

    private bool Plainly(Plain what, int at)
    {
        var record = model.Records[at];
        var outcomes = model.Outcomes[at].Where(o => model.Get(o.Run) is not { IsRetired: true }).ToList();
        var current = model.Device.Version is { } version
            ? outcomes.Where(o => o.SoftwareVersion == version).ToList()
            : [.. outcomes.GroupBy(o => o.Test).SelectMany(g => g.Where(o => o.Index == g.Max(x => x.Index)))];
        return what switch
        {
            Plain.Signed => record.Signature is not null,
            Plain.SignedByAnother => record.Signature is not null && record.Signature.Signer != record.ChangedBy,
            Plain.Owned => !string.IsNullOrEmpty(record.Owner),
            Plain.Described => record.Text.Trim().Length > 0,
            Plain.Revised => record.Revision > 1,
            Plain.Passing => current.Exists(o => o.Result == TestOutcome.Passed) && !current.Exists(o => o.Result == TestOutcome.Failed),
            Plain.Failing => current.Exists(o => o.Result == TestOutcome.Failed),
            Plain.Stale => outcomes.Count > 0 && current.Count == 0,
            Plain.Tried => outcomes.Count > 0,
            Plain.InCycle => InCircle(at),
            Plain.WrongLink => model.OutLinks[at].Any(l => l.To == at || !LinkRules.Allows(l.Type, record.Id.Kind, model.Records[l.To].Id.Kind)),
            Plain.LowerThanParent => Own(at) > 0 && model.OutLinks[at].Any(l => l.Type == LinkType.PartOf && !model.Records[l.To].IsRetired && ClassOf(l.To) > Own(at)),
            _ => throw new NotSupportedException(),
        };
    }
}
