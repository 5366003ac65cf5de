using System.Collections.Immutable;
using System.Numerics;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Software.Classification;
using Suture.Domain.Standards;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// The answers of a program for one model: a set of records for each node, with its size. Immutable; <see cref="AnswersChange"/> makes the
/// answers for a later model from these, and shares all sets that did not change.
/// </summary>
internal sealed class Answers
{
    private readonly Lazy<ImmutableArray<(RecordId? Item, string Why)>> outdatedClasses;

    internal Answers(Program program, DeviceModel model, DateOnly today, Graph graph, SafetyClasses classes, ulong[] circles, ulong[][] columns, int[] counts)
    {
        Program = program;
        Model = model;
        Today = today;
        Graph = graph;
        Classes = classes;
        Circles = circles;
        Columns = columns;
        Counts = counts;
        Legacy = LegacyRoute.Of(model);
        outdatedClasses = new(() => ClassState.AllOutdated(model));
    }

    /// <summary>The legacy route of IEC 62304 4.4, when it was taken.</summary>
    internal Standing<LegacyRouteChosen>? Legacy { get; }

    /// <summary>Signed safety classes that the records have left behind; found when first asked for.</summary>
    internal ImmutableArray<(RecordId? Item, string Why)> OutdatedClasses => outdatedClasses.Value;

    internal Program Program { get; }

    internal DeviceModel Model { get; }

    internal DateOnly Today { get; }

    /// <summary>For catalogs that ask the installation; unknown for a device.</summary>
    internal InstallationFacts Installation { get; init; } = InstallationFacts.Unknown;

    internal Graph Graph { get; }

    internal SafetyClasses Classes { get; }

    internal ulong[] Circles { get; }

    /// <summary>By node: the records for which it holds.</summary>
    internal ulong[][] Columns { get; }

    /// <summary>By node: how many records it holds for.</summary>
    internal int[] Counts { get; }

    internal bool Holds(int node, int ordinal) => Bitset.Has(Columns[node], ordinal);

    /// <summary>Answers for a model from nothing.</summary>
    internal static Answers Of(Program program, DeviceModel model, DateOnly today)
    {
        var graph = Graph.Of(model, out var marked);
        var classes = SafetyClasses.Of(model, graph);
        var circles = Cycles.Of(graph);
        var words = graph.Live[0].Length;
        var columns = new ulong[program.Nodes.Length][];
        foreach (var node in program.Nodes)
        {
            columns[node.Id] = node is LogicNode ? [] : new ulong[words];
        }

        Slices.For(words, (from, to) => AskLeaves(program, new LeafContext(model, today), columns, from, to));
        foreach (var node in program.Nodes)
        {
            switch (node)
            {
                case LeafNode:
                    break;
                case LogicNode logic:
                    columns[node.Id] = logic.Evaluate(columns);
                    break;
                case LiveNode:
                    for (var bits = node.Domain.Bits; bits != 0; bits &= bits - 1)
                    {
                        Or(columns[node.Id], graph.Live[BitOperations.TrailingZeroCount(bits)]);
                    }

                    break;
                case StepNode step:
                    Mark(columns[node.Id], node, graph, new StepTest(step, graph, columns[step.Inner]));
                    break;
                case SuspectNode suspect:
                    foreach (var ordinal in Bitset.Ordinals(marked))
                    {
                        Bitset.Set(columns[node.Id], ordinal, node.Domain.Contains(graph.Kinds[ordinal]) && graph.IsLive(ordinal) && suspect.Test(graph, ordinal));
                    }

                    break;
                case WrongNode:
                    Mark(columns[node.Id], node, graph, new WrongTest(graph));
                    break;
                case NearNode near:
                    Mark(columns[node.Id], node, graph, new NearTest(near, model));
                    break;
                case AgreeNode agree:
                    Mark(columns[node.Id], node, graph, new AgreeTest(agree, model, Agreement.Common(agree, model, graph)));
                    break;
                default:
                    Mark(columns[node.Id], node, graph, new OtherTest(node, graph, classes, circles, columns));
                    break;
            }
        }

        var counts = new int[columns.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Bitset.Count(columns[i]);
        }

        return new Answers(program, model, today, graph, classes, circles, columns, counts);
    }

    /// <summary>The answer of one node that is no leaf for one live record of its domain.</summary>
    internal static bool Test(Node node, Graph graph, SafetyClasses classes, ulong[] circles, ulong[][] columns, int ordinal) => node switch
    {
        StepNode step => step.Test(graph, columns[step.Inner], ordinal),
        LogicNode logic => logic.Test(columns, ordinal),
        SuspectNode suspect => suspect.Test(graph, ordinal),
        ClassNode some => some.Test(classes, ordinal),
        WrongNode => WrongNode.Test(graph, ordinal),
        LowerNode => classes.LowerThanParent(graph, ordinal),
        CycleNode => Bitset.Has(circles, ordinal),
        LiveNode => true,
        _ => throw new InvalidOperationException($"No rule for {node.GetType().Name}."),
    };

    // Record by record, all leaves of its kind: a record's parts lie scattered in memory and are fetched once.
    private static void AskLeaves(Program program, LeafContext context, ulong[][] columns, int from, int to)
    {
        var records = context.Model.Records;
        var end = Math.Min(records.Count, to << 6);
        for (var ordinal = from << 6; ordinal < end; ordinal++)
        {
            var record = records[ordinal];
            if (record.IsRetired)
            {
                continue;
            }

            foreach (var question in program.LeavesByKind[(int)record.Id.Kind])
            {
                if (question.Leaf.Test(context, record, ordinal))
                {
                    foreach (var node in question.Nodes)
                    {
                        columns[node][ordinal >> 6] |= 1UL << (ordinal & 63);
                    }
                }
            }
        }
    }

    // Generic over structs, so that the test is compiled into the loop.
    private static void Mark<T>(ulong[] column, Node node, Graph graph, T test)
        where T : struct, ITest => Slices.For(column.Length, (from, to) => Mark(column, node, graph, test, from, to));

    private static void Mark<T>(ulong[] column, Node node, Graph graph, T test, int from, int to)
        where T : struct, ITest
    {
        for (var bits = node.Domain.Bits; bits != 0; bits &= bits - 1)
        {
            var live = graph.Live[BitOperations.TrailingZeroCount(bits)];
            for (var i = from; i < to; i++)
            {
                for (var word = live[i]; word != 0; word &= word - 1)
                {
                    var ordinal = (i << 6) + BitOperations.TrailingZeroCount(word);
                    if (test.Holds(ordinal))
                    {
                        column[i] |= 1UL << (ordinal & 63);
                    }
                }
            }
        }
    }

    private static void Or(ulong[] into, ulong[] other)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] |= other[i];
        }
    }

    private interface ITest
    {
        bool Holds(int ordinal);
    }

    private readonly struct StepTest(StepNode step, Graph graph, ulong[] target) : ITest
    {
        public bool Holds(int ordinal) => step.Test(graph, target, ordinal);
    }

    private readonly struct WrongTest(Graph graph) : ITest
    {
        public bool Holds(int ordinal) => WrongNode.Test(graph, ordinal);
    }

    private readonly struct NearTest(NearNode node, DeviceModel model) : ITest
    {
        public bool Holds(int ordinal) => node.Test(model, ordinal);
    }

    private readonly struct AgreeTest(AgreeNode node, DeviceModel model, string? common) : ITest
    {
        public bool Holds(int ordinal) => Agreement.Holds(node, model, ordinal, common);
    }

    private readonly struct OtherTest(Node node, Graph graph, SafetyClasses classes, ulong[] circles, ulong[][] columns) : ITest
    {
        public bool Holds(int ordinal) => Test(node, graph, classes, circles, columns, ordinal);
    }
}
