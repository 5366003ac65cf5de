using Suture.Domain.Tracing;
using Suture.Server.Api.Contracts;
using static Suture.Server.Api.Mapping.RecordMapping;

namespace Suture.Server.Api.Mapping;

/// <summary>Traces and impacts as the API shows them.</summary>
internal static class TraceMapping
{
    public static TraceDto ToDto(TraceReport t) => new(
        t.Device,
        t.Position,
        t.Version,
        t.Records,
        t.Links,
        [.. t.Covered.Select(ToDto)],
        [.. t.Gaps.Select(g => new GapDto(g.Record.ToString(), g.Rule, g.Clause, g.Needs, g.Broken.IsDefaultOrEmpty ? null : [.. g.Broken.Select(b => new BrokenDto(b.Record.ToString(), b.Needs))]))],
        [.. t.Suspect.Select(s => RecordMapping.ToDto(s.Link))],
        Keys(t.Orphans),
        [.. t.Cycles.Select(c => Keys(c))],
        [.. t.WrongLinks.Select(w => RecordMapping.ToDto(w.Link)).Zip(t.WrongLinks, (l, w) => new WrongLinkDto(l.From, l.Type, l.To, w.Why))],
        [.. t.Stale.Select(ToDto)],
        [.. t.Failing.Select(ToDto)]);

    public static RuleCoverageDto ToDto(RuleCoverage c) => new(c.Rule, c.Title, c.Clause, c.Of, c.Covered);

    public static ImpactDto ToDto(Impact i) => new(
        i.Record.ToString(), [.. i.Upstream.Select(ToDto)], [.. i.Downstream.Select(ToDto)], Keys(i.Tests), Keys(i.Releases), Keys(i.HazardousSituations),
        [.. i.LookAgain.Select(l => new LookAgainDto(l.Record.ToString(), l.Why))], i.Loop is { } loop ? [.. loop.Select(SecurityRiskMapping.ToDto)] : null);

    private static ImpactItemDto ToDto(ImpactItem i) => new(i.Record.ToString(), i.Kind.ToString(), [.. i.Via.Select(RecordMapping.ToDto)]);

    private static EvidenceProblemDto ToDto(EvidenceProblem p) => new(p.Record.ToString(), p.Test, p.Run.ToString(), p.Version);
}
