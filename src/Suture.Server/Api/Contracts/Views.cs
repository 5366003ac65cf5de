using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <summary>Architecture views of a threat model; only the one asked for when one was.</summary>
internal sealed record ViewsDto(string Device, string Model, string Title, long Position, ImmutableArray<ViewDto> Views);

/// <summary>One view. Places are there for multi-patient, paths for updateability, use cases for use-cases.</summary>
internal sealed record ViewDto(
    string View, string Title, string Clause, string Rule, string? LeftOutBecause, ImmutableArray<ViewElementDto> Elements, ImmutableArray<ViewFlowDto> Flows, ImmutableArray<ViewBoundaryDto> Boundaries,
    ImmutableArray<ReachesManyDto>? Places, ImmutableArray<UpdatePathDto>? Paths, ImmutableArray<UseCaseDto>? UseCases, ImmutableArray<ViewGapDto> Gaps);

/// <summary>Boundaries from the innermost outwards.</summary>
internal sealed record ViewElementDto(string Id, string Name, string Type, ImmutableArray<string> Boundaries, string? Description, ImmutableArray<string> Assets, bool OutOfScope, ImmutableArray<string> Threats);

internal sealed record ViewFlowDto(
    string Id, string From, string To, bool BothWays, string Data, string? Protocol, string? Protection, string? Algorithm, string? KeyLength, string? KeyStorage, string? KeyLife, string? Authentication,
    ImmutableArray<string> Crosses, bool OutOfScope, ImmutableArray<string> Threats);

internal sealed record ViewBoundaryDto(string Id, string Name, string? Parent);

/// <summary>Place is an element, flow, boundary, use case or record; null for the view as a whole.</summary>
internal sealed record ViewGapDto(string? Place, string What, string Clause);

internal sealed record ReachesManyDto(string Place, ImmutableArray<string> Because, ImmutableArray<string> Threats, ImmutableArray<string> Controls);

internal sealed record UpdatePathDto(
    string From, string To, bool FromMaker, ImmutableArray<HopDto> Hops, ImmutableArray<string> SignedBy, ImmutableArray<string> VerifiedBy, ImmutableArray<string> NotTheMakers, ImmutableArray<string> Requirements,
    ImmutableArray<string> Tests);

internal sealed record UseCaseDto(string Name, string? State, ImmutableArray<UseCaseStepDto> Steps);

internal sealed record UseCaseStepDto(string Step, string From, string To, string? Flow, string What, string? Check, ImmutableArray<string> Crosses);

/// <summary>A flow on a way. Covered is null when it crosses no boundary.</summary>
internal sealed record HopDto(string Flow, string From, string To, ImmutableArray<string> Crosses, string? Protection, bool? Covered, ImmutableArray<string> Threats);

/// <summary>Attack paths to each asset that an element holds.</summary>
internal sealed record ThreatPathsDto(string Device, string Model, string Title, long Position, string Rule, ImmutableArray<AssetPathsDto> Assets, ImmutableArray<ViewGapDto> Gaps);

/// <summary>Found counts all ways, paths holds the shortest.</summary>
internal sealed record AssetPathsDto(string Asset, string? Title, string? Type, ImmutableArray<string> Holders, int Found, ImmutableArray<ThreatPathDto> Paths);

internal sealed record ThreatPathDto(string Entry, string EntryName, string Target, string TargetName, bool Covered, ImmutableArray<HopDto> Hops);
