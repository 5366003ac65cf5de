using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Model;
using Suture.Ledger;
using static Suture.Domain.Records.Kinds.VerificationKinds;

namespace Suture.Domain.Verification;

/// <summary>One test in a result file, with the record keys that its name or properties give.</summary>
public sealed record TestedCase(string Name, TestOutcome Result, ImmutableArray<string> Keys);

/// <summary>What is known of a result file.</summary>
public sealed record RunFacts(
    string FileName, Hash32 FileHash, string Format, string? Tool, string? SoftwareVersion, string? Commit, DateTimeOffset? ExecutedAt, string? ExecutedBy, string? Environment);

/// <summary>A key that tests name and that can not be proved by them, with the reason and the first tests that name it.</summary>
public sealed record UnknownKey(string Key, string Why, ImmutableArray<string> Tests);

/// <summary>What taking in test results does. <paramref name="Repeated"/>: the same file for the same version is there already, and nothing changes.</summary>
public sealed record RunPlan(
    ImmutableArray<DeviceEvent> Events, RecordId Run, bool Repeated, int Cases, int Passed, int Failed, int SkippedCases, int Linked, int Unnamed, ImmutableArray<UnknownKey> UnknownKeys);

/// <summary>Decides what a file of test results proves: a RUN record, and an outcome for each record that the tests name. Pure.</summary>
public static class RunDecision
{
    /// <summary>Kinds that a test can name: test cases, or directly what they verify.</summary>
    public static readonly ImmutableArray<RecordKind> Targets = [RecordKind.TC, RecordKind.SRS, RecordKind.SYS, RecordKind.UN, RecordKind.RC, RecordKind.ITEM, RecordKind.THR];

    private const int MaxTestName = 500;

    public static RunPlan Decide(DeviceModel model, RunFacts facts, IReadOnlyList<TestedCase> cases)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(cases);
        var outcomes = new Dictionary<(RecordId Target, string Test), TestOutcome>();
        var unknown = new SortedDictionary<string, (string Why, List<string> Tests)>(StringComparer.Ordinal);
        var linked = 0;
        var unnamed = 0;
        foreach (var test in cases)
        {
            var name = test.Name.Length > MaxTestName ? test.Name[..MaxTestName] : test.Name;
            var hits = 0;
            foreach (var key in test.Keys)
            {
                if (Resolve(model, key, out var target) is { } why)
                {
                    if (!unknown.TryGetValue(key, out var entry))
                    {
                        unknown.Add(key, entry = (why, []));
                    }

                    entry.Tests.Add(name);
                    continue;
                }

                // A test that stands several times in the file (parameters, retries) counts by its worst outcome.
                outcomes[(target, name)] = outcomes.TryGetValue((target, name), out var earlier) ? Worse(earlier, test.Result) : test.Result;
                hits++;
            }

            linked += hits > 0 ? 1 : 0;
            unnamed += test.Keys.Length == 0 ? 1 : 0;
        }

        var unknownKeys = unknown.Select(u => new UnknownKey(u.Key, u.Value.Why, [.. u.Value.Tests.Take(5)])).ToImmutableArray();
        var passed = cases.Count(c => c.Result == TestOutcome.Passed);
        var failed = cases.Count(c => c.Result == TestOutcome.Failed);
        var skipped = cases.Count(c => c.Result == TestOutcome.Skipped);
        if (FindSame(model, facts) is { } same)
        {
            return new RunPlan([], same.Id, Repeated: true, cases.Count, passed, failed, skipped, linked, unnamed, unknownKeys);
        }

        var id = new RecordId(RecordKind.RUN, model.NextNumber(RecordKind.RUN));
        var run = RecordDecisions.NewRecord(id, new RecordDraft
        {
            Kind = RecordKind.RUN,
            Title = Title(facts),
            Fields = FieldsOf(facts, passed, failed, skipped, unknownKeys),
            Place = new SourcePlace(facts.FileName),
        });
        var recorded = new OutcomesRecorded(
            id, facts.SoftwareVersion, [.. outcomes.OrderBy(o => o.Key.Target).ThenBy(o => o.Key.Test, StringComparer.Ordinal).Select(o => new RunOutcome(o.Key.Target, o.Key.Test, o.Value))]);
        return new RunPlan([run, recorded], id, Repeated: false, cases.Count, passed, failed, skipped, linked, unnamed, unknownKeys);
    }

    private static string? Resolve(DeviceModel model, string key, out RecordId target)
    {
        if (!DeviceKey.TryParseIn(model.Device.Key, key, out target))
        {
            return "Not a record key of this device.";
        }

        return !Targets.Contains(target.Kind) ? $"A test can not verify a record of kind {target.Kind}."
            : model.Find(target) < 0 ? "This device has no such record."
            : null;
    }

    private static TestOutcome Worse(TestOutcome left, TestOutcome right) =>
        left == TestOutcome.Failed || right == TestOutcome.Failed ? TestOutcome.Failed
        : left == TestOutcome.Passed || right == TestOutcome.Passed ? TestOutcome.Passed
        : TestOutcome.Skipped;

    private static Record? FindSame(DeviceModel model, RunFacts facts)
    {
        var hash = facts.FileHash.ToString();
        return model.All().FirstOrDefault(r =>
            r.Kind == RecordKind.RUN && !r.IsRetired
            && string.Equals(RunFileHash.In(r.Fields), hash, StringComparison.Ordinal)
            && string.Equals(RunSoftwareVersion.In(r.Fields), facts.SoftwareVersion, StringComparison.Ordinal));
    }

    private static string Title(RunFacts facts)
    {
        var title = (facts.SoftwareVersion is { } version ? $"{facts.FileName} on {version}" : facts.FileName).ReplaceLineEndings(" ");
        return title.Length > RecordDecisions.MaxTitle ? title[..RecordDecisions.MaxTitle] : title;
    }

    private static FieldValues FieldsOf(RunFacts facts, int passed, int failed, int skipped, ImmutableArray<UnknownKey> unknownKeys)
    {
        var fields = new FieldValues.Builder(RecordKind.RUN.Definition());
        fields.Set(RunSoftwareVersion, facts.SoftwareVersion);
        fields.Set(RunCommit, facts.Commit);
        fields.Set(RunExecutedAt, facts.ExecutedAt);
        fields.Set(RunExecutedBy, facts.ExecutedBy);
        fields.Set(RunTool, facts.Tool);
        fields.Set(RunEnvironment, facts.Environment);
        fields.Set(RunFormat, facts.Format);
        fields.Set(RunFileName, facts.FileName);
        fields.Set(RunFileHash, facts.FileHash.ToString());
        fields.Set(RunPassed, (long)passed);
        fields.Set(RunFailed, (long)failed);
        fields.Set(RunSkipped, (long)skipped);
        fields.Set(RunUnknownKeys, unknownKeys.Select(u => u.Key).ToImmutableArray());
        return fields.Build();
    }
}
