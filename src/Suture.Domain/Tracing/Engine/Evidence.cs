using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Tracing.Engine;

/// <summary>What the outcomes that name a record say together.</summary>
[Flags]
internal enum EvidenceFlags
{
    None = 0,

    /// <summary>There is an outcome.</summary>
    Tried = 1,

    /// <summary>There is one of the version under review.</summary>
    Current = 2,

    /// <summary>One of the version under review passed.</summary>
    Passed = 4,

    /// <summary>One of the version under review failed.</summary>
    Failed = 8,
}

/// <summary>
/// Which outcomes count: those of the version under review; while no version is set, the latest of each test. Outcomes of a run
/// that was set aside count nowhere.
/// </summary>
internal sealed class Evidence(DeviceModel model)
{
    // Several leaves ask about the same record one after another, and the outcomes of a run stand together.
    private int lastOrdinal = -1;
    private EvidenceFlags lastFlags;
    private RecordId lastRun;
    private bool lastRunCounts;

    internal EvidenceFlags Of(int ordinal)
    {
        if (ordinal != lastOrdinal)
        {
            lastFlags = Look(ordinal);
            lastOrdinal = ordinal;
        }

        return lastFlags;
    }

    /// <summary>The outcomes that count, and whether each is of the version under review.</summary>
    internal IEnumerable<(Outcome Outcome, bool Current)> Counting(int ordinal)
    {
        var outcomes = model.Outcomes[ordinal];
        foreach (var outcome in outcomes)
        {
            if (Counts(outcome))
            {
                yield return (outcome, IsCurrent(outcomes, outcome));
            }
        }
    }

    private EvidenceFlags Look(int ordinal)
    {
        var outcomes = model.Outcomes[ordinal];
        var flags = EvidenceFlags.None;
        foreach (var outcome in outcomes)
        {
            if (Counts(outcome))
            {
                flags |= EvidenceFlags.Tried;
                if (IsCurrent(outcomes, outcome))
                {
                    flags |= EvidenceFlags.Current | outcome.Result switch
                    {
                        TestOutcome.Passed => EvidenceFlags.Passed,
                        TestOutcome.Failed => EvidenceFlags.Failed,
                        TestOutcome.Skipped => EvidenceFlags.None,
                        _ => EvidenceFlags.None,
                    };
                }
            }
        }

        return flags;
    }

    private bool Counts(Outcome outcome)
    {
        if (lastRun != outcome.Run)
        {
            lastRun = outcome.Run;
            lastRunCounts = model.Get(outcome.Run) is not { IsRetired: true };
        }

        return lastRunCounts;
    }

    private bool IsCurrent(ImmutableArray<Outcome> outcomes, Outcome outcome)
    {
        if (model.Device.Version is { } version)
        {
            return string.Equals(outcome.SoftwareVersion, version, StringComparison.Ordinal);
        }

        foreach (var other in outcomes)
        {
            if (other.Index > outcome.Index && string.Equals(other.Test, outcome.Test, StringComparison.Ordinal) && Counts(other))
            {
                return false;
            }
        }

        return true;
    }
}
