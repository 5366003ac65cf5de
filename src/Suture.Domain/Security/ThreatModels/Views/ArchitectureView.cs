using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>One of the four views: the part of the diagram that it shows, and what it lacks.</summary>
/// <param name="Rule">How its parts were chosen, in words.</param>
/// <param name="Part">A part of the model's diagram.</param>
/// <param name="LeftOutBecause">Why the maker leaves it out; null when it is not left out.</param>
public abstract record ArchitectureView(ViewKind Kind, string Rule, Diagram Part, ImmutableArray<ViewGap> Gaps, string? LeftOutBecause)
{
    /// <summary>Nothing to show.</summary>
    public bool IsEmpty => Part.Elements.IsEmpty;
}

/// <summary>The four views of one threat model. Pure: same facts, same views.</summary>
public sealed record ArchitectureViews(GlobalView Global, MultiPatientView MultiPatient, UpdateView Updates, UseCaseView UseCases)
{
    public static ArchitectureViews Of(ThreatModelFacts facts) => new(GlobalView.Of(facts), MultiPatientView.Of(facts), UpdateView.Of(facts), UseCaseView.Of(facts));

    public IEnumerable<ArchitectureView> All => [Global, MultiPatient, Updates, UseCases];

    public ArchitectureView this[ViewKind kind] => kind switch
    {
        ViewKind.Global => Global,
        ViewKind.MultiPatient => MultiPatient,
        ViewKind.Updateability => Updates,
        _ => UseCases,
    };
}
