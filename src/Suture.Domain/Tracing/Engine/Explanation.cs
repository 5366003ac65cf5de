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
        var places = new List<Place>();
        Explain(condition, domain, ordinal, needs, 0, places);
        return places.Count == 1
            ? [Name(places[0])]
            : [.. places.Select(Name).Distinct().OrderBy(b => b.Record).ThenBy(b => b.Needs, StringComparer.Ordinal).Take(MaxBroken)];
    }

    private BrokenLink Name(Place place) => new(answers.Model.Records[place.Ordinal].Id, place.Needs);

    // Adds to one list, because most of what is asked on the way holds, and a list for each answer costs more than the answers.
    private void Explain(Condition condition, KindSet domain, int ordinal, string needs, int depth, List<Place> places)
    {
        if (depth > MaxDepth || Holds(condition, domain, ordinal))
        {
            return;
        }

        var before = places.Count;
        switch (condition)
        {
            case AllOf all:
                foreach (var part in all.Conditions)
                {
                    Explain(part, domain, ordinal, needs, depth, places);
                }

                break;
            case AnyOf any:
                places.AddRange(Furthest(any, domain, ordinal, needs, depth));
                break;
            case NamedFact { Fact: { Follow: false, Lacks: { } lacks } }:
                places.Add(new Place(ordinal, lacks, depth));
                break;
            case NamedFact { Fact: var fact }:
                Explain(fact.Is, fact.On, ordinal, fact.Lacks ?? needs, depth, places);
                break;
            case Linked { That: { } that } linked:
                foreach (var edge in linked.Direction == Direction.Out ? answers.Graph.Out(ordinal) : answers.Graph.In(ordinal))
                {
                    if ((linked.Types & edge.TypeBit) != 0 && linked.Kinds.Contains(answers.Graph.Kinds[edge.Other]) && answers.Graph.IsLive(edge.Other) && places.Count - before < MaxBroken)
                    {
                        Explain(that, linked.Kinds, edge.Other, needs, depth + 1, places);
                    }
                }

                break;
        }

        if (places.Count == before)
        {
            places.Add(new Place(ordinal, needs, depth));
        }
    }

    // Of ways that get as far as each other, the last.
    private List<Place> Furthest(AnyOf any, KindSet domain, int ordinal, string needs, int depth)
    {
        List<Place> best = [];
        var furthest = -1;
        foreach (var way in any.Conditions)
        {
            var places = new List<Place>();
            Explain(way, domain, ordinal, needs, depth, places);
            if (places.Count > 0 && places.Max(p => p.Depth) is var reached && reached >= furthest)
            {
                (best, furthest) = (places, reached);
            }
        }

        return best;
    }

    private bool Holds(Condition condition, KindSet domain, int ordinal) => answers.Holds(answers.Program.NodeOf(condition, domain), ordinal);

    /// <summary>A record after which something is missing, and how many links away it is.</summary>
    private readonly record struct Place(int Ordinal, string Needs, int Depth);
}
