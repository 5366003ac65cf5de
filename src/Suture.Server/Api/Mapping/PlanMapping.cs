using Suture.Domain.Planning;
using Suture.Domain.Records;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>The plan as the API shows it.</summary>
internal static class PlanMapping
{
    private const int Records = 100;

    public static PlanDto ToDto(Plan p) => new(
        p.Device, p.SafetyClass, p.Standards, p.Position, p.Count, p.Done, p.Overdue,
        [.. p.Sections.Select(s => new PlanSectionDto(Names.Of(s.Stage), s.Title, [.. s.BlockedBy.Select(Names.Of)], s.Done, [.. s.Items.Select(ToDto)]))]);

    public static PlanChangeDto ToDto(PlanChange c) => new(c.Id, c.Title, c.OpenBefore, c.OpenAfter);

    private static PlanItemDto ToDto(PlanItem i) => new(
        i.Id, Names.Of(i.Kind), i.Title, i.Done, i.Of, i.Owner, i.Due, i.Overdue, i.Note, i.Open.Count, [.. i.Open.Take(Records).Select(r => r.ToString())],
        [.. i.Clauses.Select(c => new PlanClauseDto(c.Standard, c.Clause))]);
}
