using Suture.Domain.Records;
using Suture.Domain.Records.Links;
using Suture.Domain.Tracing.Engine;

namespace Suture.Domain.Safety;

/// <summary>What the links around one hazardous situation mean for its risk. Used again for the next one; not for several threads.</summary>
internal sealed class RiskSurroundings(Answers answers, RiskProgram program, ulong[][] softwareFailures)
{
    private readonly Graph graph = answers.Graph;
    private int controls;
    private int information;
    private bool uncontrolled;
    private bool own;

    internal RiskConcerns Concerns { get; private set; }

    internal int? WorstHarm { get; private set; }

    internal bool HasSoftwareFailure { get; private set; }

    internal bool HasControls => controls > 0;

    /// <summary>Every control is implemented and verified. The estimate after controls was made with all of them in mind, so it rests on each.</summary>
    internal bool AllVerified => (Concerns & (RiskConcerns.ControlNotImplemented | RiskConcerns.ControlNotVerified)) == 0;

    /// <summary>Reduced as far as the records can show: controls that all hold, and not information for safety alone.</summary>
    internal bool IsReduced => HasControls && AllVerified && information < controls;

    internal void Read(int situation)
    {
        (Concerns, WorstHarm, HasSoftwareFailure, controls, information, uncontrolled, own) = (RiskConcerns.NoHazard | RiskConcerns.NoHarm, null, false, 0, 0, false, false);
        foreach (var edge in graph.Out(situation))
        {
            if (edge.Type == LinkType.ResultsIn && graph.IsLive(edge.Other))
            {
                Concerns &= ~RiskConcerns.NoHarm;
                WorstHarm = program.SeverityOf(answers, edge.Other) is >= 0 and var severity ? Math.Max(WorstHarm ?? 0, severity) : WorstHarm;
                Note(edge.IsSuspect, RiskConcerns.Suspect);
            }
        }

        foreach (var edge in graph.In(situation))
        {
            if (graph.IsLive(edge.Other))
            {
                Take(edge);
            }
        }

        Note(HasControls && information == controls, RiskConcerns.InformationOnly);
        Note(uncontrolled && !own, RiskConcerns.CauseWithoutControl);
    }

    private void Take(Edge edge)
    {
        switch (edge.Type)
        {
            case LinkType.LeadsTo:
                Concerns &= ~RiskConcerns.NoHazard;
                Note(edge.IsSuspect, RiskConcerns.Suspect);
                break;
            case LinkType.Mitigates:
                own = true;
                TakeControl(edge);
                break;
            case LinkType.ContributesTo when graph.Kinds[edge.Other] is RecordKind.CAU or RecordKind.THR:
                Note(edge.IsSuspect, RiskConcerns.Suspect);
                uncontrolled |= !TakeControls(edge.Other);
                foreach (var causes in softwareFailures)
                {
                    HasSoftwareFailure |= Bitset.Has(causes, edge.Other);
                }

                break;
            default:
                break;
        }
    }

    private bool TakeControls(int contributor)
    {
        var before = controls;
        foreach (var edge in graph.In(contributor))
        {
            if (edge.Type == LinkType.Mitigates && graph.IsLive(edge.Other))
            {
                TakeControl(edge);
            }
        }

        return controls > before;
    }

    // A control on several of the causes is counted for each: only whether there is one, and whether all are alike, matters here.
    private void TakeControl(Edge edge)
    {
        controls++;
        information += program.IsInformation(answers, edge.Other) ? 1 : 0;
        var status = program.StatusOf(answers, edge.Other);
        Note(status == ControlStatus.NotImplemented, RiskConcerns.ControlNotImplemented);
        Note(status == ControlStatus.NotVerified, RiskConcerns.ControlNotVerified);
        Note(!program.StatesNewRisks(answers, edge.Other), RiskConcerns.NewRisksNotConsidered);
        Note(edge.IsSuspect, RiskConcerns.Suspect);
    }

    private void Note(bool holds, RiskConcerns concern) => Concerns |= holds ? concern : RiskConcerns.None;
}
