using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Answers of standards as the API shows them.</summary>
internal static class GateMapping
{
    public static CheckDto ToDto(CheckReport c) => new(
        c.Standard, c.Title, c.Edition, c.Device, c.Class, c.Position, ToDto(c.Summary),
        [.. c.Clauses.Select(a => new ClauseDto(
            a.Id, a.Title, Names.Of(a.Status), Names.Of(a.DecidedBy), a.Why, RecordMapping.Keys(a.Evidence), [.. a.Gaps.Select(g => new ClauseGapDto(g.Record?.ToString() ?? c.Device, g.Why))]))]);

    public static CheckSummaryDto ToDto(CheckSummary s) => new(s.Met, s.Gap, s.Attested, s.NotApplicable);

    public static StandardDto ToDto(Catalog c) => new(c.Id, c.Title, c.Edition, c.Clauses.Length);
}
