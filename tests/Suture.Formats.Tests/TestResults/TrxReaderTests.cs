using System.Text;
using Suture.Formats.TestResults;

namespace Suture.Formats.Tests.TestResults;

public sealed class TrxReaderTests
{
    private const string Start = "<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2010'><Results>";

    [Fact]
    public void Trx_joins_results_with_their_definitions()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Files", "trx", "dotnet.trx");
        var report = TestReportReader.Read(File.ReadAllBytes(path), "dotnet.trx").Value;
        (report.Format, report.Dialect, report.Name).ShouldBe(("trx", "vstest", "ci@host 2026-03-10 10:30:39"));
        report.StartedAt.ShouldBe(new DateTimeOffset(2026, 3, 10, 9, 30, 39, TimeSpan.Zero).AddTicks(1_234_567));
        report.Cases.Select(c => $"{c.Name} {c.Outcome} {c.Message} {string.Join(' ', c.Keys)}").ShouldBe(
        [
            "Rejects_overdose Passed  RC-3 SRS-12",
            "Alarms(5 mL) Failed expected 5 PUMP/SRS-20 SRS-21 REQ-9",
            "Hardware Skipped no board ",
            "Hangs Error Timeout ",
            "Rows (row 1) Passed  SRS-30",
            "Rows (row 2) Failed Failed SRS-30",
            "NoOutcome Error No outcome is given. ",
        ]);
        (report.Cases[0].ClassName, report.Cases[0].Suite, report.Cases[0].Duration).ShouldBe(("Pump.RC_3_DoseTests", "pump.tests.dll", TimeSpan.FromMilliseconds(20)));
        report.Cases[1].ClassName.ShouldBe("Pump.AlarmTests");
        report.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Passed", TestOutcome.Passed)]
    [InlineData("Failed", TestOutcome.Failed)]
    [InlineData("Error", TestOutcome.Error)]
    [InlineData("Aborted", TestOutcome.Error)]
    [InlineData("PassedButRunAborted", TestOutcome.Error)]
    [InlineData("NotExecuted", TestOutcome.Skipped)]
    [InlineData("Inconclusive", TestOutcome.Skipped)]
    [InlineData("Completed", TestOutcome.Skipped)]
    public void Each_outcome_of_the_format_has_its_meaning(string outcome, TestOutcome expected) =>
        Read($"<UnitTestResult testName='a' outcome='{outcome}'/>").Cases[0].Outcome.ShouldBe(expected);

    [Fact]
    public void A_failure_that_no_row_shows_is_kept() =>
        Read("<UnitTestResult testName='a' outcome='Failed'><InnerResults><UnitTestResult testName='r' outcome='Passed'/></InnerResults></UnitTestResult>")
            .Cases.Select(c => $"{c.Name} {c.Outcome}").ShouldBe(["r Passed", "a Failed"]);

    [Fact]
    public void An_unknown_outcome_is_refused_with_its_place()
    {
        var result = TestReportReader.Read(Encoding.UTF8.GetBytes(Start + "\n<UnitTestResult testName='a' outcome='Passed'/>\n<UnitTestResult testName='b' outcome='Great'/></Results></TestRun>"), "r.trx");
        var problem = result.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Line, problem.Path).ShouldBe(("tests.trx.outcome-unknown", 3, "/TestRun/Results/UnitTestResult[2]"));
        problem.Message.ShouldContain("Great");
    }

    [Fact]
    public void Another_namespace_is_refused() =>
        TestReportReader.Read("<TestRun xmlns='http://microsoft.com/schemas/VisualStudio/TeamTest/2006'/>"u8.ToArray(), "r.trx").Problems[0].Code.ShouldBe("tests.trx.namespace");

    [Fact]
    public void A_result_without_a_name_is_refused() =>
        TestReportReader.Read(Encoding.UTF8.GetBytes(Start + "<UnitTestResult outcome='Passed'/></Results></TestRun>"), "r.trx").Problems[0].Code.ShouldBe("tests.case.name-missing");

    [Fact]
    public void A_total_that_disagrees_is_warned_of() =>
        TestReportReader.Read(Encoding.UTF8.GetBytes(Start + "</Results><ResultSummary outcome='Aborted'><Counters total='3'/></ResultSummary></TestRun>"), "r.trx").Value.Warnings.ShouldBe(
        [
            "The run as a whole ended with the outcome Aborted; tests may be missing from it.",
            "/TestRun/ResultSummary/Counters says total=\"3\", but 0 results were found.",
            "The report holds no test result.",
        ]);

    private static TestReport Read(string results) => TestReportReader.Read(Encoding.UTF8.GetBytes(Start + results + "</Results></TestRun>"), "r.trx").Value;
}
