using Suture.Application.Standards;
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
            a.Id, a.Title, Names.Of(a.Status), Names.Of(a.DecidedBy), a.Why, RecordMapping.Keys(a.Evidence), [.. a.Gaps.Select(g => new ClauseGapDto(g.Record?.ToString() ?? c.Device, g.Why))],
            a.Deviations.IsEmpty ? null : [.. a.Deviations.Select(d => ReleaseMapping.ToDto(c.Device, d))]))]);

    public static CheckSummaryDto ToDto(CheckSummary s) => new(s.Met, s.Gap, s.Attested, s.NotApplicable);

    public static StandardDto ToDto(ListedStandard s) => new(
        s.Catalog.Id, s.Catalog.Title, s.Catalog.Edition, s.Catalog.Clauses.Length, s.Catalog.Status, [.. s.Catalog.Markets.Select(Names.Of)], Names.Of(s.Catalog.Subject), s.Own);

    public static StandardDetailDto ToDetail(ListedStandard s) => new(ToDto(s), [.. s.Catalog.Clauses.Select(c => new StandardClauseDto(
        c.Id, c.Title, c.Ask, null, c.ClassLetters, Names.Of(c.DecidedBy), StandardTable.How(c), c.Parts, c.Note, c.Evidence))]);

    public static ScopeDto ToDto(DeviceScope s) => new(
        [.. s.Markets.Select(Names.Of)],
        [.. s.Standards.Select(i => new ScopedStandardDto(i.Catalog.Id, i.Catalog.Title, i.Catalog.Edition, i.Asked, i.Suggested, i.PinnedEdition))],
        s.Position);
}
