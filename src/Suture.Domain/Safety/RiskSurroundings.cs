using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Safety;

/// <summary>What stands around one hazardous situation: hazards, harms, contributions and controls. Used again for the next one; not for several threads.</summary>
internal sealed class RiskSurroundings(DeviceModel model, Graph graph, Answers answers, RiskProgram program, RiskPolicy policy)
{
    private readonly List<(int Ordinal, RecordId Via)> places = [];

    internal List<RecordId> Hazards { get; } = [];

    internal List<RiskHarm> Harms { get; } = [];

    internal List<RiskContribution> Contributions { get; } = [];

    internal List<ControlUse> Controls { get; } = [];

    internal RiskConcerns Concerns { get; private set; }

    internal int? WorstHarm { get; private set; }

    internal bool HasSoftwareFailure { get; private set; }

    /// <summary>Every control is implemented and verified. The estimate after controls was made with all of them in mind, so it rests on each.</summary>
    internal bool AllVerified { get; private set; }

    /// <summary>Reduced as far as the records can show: controls that all hold, and not information for safety alone.</summary>
    internal bool IsReduced => Controls.Count > 0 && AllVerified && (Concerns & RiskConcerns.InformationOnly) == 0;

    internal void Read(int situation)
    {
        Hazards.Clear();
        Harms.Clear();
        Contributions.Clear();
        Controls.Clear();
        places.Clear();
        (Concerns, WorstHarm, HasSoftwareFailure, AllVerified) = (RiskConcerns.None, null, false, true);
        ReadHarms(situation);
        ReadIncoming(situation);
        foreach (var (ordinal, via) in places)
        {
            var controlled = ReadControls(ordinal, via);
            var software = via.Kind == RecordKind.CAU && SafetyKinds.CauseType.In(model.Records[ordinal].Fields) is { } type && policy.SoftwareFailure.Causes.Contains(type);
            Contributions.Add(new RiskContribution(via, software, controlled));
            HasSoftwareFailure |= software;
        }

        Settle();
        FindConcerns();
    }

    private void ReadHarms(int situation)
    {
        foreach (var edge in graph.Out(situation))
        {
            if (edge.Type == LinkType.ResultsIn && graph.IsLive(edge.Other))
            {
                var harm = model.Records[edge.Other];
                var severity = RiskPolicy.IndexOf(policy.Severities, SafetyKinds.HarmSeverity.In(harm.Fields));
                Harms.Add(new RiskHarm(harm.Id, severity < 0 ? null : severity));
                WorstHarm = severity < 0 ? WorstHarm : Math.Max(WorstHarm ?? 0, severity);
                Note(edge.IsSuspect, RiskConcerns.Suspect);
            }
        }
    }

    private void ReadIncoming(int situation)
    {
        foreach (var edge in graph.In(situation))
        {
            if (!graph.IsLive(edge.Other))
            {
                continue;
            }

            switch (edge.Type)
            {
                case LinkType.LeadsTo:
                    Hazards.Add(model.Records[edge.Other].Id);
                    Note(edge.IsSuspect, RiskConcerns.Suspect);
                    break;
                case LinkType.Mitigates:
                    AddControl(edge, null);
                    break;
                case LinkType.ContributesTo when graph.Kinds[edge.Other] is RecordKind.CAU or RecordKind.THR:
                    places.Add((edge.Other, model.Records[edge.Other].Id));
                    Note(edge.IsSuspect, RiskConcerns.Suspect);
                    break;
                default:
                    break;
            }
        }
    }

    private bool ReadControls(int contributor, RecordId via)
    {
        var any = false;
        foreach (var edge in graph.In(contributor))
        {
            if (edge.Type == LinkType.Mitigates && graph.IsLive(edge.Other))
            {
                AddControl(edge, via);
                any = true;
            }
        }

        return any;
    }

    private void AddControl(Edge edge, RecordId? via)
    {
        var control = model.Records[edge.Other];
        Controls.Add(new ControlUse(
            control.Id, Option(SafetyKinds.ControlOption.In(control.Fields)), program.StatusOf(answers, edge.Other), via, SafetyKinds.ControlNewRisks.In(control.Fields) is not null));
        Note(edge.IsSuspect, RiskConcerns.Suspect);
    }

    private static ControlOption Option(string? code) => code switch
    {
        "inherent" => ControlOption.Inherent,
        "protective" => ControlOption.Protective,
        "information" => ControlOption.Information,
        _ => ControlOption.Unknown,
    };

    // The order in which records and links came must not show.
    private void Settle()
    {
        Hazards.Sort();
        Harms.Sort(static (a, b) => (b.Severity ?? -1).CompareTo(a.Severity ?? -1) is not 0 and var bySeverity ? bySeverity : a.Harm.CompareTo(b.Harm));
        Contributions.Sort(static (a, b) => a.Contributor.CompareTo(b.Contributor));
        Controls.Sort(static (a, b) => a.Option != b.Option ? a.Option.CompareTo(b.Option) : a.Control.CompareTo(b.Control) is not 0 and var byKey ? byKey : Nullable.Compare(a.Via, b.Via));
        var kept = 0;
        for (var i = 0; i < Controls.Count; i++)
        {
            if (kept == 0 || Controls[i].Control != Controls[kept - 1].Control)
            {
                Controls[kept++] = Controls[i];
            }
        }

        Controls.RemoveRange(kept, Controls.Count - kept);
    }

    private void FindConcerns()
    {
        Note(Hazards.Count == 0, RiskConcerns.NoHazard);
        Note(Harms.Count == 0, RiskConcerns.NoHarm);
        var informationOnly = Controls.Count > 0;
        var own = false;
        foreach (ref readonly var control in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Controls))
        {
            own |= control.Via is null;
            informationOnly &= control.Option == ControlOption.Information;
            AllVerified &= control.Status == ControlStatus.Verified;
            Note(control.Status == ControlStatus.NotImplemented, RiskConcerns.ControlNotImplemented);
            Note(control.Status == ControlStatus.NotVerified, RiskConcerns.ControlNotVerified);
            Note(!control.NewRisksStated, RiskConcerns.NewRisksNotConsidered);
        }

        Note(informationOnly, RiskConcerns.InformationOnly);
        foreach (ref readonly var contribution in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(Contributions))
        {
            Note(!contribution.Controlled && !own, RiskConcerns.CauseWithoutControl);
        }
    }

    private void Note(bool holds, RiskConcerns concern) => Concerns |= holds ? concern : RiskConcerns.None;
}
