using System.Collections.Immutable;

namespace Suture.Server.Api.Contracts;

/// <param name="Id">Stays the same as long as there is such work.</param>
/// <param name="Kind">setting, document, record, work or statement.</param>
/// <param name="Title">What is to be done.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Of">How many there are in all.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="Due">Day by which it is to be done.</param>
/// <param name="Overdue">Not done, and the day has passed.</param>
/// <param name="Note">A remark.</param>
/// <param name="Open">How many records still lack it.</param>
/// <param name="Records">The first of them, at most 100.</param>
/// <param name="Clauses">Clauses that it serves.</param>
internal sealed record PlanItemDto(
    string Id, string Kind, string Title, int Done, int Of, string? Owner, DateOnly? Due, bool Overdue, string? Note, int Open, ImmutableArray<string> Records, ImmutableArray<PlanClauseDto> Clauses);

internal sealed record PlanClauseDto(string Standard, string Clause);

/// <param name="Stage">Code of the stage.</param>
/// <param name="Title">Its name.</param>
/// <param name="BlockedBy">Stages it waits for.</param>
/// <param name="Done">Items that are done.</param>
/// <param name="Items">All of them.</param>
internal sealed record PlanSectionDto(string Stage, string Title, ImmutableArray<string> BlockedBy, int Done, ImmutableArray<PlanItemDto> Items);

/// <param name="Device">The device.</param>
/// <param name="Class">Class that decided which clauses ask.</param>
/// <param name="Standards">Standards that were asked.</param>
/// <param name="Position">Ledger position.</param>
/// <param name="Items">How many items there are.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Overdue">How many are overdue.</param>
/// <param name="Sections">Stages in order; each waits for those it names.</param>
internal sealed record PlanDto(string Device, string Class, ImmutableArray<string> Standards, long Position, int Items, int Done, int Overdue, ImmutableArray<PlanSectionDto> Sections);

/// <summary>What is left out is taken away.</summary>
internal sealed record AssignPlanItemDto(string? Owner = null, DateOnly? Due = null, string? Note = null, string? Reason = null);

/// <summary>An item of the plan with other work left: how many things before and after.</summary>
internal sealed record PlanChangeDto(string Id, string Title, int OpenBefore, int OpenAfter);
