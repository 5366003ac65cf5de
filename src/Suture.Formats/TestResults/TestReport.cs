using System.Collections.Immutable;

namespace Suture.Formats.TestResults;

/// <summary>How a test case ended, after all its attempts.</summary>
public enum TestOutcome
{
    Passed,

    /// <summary>An assertion did not hold.</summary>
    Failed,

    /// <summary>The test broke before it could decide: exception outside assertions, crash, time-out, aborted run.</summary>
    Error,

    /// <summary>Not run: skipped, disabled, ignored, inconclusive. Never evidence.</summary>
    Skipped,
}

/// <summary>One test case of a report.</summary>
/// <param name="Name">As the tool wrote it; the class name when the tool left it empty (Surefire does, for failures of a whole class).</param>
/// <param name="ClassName">Class, module or crate; null when the tool names none.</param>
/// <param name="Suite">Name of the innermost suite around it.</param>
/// <param name="Outcome">After all attempts: a test that failed first and passed when repeated has passed.</param>
/// <param name="Duration">Null when absent or unreadable.</param>
/// <param name="Message">Why it failed or was skipped, at most <see cref="TestReport.MaxMessage"/> characters.</param>
/// <param name="Keys">Keys of the records it names, distinct, in the order met: name, class, own properties, suites. As written; whether such a record exists is the caller's to say.</param>
/// <param name="Flaky">True when an earlier attempt in this report failed and the last one passed.</param>
public sealed record TestCaseResult(
    string Name,
    string? ClassName,
    string? Suite,
    TestOutcome Outcome,
    TimeSpan? Duration,
    string? Message,
    ImmutableArray<string> Keys,
    bool Flaky = false);

/// <summary>A file of test results.</summary>
/// <param name="Format"><c>junit</c> or <c>trx</c>.</param>
/// <param name="Dialect">The tool that wrote it, as far as the file shows: pytest, gtest, ctest, surefire, nextest, jest, mocha, bazel, phpunit, qttest, vstest, mstest; else <c>junit</c>.</param>
/// <param name="Name">Name of the run, when the file gives one.</param>
/// <param name="StartedAt">UTC. A time without a zone is taken as UTC.</param>
/// <param name="Warnings">What is odd but does not change an outcome: totals that disagree, unreadable times, unknown elements.</param>
/// <param name="Version">Version of the software tested, from a property of the run or of its suites; null when absent or contradictory.</param>
/// <param name="Commit">Commit tested, likewise.</param>
public sealed record TestReport(
    string Format,
    string Dialect,
    string? Name,
    DateTimeOffset? StartedAt,
    ImmutableArray<TestCaseResult> Cases,
    ImmutableArray<string> Warnings,
    string? Version,
    string? Commit)
{
    /// <summary>Longest message kept, in characters; the whole file is kept as a blob anyway.</summary>
    public const int MaxMessage = 4000;

    /// <summary>Most cases read from one file.</summary>
    public const int MaxCases = 2_000_000;
}
