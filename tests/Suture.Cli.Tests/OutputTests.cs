namespace Suture.Cli.Tests;

/// <summary>What people see, at two widths, and what programs read.</summary>
public sealed class OutputTests
{
    public static TheoryData<string, string, string, string> Views() => new()
    {
        { "device-list", "device list", "GET devices", Answers.Devices },
        { "trace", "trace -d PUMP", "GET devices/PUMP/trace", Answers.Trace },
        { "matrix", "trace -d PUMP --matrix requirements", "GET devices/PUMP/trace/matrix/requirements?format=json", Answers.Matrix },
        { "check", "check -d PUMP", "GET devices/PUMP/gate", Answers.CheckAlone },
        { "check-all", "check -d PUMP --clauses", "GET devices/PUMP/gate", Answers.CheckAlone },
        { "check-standards", "check -d PUMP --all", "GET devices/PUMP/gate?standard=all", Answers.Gate },
        { "check-compared", "check -d PUMP --compare 1200", "GET devices/PUMP/gate/comparison?from=1200", Answers.Compared },
        { "release-list", "release list -d PUMP", "GET devices/PUMP/releases", ReleaseAnswers.Releases },
        { "release-show", "release show PUMP/REL-1", "GET devices/PUMP/releases/REL-1", ReleaseAnswers.Release },
        { "release-check", "release check PUMP/REL-2", "GET devices/PUMP/releases/REL-2/check", ReleaseAnswers.Closed },
        { "release-compare", "release compare REL-1 -d PUMP", "GET devices/PUMP/releases/compare?from=REL-1", ReleaseAnswers.Comparison },
        { "record-show", "record show PUMP/SRS-12", "GET devices/PUMP/records/SRS-12", Answers.Record },
        { "impact", "impact PUMP/SRS-12", "GET devices/PUMP/records/SRS-12/impact", Answers.Impact },
        { "risk", "risk -d PUMP", "GET devices/PUMP/risk", Answers.Risk },
        { "risk-why", "risk -d PUMP --why --at REL-1", "GET devices/PUMP/risk?at=REL-1", Answers.Risk },
        { "risk-bowtie", "risk bowtie PUMP/HS-3 --at REL-1", "GET devices/PUMP/risk/HS-3/bowtie?at=REL-1", RiskPictureAnswers.BowTie },
        { "risk-bowtie-bare", "risk bowtie HS-9 -d PUMP", "GET devices/PUMP/risk/HS-9/bowtie", RiskPictureAnswers.Bare },
        { "risk-history", "risk history -d PUMP --points 12", "GET devices/PUMP/risk/history?points=12", RiskPictureAnswers.History },
        { "impact-threat", "impact PUMP/THR-1", "GET devices/PUMP/records/THR-1/impact", SecurityAnswers.Impact },
        { "security-risk", "security-risk -d PUMP", "GET devices/PUMP/security-risk", SecurityAnswers.Risks },
        { "security-risk-why", "security-risk -d PUMP --why --at REL-1", "GET devices/PUMP/security-risk?at=REL-1", SecurityAnswers.Risks },
        { "loop", "loop -d PUMP", "GET devices/PUMP/loop", SecurityAnswers.Loop },
        { "loop-broken", "loop -d PUMP --broken --from HS-7", "GET devices/PUMP/loop?from=HS-7", SecurityAnswers.Loop },
        { "security-controls", "security-controls -d PUMP", "GET devices/PUMP/security-controls", SecurityAnswers.Controls },
        { "security-controls-open", "security-controls -d PUMP --open", "GET devices/PUMP/security-controls", SecurityAnswers.Controls },
        { "ledger-broken", "ledger verify", "GET ledger/verify?projections=true", Answers.Broken },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task View_is_as_agreed_in_a_narrow_window(string name, string line, string request, string answer) => await MatchesAsync(name, line, request, answer, 80);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task View_is_as_agreed_in_a_wide_window(string name, string line, string request, string answer) => await MatchesAsync(name, line, request, answer, 120);

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Json_is_what_the_server_said(string name, string line, string request, string answer)
    {
        var run = await CliRun.OfAsync(new FakeServer().On(request, answer), line + " --json");

        var text = run.Out.Length > 0 ? run.Out : System.Text.Encoding.UTF8.GetString(run.Binary);
        using var expected = System.Text.Json.JsonDocument.Parse(answer);
        using var actual = System.Text.Json.JsonDocument.Parse(text);
        System.Text.Json.JsonElement.DeepEquals(actual.RootElement, expected.RootElement).ShouldBeTrue(name);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Quiet_prints_nothing(string name, string line, string request, string answer)
    {
        var run = await CliRun.OfAsync(new FakeServer().On(request, answer), line + " --quiet");

        (run.Out + run.Error).ShouldBe("", name);
    }

    [Fact]
    public async Task Imported_tests_name_unknown_keys_and_warnings()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("results.xml", "<testsuites/>");
        var server = new FakeServer().On("POST devices/PUMP/import/tests?softwareVersion=3.2.0&fileName=results.xml", Answers.Tests);

        var run = await CliRun.OfAsync(server, $"import tests {file} -d PUMP --software-version 3.2.0");

        run.Code.ShouldBe(0);
        Golden.Matches("Views/import-tests.txt", run.Out);
    }

    [Fact]
    public async Task Control_characters_of_records_do_not_reach_the_terminal()
    {
        var run = await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/records/SRS-12", Answers.Record.Replace("Alarms", "\\u001b[31mred\\u0007", StringComparison.Ordinal)), "record show PUMP/SRS-12");

        run.Out.ShouldNotContain('\u001b');
        run.Out.ShouldNotContain('\u0007');
    }

    private static async Task MatchesAsync(string name, string line, string request, string answer, int width)
    {
        var run = await CliRun.OfAsync(new FakeServer().On(request, answer), line, width);

        run.Out.Split('\n').Max(l => l.Length).ShouldBeLessThanOrEqualTo(width);
        Golden.Matches($"Views/{name}-{width}.txt", run.Out);
    }
}
