namespace Suture.Cli.Tests;

/// <summary>What <c>suture release</c> asks of the server, prints and answers with.</summary>
public sealed class ReleaseCommandTests
{
    [Fact]
    public async Task Closed_gate_is_exit_code_1_and_an_open_one_0()
    {
        (await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/releases/REL-2/check", ReleaseAnswers.Closed), "release check PUMP/REL-2")).Code.ShouldBe(1);
        (await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/releases/REL-2/check", ReleaseAnswers.Closed), "release check PUMP/REL-2 --json")).Code.ShouldBe(1);
        (await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/releases/REL-2/check", ReleaseAnswers.Ready), "release check PUMP/REL-2")).Code.ShouldBe(0);
        (await CliRun.OfAsync(new FakeServer(), "release check PUMP/REL-2")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Baseline_needs_a_person()
    {
        var server = new FakeServer();
        var run = await CliRun.OfAsync(server, "release baseline PUMP/REL-2");
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("--as USER");
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Deviation_needs_its_clause_reason_and_date()
    {
        var run = await CliRun.OfAsync(new FakeServer(), "release deviate PUMP/REL-2 --as mei.tanaka");
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("--clause");
    }

    [Fact]
    public async Task Comparison_with_now_leaves_the_later_side_out()
    {
        var server = new FakeServer().On("GET devices/PUMP/releases/compare?from=REL-1", ReleaseAnswers.Comparison).On("GET devices/PUMP/releases/compare?from=REL-1&to=REL-2", ReleaseAnswers.Comparison);
        (await CliRun.OfAsync(server, "release compare REL-1 -d PUMP")).Code.ShouldBe(0);
        (await CliRun.OfAsync(server, "release compare REL-1 REL-2 -d PUMP")).Code.ShouldBe(0);
    }
}
