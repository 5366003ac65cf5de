using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <param name="Key">Key of the release.</param>
/// <param name="Title">Title of its record.</param>
/// <param name="State">State of its record.</param>
/// <param name="Revision">Revision of its record.</param>
/// <param name="Version">Version that it releases.</param>
/// <param name="Baseline">It is fixed; a release that is only signed has position and signer all the same.</param>
/// <param name="Position">How many ledger entries it holds.</param>
/// <param name="SignedAt">When it was signed.</param>
/// <param name="SignedBy">Printed name of the signer.</param>
internal sealed record ReleaseDto(string Key, string Title, string State, int Revision, string? Version, bool Baseline, long? Position, DateTimeOffset? SignedAt, string? SignedBy);

internal sealed record ReleaseDetailDto(ReleaseDto Release, BaselineDto? Baseline, ImmutableArray<AnomalyDto> Anomalies, ImmutableArray<DeviationDto> Deviations);

/// <summary>What a baseline fixes, as its ledger entry says it.</summary>
/// <param name="Day">Day (UTC) on which dates were judged.</param>
/// <param name="Records">How many records it holds.</param>
/// <param name="RecordsRoot">Merkle root over key, revision and content hash of each (docs/releases.md).</param>
/// <param name="RulesHash">Hash over the texts of facts and coverage rules.</param>
/// <param name="Product">Version of Suture that judged it.</param>
/// <param name="Deviations">Subjects of the deviations that carry the gaps left open.</param>
internal sealed record BaselineDto(
    long Position, DateOnly Day, string Version, int Revision, string ContentHash, int Records, string RecordsRoot, TestCountsDto Tests, ImmutableArray<FixedRunDto> Runs, ImmutableArray<FixedSbomDto> Sboms,
    string Build, string Procedure, string? Archive, string RulesHash, ImmutableArray<FixedGateDto> Gates, ImmutableArray<string> Deviations, string Product, string SignedBy);

internal sealed record TestCountsDto(int Passed, int Failed, int Skipped);

internal sealed record FixedRunDto(string Key, string? FileHash, long? Passed, long? Failed, long? Skipped);

internal sealed record FixedSbomDto(string Name, string FileName, string FileHash, int Components, string? SubjectVersion);

internal sealed record FixedGateDto(string Standard, string Edition, string TextHash, CheckSummaryDto Summary);

/// <param name="Key">The problem report or finding.</param>
/// <param name="Decision">Disposition or VEX status.</param>
/// <param name="Evaluation">Why its risk is acceptable, in Markdown.</param>
/// <param name="Missing">What is missing of its evaluation; left out when nothing is.</param>
internal sealed record AnomalyDto(string Key, string Title, string State, int Revision, string? Decision, string? Evaluation, string? Missing);

/// <param name="Subject">What it is about: <c>standard/clause/record@release</c>.</param>
/// <param name="Key">The one record it is about; left out when it is about all gaps that the clause had.</param>
/// <param name="ReviewBy">Last day on which it counts.</param>
/// <param name="Gaps">The gaps that were signed for.</param>
internal sealed record DeviationDto(
    string Subject, string Standard, string Clause, string? Key, string Release, string Reason, DateOnly ReviewBy, ImmutableArray<ClauseGapDto> Gaps, string SignedBy, DateTimeOffset SignedAt);

internal sealed record DeviateDto(string Standard, string Clause, string Release, string Reason, DateOnly ReviewBy, string Password, string? Key = null, string? Code = null);

internal sealed record MakeBaselineDto(string Password, string? Code = null, string? Reason = null);

/// <param name="Ready">Nothing stands in the way.</param>
/// <param name="Day">Day (UTC) on which dates were judged.</param>
/// <param name="Obstacles">What must be settled first.</param>
/// <param name="Carried">Gaps that deviations carry; they stay gaps.</param>
/// <param name="Gates">Each standard that is asked.</param>
internal sealed record ReleaseCheckDto(
    string Release, string? Version, bool Ready, DateOnly Day, long Position, ImmutableArray<ObstacleDto> Obstacles, ImmutableArray<CarriedGapDto> Carried, ImmutableArray<GateSummaryDto> Gates);

internal sealed record ObstacleDto(string Code, string? Standard, string? Clause, string Key, string Why);

internal sealed record CarriedGapDto(string Standard, string Clause, string Key, string Why, string Deviation, DateOnly ReviewBy);

internal sealed record ReleaseSideDto(string Name, string? Version, long Position);

/// <summary>What differs between two releases. <c>what</c> is added, changed or removed.</summary>
internal sealed record ReleaseComparisonDto(
    ReleaseSideDto From, ReleaseSideDto To, ImmutableArray<RecordDifferenceDto> Records, ImmutableArray<ComponentDifferenceDto> Components, ImmutableArray<TestDifferenceDto> Tests,
    ImmutableArray<RiskDifferenceDto> Risks, ImmutableArray<GateDifferenceDto> Gates);

internal sealed record RecordDifferenceDto(string Key, string Title, string What, int? Before, int? After);

internal sealed record ComponentDifferenceDto(string Key, string Name, string What, string? Before, string? After);

internal sealed record TestDifferenceDto(string Test, string What, string? Before, string? After);

internal sealed record RiskDifferenceDto(string Key, string Title, string What, ImmutableArray<FigureDifferenceDto> Figures);

internal sealed record FigureDifferenceDto(string Figure, string? Before, string? After);

internal sealed record GateDifferenceDto(string Standard, string? EditionBefore, string? EditionAfter, CheckSummaryDto? Before, CheckSummaryDto? After, ImmutableArray<ClauseDifferenceDto> Clauses);

internal sealed record ClauseDifferenceDto(string Clause, string Title, string? Before, string? After);
