using Suture.Formats.TestResults;

namespace Suture.Formats.Tests.TestResults;

/// <summary>
/// Real result files of many tools, against <c>Files/test-corpus.txt</c>: for each file its dialect and how many
/// cases ended how, or the code it is refused with. The counts were compared with the totals in the files themselves.
/// </summary>
public sealed class TestCorpusTests
{
    private static readonly string[] Expected = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Files", "test-corpus.txt"));

    [Fact]
    public void Every_real_file_reads_as_expected()
    {
        var files = Corpus.Files("tests/**").Where(f => !f.EndsWith(".md", StringComparison.Ordinal)).ToList();
        files.Select(f => $"{Corpus.Relative(f)}: {Describe(f)}").ShouldBe(Corpus.Present ? Expected : []);
        Expected.Count(l => l.Contains(" passed ", StringComparison.Ordinal)).ShouldBe(34);
    }

    [Fact]
    public void Explicit_requirement_properties_of_real_files_are_found()
    {
        foreach (var file in Corpus.Files("tests/strictdoc/integration/features/test_reports/junit_xml/ctest/06_testcase_properties/**"))
        {
            TestReportReader.Read(File.ReadAllBytes(file), "x").Value.Cases[0].Keys.ShouldBe(["REQ-1"]);
        }

        Expected.ShouldContain(l => l.Contains("06_testcase_properties", StringComparison.Ordinal));
    }

    private static string Describe(string file)
    {
        var result = TestReportReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
        return result.Ok
            ? $"{result.Value.Dialect} {Count(TestOutcome.Passed)} passed {Count(TestOutcome.Failed)} failed {Count(TestOutcome.Error)} errors {Count(TestOutcome.Skipped)} skipped, {result.Value.Warnings.Length} warnings"
            : result.Problems[0].Code;

        int Count(TestOutcome outcome) => result.Value.Cases.Count(c => c.Outcome == outcome);
    }
}
