using System.Numerics;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// Takes answers to a later model. What a touched record answers by itself is asked again; from there only differences go on: a node
/// looks again at the records whose inputs changed, and hands on those whose answer did. How far a change reaches is thus what the
/// rules say, and no radius has to be kept by hand.
/// </summary>
internal sealed class AnswersChange
{
    private readonly Answers old;
    private readonly ulong[][] columns;
    private readonly int[] counts;
    private readonly bool[] owned;
    private readonly List<int>?[] changed;

    private AnswersChange(Answers old, int words)
    {
        this.old = old;
        columns = (ulong[][])old.Columns.Clone();
        counts = (int[])old.Counts.Clone();
        owned = new bool[columns.Length];
        changed = new List<int>?[columns.Length];
        for (var i = 0; i < columns.Length && columns[i].Length < words; i++)
        {
            Array.Resize(ref columns[i], words);
            owned[i] = true;
        }
    }

    /// <param name="old">Answers for an earlier model of the same device.</param>
    /// <param name="model">The later model.</param>
    /// <param name="touched">Ordinals of the records that the events between them touched; more do no harm.</param>
    internal static Answers Advance(Answers old, DeviceModel model, IReadOnlyCollection<int> touched)
    {
        // Another version under review, or another class, puts every record in question; so does a change to a large part of them.
        if (model.Device.Version != old.Model.Device.Version || model.Device.EffectiveClass != old.Model.Device.EffectiveClass
            || model.Records.Count < old.Model.Records.Count || (touched.Count > 1000 && touched.Count > model.Records.Count / 20))
        {
            return Answers.Of(old.Program, model, old.Today);
        }

        var sorted = touched.Distinct().Order().ToArray();
        var graphChange = new GraphChange(old.Graph, old.Model, model);
        var graph = graphChange.Apply(sorted);
        var (classes, classAffected) = old.Classes.Advance(model, graph, sorted);
        var circles = Cycles.Advance(graph, old.Circles, sorted);
        return new AnswersChange(old, graph.Live[0].Length).Run(model, graph, classes, classAffected, circles, sorted, graphChange.Restamped);
    }

    private Answers Run(DeviceModel model, Graph graph, SafetyClasses classes, List<int> classAffected, ulong[] circles, int[] touched, HashSet<int> restamped)
    {
        AskLeaves(model, graph, touched);
        foreach (var node in old.Program.Nodes)
        {
            switch (node)
            {
                case LeafNode:
                    continue;
                case LiveNode or WrongNode:
                    Again(node, touched);
                    break;
                case StepNode step:
                    Again(node, touched);
                    Follow(step);
                    break;
                case LogicNode logic:
                    foreach (var input in logic.Inputs)
                    {
                        Again(node, changed[input]);
                    }

                    break;
                case NearNode near:
                    Near(near);
                    break;
                case AgreeNode agree:
                    Agree(agree);
                    break;
                case SuspectNode:
                    Again(node, touched);
                    Again(node, restamped);
                    break;
                case ClassNode or LowerNode:
                    Again(node, classAffected);
                    break;
                case CycleNode:
                    Again(node, touched);
                    Again(node, Different(old.Circles, circles));
                    break;
                default:
                    throw new InvalidOperationException($"No rule for {node.GetType().Name}.");
            }
        }

        return new Answers(old.Program, model, old.Today, graph, classes, circles, columns, counts);

        void Again(Node node, IEnumerable<int>? ordinals)
        {
            foreach (var ordinal in ordinals ?? [])
            {
                Set(node.Id, ordinal, node.Domain.Contains(graph.Kinds[ordinal]) && graph.IsLive(ordinal) && Answers.Test(node, graph, classes, circles, columns, ordinal));
            }
        }

        // What a touched record says can matter to each record that looks at it; where a link came or went, both ends are touched.
        void Near(NearNode near)
        {
            foreach (var there in touched)
            {
                Look(there);
                foreach (var edge in near.Named.Direction == Direction.Out ? graph.In(there) : graph.Out(there))
                {
                    if ((near.Named.Types & edge.TypeBit) != 0)
                    {
                        Look(edge.Other);
                    }
                }
            }

            void Look(int ordinal) => Set(near.Id, ordinal, near.Domain.Contains(graph.Kinds[ordinal]) && graph.IsLive(ordinal) && near.Test(model, ordinal));
        }

        void Agree(AgreeNode agree)
        {
            if (!Array.Exists(touched, o => agree.Domain.Contains(graph.Kinds[o])))
            {
                return;
            }

            var common = Agreement.Common(agree, model, graph);
            foreach (var ordinal in Agreement.Members(agree, graph).Concat(touched))
            {
                Set(agree.Id, ordinal, agree.Domain.Contains(graph.Kinds[ordinal]) && graph.IsLive(ordinal) && Agreement.Holds(agree, model, ordinal, common));
            }
        }

        void Follow(StepNode step)
        {
            // The list can not grow meanwhile: a node never reads itself.
            foreach (var there in changed[step.Inner] ?? [])
            {
                foreach (var edge in step.Direction == Direction.Out ? graph.In(there) : graph.Out(there))
                {
                    if ((step.Types & edge.TypeBit) != 0 && step.Domain.Contains(graph.Kinds[edge.Other]) && graph.IsLive(edge.Other))
                    {
                        Set(step.Id, edge.Other, step.Test(graph, columns[step.Inner], edge.Other));
                    }
                }
            }
        }
    }

    private void AskLeaves(DeviceModel model, Graph graph, int[] touched)
    {
        var context = new LeafContext(model, old.Today);
        foreach (var ordinal in RunSetAside(model, touched) ? Enumerable.Range(0, model.Records.Count).Where(o => !model.Outcomes[o].IsEmpty).Concat(touched) : touched)
        {
            foreach (var question in old.Program.LeavesByKind[(int)graph.Kinds[ordinal]])
            {
                var holds = graph.IsLive(ordinal) && question.Leaf.Test(context, model.Records[ordinal], ordinal);
                foreach (var node in question.Nodes)
                {
                    Set(node, ordinal, holds);
                }
            }
        }
    }

    // Outcomes do not link to their run; when a run is set aside (or comes back), all records with outcomes are asked again.
    private bool RunSetAside(DeviceModel model, int[] touched)
    {
        foreach (var ordinal in touched)
        {
            var record = model.Records[ordinal];
            if (record.Id.Kind == RecordKind.RUN && (ordinal < old.Model.Records.Count ? old.Model.Records[ordinal].IsRetired != record.IsRetired : record.IsRetired))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<int> Different(ulong[] before, ulong[] after)
    {
        if (ReferenceEquals(before, after))
        {
            yield break;
        }

        for (var i = 0; i < after.Length; i++)
        {
            for (var word = after[i] ^ (i < before.Length ? before[i] : 0); word != 0; word &= word - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }
    }

    private void Set(int node, int ordinal, bool value)
    {
        if (Bitset.Has(columns[node], ordinal) == value)
        {
            return;
        }

        if (!owned[node])
        {
            columns[node] = [.. columns[node]];
            owned[node] = true;
        }

        Bitset.Set(columns[node], ordinal, value);
        counts[node] += value ? 1 : -1;
        (changed[node] ??= []).Add(ordinal);
    }
}
