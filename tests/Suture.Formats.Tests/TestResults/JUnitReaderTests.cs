using System.Text;
using Suture.Formats.TestResults;

namespace Suture.Formats.Tests.TestResults;

public sealed class JUnitReaderTests
{
    [Fact]
    public void Pytest_file_reads_with_keys_from_names_properties_and_attributes()
    {
        var report = ReadFile("junit/pytest.xml");
        (report.Format, report.Dialect, report.Version, report.Commit).ShouldBe(("junit", "pytest", "2.1.0", "4f2c1e9"));
        report.StartedAt.ShouldBe(new DateTimeOffset(2026, 3, 10, 10, 30, 39, 123, 456, TimeSpan.Zero));
        Picture(report).ShouldBe(
        [
            "test_srs_12_rejects_overdose Passed SRS-12",
            "test_limit[SRS-13-50mL] Passed SRS-13 RC-3 PUMP/SRS-14",
            "test_occlusion Failed SRS-20",
            "test_battery Error ",
            "test_later Skipped ",
            "test_known Skipped REQ-7",
        ]);
        report.Warnings.ShouldBeEmpty();
        report.Cases[2].Message.ShouldBe("AssertionError: assert 3 == 2");
        report.Cases[4].Message.ShouldBe("needs hardware");
        (report.Cases[0].ClassName, report.Cases[0].Suite, report.Cases[0].Duration).ShouldBe(("tests.test_bolus.TestBolus", "pytest", TimeSpan.FromMilliseconds(10)));
    }

    [Fact]
    public void Gtest_file_reads_with_disabled_and_skipped_tests_as_skipped()
    {
        var report = ReadFile("junit/gtest.xml");
        report.Dialect.ShouldBe("gtest");
        Picture(report).ShouldBe(["SRS_20_StopsWithin5s Passed SRS-20 RC-5", "Alarms Failed SRS-21", "DISABLED_Later Skipped ", "OnHardwareOnly Skipped "]);
        report.Cases[1].Message.ShouldBe("occlusion_test.cc:30\nExpected equality");
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Ctest_file_reads_by_status()
    {
        var report = ReadFile("junit/ctest.xml");
        report.Dialect.ShouldBe("ctest");
        Picture(report).ShouldBe(["flow.SRS-30 Passed SRS-30", "flow.limit Failed ", "flow.hw Skipped ", "flow.off Skipped "]);
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Surefire_file_reads_reruns_by_their_last_attempt_and_class_failures_by_class()
    {
        var report = ReadFile("junit/surefire.xml");
        (report.Dialect, report.Commit, report.Version).ShouldBe(("surefire", "0a1b2c3", null));
        Picture(report).ShouldBe(
        [
            "SRS_40_rejectsOverdose Passed SRS-40",
            "SRS_41_passesAtTheSecondAttempt Passed SRS-41",
            "SRS_42_neverPasses Failed SRS-42",
            "org.example.Broken_SRS_43_Test Error SRS-43",
        ]);
        report.Cases.Select(c => c.Flaky).ShouldBe([false, true, false, false]);
        report.Cases[0].Duration.ShouldBe(TimeSpan.FromSeconds(1001.25));
        report.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Nextest_file_reads_flaky_as_passed_and_exhausted_retries_as_failed()
    {
        var report = ReadFile("junit/nextest.xml");
        report.Dialect.ShouldBe("nextest");
        Picture(report).ShouldBe(["dose::tests::srs_50_rejects Passed SRS-50", "dose::tests::srs_51_flaky Passed SRS-51", "dose::tests::srs_52_fails Failed SRS-52"]);
        report.Cases[1].Flaky.ShouldBeTrue();
        report.StartedAt.ShouldBe(new DateTimeOffset(2026, 3, 10, 10, 30, 39, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("<skipped/><failure/><error/>", TestOutcome.Error)]
    [InlineData("<error/><failure/>", TestOutcome.Error)]
    [InlineData("<skipped/><failure/>", TestOutcome.Failed)]
    [InlineData("<ignored/>", TestOutcome.Skipped)]
    [InlineData("<system-out>FAILED</system-out>", TestOutcome.Passed)]
    [InlineData("<flakyError/><failure/>", TestOutcome.Failed)]
    public void The_worst_that_a_case_says_counts(string inside, TestOutcome expected) =>
        Read($"<testsuite><testcase name='a'>{inside}</testcase></testsuite>").Cases[0].Outcome.ShouldBe(expected);

    [Theory]
    [InlineData("status='notrun'", TestOutcome.Skipped)]
    [InlineData("status='run' result='suppressed'", TestOutcome.Skipped)]
    [InlineData("disabled='true'", TestOutcome.Skipped)]
    [InlineData("result='fail'", TestOutcome.Failed)]
    [InlineData("status='FAILED'", TestOutcome.Failed)]
    [InlineData("status='error'", TestOutcome.Error)]
    [InlineData("result='pass'", TestOutcome.Passed)]
    [InlineData("", TestOutcome.Passed)]
    public void A_status_alone_decides_too(string attributes, TestOutcome expected) =>
        Read($"<testsuite><testcase name='a' {attributes}/></testsuite>").Cases[0].Outcome.ShouldBe(expected);

    [Theory]
    [InlineData("verifies")]
    [InlineData("requirement")]
    [InlineData("Requirements")]
    [InlineData("suture")]
    [InlineData("key")]
    [InlineData("test_key")]
    [InlineData("testcase")]
    public void Each_property_name_names_records(string name)
    {
        Read($"<testsuite><testcase name='a'><properties><property name='{name}' value='SRS-1;TC-2'/></properties></testcase></testsuite>").Cases[0].Keys.ShouldBe(["SRS-1", "TC-2"]);
        Read($"<testsuite><testcase name='a'><properties><property name='{name}'>SRS-1 TC_2</property></properties></testcase></testsuite>").Cases[0].Keys.ShouldBe(["SRS-1", "TC-2"]);
        Read($"<testsuite><testcase name='a'><properties><property name='other' value='SRS-1'/></properties></testcase></testsuite>").Cases[0].Keys.ShouldBeEmpty();
    }

    [Fact]
    public void A_property_that_names_no_key_is_warned_of() =>
        Read("<testsuite><testcase name='a'><properties><property name='verifies' value='the alarm'/></properties></testcase></testsuite>").Warnings.ShouldHaveSingleItem().ShouldContain("the alarm");

    [Fact]
    public void What_a_suite_verifies_each_of_its_cases_verifies()
    {
        var report = Read("<testsuites><testsuite name='SRS-1 alarms'><testcase name='RC-2'/><testsuite name='inner'><testcase name='b'/></testsuite><properties><property name='verifies' value='SRS-3'/></properties></testsuite><testsuite verifies='SRS-9'><testcase name='c'/></testsuite></testsuites>");
        Picture(report).ShouldBe(["RC-2 Passed RC-2 SRS-1 SRS-3", "b Passed SRS-1 SRS-3", "c Passed SRS-9"]);
        report.Cases.Select(c => c.Suite).ShouldBe(["SRS-1 alarms", "inner", null]);
    }

    [Fact]
    public void Totals_that_disagree_are_warned_of()
    {
        var warnings = Read("<testsuites tests='9'><testsuite name='s' tests='2' failures='1' errors='0' skipped='0'><testcase name='a'/><testcase name='b'/></testsuite></testsuites>").Warnings;
        warnings.ShouldBe(["/testsuites/testsuite (\"s\") says failures=\"1\", but 0 were found in it.", "/testsuites says tests=\"9\", but 2 were found in it."]);
    }

    [Fact]
    public void A_suite_without_cases_reads_with_a_warning()
    {
        var report = Read("<testsuites><testsuite name='none' tests='0'/></testsuites>");
        report.Cases.ShouldBeEmpty();
        report.Warnings.ShouldBe(["The report holds no test case."]);
    }

    [Fact]
    public void An_error_outside_any_case_is_warned_of() =>
        Read("<testsuite><error message='collection broke'/></testsuite>").Warnings[0].ShouldContain("collection broke");

    [Fact]
    public void Versions_that_contradict_leave_the_version_open()
    {
        var report = Read("<testsuites><testsuite><properties><property name='version' value='1'/></properties></testsuite><testsuite><properties><property name='version' value='2'/></properties></testsuite></testsuites>");
        report.Version.ShouldBeNull();
        report.Warnings[0].ShouldContain("1, 2");
    }

    [Theory]
    [InlineData("0.", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData("1,234.5", 1234.5)]
    [InlineData("1,5", 1.5)]
    [InlineData("1e-3", 0.001)]
    public void Times_read_in_every_spelling(string text, double seconds) =>
        Read($"<testsuite><testcase name='a' time='{text}'/></testsuite>").Cases[0].Duration.ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("1e300")]
    [InlineData("soon")]
    public void Times_that_are_none_are_warned_of(string text)
    {
        var report = Read($"<testsuite><testcase name='a' time='{text}'/></testsuite>");
        report.Cases[0].Duration.ShouldBeNull();
        report.Warnings.ShouldHaveSingleItem().ShouldContain(text);
    }

    [Theory]
    [InlineData("<testsuite>\n<testcase/>\n</testsuite>", "tests.case.name-missing", 2, "/testsuite/testcase")]
    [InlineData("<testsuites><testsuite/>\n<testsuite>\n<testcase name='a'/><testcase name='b'>\n</testsuite></testsuites>", "tests.xml.malformed", 4, "/testsuites/testsuite[2]/testcase[2]")]
    [InlineData("<!DOCTYPE x [<!ENTITY e 'boom'>]>\n<testsuite name='&e;'/>", "tests.xml.doctype", 1, "/")]
    [InlineData("<results/>", "tests.format.unknown", 1, "/results")]
    [InlineData("<testsuite/><testsuite/>", "tests.xml.malformed", 1, "/testsuite")]
    [InlineData("", "tests.file.empty", 1, null)]
    [InlineData("{\"numTotalTests\":1}", "tests.format.unknown", 1, null)]
    public void What_is_wrong_is_refused_with_its_place(string text, string code, int line, string? path)
    {
        var result = TestReportReader.Read(Encoding.UTF8.GetBytes(text), "r.xml");
        result.Ok.ShouldBeFalse();
        var problem = result.Problems[0];
        (problem.Code, problem.Line, problem.Path, problem.File).ShouldBe((code, line, path, "r.xml"));
    }

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var text = string.Concat(Enumerable.Repeat("<testsuite>", 100_000));
        TestReportReader.Read(Encoding.UTF8.GetBytes(text), "r.xml").Problems[0].Code.ShouldBe("tests.xml.too-deep");
    }

    [Fact]
    public void Encodings_other_than_utf8_are_read()
    {
        const string Text = "<?xml version='1.0' encoding='{0}'?><testsuite><testcase name='Dosis größer SRS-1'/></testsuite>";
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.Latin1, Encoding.GetEncoding("windows-1252")])
        {
            byte[] bytes = [.. encoding.Preamble, .. encoding.GetBytes(string.Format(System.Globalization.CultureInfo.InvariantCulture, Text, encoding.WebName))];
            TestReportReader.Read(bytes, "r.xml").Value.Cases[0].Name.ShouldBe("Dosis größer SRS-1", encoding.WebName);
        }
    }

    [Fact]
    public void A_hundred_thousand_cases_read_within_seconds()
    {
        var text = new StringBuilder("<testsuites><testsuite name='big'>");
        for (var i = 0; i < 100_000; i++)
        {
            text.Append("<testcase classname='org.example.Big' name='SRS_").Append(i + 1).Append("_holds' time='0.001'/>");
        }

        var bytes = Encoding.UTF8.GetBytes(text.Append("</testsuite></testsuites>").ToString());
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var report = TestReportReader.Read(bytes, "big.xml").Value;
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(60));
        report.Cases.Length.ShouldBe(100_000);
        report.Cases[^1].Keys.ShouldBe(["SRS-100000"]);
    }

    private static TestReport Read(string text) => TestReportReader.Read(Encoding.UTF8.GetBytes(text), "r.xml").Value;

    private static TestReport ReadFile(string name) => TestReportReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Files", name)), name).Value;

    private static string[] Picture(TestReport report) => [.. report.Cases.Select(c => $"{c.Name} {c.Outcome} {string.Join(' ', c.Keys)}")];
}
