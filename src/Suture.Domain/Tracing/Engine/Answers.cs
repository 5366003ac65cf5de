using System.Numerics;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// The answers of a program for one model: a set of records for each node, with its size. Immutable; <see cref="AnswersChange"/> makes the
/// answers for a later model from these, and shares all sets that did not change.
/// </summary>
internal sealed class Answers
{
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
    }

    internal Program Program { get; }

    internal DeviceModel Model { get; }

    internal DateOnly Today { get; }

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
        var graph = Graph.Of(model);
        var classes = SafetyClasses.Of(model, graph);
        var circles = Cycles.Of(graph);
        var words = graph.Live[0].Length;
        var columns = new ulong[program.Nodes.Length][];
        foreach (var node in program.Nodes)
        {
            columns[node.Id] = node is LogicNode ? [] : new ulong[words];
        }

        AskLeaves(program, new LeafContext(model, today), columns);
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
                case CycleNode:
                    Mark(columns[node.Id], node, graph, ordinal => Bitset.Has(circles, ordinal));
                    break;
                case StepNode step:
                    MarkSteps(columns[node.Id], step, graph, columns[step.Inner]);
                    break;
                default:
                    Mark(columns[node.Id], node, graph, ordinal => Test(node, graph, classes, circles, columns, ordinal));
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
    private static void AskLeaves(Program program, LeafContext context, ulong[][] columns)
    {
        var records = context.Model.Records;
        for (var ordinal = 0; ordinal < records.Count; ordinal++)
        {
            var record = records[ordinal];
            if (record.IsRetired)
            {
                continue;
            }

            foreach (var leaf in program.LeavesByKind[(int)record.Id.Kind])
            {
                if (leaf.Leaf.Test(context, record, ordinal))
                {
                    columns[leaf.Id][ordinal >> 6] |= 1UL << (ordinal & 63);
                }
            }
        }
    }

    private static void MarkSteps(ulong[] column, StepNode step, Graph graph, ulong[] target)
    {
        for (var bits = step.Domain.Bits; bits != 0; bits &= bits - 1)
        {
            var live = graph.Live[BitOperations.TrailingZeroCount(bits)];
            for (var i = 0; i < live.Length; i++)
            {
                for (var word = live[i]; word != 0; word &= word - 1)
                {
                    var ordinal = (i << 6) + BitOperations.TrailingZeroCount(word);
                    if (step.Test(graph, target, ordinal))
                    {
                        column[i] |= 1UL << (ordinal & 63);
                    }
                }
            }
        }
    }

    private static void Mark(ulong[] column, Node node, Graph graph, Func<int, bool> test)
    {
        for (var bits = node.Domain.Bits; bits != 0; bits &= bits - 1)
        {
            foreach (var ordinal in Bitset.Ordinals(graph.Live[BitOperations.TrailingZeroCount(bits)]))
            {
                if (test(ordinal))
                {
                    column[ordinal >> 6] |= 1UL << (ordinal & 63);
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
}
