using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// A condition made ready: its answer for all records of some kinds is one set of bits. Nodes are numbered so that each comes after
/// those it reads. Every set holds live records of its domain only.
/// </summary>
internal abstract class Node(int id, KindSet domain)
{
    internal int Id => id;

    internal KindSet Domain => domain;
}

/// <summary>The live records of some kinds.</summary>
internal sealed class LiveNode(int id, KindSet domain) : Node(id, domain);

/// <summary>Decided by what stands at the record itself.</summary>
internal sealed class LeafNode(int id, KindSet domain, string key, Leaf leaf) : Node(id, domain)
{
    /// <summary>The same for leaves that ask the same of records of different kinds.</summary>
    internal string Key => key;

    internal Leaf Leaf => leaf;
}

/// <summary>Links lead to a record in another node's set.</summary>
internal sealed class StepNode(int id, KindSet domain, Direction direction, uint types, int inner) : Node(id, domain)
{
    internal Direction Direction => direction;

    internal uint Types => types;

    internal int Inner => inner;

    internal bool Test(Graph graph, ulong[] target, int ordinal)
    {
        foreach (var edge in direction == Direction.Out ? graph.Out(ordinal) : graph.In(ordinal))
        {
            if ((types & edge.TypeBit) != 0 && Bitset.Has(target, edge.Other))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>Decided by the record and the records it is linked with, by what stands in them.</summary>
internal sealed class NearNode(int id, KindSet domain, RowsCondition condition, RowsNamed named) : Node(id, domain)
{
    internal RowsNamed Named => named;

    internal bool Test(DeviceModel model, int ordinal) => TableRows.Holds(condition, model, ordinal);
}

/// <summary>It says in a field what most of its domain say.</summary>
internal sealed class AgreeNode(int id, KindSet domain, string text) : Node(id, domain)
{
    /// <summary>The field by its name.</summary>
    internal string Field => text;
}

/// <summary>A link here is suspect.</summary>
internal sealed class SuspectNode(int id, KindSet domain, uint types) : Node(id, domain)
{
    internal bool Test(Graph graph, int ordinal) => Any(graph.Out(ordinal)) || Any(graph.In(ordinal));

    private bool Any(ReadOnlySpan<Edge> row)
    {
        foreach (var edge in row)
        {
            if (edge.Marked && (types & edge.TypeBit) != 0)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>A link that starts here could not be made today. Kinds never change, so the record's own links decide.</summary>
internal sealed class WrongNode(int id, KindSet domain) : Node(id, domain)
{
    internal static bool IsWrong(Graph graph, int from, Edge edge) => edge.Other == from || !AllowedLinks.Allows(edge.Type, graph.Kinds[from], graph.Kinds[edge.Other]);

    internal static bool Test(Graph graph, int ordinal)
    {
        foreach (var edge in graph.Out(ordinal))
        {
            if (IsWrong(graph, ordinal, edge))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>How a set is made from others.</summary>
internal enum LogicOperator
{
    And,
    Or,

    /// <summary>In the first, not in the second.</summary>
    AndNot,
}

/// <summary>Made from other sets, word by word.</summary>
internal sealed class LogicNode(int id, KindSet domain, LogicOperator op, int[] inputs) : Node(id, domain)
{
    internal int[] Inputs => inputs;

    internal bool Test(ulong[][] columns, int ordinal)
    {
        switch (op)
        {
            case LogicOperator.AndNot:
                return Bitset.Has(columns[inputs[0]], ordinal) && !Bitset.Has(columns[inputs[1]], ordinal);
            case LogicOperator.And:
                foreach (var input in inputs)
                {
                    if (!Bitset.Has(columns[input], ordinal))
                    {
                        return false;
                    }
                }

                return true;
            case LogicOperator.Or:
                foreach (var input in inputs)
                {
                    if (Bitset.Has(columns[input], ordinal))
                    {
                        return true;
                    }
                }

                return false;
            default:
                throw new InvalidOperationException($"No rule for {op}.");
        }
    }

    internal ulong[] Evaluate(ulong[][] columns)
    {
        var result = (ulong[])columns[inputs[0]].Clone();
        for (var n = 1; n < inputs.Length; n++)
        {
            var other = columns[inputs[n]];
            switch (op)
            {
                case LogicOperator.And:
                    for (var i = 0; i < result.Length; i++)
                    {
                        result[i] &= other[i];
                    }

                    break;
                case LogicOperator.Or:
                    for (var i = 0; i < result.Length; i++)
                    {
                        result[i] |= other[i];
                    }

                    break;
                case LogicOperator.AndNot:
                    for (var i = 0; i < result.Length; i++)
                    {
                        result[i] &= ~other[i];
                    }

                    break;
                default:
                    throw new InvalidOperationException($"No rule for {op}.");
            }
        }

        return result;
    }
}

/// <summary>The inherited safety class is one of some.</summary>
internal sealed class ClassNode(int id, KindSet domain, int classes) : Node(id, domain)
{
    internal bool Test(SafetyClasses state, int ordinal) => (state.Effective(ordinal) & classes) != 0;
}

/// <summary>Its own class is lower than that of what it is part of.</summary>
internal sealed class LowerNode(int id, KindSet domain) : Node(id, domain);

/// <summary>It leads back to itself.</summary>
internal sealed class CycleNode(int id, KindSet domain) : Node(id, domain);
