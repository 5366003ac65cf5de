using System.Collections.Frozen;
using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>A rule made ready: the nodes that hold its answer.</summary>
/// <param name="Rule">What it asks.</param>
/// <param name="Subjects">Node of the records it asks something of.</param>
/// <param name="Covered">Node of those that have it.</param>
/// <param name="Gaps">Node of those that lack it.</param>
/// <param name="Because">Nodes of the closer reasons.</param>
internal sealed record CompiledRule(Rule Rule, int Subjects, int Covered, int Gaps, ImmutableArray<int> Because);

/// <summary>
/// All conditions of a rule book as one list of nodes, each condition once however many rules ask it, and each after those it reads.
/// Made once for a rule book; has no state.
/// </summary>
internal sealed class Program
{
    private readonly FrozenDictionary<(Condition Condition, KindSet Domain), int> byCondition;

    internal Program(ImmutableArray<Node> nodes, FrozenDictionary<(Condition Condition, KindSet Domain), int> byCondition)
    {
        Nodes = nodes;
        this.byCondition = byCondition;
        LeavesByKind = [.. Enumerable.Range(0, RecordKinds.All.Length + 1).Select(k => Questions(nodes, (RecordKind)k))];
    }

    internal ImmutableArray<Node> Nodes { get; }

    /// <summary>Leaves to ask of each record, by the number of its kind: one pass over the records answers all.</summary>
    internal ImmutableArray<Question[]> LeavesByKind { get; }

    /// <summary>The node of a condition that was asked of records of these kinds.</summary>
    internal int NodeOf(Condition condition, KindSet domain) => byCondition[(condition, domain)];

    private static Question[] Questions(ImmutableArray<Node> nodes, RecordKind kind) =>
        [.. nodes.OfType<LeafNode>().Where(n => n.Domain.Contains(kind)).GroupBy(n => n.Key, StringComparer.Ordinal).Select(g => new Question(g.First().Leaf, [.. g.Select(n => n.Id)]))];
}

/// <summary>A leaf and the nodes that take its answer: rules on different kinds ask the same of one record once.</summary>
internal sealed record Question(Leaf Leaf, int[] Nodes);

/// <summary>Makes a program. Conditions that ask the same share a node.</summary>
internal sealed class ProgramBuilder
{
    private readonly List<Node> nodes = [];
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<(Condition Condition, KindSet Domain), int> byCondition = new(ByReference.Instance);

    internal Program Build() => new([.. nodes], byCondition.ToFrozenDictionary(ByReference.Instance));

    /// <param name="rule">The rule.</param>
    /// <param name="classes">Ask it only of items and components of these safety classes; null for all.</param>
    internal CompiledRule Add(Rule rule, int? classes = null)
    {
        var parts = new List<int> { Live(rule.Each) };
        if (rule.Where is { } where)
        {
            parts.Add(Add(where, rule.Each));
        }

        if (classes is { } some)
        {
            parts.Add(Add(new ClassIs(some), rule.Each));
        }

        var subjects = Logic(LogicOperator.And, rule.Each, parts);
        var needs = Add(rule.Needs, rule.Each);
        return new CompiledRule(
            rule,
            subjects,
            Logic(LogicOperator.And, rule.Each, [subjects, needs]),
            Logic(LogicOperator.AndNot, rule.Each, [subjects, needs]),
            [.. rule.Because.Select(b => Add(b.When, rule.Each))]);
    }

    internal int Live(KindSet domain) => Node($"live {domain.Bits:x}", id => new LiveNode(id, domain));

    internal int Add(Condition condition, KindSet domain)
    {
        if (!byCondition.TryGetValue((condition, domain), out var id))
        {
            id = Compile(condition, domain);
            byCondition.Add((condition, domain), id);
        }

        return id;
    }

    private int Compile(Condition condition, KindSet domain)
    {
        switch (condition)
        {
            case AllOf all:
                return all.Conditions.IsEmpty ? Live(domain) : Logic(LogicOperator.And, domain, [.. all.Conditions.Select(c => Add(c, domain))]);
            case AnyOf any:
                return Logic(LogicOperator.Or, domain, [.. any.Conditions.Select(c => Add(c, domain))]);
            case Not not:
                return Logic(LogicOperator.AndNot, domain, [Live(domain), Add(not.Condition, domain)]);
            case NamedFact { Fact: var fact }:
                // Over all kinds of the fact at once, so that rules on some of them share it.
                var whole = Add(fact.Is, fact.On);
                return domain == fact.On ? whole : Logic(LogicOperator.And, domain, [Live(domain), whole]);
            case Linked linked:
                return Step(linked, domain);
            case ClassIs some:
                return Node($"class {domain.Bits:x} {some.Classes}", id => new ClassNode(id, domain, some.Classes));
            case SuspectLinkHere suspect:
                return Node($"suspect {domain.Bits:x} {suspect.Types:x}", id => new SuspectNode(id, domain, suspect.Types));
            case PlainCondition { What: Plain.WrongLink }:
                return Node($"wrong {domain.Bits:x}", id => new WrongNode(id, domain));
            case PlainCondition { What: Plain.InCycle }:
                return Node($"cycle {domain.Bits:x}", id => new CycleNode(id, domain));
            case PlainCondition { What: Plain.LowerThanParent }:
                return Node($"lower {domain.Bits:x}", id => new LowerNode(id, domain));
            case FieldCondition { Test: FieldTest.Agrees } field:
                return Node($"agree {domain.Bits:x} {field.Field}", id => new AgreeNode(id, domain, field.Field));
            case RowsCondition { Named: { } named } rows:
                return Node($"near {domain.Bits:x} {LeafKey(rows)}", id => new NearNode(id, domain, rows, named));
            default:
                var key = LeafKey(condition);
                return Node($"leaf {domain.Bits:x} {key}", id => new LeafNode(id, domain, key, Leaf.Of(condition, domain)));
        }
    }

    // "Every" is "there is none that does not".
    private int Step(Linked linked, KindSet domain)
    {
        var there = Live(linked.Kinds);
        var inner = linked.That is null ? there : Add(linked.That, linked.Kinds);
        if (linked.Quantifier == Quantifier.Some)
        {
            return Node($"step {domain.Bits:x} {linked.Direction} {linked.Types:x} {inner}", id => new StepNode(id, domain, linked.Direction, linked.Types, inner));
        }

        var others = Logic(LogicOperator.AndNot, linked.Kinds, [there, inner]);
        var offending = Node($"step {domain.Bits:x} {linked.Direction} {linked.Types:x} {others}", id => new StepNode(id, domain, linked.Direction, linked.Types, others));
        return Logic(LogicOperator.AndNot, domain, [Live(domain), offending]);
    }

    private int Logic(LogicOperator op, KindSet domain, List<int> inputs) => inputs.Count == 1
        ? inputs[0]
        : Node($"{op} {string.Join(' ', inputs)}", id => new LogicNode(id, domain, op, [.. inputs]));

    private int Node(string key, Func<int, Node> make)
    {
        if (!byKey.TryGetValue(key, out var id))
        {
            id = nodes.Count;
            nodes.Add(make(id));
            byKey.Add(key, id);
        }

        return id;
    }

    // Arrays in records compare by reference, so their contents are spelled out.
    private static string LeafKey(Condition condition) => condition switch
    {
        FieldCondition f => $"field {f.Field} {f.Test} {f.Days} {string.Join('\u001f', f.Values)}",
        StateIs s => $"state {string.Join(' ', s.Names)}",
        RowsCondition r => $"rows {r.Field} {r.Quantifier} {r.Where?.Column} {r.Where?.Whole} {string.Join('\u001f', r.Where?.Words ?? [])} have {string.Join(' ', r.Have)} among {r.Among?.Table} {string.Join(' ', r.Among?.Columns ?? [])} named {r.Named}",
        _ => condition.ToString(),
    };

    private sealed class ByReference : IEqualityComparer<(Condition Condition, KindSet Domain)>
    {
        internal static readonly ByReference Instance = new();

        public bool Equals((Condition Condition, KindSet Domain) x, (Condition Condition, KindSet Domain) y) => ReferenceEquals(x.Condition, y.Condition) && x.Domain == y.Domain;

        public int GetHashCode((Condition Condition, KindSet Domain) obj) => HashCode.Combine(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(obj.Condition), obj.Domain.Bits);
    }
}
