using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record TraceDto(
    string Device, long Position, string? Version, int Records, int Links, ImmutableArray<RuleCoverageDto> Covered, ImmutableArray<GapDto> Gaps, ImmutableArray<LinkRefDto> Suspect,
    ImmutableArray<string> Orphans, ImmutableArray<ImmutableArray<string>> Cycles, ImmutableArray<WrongLinkDto> WrongLinks, ImmutableArray<EvidenceProblemDto> Stale, ImmutableArray<EvidenceProblemDto> Failing);

internal sealed record RuleCoverageDto(string Rule, string Title, string? Clause, int Of, int Covered);

internal sealed record GapDto(string Key, string Rule, string? Clause, string Needs, ImmutableArray<BrokenDto>? Broken);

internal sealed record BrokenDto(string Key, string Needs);

internal sealed record WrongLinkDto(string From, string Type, string To, string Why);

internal sealed record EvidenceProblemDto(string Key, string Test, string Run, string? Version);

/// <summary>What a change to a record can reach, nearest first. Of a threat or finding also its chains around the loop.</summary>
internal sealed record ImpactDto(
    string Key, ImmutableArray<ImpactItemDto> Upstream, ImmutableArray<ImpactItemDto> Downstream, ImmutableArray<string> Tests, ImmutableArray<string> Releases,
    ImmutableArray<string> HazardousSituations, ImmutableArray<LookAgainDto> LookAgain, ImmutableArray<LoopRowDto>? Loop = null);

internal sealed record ImpactItemDto(string Key, string Kind, ImmutableArray<LinkRefDto> Via);

internal sealed record LookAgainDto(string Key, string Why);
