using System.Collections.Immutable;

namespace Suture.Domain.Planning;

/// <summary>Parts of the work on a device's software, in the order in which one needs the other.</summary>
public enum PlanStage
{
    Planning,
    Requirements,
    Risk,
    Architecture,
    Design,
    Units,
    Integration,
    System,
    Release,

    /// <summary>What goes on all the time once there is something to look after: changes, problems, feedback.</summary>
    Care,
}

/// <summary>A stage, what it is called, and which stages it waits for.</summary>
public sealed record PlanStageRule(PlanStage Stage, string Title, ImmutableArray<PlanStage> After);

/// <summary>What blocks what, as data.</summary>
public static class PlanStages
{
    /// <summary>One row for each stage.</summary>
    public static ImmutableArray<PlanStageRule> Rules { get; } =
    [
        new(PlanStage.Planning, "Planning", []),
        new(PlanStage.Requirements, "Requirements", [PlanStage.Planning]),
        new(PlanStage.Risk, "Risk analysis", [PlanStage.Planning]),
        new(PlanStage.Architecture, "Architecture", [PlanStage.Requirements, PlanStage.Risk]),
        new(PlanStage.Design, "Detailed design", [PlanStage.Architecture]),
        new(PlanStage.Units, "Units", [PlanStage.Design]),
        new(PlanStage.Integration, "Integration", [PlanStage.Units]),
        new(PlanStage.System, "System test", [PlanStage.Integration]),
        new(PlanStage.Release, "Release", [PlanStage.System]),
        new(PlanStage.Care, "Changes, problems and feedback", []),
    ];

    /// <summary>Each stage after all that it waits for; stages that do not wait for each other keep the order of the table.</summary>
    public static ImmutableArray<PlanStageRule> Ordered { get; } = Sort(Rules);

    public static PlanStageRule Of(PlanStage stage) => Rules[(int)stage];

    /// <summary>Sorts stages so that each comes after those it waits for, and leaves the order alone otherwise.</summary>
    /// <exception cref="ArgumentException">Stages wait for each other in a circle.</exception>
    internal static ImmutableArray<PlanStageRule> Sort(IReadOnlyCollection<PlanStageRule> rules)
    {
        var sorted = ImmutableArray.CreateBuilder<PlanStageRule>(rules.Count);
        var waiting = rules.ToList();
        while (waiting.Count > 0)
        {
            var next = waiting.Find(r => r.After.All(a => sorted.Any(s => s.Stage == a))) ?? throw new ArgumentException("Stages wait for each other in a circle.", nameof(rules));
            sorted.Add(next);
            waiting.Remove(next);
        }

        return sorted.ToImmutable();
    }
}
