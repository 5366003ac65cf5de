using System.Collections.Immutable;
using CsCheck;
using Suture.Domain.Records;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Views;

namespace Suture.Domain.Tests.Security.ThreatModels.Views;

/// <summary>What holds for the views and attack paths of every sound diagram.</summary>
public sealed class ViewProperties
{
    private static readonly Gen<ThreatModelFacts> Facts =
        DiagramGen.Diagrams((letter, i) => $"{letter}{i}", placed: false).SelectMany(d => Gen.Select(Threats(d), UseCases(d)).Select((t, u) => new ThreatModelFacts(d, t) { UseCases = u }));

    [Fact]
    public void A_path_is_a_walk_of_the_diagram_from_an_external_entity_to_a_holder_of_the_asset() => Facts.Sample(
        facts =>
        {
            foreach (var (asset, path) in AttackPaths.Of(facts).Assets.SelectMany(a => a.Paths.Select(p => (a, p))))
            {
                facts.Element(path.Entry)!.Type.ShouldBe(ElementType.External);
                facts.Element(path.Target)!.Assets.ShouldContain(asset.Asset);
                path.Hops.ShouldNotBeEmpty();
                (path.Hops[0].From, path.Hops[^1].To).ShouldBe((path.Entry, path.Target));
                path.Hops.Zip(path.Hops.Skip(1)).ShouldAllBe(p => p.First.To == p.Second.From);
                path.Hops.Select(h => h.To).Distinct().Count().ShouldBe(path.Hops.Length, "no place twice");
                foreach (var hop in path.Hops)
                {
                    facts.Diagram.Flows.ShouldContain(hop.Flow);
                    ((hop.From == hop.Flow.From && hop.To == hop.Flow.To) || (hop.Flow.BothWays && hop.From == hop.Flow.To && hop.To == hop.Flow.From)).ShouldBeTrue();
                    hop.Crossed.ShouldBe(facts.Trust.Crossed(hop.Flow));
                }
            }
        },
        iter: 400);

    [Fact]
    public void A_path_is_the_shortest_there_is_and_every_reachable_holder_is_found() => Facts.Sample(
        facts =>
        {
            var distance = Distances(facts.Diagram);
            foreach (var asset in AttackPaths.Of(facts, most: 1000).Assets)
            {
                asset.Paths.ShouldAllBe(p => p.Hops.Length == distance[p.Entry, p.Target]);
                var expected = facts.Diagram.Elements.Where(e => e.Type == ElementType.External).Sum(e => asset.Holders.Count(h => h != e.Id && distance[e.Id, h] < int.MaxValue));
                (asset.Found, asset.Paths.Length).ShouldBe((expected, expected));
                asset.Paths.Select(p => p.Hops.Length).ShouldBeInOrder();
                var few = AttackPaths.Of(facts, most: 2).Assets.Single(a => a.Asset == asset.Asset);
                few.Paths.Select(p => (p.Entry, p.Target)).ShouldBe(asset.Paths.Take(2).Select(p => (p.Entry, p.Target)));
            }
        },
        iter: 400);

    [Fact]
    public void A_path_from_outside_the_boundaries_of_its_target_crosses_at_least_one() => Facts.Sample(
        facts =>
        {
            foreach (var path in AttackPaths.Of(facts, most: 1000).Assets.SelectMany(a => a.Paths))
            {
                var (from, to) = (facts.Trust.Around(path.Entry), facts.Trust.Around(path.Target));
                if (!from.ToHashSet(StringComparer.Ordinal).SetEquals(to))
                {
                    path.Crossings.ShouldNotBeEmpty();
                }
            }
        },
        iter: 400);

    [Fact]
    public void A_path_is_covered_exactly_when_a_threat_names_each_of_its_crossings() => Facts.Sample(
        facts =>
        {
            foreach (var path in AttackPaths.Of(facts).Assets.SelectMany(a => a.Paths))
            {
                bool Named(Hop hop) => facts.Threats.Any(t => t.Places.Contains(hop.Flow.Id) || t.Places.Contains(hop.To) || hop.Crossed.Any(b => t.Places.Contains(b)));
                path.IsCovered.ShouldBe(path.Crossings.Any() && path.Crossings.All(Named));
            }
        },
        iter: 400);

    [Fact]
    public void Views_hold_only_what_the_diagram_has_and_are_sound_diagrams_themselves() => Facts.Sample(
        facts =>
        {
            foreach (var view in ArchitectureViews.Of(facts).All)
            {
                view.Part.Elements.ShouldAllBe(e => facts.Diagram.Elements.Contains(e));
                view.Part.Flows.ShouldAllBe(f => facts.Diagram.Flows.Contains(f));
                view.Part.Boundaries.ShouldAllBe(b => facts.Diagram.Boundaries.Contains(b));
                DiagramCheck.Problems(view.Part).ShouldBeEmpty();
            }

            ArchitectureViews.Of(facts).Global.Part.ShouldBeSameAs(facts.Diagram);
        },
        iter: 400);

    [Fact]
    public void Every_place_that_counts_is_shown_and_every_step_either_fits_the_diagram_or_is_a_gap() => Facts.Sample(
        facts =>
        {
            var views = ArchitectureViews.Of(facts);
            var many = views.MultiPatient;
            many.Places.ShouldAllBe(p => many.Part.Elements.Any(e => e.Id == p.Place) || many.Part.Flows.Any(f => f.Id == p.Place));
            facts.Threats.Where(t => t.MultiPatient == true).SelectMany(t => t.Places).Where(p => facts.Element(p) is not null || facts.Flow(p) is not null)
                .ShouldAllBe(p => many.Places.Any(m => m.Place == p));
            views.Updates.Paths.SelectMany(p => p.Hops).ShouldAllBe(h => views.Updates.Flows.Any(f => f.Hop.Flow.Id == h.Flow.Id));
            foreach (var useCase in views.UseCases.UseCases)
            {
                var misfits = views.UseCases.Gaps.Count(g => g.Place == useCase.UseCase.Name && g.What.StartsWith("step ", StringComparison.Ordinal));
                (useCase.Steps.Length + misfits).ShouldBe(useCase.UseCase.Steps.Length);
                useCase.Steps.ShouldAllBe(s => useCase.Elements.Any(e => e.Id == s.Step.From) && useCase.Elements.Any(e => e.Id == s.Step.To));
                useCase.Steps.ShouldAllBe(s => s.Flow != null || s.Step.IsInside);
            }
        },
        iter: 400);

    private static Gen<ImmutableArray<PlacedThreat>> Threats(Diagram diagram)
    {
        var ids = diagram.Elements.Select(e => e.Id).Concat(diagram.Flows.Select(f => f.Id)).Concat(diagram.Boundaries.Select(b => b.Id)).Append("none").ToArray();
        return Gen.Select(Gen.OneOf(ids).Array[0, 2], Gen.Bool).List[0, 4]
            .Select(l => l.Select((t, i) => new PlacedThreat(new RecordId(RecordKind.THR, i + 1), "T", [.. t.Item1], t.Item2, [], [], [], [])).ToImmutableArray());
    }

    private static Gen<ImmutableArray<SecurityUseCase>> UseCases(Diagram diagram)
    {
        var ends = diagram.Elements.Select(e => e.Id).Append("none").ToArray();
        var flows = diagram.Flows.Select(f => (string?)f.Id).Append("none").Append(null).ToArray();
        var step = Gen.Select(Gen.OneOf(flows), Gen.OneOf(ends), Gen.OneOf(ends)).Select((f, a, b) => new UseCaseStep("1", f, a, b, "what", null));
        return step.Array[0, 5].List[0, 2].Select(l => l.Select((steps, i) => new SecurityUseCase("U" + i, null, [.. steps])).ToImmutableArray());
    }

    // Floyd and Warshall, to have it from another hand.
    private static Matrix Distances(Diagram diagram)
    {
        var matrix = new Matrix();
        foreach (var flow in diagram.Flows)
        {
            matrix[flow.From, flow.To] = 1;
            if (flow.BothWays)
            {
                matrix[flow.To, flow.From] = 1;
            }
        }

        foreach (var k in diagram.Elements)
        {
            foreach (var (i, j) in diagram.Elements.SelectMany(i => diagram.Elements.Select(j => (i, j))))
            {
                if (matrix[i.Id, k.Id] < int.MaxValue && matrix[k.Id, j.Id] < int.MaxValue)
                {
                    matrix[i.Id, j.Id] = Math.Min(matrix[i.Id, j.Id], matrix[i.Id, k.Id] + matrix[k.Id, j.Id]);
                }
            }
        }

        return matrix;
    }

    private sealed class Matrix
    {
        private readonly Dictionary<(string, string), int> cells = [];

        public int this[string from, string to]
        {
            get => cells.GetValueOrDefault((from, to), int.MaxValue);
            set => cells[(from, to)] = value;
        }
    }
}
