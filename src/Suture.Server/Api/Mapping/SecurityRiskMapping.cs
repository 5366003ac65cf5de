using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Security.Risks;
using Suture.Server.Api.Contracts;
using static Suture.Server.Api.Mapping.RecordMapping;

namespace Suture.Server.Api.Mapping;

/// <summary>Security risks, the loop and the checklist of controls as the API shows them.</summary>
internal static class SecurityRiskMapping
{
    public static SecurityRiskReportDto ToDto(SecurityRiskReport r) => new(
        r.Device, r.Position, new RiskPolicyRefDto(r.Policy.Id, r.Policy.Title, r.PolicyNumber), [.. r.Risks.Select(ToDto)], Count(r, after: false), Count(r, after: true), Matrix(r));

    public static LoopDto ToDto(LoopReport l) => new(l.Device, l.Position, l.From?.ToString(), l.Broken, l.OpenAsks, [.. l.Rows.Select(ToDto)], [.. l.Asks.Select(ToDto)]);

    public static LoopRowDto ToDto(LoopRow r) => new(
        r.Source.ToString(),
        r.Title,
        r.Vulnerability,
        r.Closed,
        Keys(r[LoopPlace.Target].Records),
        Keys(r[LoopPlace.Situation].Records),
        Keys(r[LoopPlace.Harm].Records),
        One(r[LoopPlace.Control]),
        One(r[LoopPlace.Requirement]),
        One(r[LoopPlace.Test]),
        r[LoopPlace.Result].Note,
        [.. Enum.GetValues<LoopPlace>().Where(p => p != LoopPlace.Result && r[p].Note is not null).Select(p => new LoopNoteDto(Names.Of(p), r[p].Note!))],
        [.. r.Broken.Select(b => new LoopNoteDto(Names.Of(b.Place), b.Words))]);

    public static SecurityControlsDto ToDto(ControlChecklist c) => new(
        c.Device, c.Position, c.Count(RecommendationStatus.Answered), c.Count(RecommendationStatus.NotShown), c.Count(RecommendationStatus.Open), c.Count(RecommendationStatus.SetAside),
        [.. c.Categories.Select(g => new ControlCategoryDto(g.Code, g.Title, [.. g.Recommendations.Select(ToDto)], Keys(g.Unnamed)))]);

    public static BridgeAskDto ToDto(BridgeAsk a) => new(Names.Of(a.Kind), a.Record.ToString(), a.Clause, a.Open, a.Why, a.Answer, Keys(a.Because), Keys(a.AnsweredBy));

    private static RecommendationDto ToDto(Recommendation r) => new(
        r.Code,
        r.Title,
        r.Ask,
        Names.Of(r.Status),
        [.. r.Controls.Select(c => new RecommendationControlDto(c.Control.ToString(), c.Title, c.Shown, c.Missing, Keys(c.Requirements), [.. c.Tests.Select(t => new RecommendationTestDto(t.Test.ToString(), t.Passes))]))],
        r.SetAside is { } s ? new SetAsideDto(s.What.Statement, s.What.PrintedName, s.Time) : null);

    private static SecurityRiskDto ToDto(SecurityRisk r) => new(
        r.Subject.ToString(),
        r.Title,
        r.Vulnerability,
        Name(r.Before),
        Name(r.After),
        r.Judged,
        new SecurityImpactDto(r.Impact.Level, r.Explain(SecurityFigureKind.Impact, after: false), [.. r.Impact.Losses.Select(l => new LostPropertyDto(l.Asset.ToString(), Names.Of(l.Property), l.Need))]),
        Estimate(r, after: false),
        Estimate(r, after: true),
        [.. r.Situations.Select(s => new ReachedSituationDto(s.Situation.ToString(), s.Cause?.ToString(), r.Policy.Severities[s.Before].Code, r.Policy.Severities[s.After].Code, s.HasHarm))],
        [.. r.Controls.Select(c => new SecurityControlUseDto(c.Control.ToString(), Names.Of(c.Status), c.Tested, c.Hinders, c.Via?.ToString(), c.SideEffectsStated))],
        [.. SecurityRiskWords.Concerns(r).Select(c => new RiskConcernDto(Names.Of(c.Concern), c.Clause, c.Words))]);

    private static SecurityEstimateDto Estimate(SecurityRisk r, bool after)
    {
        var (exploitability, harm, risk) = after ? (r.ExploitabilityAfter, r.HarmAfter, r.After) : (r.ExploitabilityBefore, r.HarmBefore, r.Before);
        return new SecurityEstimateDto(
            new RiskFigureDto(exploitability.Ended ? "none" : r.Policy.Exploitability[exploitability.Level].Code, exploitability.Stated is { } stated ? r.Policy.Exploitability[stated].Code : null, exploitability.Allowed, r.Explain(SecurityFigureKind.Exploitability, after)),
            new RiskFigureDto(harm.Level is { } level ? r.Policy.Severities[level].Code : "none", null, true, r.Explain(SecurityFigureKind.Harm, after)),
            new RiskFigureDto(Name(risk), null, true, r.Explain(SecurityFigureKind.Risk, after)));
    }

    private static SecurityCountDto Count(SecurityRiskReport r, bool after) => new(r.Count(PatientHarmRisk.Controlled, after), r.Count(PatientHarmRisk.Uncontrolled, after), r.Count(null, after));

    private static SecurityMatrixDto Matrix(SecurityRiskReport r)
    {
        var (rows, columns) = (Enumerable.Range(0, r.Policy.Exploitability.Length), Enumerable.Range(0, r.Policy.Severities.Length));
        return new SecurityMatrixDto(
            [.. r.Policy.Exploitability.Select(e => e.Code)],
            [.. r.Policy.Severities.Select(s => s.Code)],
            [.. rows.Select(e => columns.Select(s => Name((PatientHarmRisk)r.Policy.PatientHarm[e, s])).ToImmutableArray())],
            [.. rows.Select(e => columns.Select(s => r.Before[e, s]).ToImmutableArray())],
            [.. rows.Select(e => columns.Select(s => r.After[e, s]).ToImmutableArray())]);
    }

    private static string Name(PatientHarmRisk? risk) => risk is { } some ? Names.Of(some) : "none";

    private static string? One(LoopCell cell) => cell.Records.IsEmpty ? null : cell.Records[0].ToString();
}
