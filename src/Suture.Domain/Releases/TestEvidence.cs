using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Releases;

/// <summary>What the tests of one version say. Runs that were set aside count nowhere.</summary>
public static class TestEvidence
{
    /// <summary>The latest outcome of each test on a version, by name of the test; a test that names several records counts once.</summary>
    public static ImmutableSortedDictionary<string, TestOutcome> Outcomes(DeviceModel model, string version)
    {
        ArgumentNullException.ThrowIfNull(model);
        var latest = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        for (var i = 0; i < model.Records.Count; i++)
        {
            foreach (var outcome in model.Outcomes[i].Where(o => string.Equals(o.SoftwareVersion, version, StringComparison.Ordinal) && Counts(model, o.Run)))
            {
                if (!latest.TryGetValue(outcome.Test, out var known) || known.Index < outcome.Index)
                {
                    latest[outcome.Test] = outcome;
                }
            }
        }

        return latest.ToImmutableSortedDictionary(p => p.Key, p => p.Value.Result, StringComparer.Ordinal);
    }

    public static TestCounts Counts(IEnumerable<TestOutcome> outcomes)
    {
        var by = outcomes.ToLookup(o => o);
        return new TestCounts(by[TestOutcome.Passed].Count(), by[TestOutcome.Failed].Count(), by[TestOutcome.Skipped].Count());
    }

    /// <summary>The runs on a version, also those whose tests name no record.</summary>
    public static ImmutableArray<FixedRun> Runs(DeviceModel model, string version)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. model.InKeyOrder().Where(r => r.Kind == RecordKind.RUN && !r.IsRetired && string.Equals(VerificationKinds.RunSoftwareVersion.In(r.Fields), version, StringComparison.Ordinal))
                .Select(r => new FixedRun(
                    r.Id, VerificationKinds.RunFileHash.In(r.Fields), VerificationKinds.RunPassed.In(r.Fields), VerificationKinds.RunFailed.In(r.Fields), VerificationKinds.RunSkipped.In(r.Fields))),
        ];
    }

    private static bool Counts(DeviceModel model, RecordId run) => model.Get(run) is not { IsRetired: true };
}
