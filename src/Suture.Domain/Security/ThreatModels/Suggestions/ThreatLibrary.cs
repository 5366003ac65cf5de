using System.Collections.Immutable;

namespace Suture.Domain.Security.ThreatModels.Suggestions;

/// <summary>
/// Which letters of STRIDE are asked at which element, and threats to suggest. Built in is the file
/// <c>medical-device-threats.yaml</c> beside this code; an organization may bring another of the same form.
/// </summary>
public sealed record ThreatLibrary
{
    private static readonly Lazy<ThreatLibrary> Standard = new(ThreatLibraryReader.ReadBuiltIn);

    public static ThreatLibrary BuiltIn => Standard.Value;

    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Edition { get; init; }

    /// <summary>Letters asked, by place.</summary>
    public required ImmutableDictionary<ThreatPlace, ImmutableArray<Stride>> Matrix { get; init; }

    /// <summary>Letters that are asked only where a trait is set.</summary>
    public required ImmutableDictionary<(ThreatPlace Place, Stride Stride), string> OnlyWithTrait { get; init; }

    /// <summary>Names of FDA's eight control categories, by letter (premarket guidance, Appendix 1).</summary>
    public required ImmutableDictionary<char, string> Controls { get; init; }

    public required ImmutableArray<LibraryThreat> Threats { get; init; }
}

/// <summary>Where a threat can stand: one of the element types, or a flow.</summary>
public enum ThreatPlace
{
    External,
    Process,
    Store,
    Interface,
    Flow,
}

/// <summary>One threat of the library.</summary>
/// <param name="Id">Stable; part of the keys of suggestions.</param>
/// <param name="Ask">A question to answer with yes or no.</param>
/// <param name="Strides">What it does, the first first.</param>
/// <param name="Cwes">Weaknesses that allow it.</param>
/// <param name="Controls">Letters of FDA's control categories that work against it.</param>
/// <param name="Effect">What a patient can meet.</param>
/// <param name="Phase">Code of the life-cycle phase of a threat record.</param>
/// <param name="MultiPatient">One attack can reach several patients.</param>
public sealed record LibraryThreat(
    string Id,
    string Title,
    string Ask,
    ImmutableArray<Stride> Strides,
    ImmutableArray<ThreatPlace> On,
    ThreatCondition When,
    ImmutableArray<string> Cwes,
    string Controls,
    string Effect,
    string Phase,
    bool MultiPatient);

/// <summary>When a threat is worth asking about: any of the three.</summary>
/// <param name="Words">A word in the texts of the place begins so; words of up to four letters must match whole.</param>
/// <param name="Traits">A trait of the place.</param>
/// <param name="Crosses">Data crosses a trust boundary there.</param>
public sealed record ThreatCondition(ImmutableArray<string> Words, ImmutableArray<string> Traits, bool Crosses);
