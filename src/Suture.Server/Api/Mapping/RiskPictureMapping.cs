using Suture.Domain.Records;
using Suture.Domain.Safety;
using Suture.Domain.Safety.BowTies;
using Suture.Domain.Safety.History;
using Suture.Server.Api.Contracts;
using static Suture.Server.Api.Mapping.RecordMapping;

namespace Suture.Server.Api.Mapping;

/// <summary>Bow-ties and histories of risks as the API shows them.</summary>
internal static class RiskPictureMapping
{
    public static BowTieDto ToDto(BowTie b) => new(
        b.Device,
        b.Position,
        new RiskPolicyRefDto(b.Risk.Policy.Id, b.Risk.Policy.Title, b.PolicyNumber),
        RiskMapping.ToDto(b.Risk),
        b.Sequence,
        [.. b.Hazards.Select(h => new BowTieRecordDto(h.Id.ToString(), h.Title, h.Suspect))],
        [.. b.Lines.Select(l => new BowTieLineDto(
            l.Source.ToString(), l.Title, l.What, l.SoftwareFailure, l.Suspect, Keys(l.Places), ToDto(l.Security),
            [.. l.Attacks.Select(a => new BowTieAttackDto(a.Source.ToString(), a.Title, a.Vulnerability, ToDto(a.Security), a.Suspect))], [.. l.Barriers.Select(ToDto)]))],
        [.. b.Harms.Select(h => new BowTieHarmDto(h.Harm.ToString(), h.Title, h.Severity is { } level ? b.Risk.Policy.Severities[level].Code : null, h.Suspect))],
        [.. b.AtSituation.Select(ToDto)],
        b.SideRule,
        BowTieWords.Sum(b));

    public static RiskHistoryDto ToDto(RiskHistory h) => new(
        h.Device,
        h.Period.ToString(),
        HistoryWords.Rule,
        [.. h.Points.Select(p => new RiskPointDto(
            p.Position, p.Time, Keys(p.Releases), new RiskPolicyRefDto(p.Policy.Id, p.Policy.Title, p.PolicyNumber), p.Risks, p.Unacceptable,
            [.. p.Regions.Select(r => new RiskRegionDto(r.Region.Code, r.Region.Label, Names.Of(r.Region.Accepted), r.Before, r.After))]))],
        [.. h.Top.Select(t => new TopEventDto(t.Situation.ToString(), t.Title, [.. t.Standings.Select(s => s is null ? null : RiskMapping.ToDto(s))]))]);

    private static SecurityNoteDto? ToDto(SecurityNote? note) => note is null ? null : new SecurityNoteDto(note.Before, note.After, note.Rule);

    private static BarrierDto ToDto(BowTieBarrier b) => new(
        b.Control.ToString(), b.Title, Names.Of(b.Option), Names.Of(b.Status), Names.Of(b.Side), b.At.ToString(), Keys(b.AlsoAt), b.Suspect, b.NewRisks, BowTieWords.Arising(b),
        [.. b.Threats.Select(t => t.ToString())], [.. b.Asks.Select(SecurityRiskMapping.ToDto)]);
}
