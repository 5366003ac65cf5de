using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Safety;

/// <summary>The records around one hazardous situation, in an order that does not show how they came. Made when somebody looks.</summary>
internal sealed class RiskDetails
{
    private RiskDetails(Answers answers, RiskProgram program, RiskPolicy policy, int situation)
    {
        var (graph, model) = (answers.Graph, answers.Model);
        var hazards = new List<RecordId>();
        var contributions = new List<RiskContribution>();
        var controls = new List<ControlUse>();
        foreach (var edge in graph.In(situation))
        {
            if (!graph.IsLive(edge.Other))
            {
                continue;
            }

            var other = model.Records[edge.Other];
            switch (edge.Type)
            {
                case LinkType.LeadsTo:
                    hazards.Add(other.Id);
                    break;
                case LinkType.Mitigates when other.Kind == RecordKind.RC:
                    controls.Add(Control(edge.Other, null));
                    break;
                case LinkType.ContributesTo when other.Kind is RecordKind.CAU or RecordKind.THR:
                    var before = controls.Count;
                    foreach (var inner in graph.In(edge.Other))
                    {
                        if (inner.Type == LinkType.Mitigates && graph.IsLive(inner.Other) && model.Records[inner.Other].Kind == RecordKind.RC)
                        {
                            controls.Add(Control(inner.Other, other.Id));
                        }
                    }

                    var software = other.Kind == RecordKind.CAU && SafetyKinds.CauseType.In(other.Fields) is { } type && policy.SoftwareFailure.Causes.Contains(type, StringComparer.Ordinal);
                    contributions.Add(new RiskContribution(other.Id, software, controls.Count > before));
                    break;
                default:
                    break;
            }
        }

        Hazards = [.. hazards.Order()];
        Harms = [.. ReadHarms(answers, program, situation).OrderByDescending(h => h.Severity ?? -1).ThenBy(h => h.Harm)];
        Contributions = [.. contributions.OrderBy(c => c.Contributor)];
        Controls = [.. controls.OrderBy(c => c.Option).ThenBy(c => c.Control).ThenBy(c => c.Via, Comparer<RecordId?>.Create(Nullable.Compare)).DistinctBy(c => c.Control)];

        ControlUse Control(int ordinal, RecordId? via)
        {
            var control = model.Records[ordinal];
            return new ControlUse(control.Id, Option(SafetyKinds.ControlOption.In(control.Fields)), program.StatusOf(answers, ordinal), via, program.StatesNewRisks(answers, ordinal));
        }
    }

    internal ImmutableArray<RecordId> Hazards { get; }

    internal ImmutableArray<RiskHarm> Harms { get; }

    internal ImmutableArray<RiskContribution> Contributions { get; }

    internal ImmutableArray<ControlUse> Controls { get; }

    internal static RiskDetails Of(Answers answers, RiskProgram program, RiskPolicy policy, int situation) => new(answers, program, policy, situation);

    private static IEnumerable<RiskHarm> ReadHarms(Answers answers, RiskProgram program, int situation)
    {
        var harms = new List<RiskHarm>();
        foreach (var edge in answers.Graph.Out(situation))
        {
            if (edge.Type == LinkType.ResultsIn && answers.Graph.IsLive(edge.Other))
            {
                harms.Add(new RiskHarm(answers.Model.Records[edge.Other].Id, program.SeverityOf(answers, edge.Other) is >= 0 and var severity ? severity : null));
            }
        }

        return harms;
    }

    internal static ControlOption Option(string? code) => code switch
    {
        "inherent" => ControlOption.Inherent,
        "protective" => ControlOption.Protective,
        "information" => ControlOption.Information,
        _ => ControlOption.Unknown,
    };
}
