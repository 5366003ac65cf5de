using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Domain.Verification;
using Suture.Formats.TestResults;
using Suture.Ledger;
using Suture.Storage;
using FormatOutcome = Suture.Formats.TestResults.TestOutcome;
using ModelOutcome = Suture.Domain.Records.Model.TestOutcome;

namespace Suture.Application.Verification;

/// <summary>What the caller knows of a test run; wins over what the file says.</summary>
public sealed record RunInfo(string? SoftwareVersion = null, string? Commit = null, string? ExecutedBy = null, string? Environment = null);

/// <summary>What taking in one file of results did, or would do.</summary>
public sealed record TestAnswer(
    RecordId Run, string File, bool Repeated, int Cases, int Passed, int Failed, int Skipped, int Linked, int Unnamed, ImmutableArray<UnknownKey> UnknownKeys, ImmutableArray<string> Warnings, bool DryRun, long Position);

/// <summary>Takes test results in: the file by its hash, an outcome for each record its tests name.</summary>
public sealed class TestTransfer(DeviceSessions sessions, ISutureStore store)
{
    public async Task<Result<TestAnswer>> ImportAsync(Caller caller, string device, ImportFile file, RunInfo info, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(info);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteEvidence, device) is { } refusal)
        {
            return refusal;
        }

        var read = TestReportReader.Read(file.Bytes, file.Path);
        if (!read.TryGet(out var report))
        {
            return Result<TestAnswer>.Failed(read.Problems);
        }

        var facts = new RunFacts(
            Path.GetFileName(file.Path), Hash32.Sha256(file.Bytes.Span), report.Format, report.Dialect, info.SoftwareVersion ?? report.Version, info.Commit ?? report.Commit, report.StartedAt, info.ExecutedBy,
            info.Environment);
        var cases = report.Cases.Select(c => new TestedCase(FullName(c), Outcome(c.Outcome), c.Keys)).ToList();
        if (dryRun)
        {
            var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
            return model.Map(m => Answer(RunDecision.Decide(m, facts, cases), report, facts, dryRun: true, m.Position));
        }

        // The file must be safe before an entry names it.
        await store.PutBlobAsync(file.Bytes, cancellation).ConfigureAwait(false);
        return await sessions.WriteAsync<TestAnswer>(
            device, caller.Actor, write,
            model =>
            {
                var plan = RunDecision.Decide(model, facts, cases);
                return new Decided<TestAnswer>(plan.Events, after => Answer(plan, report, facts, dryRun: false, after.Position));
            },
            cancellation).ConfigureAwait(false);
    }

    private static TestAnswer Answer(RunPlan plan, TestReport report, RunFacts facts, bool dryRun, long position) =>
        new(plan.Run, facts.FileName, plan.Repeated, plan.Cases, plan.Passed, plan.Failed, plan.SkippedCases, plan.Linked, plan.Unnamed, plan.UnknownKeys, report.Warnings, dryRun, position);

    private static string FullName(TestCaseResult test) => string.IsNullOrEmpty(test.ClassName) ? test.Name : $"{test.ClassName}.{test.Name}";

    private static ModelOutcome Outcome(FormatOutcome outcome) => outcome switch
    {
        FormatOutcome.Passed => ModelOutcome.Passed,
        FormatOutcome.Failed or FormatOutcome.Error => ModelOutcome.Failed,
        FormatOutcome.Skipped => ModelOutcome.Skipped,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };
}
