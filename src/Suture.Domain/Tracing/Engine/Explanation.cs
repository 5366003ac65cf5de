using System.Collections.Immutable;
using Suture.Domain.Tracing.Language;

namespace Suture.Domain.Tracing.Engine;

/// <summary>
/// Finds where a condition that does not hold breaks: follows it down the links to the records at which something is missing, and says
/// what. Where one of several ways would do, the one that got furthest is told.
/// </summary>
internal sealed class Explanation(Answers answers)
{
    private const int MaxBroken = 50;
    private const int MaxDepth = 32;

    /// <summary>The places where it breaks, in the order of keys, each once.</summary>
    internal ImmutableArray<BrokenLink> Of(Condition condition, KindSet domain, int ordinal, string needs)
    {
        var places = Explain(condition, domain, ordinal, needs, 0);
        return [.. places.Select(p => new BrokenLink(answers.Model.Records[p.Ordinal].Id, p.Needs)).Distinct().OrderBy(b => b.Record).ThenBy(b => b.Needs, StringComparer.Ordinal).Take(MaxBroken)];
    }

    private List<(int Ordinal, string Needs, int Depth)> Explain(Condition condition, KindSet domain, int ordinal, string needs, int depth)
    {
        var here = new List<(int Ordinal, string Needs, int Depth)>();
        if (depth > MaxDepth || Holds(condition, domain, ordinal))
        {
            return here;
        }

        switch (condition)
        {
            case AllOf all:
                foreach (var part in all.Conditions)
                {
                    here.AddRange(Explain(part, domain, ordinal, needs, depth));
                }

                break;
            case AnyOf any:
                var ways = any.Conditions.Select(c => Explain(c, domain, ordinal, needs, depth)).Where(w => w.Count > 0).ToList();
                here.AddRange(ways.OrderBy(w => w.Max(p => p.Depth)).LastOrDefault() ?? []);
                break;
            case NamedFact { Fact: { Follow: false, Lacks: { } lacks } }:
                here.Add((ordinal, lacks, depth));
                break;
            case NamedFact { Fact: var fact }:
                here.AddRange(Explain(fact.Is, fact.On, ordinal, fact.Lacks ?? needs, depth));
                break;
            case Linked { That: { } that } linked:
                foreach (var edge in linked.Direction == Direction.Out ? answers.Graph.Out(ordinal).ToArray() : answers.Graph.In(ordinal).ToArray())
                {
                    if ((linked.Types & edge.TypeBit) != 0 && linked.Kinds.Contains(answers.Graph.Kinds[edge.Other]) && answers.Graph.IsLive(edge.Other) && here.Count < MaxBroken)
                    {
                        here.AddRange(Explain(that, linked.Kinds, edge.Other, needs, depth + 1));
                    }
                }

                break;
        }

        return here.Count > 0 ? here : [(ordinal, needs, depth)];
    }

    private bool Holds(Condition condition, KindSet domain, int ordinal) => answers.Holds(answers.Program.NodeOf(condition, domain), ordinal);
}
