using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>A use case ready to be drawn.</summary>
/// <param name="Elements">Ids of the elements that take part, in the order in which they first do.</param>
/// <param name="Steps">The steps that fit the diagram, with the flow they go over; null for work inside an element.</param>
public sealed record SequencedUseCase(SecurityUseCase UseCase, ImmutableArray<DiagramElement> Elements, ImmutableArray<SequencedStep> Steps);

/// <param name="Crossed">Names of the trust boundaries that the step crosses.</param>
public sealed record SequencedStep(UseCaseStep Step, DiagramFlow? Flow, ImmutableArray<string> Crossed);

/// <summary>Functions whose compromise could harm a patient, each as a sequence over the flows of the diagram (FDA premarket V.B.2(d)).</summary>
public sealed record UseCaseView(string Rule, Diagram Part, ImmutableArray<SequencedUseCase> UseCases, ImmutableArray<ViewGap> Gaps, string? LeftOutBecause)
    : ArchitectureView(ViewKind.UseCases, Rule, Part, Gaps, LeftOutBecause)
{
    private const string Words = "The steps of the table 'useCases', each along a flow of the diagram. A function is looked at when a use case passes each place where a threat contributes to a hazardous situation.";

    private static readonly string Clause = ViewKind.UseCases.Clause();

    internal static UseCaseView Of(ThreatModelFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var gaps = ImmutableArray.CreateBuilder<ViewGap>();
        var drawn = facts.UseCases.Select(u => Sequence(facts, u, gaps)).ToImmutableArray();
        var steps = drawn.SelectMany(u => u.Steps).ToList();
        var flows = steps.Select(s => s.Flow?.Id).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var part = DiagramPart.Of(facts.Diagram, drawn.SelectMany(u => u.Elements).Select(e => e.Id), flows);
        var leftOut = facts.LeftOut.GetValueOrDefault(ViewKind.UseCases);
        if (drawn.IsEmpty && leftOut is null)
        {
            gaps.Add(new(null, "there is no use case: fill in the table 'useCases', or leave the view out with a reason", Clause));
        }

        if (leftOut is null)
        {
            var passed = flows.Concat(part.Elements.Select(e => e.Id)).Concat(facts.Diagram.Flows.Where(f => flows.Contains(f.Id)).SelectMany(f => facts.Trust.Crossed(f))).ToHashSet(StringComparer.Ordinal);
            gaps.AddRange(facts.Threats.Where(t => !t.Situations.IsEmpty && t.Places.Any(facts.Has) && !t.Places.Any(passed.Contains))
                .Select(t => new ViewGap(t.Id.ToString(), $"contributes to {string.Join(", ", t.Situations)} at {string.Join(", ", t.Places)}; no use case passes there", Clause)));
        }

        return new UseCaseView(Words, part, drawn, gaps.ToImmutable(), leftOut);
    }

    private static SequencedUseCase Sequence(ThreatModelFacts facts, SecurityUseCase useCase, ImmutableArray<ViewGap>.Builder gaps)
    {
        var steps = ImmutableArray.CreateBuilder<SequencedStep>();
        var elements = new List<DiagramElement>();
        foreach (var step in useCase.Steps)
        {
            var (flow, fault) = Place(facts, step);
            if (fault is not null)
            {
                gaps.Add(new(useCase.Name, $"step {step.Number}: {fault}", Clause));
                continue;
            }

            steps.Add(new(step, flow, flow is null ? [] : [.. facts.Trust.Crossed(flow).Select(b => facts.BoundaryNames([b]))]));
            elements.AddRange(new[] { step.From, step.To }.Where(id => elements.TrueForAll(e => e.Id != id)).Distinct(StringComparer.Ordinal).Select(id => facts.Element(id)!));
        }

        if (!useCase.Steps.Any(s => s.Check is not null))
        {
            gaps.Add(new(useCase.Name, "no step says what is checked: the answer to an attack is missing", Clause));
        }

        if (useCase.State is null)
        {
            gaps.Add(new(useCase.Name, "does not say in which operating or clinical states it runs", Clause));
        }

        return new(useCase, [.. elements], steps.ToImmutable());
    }

    /// <summary>The flow of a step, or why it does not fit the diagram.</summary>
    private static (DiagramFlow? Flow, string? Fault) Place(ThreatModelFacts facts, UseCaseStep step)
    {
        if (step.Flow is not null && facts.Flow(step.Flow) is null)
        {
            return (null, $"'{step.Flow}' is no flow of the diagram");
        }

        if (new[] { step.From, step.To }.FirstOrDefault(id => facts.Element(id) is null) is { } missing)
        {
            return (null, missing.Length == 0 ? "it names neither a flow nor an element" : $"'{missing}' is no element of the diagram");
        }

        if (step.Flow is { } id && facts.Flow(id) is { } named)
        {
            return Fits(named, step) ? (named, null) : (null, $"flow {id} does not go from {step.From} to {step.To}");
        }

        if (step.IsInside)
        {
            return (null, null);
        }

        var found = facts.Diagram.Flows.FirstOrDefault(f => Fits(f, step));
        return found is null ? (null, $"no flow of the diagram goes from {step.From} to {step.To}") : (found, null);
    }

    private static bool Fits(DiagramFlow flow, UseCaseStep step) => (flow.From == step.From && flow.To == step.To) || (flow.BothWays && flow.From == step.To && flow.To == step.From);
}
