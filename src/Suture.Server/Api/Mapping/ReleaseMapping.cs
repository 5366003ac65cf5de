using Suture.Application.Releases;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Server.Api.Contracts;

namespace Suture.Server.Api.Mapping;

/// <summary>Releases as the API shows them.</summary>
internal static class ReleaseMapping
{
    public static ReleaseDto ToDto(ReleaseSummary r) => new(
        r.Record.Id.ToString(), r.Record.Title, r.Record.State.Name, r.Record.Revision, r.Point?.Version ?? DocumentKinds.ReleaseVersion.In(r.Record.Fields), r.Point?.Baseline is not null,
        r.Point?.Position, r.Point?.SignedAt, r.Point?.SignedBy);

    public static ReleaseDetailDto ToDto(string device, ReleaseDetail r) => new(
        ToDto(r.Summary), r.Summary.Point?.Baseline is { } b ? ToDto(b) : null, [.. r.Anomalies.Select(ToDto)], [.. r.Deviations.Select(d => ToDto(device, d))]);

    public static DeviationDto ToDto(string device, Standing<GapDeviated> d) => new(
        d.What.Subject, d.What.Standard, d.What.Clause, d.What.Record?.ToString(), d.What.Release.ToString(), d.What.Reason, d.What.ReviewBy,
        [.. d.What.Gaps.Select(g => new ClauseGapDto(g.Record?.ToString() ?? device, g.Why))], d.What.PrintedName, d.Time);

    public static ReleaseCheckDto ToDto(string device, ReleaseReview r) => new(
        r.Release.Id.ToString(), DocumentKinds.ReleaseVersion.In(r.Release.Fields), r.Ready, r.Day, r.Model.Position,
        [.. r.Obstacles.Select(o => new ObstacleDto(o.Code, o.Standard, o.Clause, o.Record?.ToString() ?? device, o.Why))],
        [.. r.Carried.Select(c => new CarriedGapDto(c.Standard, c.Clause, c.Gap.Record?.ToString() ?? device, c.Gap.Why, c.Deviation.What.Subject, c.Deviation.What.ReviewBy))],
        [.. r.Gates.Select(g => new GateSummaryDto(g.Standard, g.Edition, g.Class, GateMapping.ToDto(g.Summary)))]);

    public static ReleaseComparisonDto ToDto(ReleaseDifferences d) => new(
        Side(d.From), Side(d.To),
        [.. d.Records.Select(r => new RecordDifferenceDto(r.Record.ToString(), r.Title, Names.Of(r.What), r.Before, r.After))],
        [.. d.Components.Select(c => new ComponentDifferenceDto(c.Record.ToString(), c.Name, Names.Of(c.What), c.Before, c.After))],
        [.. d.Tests.Select(t => new TestDifferenceDto(t.Test, Names.Of(t.What), Name(t.Before), Name(t.After)))],
        [.. d.Risks.Select(r => new RiskDifferenceDto(r.Record.ToString(), r.Title, Names.Of(r.What), [.. r.Figures.Select(f => new FigureDifferenceDto(f.Figure, f.Before, f.After))]))],
        [
            .. d.Gates.Select(g => new GateDifferenceDto(
                g.Standard, g.EditionBefore, g.EditionAfter, g.Before is null ? null : GateMapping.ToDto(g.Before), g.After is null ? null : GateMapping.ToDto(g.After),
                [.. g.Clauses.Select(c => new ClauseDifferenceDto(c.Clause, c.Title, Name(c.Before), Name(c.After)))])),
        ]);

    private static ReleaseSideDto Side(ReleaseSide s) => new(s.Name, s.Version, s.Model.Position);

    private static string? Name<T>(T? value)
        where T : struct, Enum => value is { } known ? Names.Of(known) : null;

    private static AnomalyDto ToDto(KnownAnomaly a) => new(
        a.Record.Id.ToString(), a.Record.Title, a.Record.State.Name, a.Record.Revision, a.Decision,
        a.Record.Kind == RecordKind.FND ? SecurityKinds.FindingAnalysis.In(a.Record.Fields) : PostmarketKinds.ProblemRationale.In(a.Record.Fields), a.Missing);

    private static BaselineDto ToDto(ReleaseBaselined b) => new(
        b.Position, b.Day, b.Version, b.Revision, b.ContentHash.ToString(), b.Records.Count, b.Records.Root.ToString(), new TestCountsDto(b.Tests.Passed, b.Tests.Failed, b.Tests.Skipped),
        [.. b.Runs.Select(r => new FixedRunDto(r.Run.ToString(), r.FileHash, r.Passed, r.Failed, r.Skipped))],
        [.. b.Sboms.Select(s => new FixedSbomDto(s.Name, s.FileName, s.FileHash.ToString(), s.Components, s.SubjectVersion))],
        b.Build, b.Procedure, b.Archive, b.RulesHash.ToString(),
        [.. b.Gates.Select(g => new FixedGateDto(g.Standard, g.Edition, g.TextHash.ToString(), new CheckSummaryDto(g.Met, g.Gap, g.Attested, g.NotApplicable)))],
        b.Deviations, b.Product, b.PrintedName);
}
