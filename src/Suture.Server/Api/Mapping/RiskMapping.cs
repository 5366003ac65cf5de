using System.Collections.Immutable;
using Suture.Application.Safety;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Server.Api.Contracts;
using static Suture.Server.Api.Mapping.RecordMapping;

namespace Suture.Server.Api.Mapping;

/// <summary>Risks and policies as the API shows them.</summary>
internal static class RiskMapping
{
    public static RiskReportDto ToDto(RiskReport r) => new(
        r.Device, r.Position, new RiskPolicyRefDto(r.Policy.Id, r.Policy.Title, r.PolicyNumber), [.. r.Risks.Select(ToDto)], Regions(r), Matrix(r),
        new OverallRiskDto(r.Overall.Ready, r.Overall.Judged, r.Overall.Statement, [.. r.Overall.Documents.Select(d => new RiskDocumentDto(d.Document.ToString(), d.Title, d.Evidence, d.Approved))]),
        Keys(r.OpenHazards));

    public static RiskPolicyDto ToDto(PolicyInForce p) => new(
        p.Device, p.Own?.What.Number ?? 0, p.Own is null, p.Own?.Actor, p.Own?.What.PrintedName, p.Own?.Time, p.Position, new RawJson(RiskPolicyJson.ToBytes(p.Policy)), RiskPolicyText.Write(p.Policy));

    public static RiskPolicyAnswerDto ToDto(RiskPolicyAnswer a) => new(
        a.Number, a.Changed, [.. a.Moved.Select(ToDto)], a.DryRun, a.Position);

    public static RiskTableImportDto ToDto(RiskTableAnswer a) => new(
        Keys(a.Import.Added), Keys(a.Import.Changed), a.Import.Unchanged, a.Import.LinksAdded, a.Import.LinksRemoved, a.Import.Notes, [.. a.Moved.Select(ToDto)], a.Import.DryRun, a.Import.Position);

    private static MovedRiskDto ToDto(MovedRisk m) => new(m.Situation.ToString(), m.Title, ToDto(m.Was), ToDto(m.Is));

    public static RiskStandingDto ToDto(RiskStanding s) => new(s.Before.Code, s.After.Code, Names.Of(s.Acceptance));

    public static RiskDto ToDto(Risk r) => new(
        r.Situation.ToString(),
        r.Title,
        r.Harms.IsEmpty ? null : r.Harms[0].Harm.ToString(),
        Code(r, RiskFigureKind.Severity, after: false),
        r.RegionBefore.Code,
        r.RegionAfter.Code,
        r.Acceptance != RiskAcceptance.Unacceptable,
        Names.Of(r.Acceptance),
        r.NeedsBenefitRisk,
        r.Judged,
        Keys(r.Hazards),
        [.. r.Harms.Select(h => h.Harm.ToString())],
        Estimate(r, after: false),
        Estimate(r, after: true),
        [.. r.Controls.Select(c => new ControlUseDto(c.Control.ToString(), Names.Of(c.Option), Names.Of(c.Status), c.Via?.ToString(), c.NewRisksStated))],
        [.. r.Contributions.Select(c => new RiskContributionDto(c.Contributor.ToString(), c.IsSoftwareFailure, c.Controlled))],
        [.. RiskWords.Concerns(r).Select(c => new RiskConcernDto(Names.Of(c.Concern), c.Clause, c.Words))]);

    private static RiskEstimateDto Estimate(Risk r, bool after) => new(
        Figure(r, RiskFigureKind.Severity, after), Figure(r, RiskFigureKind.P1, after), Figure(r, RiskFigureKind.P2, after), Figure(r, RiskFigureKind.Probability, after),
        Figure(r, RiskFigureKind.Region, after));

    private static RiskFigureDto Figure(Risk r, RiskFigureKind kind, bool after)
    {
        var figure = (after ? r.After : r.Before)[kind];
        return new RiskFigureDto(Code(r, kind, after), figure.Stated is { } stated ? RiskWords.Code(r.Policy, kind, stated) : null, figure.Allowed, r.Explain(kind, after));
    }

    private static string Code(Risk r, RiskFigureKind kind, bool after) => RiskWords.Code(r.Policy, kind, (after ? r.After : r.Before)[kind].Level);

    private static ImmutableArray<RiskRegionDto> Regions(RiskReport r)
    {
        var (before, after) = (r.CountByRegion(inResidual: false), r.CountByRegion(inResidual: true));
        return [.. r.Policy.Regions.Select((region, i) => new RiskRegionDto(region.Code, region.Label, Names.Of(region.Accepted), before[i], after[i]))];
    }

    private static RiskMatrixDto Matrix(RiskReport r)
    {
        var (rows, columns) = (Enumerable.Range(0, r.Policy.Probabilities.Length), Enumerable.Range(0, r.Policy.Severities.Length));
        return new RiskMatrixDto(
            [.. r.Policy.Probabilities.Select(p => p.Code)],
            [.. r.Policy.Severities.Select(s => s.Code)],
            [.. rows.Select(p => columns.Select(s => r.Policy.RegionOf(s, p).Code).ToImmutableArray())],
            [.. rows.Select(p => columns.Select(s => r.Before[p, s]).ToImmutableArray())],
            [.. rows.Select(p => columns.Select(s => r.After[p, s]).ToImmutableArray())]);
    }
}
