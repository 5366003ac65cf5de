using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Security.Risks;
using Suture.Domain.Tracing.Engine;
using Suture.Domain.Tracing.Language;
using static Suture.Domain.Records.Links.LinkType;
using static Suture.Domain.Records.RecordKind;

namespace Suture.Domain.Security.Bridge;

/// <summary>
/// What security and safety ask of each other. A review in words holds as long as no link of the chain that gave rise to it is suspect: when one
/// side changes, the mechanism of suspect links opens the question again.
/// </summary>
internal sealed class AskFinder(Answers answers, SecurityRiskProgram program, SecurityRiskReport risks)
{
    private readonly Walk walk = new(answers);
    private readonly AttackSurface surface = new(answers);

    internal ImmutableArray<BridgeAsk> Find() =>
        [.. OfRisks().Concat(walk.All(RC).SelectMany(OfControl)).Concat(OfLinks()).OrderByDescending(a => a.Open).ThenBy(a => a.Kind).ThenBy(a => a.Record).ThenBy(a => a.Why, StringComparer.Ordinal)];

    private IEnumerable<BridgeAsk> OfRisks()
    {
        foreach (var risk in risks.Risks)
        {
            if (risk.Concerns.HasFlag(SecurityConcerns.NotBridged))
            {
                yield return new BridgeAsk(AskKind.Situation, risk.Subject, "BR-01", $"{risk.Subject} leads to no hazardous situation, and does not say why it has no effect on safety.",
                    "A link to the hazardous situation it contributes to; or the tag no-safety-effect and the reason in its text.", [], [], Open: true);
            }

            if (risk.Concerns.HasFlag(SecurityConcerns.ScaleMissing))
            {
                foreach (var situation in risk.Situations.Where(s => s.Cause is null))
                {
                    yield return new BridgeAsk(AskKind.Scale, situation.Situation, "BR-10", $"{risk.Subject} can reach several patients; {situation.Situation} does not say so.", "The field Several patients of the situation, and a severity that takes it into account.", [risk.Subject], [], Open: true);
                }
            }
        }

        foreach (var reached in risks.Risks.Where(r => r.HarmBefore.Rule == HarmRule.WorstSituation).SelectMany(r => r.Situations.Where(s => !s.HasHarm).Select(s => (s.Situation, r.Subject))).GroupBy(s => s.Situation))
        {
            yield return new BridgeAsk(AskKind.Harm, reached.Key, "BR-05", $"{reached.Key} can be brought about by an attack, and results in no harm of the common list.", "A link to the harm it results in.", [.. reached.Select(r => r.Subject).Distinct().Order()], [], Open: true);
        }
    }

    private IEnumerable<BridgeAsk> OfControl(int control)
    {
        var record = answers.Model.Records[control];
        var mitigated = walk.Out(control, Walk.Types(Mitigates), KindSet.Of(HS, CAU));
        var security = program.IsSecurityMeasure(answers, control);
        var places = Places(control);
        if (security && Touched(control, mitigated, places) is { Count: > 0 } touched)
        {
            var reviewed = SafetyKinds.ControlSafetyReview.In(record.Fields) is not null;
            var suspect = reviewed && touched.Exists(t => t.Suspect);
            yield return new BridgeAsk(AskKind.SafetyReview, record.Id, "BR-02",
                $"{record.Id} is a security control and touches {Keys(touched)}." + (suspect ? " Something changed since it was reviewed." : ""),
                suspect ? "A new look at the safety review, and the suspect links confirmed." : "The field Safety review of the control: what it can do to the safety function, and why that is acceptable.",
                Ids(touched), reviewed && !suspect ? [record.Id] : [], Open: !reviewed || suspect);
        }

        var safety = SafetyKinds.ControlPurpose.In(record.Fields) is "safety" or "both" || mitigated.Count > 0;
        if (safety && surface.Of(places) is { Ways.Count: > 0 } reach)
        {
            var inWords = SafetyKinds.ControlAttackSurface.In(record.Fields) is not null;
            var suspect = inWords && reach.Ways.Exists(w => w.Suspect);
            var open = reach.Threats.Count == 0 && (!inWords || suspect);
            yield return new BridgeAsk(AskKind.Threat, record.Id, "BR-07",
                $"{record.Id} is a safety control that can be reached: {string.Join("; ", reach.Words)}." + (suspect && open ? " Something changed since its attack surface was looked at." : ""),
                "A threat that targets what carries it; or the field Attack surface of the control, which says why there is none.",
                Ids(reach.Ways), open ? [] : reach.Threats.Count > 0 ? Ids(reach.Threats) : [record.Id], open);
        }
    }

    // Where a control is carried out: items and components that it, or what implements it, is allocated to.
    private List<Reached> Places(int control) => [.. walk.In(control, Walk.Types(Implements), KindSet.Of(SRS, SYS)).Append(new Reached(control, false))
        .SelectMany(c => walk.Out(c.Ordinal, Walk.Types(AllocatedTo), KindSet.Of(ITEM, SOUP)).Select(p => new Reached(p.Ordinal, p.Suspect || c.Suspect)))
        .GroupBy(p => p.Ordinal).Select(g => new Reached(g.Key, g.Any(p => p.Suspect)))];

    // The safety function that a control touches: what it mitigates besides, causes and safety controls in the same items, functions under attack.
    private List<Reached> Touched(int control, List<Reached> mitigated, List<Reached> places)
    {
        var touched = new List<Reached>(mitigated);
        foreach (var place in places)
        {
            touched.AddRange(walk.In(place.Ordinal, Walk.Types(ArisesIn), KindSet.Of(CAU)).Select(c => new Reached(c.Ordinal, c.Suspect || place.Suspect)));
            touched.AddRange(ControlsIn(place.Ordinal).Where(c => c.Ordinal != control && IsSafety(c.Ordinal)).Select(c => new Reached(c.Ordinal, c.Suspect || place.Suspect)));
        }

        foreach (var threat in walk.Out(control, Walk.Types(Mitigates), KindSet.Of(THR)))
        {
            touched.AddRange(walk.Out(threat.Ordinal, Walk.Types(Targets), KindSet.Of(AST)).Where(a => SecurityKinds.AssetType.In(answers.Model.Records[a.Ordinal].Fields) == "function")
                .Select(a => new Reached(a.Ordinal, a.Suspect || threat.Suspect)));
        }

        return [.. touched.GroupBy(t => t.Ordinal).Select(g => new Reached(g.Key, g.Any(t => t.Suspect))).OrderBy(t => answers.Model.Records[t.Ordinal].Id)];
    }

    private IEnumerable<Reached> ControlsIn(int place)
    {
        foreach (var carried in walk.In(place, Walk.Types(AllocatedTo), KindSet.Of(RC, SRS, SYS)))
        {
            if (answers.Graph.Kinds[carried.Ordinal] == RC)
            {
                yield return carried;
                continue;
            }

            foreach (var control in walk.Out(carried.Ordinal, Walk.Types(Implements), KindSet.Of(RC)))
            {
                yield return new Reached(control.Ordinal, control.Suspect || carried.Suspect);
            }
        }
    }

    private bool IsSafety(int control) => SafetyKinds.ControlPurpose.In(answers.Model.Records[control].Fields) is "safety" or "both" || walk.Out(control, Walk.Types(Mitigates), KindSet.Of(HS, CAU)).Count > 0;

    // Links over which one file leads into the other, of which an end changed.
    private IEnumerable<BridgeAsk> OfLinks()
    {
        var model = answers.Model;
        var attacked = risks.Risks.SelectMany(r => r.Situations).Select(s => model.Find(s.Situation)).ToHashSet();
        foreach (var from in new[] { THR, FND, RC, HS }.SelectMany(walk.All))
        {
            foreach (var link in model.OutLinks[from].Where(l => model.IsSuspect(l) && answers.Graph.IsLive(l.To)))
            {
                var (kind, to) = (answers.Graph.Kinds[from], answers.Graph.Kinds[link.To]);
                var bridging = link.Type switch
                {
                    ContributesTo => kind is THR or FND,
                    Mitigates => to == THR || program.IsSecurityMeasure(answers, from),
                    Targets or Affects => kind is THR or FND,
                    ResultsIn => attacked.Contains(from),
                    _ => false,
                };
                if (bridging)
                {
                    var changed = new[] { (Ordinal: from, Changed: model.Records[from].ContentHash != link.FromHash), (Ordinal: link.To, Changed: model.Records[link.To].ContentHash != link.ToHash) };
                    yield return new BridgeAsk(AskKind.Confirmation, model.Records[from].Id, link.Type == ContributesTo ? "BR-04" : "BR-12",
                        $"{string.Join(" and ", changed.Where(c => c.Changed).Select(c => model.Records[c.Ordinal].Id))} changed since the link {model.IdOf(link)} was confirmed.", "A look at both ends, and the link confirmed.", [model.Records[link.To].Id], [], Open: true);
                }
            }
        }
    }

    private string Keys(List<Reached> records) => string.Join(", ", Ids(records));

    private ImmutableArray<RecordId> Ids(List<Reached> records) => [.. records.Select(r => answers.Model.Records[r.Ordinal].Id)];
}
