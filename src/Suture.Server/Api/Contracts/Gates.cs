using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <param name="Id">Short name for commands and addresses.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Edition">Edition that the clauses are of.</param>
/// <param name="Clauses">How many there are.</param>
/// <param name="Status">Whether that edition is in force, in words.</param>
/// <param name="Markets">Markets whose authorities ask for it; none when it belongs to no market in particular.</param>
/// <param name="Subject">Asked of a <c>device</c> or of the <c>installation</c>.</param>
/// <param name="Own">The organization added it.</param>
internal sealed record StandardDto(string Id, string Title, string Edition, int Clauses, string? Status, ImmutableArray<string> Markets, string Subject, bool Own);

internal sealed record StandardClauseDto(string Id, string Title, string Ask, string? Group, string Classes, string DecidedBy, string How, ImmutableArray<string> Parts, string? Note, ImmutableArray<string> Evidence);

internal sealed record StandardDetailDto(StandardDto Standard, ImmutableArray<StandardClauseDto> Clauses);

internal sealed record WithdrawStandardDto(string? Reason = null);

internal sealed record StandardAddedDto(string Id, bool DryRun);

/// <param name="Id">The standard.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Edition">Edition of the catalog now.</param>
/// <param name="Asked">The device's gate asks it.</param>
/// <param name="Suggested">All markets or one of the device's ask for it.</param>
/// <param name="PinnedEdition">Edition that was chosen for the device.</param>
internal sealed record ScopedStandardDto(string Id, string Title, string Edition, bool Asked, bool Suggested, string? PinnedEdition);

internal sealed record ScopeDto(ImmutableArray<string> Markets, ImmutableArray<ScopedStandardDto> Standards, long Position);

internal sealed record SetScopeDto(ImmutableArray<string> Markets, ImmutableArray<string> Standards, string? Reason = null);

internal sealed record CheckDto(string Standard, string Title, string Edition, string Device, string Class, long Position, CheckSummaryDto Summary, ImmutableArray<ClauseDto> Clauses);

internal sealed record CheckSummaryDto(int Met, int Gap, int Attested, int NotApplicable);

/// <summary>Deviations are signed for some release and in date; left out where there are none. A clause with gaps stays one.</summary>
internal sealed record ClauseDto(string Id, string Title, string Status, string DecidedBy, string? Why, ImmutableArray<string> Evidence, ImmutableArray<ClauseGapDto> Gaps, ImmutableArray<DeviationDto>? Deviations = null);

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
    string Standard, string Clause, string Kind, string Statement, string Password, ImmutableArray<string>? Evidence = null, DateOnly? ReviewBy = null, string? Scope = null, ImmutableArray<AttestedFileDto>? Files = null, string? Code = null, string? Reason = null);

/// <summary>A file that is signed with a statement: its name and its bytes in base64, 10 MiB at most.</summary>
internal sealed record AttestedFileDto(string Name, byte[] Content);

internal sealed record ClauseRefDto(string Standard, string Clause);

internal sealed record CrosswalkRowDto(string Key, ImmutableArray<ClauseRefDto> Clauses);

internal sealed record CrosswalkDto(ImmutableArray<string> Standards, ImmutableArray<CrosswalkRowDto> Rows);
