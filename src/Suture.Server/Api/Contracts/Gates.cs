using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

internal sealed record StandardDto(string Id, string Title, string Edition, int Clauses);

internal sealed record CheckDto(string Standard, string Title, string Edition, string Device, string Class, long Position, CheckSummaryDto Summary, ImmutableArray<ClauseDto> Clauses);

internal sealed record CheckSummaryDto(int Met, int Gap, int Attested, int NotApplicable);

internal sealed record ClauseDto(string Id, string Title, string Status, string DecidedBy, string? Why, ImmutableArray<string> Evidence, ImmutableArray<ClauseGapDto> Gaps);

/// <summary>The key is that of a record, or of the device when it is the device as a whole.</summary>
internal sealed record ClauseGapDto(string Key, string Why);

internal sealed record AttestDto(
    string Standard, string Clause, string Kind, string Statement, string Password, ImmutableArray<string>? Evidence = null, DateOnly? ReviewBy = null, string? Code = null, string? Reason = null);
