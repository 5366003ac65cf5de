using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Safety;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Security.Risks;

/// <summary>What the links around one threat or finding mean for its risk.</summary>
internal sealed class SecuritySurroundings
{
    private readonly Answers answers;
    private readonly SecurityRiskProgram program;
    private readonly Dictionary<RecordId, Risk> risks;
    private readonly Dictionary<RecordId, ReachedSituation> situations = [];
    private readonly Dictionary<RecordId, SecurityControlUse> controls = [];

    internal SecuritySurroundings(Answers answers, SecurityRiskProgram program, Dictionary<RecordId, Risk> risks, int subject)
    {
        (this.answers, this.program, this.risks) = (answers, program, risks);
        var finding = answers.Graph.Kinds[subject] == RecordKind.FND;
        TakeControls(subject, via: null);
        foreach (var edge in answers.Graph.Out(subject))
        {
            if (!answers.Graph.IsLive(edge.Other))
            {
                continue;
            }

            switch (edge.Type)
            {
                case LinkType.ContributesTo:
                    IsSuspect |= edge.IsSuspect;
                    Reach(edge.Other, null);
                    break;
                case LinkType.Targets or LinkType.Affects:
                    IsSuspect |= edge.IsSuspect;
                    OverCauses(edge.Other, finding);
                    break;
                case LinkType.PartOf when answers.Graph.Kinds[edge.Other] == RecordKind.TM:
                    Scored(SecurityKinds.ModelScoring.In(answers.Model.Records[edge.Other].Fields));
                    break;
                default:
                    break;
            }
        }

        foreach (var edge in answers.Graph.In(subject))
        {
            IsResolved |= edge.Type == LinkType.Resolves && answers.Graph.IsLive(edge.Other) && program.IsMade(answers, edge.Other);
        }

        Situations = [.. situations.Values.OrderByDescending(s => s.Before).ThenBy(s => s.Cause is not null).ThenBy(s => s.Situation)];
        Controls = [.. controls.Values.OrderBy(c => !c.Hinders).ThenBy(c => c.Control)];
    }

    internal ImmutableArray<ReachedSituation> Situations { get; }

    internal ImmutableArray<SecurityControlUse> Controls { get; }

    /// <summary>Something it rests on changed since its link was confirmed.</summary>
    internal bool IsSuspect { get; private set; }

    /// <summary>A threat model that it is part of scores by a probability of occurrence.</summary>
    internal bool ByProbability { get; private set; }

    /// <summary>All threat models that it is part of use a rubric other than CVSS.</summary>
    internal bool ByRubric => rubric == true && !ByProbability;

    /// <summary>A change that was made resolves it.</summary>
    internal bool IsResolved { get; }

    /// <summary>A situation that it reaches says that several patients are concerned.</summary>
    internal bool ReachesSeveral { get; private set; }

    private bool? rubric;

    private void Scored(string? method)
    {
        ByProbability |= string.Equals(method, "probability", StringComparison.Ordinal);
        rubric = (rubric ?? true) && string.Equals(method, "rubric", StringComparison.Ordinal);
    }

    // What is taken over can fail in every way that is known of it, and a threat to what a finding affects says which controls stand there.
    private void OverCauses(int place, bool finding)
    {
        foreach (var edge in answers.Graph.In(place))
        {
            if (!answers.Graph.IsLive(edge.Other))
            {
                continue;
            }

            if (edge.Type == LinkType.ArisesIn && answers.Graph.Kinds[edge.Other] == RecordKind.CAU)
            {
                foreach (var next in answers.Graph.Out(edge.Other))
                {
                    if (next.Type == LinkType.ContributesTo && answers.Graph.IsLive(next.Other))
                    {
                        Reach(next.Other, answers.Model.Records[edge.Other].Id);
                        TakeControls(edge.Other, answers.Model.Records[edge.Other].Id);
                    }
                }
            }
            else if (finding && edge.Type == LinkType.Targets && answers.Graph.Kinds[edge.Other] == RecordKind.THR)
            {
                TakeControls(edge.Other, answers.Model.Records[edge.Other].Id);
            }
        }
    }

    private void Reach(int situation, RecordId? cause)
    {
        var record = answers.Model.Records[situation];
        if (!risks.TryGetValue(record.Id, out var risk))
        {
            return;
        }

        if (!situations.TryGetValue(record.Id, out var known) || (known.Cause is not null && (cause is null || cause < known.Cause)))
        {
            situations[record.Id] = new ReachedSituation(record.Id, cause, risk.Before.Severity.Level, risk.After.Severity.Level, !risk.Concerns.HasFlag(RiskConcerns.NoHarm));
        }

        ReachesSeveral |= SafetyKinds.SituationMultiPatient.In(record.Fields) == true;
        TakeControls(situation, record.Id);
    }

    private void TakeControls(int mitigated, RecordId? via)
    {
        foreach (var edge in answers.Graph.In(mitigated))
        {
            if (edge.Type != LinkType.Mitigates || answers.Graph.Kinds[edge.Other] != RecordKind.RC || !answers.Graph.IsLive(edge.Other))
            {
                continue;
            }

            var id = answers.Model.Records[edge.Other].Id;
            IsSuspect |= edge.IsSuspect && via is null;
            var use = new SecurityControlUse(id, program.StatusOf(answers, edge.Other), program.IsTested(answers, edge.Other), via, program.StatesNewRisks(answers, edge.Other));
            if (!controls.TryGetValue(id, out var known) || Rank(use).CompareTo(Rank(known)) < 0)
            {
                controls[id] = use;
            }
        }
    }

    // Its own mitigation says more than one over something else; among those the lowest key.
    private static (int Kind, RecordId Via) Rank(SecurityControlUse use) => (use.Via is null ? 0 : use.Hinders ? 1 : 2, use.Via ?? default);
}
