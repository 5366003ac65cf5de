using System.Collections.Immutable;
using Suture.Application.Reports;
using Suture.Application.Standards;
using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Reports.Gate;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Answers of standards as the API shows them.</summary>
internal static class GateMapping
{
    public static CheckDto ToDto(CheckReport c) => new(
        c.Standard, c.Title, c.Edition, c.Device, c.Class, c.Position, ToDto(c.Summary),
        [.. c.Clauses.Select(a => new ClauseDto(
            a.Id, a.Title, Names.Of(a.Status), Names.Of(a.DecidedBy), a.Why, RecordMapping.Keys(a.Evidence), Gaps(a.Gaps, c.Device),
            a.Deviations.IsEmpty ? null : [.. a.Deviations.Select(d => ReleaseMapping.ToDto(c.Device, d))]))]);

    public static GateDto ToDto(GateReports g) => new(g.Device, g.Class, g.Position, ToDto(g.Summary), [.. g.Standards.Select(s => ToDto(s.Check))]);

    public static GateComparisonDto ToDto(ComparedGate g)
    {
        var c = g.Comparison;
        return new(c.Device, c.From, c.To, c.Opened, c.Closed, c.Remaining, c.OpensGaps, ToDto(g.Now.Summary), [.. c.Standards.Select(ToDto)], [.. c.NotAsked.Select(r => r.Standard)]);
    }

    public static CheckSummaryDto ToDto(CheckSummary s) => new(s.Met, s.Gap, s.Attested, s.NotApplicable);

    public static StandardDto ToDto(ListedStandard s) => new(
        s.Catalog.Id, s.Catalog.Title, s.Catalog.Edition, s.Catalog.Clauses.Length, s.Catalog.Status, [.. s.Catalog.Markets.Select(Names.Of)], Names.Of(s.Catalog.Subject), s.Own);

    public static StandardDetailDto ToDetail(ListedStandard s) => new(ToDto(s), [.. s.Catalog.Clauses.Select(c => new StandardClauseDto(
        c.Id, c.Title, c.Ask, null, c.ClassLetters, Names.Of(c.DecidedBy), StandardTable.How(c), c.Parts, c.Note, c.Evidence))]);

    public static CrosswalkDto ToDto(Crosswalk c) => new(c.Standards, [.. c.Rows.Select(r => new CrosswalkRowDto(r.Record.ToString(), [.. r.Clauses.Select(k => new ClauseRefDto(k.Standard, k.Clause))]))]);

    public static ScopeDto ToDto(DeviceScope s) => new(
        [.. s.Markets.Select(Names.Of)],
        [.. s.Standards.Select(i => new ScopedStandardDto(i.Catalog.Id, i.Catalog.Title, i.Catalog.Edition, i.Asked, i.Suggested, i.PinnedEdition))],
        s.Position);

    private static CheckComparisonDto ToDto(CheckComparison c) => new(
        c.After.Standard, c.After.Title, c.Before?.Edition, c.After.Edition, c.Before?.Class, c.After.Class, c.Before is null ? null : ToDto(c.Before.Summary), ToDto(c.After.Summary),
        c.Opened, c.Closed, c.Remaining, [.. c.Clauses.Where(a => a.Changed).Select(a => ToDto(a, c.After.Device))]);

    private static ClauseComparisonDto ToDto(ClauseComparison c, string device) => new(
        c.Id, c.Title, c.Before is null ? null : Names.Of(c.Before.Status), c.After is null ? null : Names.Of(c.After.Status), c.After?.Why, Gaps(c.Opened, device), Gaps(c.Closed, device), c.Remaining.Length);

    private static ImmutableArray<ClauseGapDto> Gaps(IEnumerable<ClauseGap> gaps, string device) => [.. gaps.Select(g => new ClauseGapDto(g.Record?.ToString() ?? device, g.Why))];
}
