using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Security.Risks;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using static Suture.Domain.Records.Links.LinkType;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Safety.BowTies;

/// <summary>Reads the bow-tie of one risk from the links around it.</summary>
internal sealed class BowTieFinder(Answers answers, RiskProgram program, SecurityRiskReport security, ImmutableArray<BridgeAsk> asks)
{
    private readonly Walk walk = new(answers);

    internal BowTie Of(Risk risk)
    {
        var situation = answers.Model.Find(risk.Situation);
        var (side, rule) = SideOf(risk);
        var lines = walk.In(situation, Walk.Types(ContributesTo), KindSet.Of(CAU, THR, FND)).Select(c => Line(risk, c)).ToList();
        ImmutableArray<BowTieBarrier> own = [.. Controls(situation).Select(c => Barrier(c, side, risk.Situation)).OrderBy(b => b.Option).ThenBy(b => b.Control)];
        return new BowTie
        {
            Device = answers.Model.Device.Key,
            Position = answers.Model.Position,
            PolicyNumber = security.PolicyNumber,
            Risk = risk,
            Sequence = SafetyKinds.SituationSequence.In(answers.Model.Records[situation].Fields) ?? "",
            Hazards = [.. walk.In(situation, Walk.Types(LeadsTo), KindSet.Of(HAZ)).Select(h => new BowTieRecord(Id(h), Title(h), h.Suspect))],
            Lines = [.. lines],
            Harms = [.. walk.Out(situation, Walk.Types(ResultsIn), KindSet.Of(HARM)).Select(Harm).OrderByDescending(h => h.Severity ?? -1).ThenBy(h => h.Harm)],
            AtSituation = own,
            SideRule = own.IsEmpty ? "" : rule,
        }.WithPlaces();
    }

    // P1 ends where the situation begins, P2 and the severity begin there. The estimate is made with all controls in mind: when only one side of it
    // is stated lower after them, a control of the situation acts on that side. Nothing else in the records tells.
    private static (BowTieSide Side, string Rule) SideOf(Risk risk)
    {
        var lower = new[] { RiskFigureKind.P1, RiskFigureKind.P2, RiskFigureKind.Severity }.Where(k => risk.After[k].Stated < risk.Before[k].Level).ToList();
        var words = string.Join(" and ", lower.Select(k => k == RiskFigureKind.Severity ? "severity" : k.ToString()));
        return (lower.Contains(RiskFigureKind.P1), lower.Exists(k => k != RiskFigureKind.P1)) switch
        {
            (true, false) => (BowTieSide.Prevents, $"{risk.Situation} states P1 lower after controls, and neither P2 nor severity: its own controls act before the situation."),
            (false, true) => (BowTieSide.Mitigates, $"{risk.Situation} states {words} lower after controls, and not P1: its own controls act after the situation."),
            (true, true) => (BowTieSide.Untold, $"{risk.Situation} states {words} lower after controls; the records do not tell which of its own controls acts before the situation and which after it."),
            _ => (BowTieSide.Untold, $"{risk.Situation} states no figure lower after controls; the records do not tell whether its own controls act before the situation or after it."),
        };
    }

    private BowTieLine Line(Risk risk, Reached source)
    {
        var record = answers.Model.Records[source.Ordinal];
        var places = record.Kind == CAU ? walk.Out(source.Ordinal, Walk.Types(ArisesIn), KindSet.Of(ITEM, SOUP)) : [];
        var attacks = places.SelectMany(p => walk.In(p.Ordinal, Walk.Types(Targets, Affects), KindSet.Of(THR, FND)).Select(a => a with { Suspect = a.Suspect || p.Suspect }))
            .GroupBy(a => a.Ordinal).Select(g => new Reached(g.Key, g.Any(a => a.Suspect)));
        return new BowTieLine(
            record.Id,
            record.Title,
            record.Kind switch
            {
                CAU => Label(SafetyKinds.CauseType, SafetyKinds.CauseType.In(record.Fields)),
                THR => Label(SecurityKinds.ThreatStride, SecurityKinds.ThreatStride.In(record.Fields)),
                _ => SecurityKinds.FindingVulnerability.In(record.Fields) ?? "",
            },
            risk.Contributions.Any(c => c.Contributor == record.Id && c.IsSoftwareFailure),
            [.. places.Select(Id)],
            Security(record.Id),
            [.. attacks.Select(Attack).OrderBy(a => a.Source)],
            [.. Ways(record.Id, source.Ordinal).Select(w => Barrier(w.Control, BowTieSide.Prevents, w.At)).OrderBy(b => b.Option).ThenBy(b => b.Control)],
            source.Suspect);
    }

    // No control mitigates a finding: what hinders it are the controls of threats to what it affects.
    private IEnumerable<(Reached Control, RecordId At)> Ways(RecordId source, int ordinal) => source.Kind == FND
        ? walk.Out(ordinal, Walk.Types(Affects), KindSet.Of(ITEM, SOUP)).SelectMany(p => walk.In(p.Ordinal, Walk.Types(Targets), KindSet.Of(THR)))
            .SelectMany(t => Controls(t.Ordinal).Select(c => (Control: c, At: Id(t)))).DistinctBy(w => w.Control.Ordinal)
        : Controls(ordinal).Select(c => (c, source));

    private List<Reached> Controls(int mitigated) => walk.In(mitigated, Walk.Types(Mitigates), KindSet.Of(RC));

    private BowTieBarrier Barrier(Reached control, BowTieSide side, RecordId at)
    {
        var record = answers.Model.Records[control.Ordinal];
        return new BowTieBarrier(
            record.Id, record.Title, RiskDetails.Option(SafetyKinds.ControlOption.In(record.Fields)), program.StatusOf(answers, control.Ordinal), side, at, [], control.Suspect,
            SafetyKinds.ControlNewRisks.In(record.Fields), [.. asks.Where(a => a.Record == record.Id && a.Kind is AskKind.SafetyReview or AskKind.Threat)]);
    }

    private BowTieAttack Attack(Reached attack)
    {
        var record = answers.Model.Records[attack.Ordinal];
        return new BowTieAttack(record.Id, record.Title, record.Kind == FND ? SecurityKinds.FindingVulnerability.In(record.Fields) : null, Security(record.Id), attack.Suspect);
    }

    private SecurityNote? Security(RecordId source) => source.Kind is THR or FND && security.Find(source) is { } risk
        ? new SecurityNote(Level(risk, risk.ExploitabilityBefore), risk.ExploitabilityAfter.Ended ? "nothing left" : Level(risk, risk.ExploitabilityAfter), risk.Explain(SecurityFigureKind.Exploitability, after: true))
        : null;

    private static string Level(SecurityRisk risk, ExploitabilityFigure figure) => risk.Policy.Exploitability[figure.Level].Label;

    private BowTieHarm Harm(Reached harm) => new(Id(harm), Title(harm), program.SeverityOf(answers, harm.Ordinal) is >= 0 and var severity ? severity : null, harm.Suspect);

    private static string Label(Field field, string? code) => code is null ? "" : field.FindChoice(code)?.Label ?? code;

    private RecordId Id(Reached record) => answers.Model.Records[record.Ordinal].Id;

    private string Title(Reached record) => answers.Model.Records[record.Ordinal].Title;
}
