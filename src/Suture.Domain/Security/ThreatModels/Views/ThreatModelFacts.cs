using System.Collections.Frozen;
using System.Collections.Immutable;
using Suture.Domain.Records;

namespace Suture.Domain.Security.ThreatModels.Views;

/// <summary>What the views are made of: one sound diagram, and what the records say of its places. Immutable.</summary>
public sealed class ThreatModelFacts
{
    private readonly FrozenDictionary<string, DiagramElement> elements;
    private readonly FrozenDictionary<string, DiagramFlow> flows;
    private readonly FrozenDictionary<string, TrustBoundary> boundaries;
    private readonly ILookup<string, PlacedThreat> threatsAt;

    /// <param name="diagram">A sound diagram, see <see cref="DiagramCheck.Problems"/>.</param>
    /// <param name="threats">Threats of the model that are not retired.</param>
    /// <param name="assets">Assets of the device that are not retired.</param>
    public ThreatModelFacts(Diagram diagram, ImmutableArray<PlacedThreat> threats = default, ImmutableArray<KnownAsset> assets = default)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        Diagram = diagram;
        Threats = threats.IsDefault ? [] : threats;
        Assets = assets.IsDefault ? [] : assets;
        Trust = new TrustPlaces(diagram);
        elements = diagram.Elements.ToFrozenDictionary(e => e.Id, StringComparer.Ordinal);
        flows = diagram.Flows.ToFrozenDictionary(f => f.Id, StringComparer.Ordinal);
        boundaries = diagram.Boundaries.ToFrozenDictionary(b => b.Id, StringComparer.Ordinal);
        threatsAt = Threats.SelectMany(t => t.Places.Distinct(StringComparer.Ordinal).Select(p => (Place: p, Threat: t))).ToLookup(t => t.Place, t => t.Threat, StringComparer.Ordinal);
    }

    public Diagram Diagram { get; }

    public TrustPlaces Trust { get; }

    public ImmutableArray<PlacedThreat> Threats { get; }

    public ImmutableArray<KnownAsset> Assets { get; }

    public ImmutableArray<SecurityUseCase> UseCases { get; init; } = [];

    /// <summary>Why a view was left out, by view.</summary>
    public ImmutableDictionary<ViewKind, string> LeftOut { get; init; } = ImmutableDictionary<ViewKind, string>.Empty;

    public DiagramElement? Element(string id) => elements.GetValueOrDefault(id);

    public DiagramFlow? Flow(string id) => flows.GetValueOrDefault(id);

    public bool Has(string place) => elements.ContainsKey(place) || flows.ContainsKey(place) || boundaries.ContainsKey(place);

    /// <summary>Threats that name this element, flow or boundary.</summary>
    public IEnumerable<PlacedThreat> ThreatsAt(string place) => threatsAt[place];

    /// <summary>Id and name: "E1 Gateway", "F1 Libraries"; the id alone of what has no name or is not there.</summary>
    public string Name(string place)
    {
        var name = elements.TryGetValue(place, out var e) ? e.Name : flows.TryGetValue(place, out var f) ? f.Data : boundaries.GetValueOrDefault(place)?.Name;
        return string.IsNullOrWhiteSpace(name) ? place : $"{place} {name}";
    }

    /// <summary>Names of boundaries, for sentences; the id where one has no name.</summary>
    public string BoundaryNames(ImmutableArray<string> ids) => string.Join(", ", ids.Select(b => boundaries.GetValueOrDefault(b) is { Name.Length: > 0 } known ? known.Name : b));

    /// <summary>Threats that speak of data going over a flow to an element: at the flow, at the boundaries it crosses, at the element it enters.</summary>
    public ImmutableArray<PlacedThreat> Covering(DiagramFlow flow, string entered)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return [.. new[] { flow.Id }.Concat(Trust.Crossed(flow)).Append(entered).SelectMany(ThreatsAt).DistinctBy(t => t.Id)];
    }

    internal Hop Hop(DiagramFlow flow, string from, string to) =>
        new(flow, from, to, Trust.Crossed(flow), string.IsNullOrWhiteSpace(flow.Protection) ? Traited(flow) : flow.Protection, Covering(flow, to));

    // The traits of Threat Dragon and OTM say it where no words do.
    private static string? Traited(DiagramFlow flow)
    {
        var traits = string.Join(", ", flow.Traits.Where(t => t is ThreatModels.Traits.Encrypted or ThreatModels.Traits.Signed));
        return traits.Length == 0 ? null : traits;
    }
}

/// <summary>A threat with the places it names, and what the records hold against it.</summary>
/// <param name="Id">Key of the THR record.</param>
/// <param name="Places">Ids in the diagram, as the record names them.</param>
/// <param name="MultiPatient">The record says whether one attack reaches several patients; null when it does not say.</param>
/// <param name="Situations">Hazardous situations it contributes to.</param>
/// <param name="Controls">Controls that mitigate it.</param>
/// <param name="Requirements">Requirements that implement those controls.</param>
/// <param name="Tests">Test cases of those controls and requirements.</param>
public sealed record PlacedThreat(
    RecordId Id, string Title, ImmutableArray<string> Places, bool? MultiPatient, ImmutableArray<RecordId> Situations, ImmutableArray<PlacedControl> Controls, ImmutableArray<RecordId> Requirements,
    ImmutableArray<RecordId> Tests);

/// <param name="Category">One of FDA's eight categories (premarket Appendix 1); null when none is given.</param>
public sealed record PlacedControl(RecordId Id, string? Category);

/// <param name="Type">What the asset is: function, data, credential, ...</param>
public sealed record KnownAsset(RecordId Id, string Title, string? Type = null);

/// <summary>Something a view still lacks.</summary>
/// <param name="Place">Element, flow, boundary, use case or record that it is about; null for the view as a whole.</param>
/// <param name="What">What it lacks.</param>
/// <param name="Clause">Who asks for it.</param>
public sealed record ViewGap(string? Place, string What, string Clause);
