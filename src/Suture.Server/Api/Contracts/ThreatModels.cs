using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record ThreatModelSummaryDto(
    string Key, string Title, string State, int Elements, int Flows, int Boundaries, int Threats, int Problems, int Gaps, SuggestionCountsDto Suggestions);

/// <summary>A threat model: its diagram (null when its tables can not be read), what is wrong with it, what it lacks, and its threats and assets.</summary>
internal sealed record ThreatModelDto(
    string Key, string Title, string Text, string State, int Revision, long Version, long Position, DiagramDto? Diagram, ImmutableArray<ErrorDto> Problems, ImmutableArray<DiagramGapDto> Gaps,
    ImmutableArray<ModelThreatDto> Threats, ImmutableArray<ModelAssetDto> Assets, SuggestionCountsDto Suggestions);

internal sealed record SuggestionCountsDto(int Open, int Similar, int Accepted, int SetAside);

internal sealed record DiagramGapDto(string Id, string What);

/// <summary>Known: the diagram has the element that the threat names, or it names none.</summary>
internal sealed record ModelThreatDto(string Key, string Title, string State, string? Stride, string? Element, bool Known);

internal sealed record ModelAssetDto(string Key, string Title);

/// <summary>Elements, flows and boundaries share one set of ids; an id stays the same for as long as the thing does.</summary>
internal sealed record DiagramDto(ImmutableArray<ElementDto> Elements, ImmutableArray<FlowDto> Flows, ImmutableArray<BoundaryDto> Boundaries);

/// <summary>Type is external, process, store or interface; boundary the innermost around it; outOfScope the reason, empty when none was given; other the cells of further columns.</summary>
internal sealed record ElementDto(
    string Id, string Name, string Type, string? Boundary = null, string? Description = null, ImmutableArray<string>? Assets = null, ImmutableArray<string>? Traits = null, string? OutOfScope = null,
    PlaceDto? Place = null, ImmutableSortedDictionary<string, string>? Other = null);

internal sealed record FlowDto(
    string Id, string From, string To, string Data, bool BothWays = false, string? Protocol = null, string? Protection = null, string? Description = null, ImmutableArray<string>? Assets = null,
    ImmutableArray<string>? Traits = null, string? OutOfScope = null, ImmutableSortedDictionary<string, string>? Other = null);

/// <summary>Parent is the boundary around it. Line holds the points of a boundary that is a line and not a box.</summary>
internal sealed record BoundaryDto(
    string Id, string Name, string? Parent = null, string? Description = null, PlaceDto? Place = null, ImmutableArray<SpotDto>? Line = null, ImmutableSortedDictionary<string, string>? Other = null);

internal sealed record PlaceDto(double X, double Y, double Width, double Height);

internal sealed record SpotDto(double X, double Y);

/// <summary>The whole diagram as it shall be; what is left out is taken away.</summary>
internal sealed record SaveDiagramDto(ImmutableArray<ElementDto> Elements, ImmutableArray<FlowDto> Flows, ImmutableArray<BoundaryDto> Boundaries, string? Reason = null);

/// <summary>State is open, similar, accepted or setAside. Controls are letters of FDA's eight categories. Cwes to multiPatient are of the library's threat; a general question has none.</summary>
internal sealed record SuggestionDto(
    string Key, string Place, string Title, string Ask, ImmutableArray<string> Strides, string Because, string State, ImmutableArray<string> Threats, string? Reason, ImmutableArray<string> Cwes, string? Controls,
    string? Effect, string? Phase, bool MultiPatient);

/// <summary>Title and text replace the suggested ones.</summary>
internal sealed record AcceptSuggestionDto(string Suggestion, string? Title = null, string? Text = null, string? Reason = null);

/// <summary>Why it is no threat here.</summary>
internal sealed record SetAsideSuggestionDto(string Suggestion, string Reason);

internal sealed record ReopenSuggestionDto(string Suggestion, string? Reason = null);

/// <summary>Models: each diagram with the record that takes it, in a dry run the one it would get now. NoLonger: threats that the file does not list any more.</summary>
internal sealed record ThreatModelImportDto(
    string Format, string FormatVersion, string Name, ImmutableArray<ImportedModelDto> Models, ImmutableArray<string> Added, ImmutableArray<string> Changed, int Unchanged, ImmutableArray<string> NoLonger,
    ImmutableArray<SkippedDto> Skipped, bool DryRun, long Position);

internal sealed record ImportedModelDto(string Key, string Title, int Elements, int Flows, int Boundaries, int Threats, int Assets, ImmutableArray<string> RemovedParts);
