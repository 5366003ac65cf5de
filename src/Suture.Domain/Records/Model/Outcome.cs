namespace Suture.Domain.Records.Model;

/// <summary>What a test did.</summary>
public enum TestOutcome : byte
{
    Passed = 1,
    Failed,
    Skipped,
}

/// <summary>The outcome of one test for the record that the test names (a test case, or directly what it verifies), from one run.</summary>
/// <param name="Run">The run it comes from.</param>
/// <param name="Test">Full name of the test in the result file.</param>
/// <param name="Result">What it did.</param>
/// <param name="SoftwareVersion">Version the run tested; null when the run does not say.</param>
/// <param name="Index">Ledger entry that recorded it: the order of runs.</param>
public sealed record Outcome(RecordId Run, string Test, TestOutcome Result, string? SoftwareVersion, long Index);
