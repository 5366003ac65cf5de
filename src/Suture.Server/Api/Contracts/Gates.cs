using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record StandardDto(string Id, string Title, string Edition, int Clauses);

internal sealed record CheckDto(string Standard, string Title, string Edition, string Device, string Class, long Position, CheckSummaryDto Summary, ImmutableArray<ClauseDto> Clauses);

internal sealed record CheckSummaryDto(int Met, int Gap, int Attested, int NotApplicable);

internal sealed record ClauseDto(string Id, string Title, string Status, string DecidedBy, string? Why, ImmutableArray<string> Evidence, ImmutableArray<ClauseGapDto> Gaps);

/// <summary>The key is that of a record, or of the device when it is the device as a whole.</summary>
internal sealed record ClauseGapDto(string Key, string Why);

/// <summary>Several standards at one position; the summary counts the clauses of all.</summary>
internal sealed record GateDto(string Device, string Class, long Position, CheckSummaryDto Summary, ImmutableArray<CheckDto> Standards);

/// <summary>
/// What a change opened and closed, in gaps. Standards that were answered before and are not asked now stand in notAsked. <c>OpensGaps</c> also counts a
/// clause that has become a gap.
/// </summary>
internal sealed record GateComparisonDto(
    string Device, long From, long To, int Opened, int Closed, int Remaining, bool OpensGaps, CheckSummaryDto Summary, ImmutableArray<CheckComparisonDto> Standards, ImmutableArray<string> NotAsked);

/// <summary>Edition, class and summary before are missing when the standard was not asked then. Clauses are those whose answer or gaps have changed.</summary>
internal sealed record CheckComparisonDto(
    string Standard, string Title, string? EditionBefore, string Edition, string? ClassBefore, string Class, CheckSummaryDto? Before, CheckSummaryDto After,
    int Opened, int Closed, int Remaining, ImmutableArray<ClauseComparisonDto> Clauses);

/// <summary>Before or after is missing when the clause was not asked.</summary>
internal sealed record ClauseComparisonDto(
    string Id, string Title, string? Before, string? After, string? Why, ImmutableArray<ClauseGapDto> Opened, ImmutableArray<ClauseGapDto> Closed, int Remaining);

internal sealed record AttestDto(
    string Standard, string Clause, string Kind, string Statement, string Password, ImmutableArray<string>? Evidence = null, DateOnly? ReviewBy = null, string? Code = null, string? Reason = null);
