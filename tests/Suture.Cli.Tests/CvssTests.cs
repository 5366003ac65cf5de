using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary><c>suture cvss</c> answers with no server behind it: the one of these tests must never be asked.</summary>
public sealed class CvssTests
{
    private const string Critical = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H";
    private const string Threat = "CVSS:4.0/AV:A/AC:L/AT:N/PR:L/UI:N/VC:H/VI:L/VA:N/SC:N/SI:N/SA:N/E:P/MSI:S";

    [Fact]
    public async Task Vectors_are_scored_in_a_table()
    {
        var run = await RunAsync($"cvss {Critical} CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N {Threat} AV:N/AC:L/Au:N/C:P/I:P/A:P/E:U");

        run.Code.ShouldBe(0);
        run.Error.ShouldBe("");
        Golden.Matches("Views/cvss.txt", run.Out);
    }

    [Theory]
    [InlineData("v3", Critical + "/E:P/MAV:A")]
    [InlineData("v4", Threat)]
    public async Task An_explanation_shows_metrics_sets_and_steps(string name, string vector)
    {
        var run = await RunAsync($"cvss --explain {vector}", width: 120);

        run.Code.ShouldBe(0);
        run.Out.Split('\n').Max(l => l.Length).ShouldBeLessThanOrEqualTo(120);
        Golden.Matches($"Views/cvss-explained-{name}.txt", run.Out);
    }

    [Fact]
    public async Task Json_is_an_object_for_each_vector_with_every_member()
    {
        var run = await RunAsync($"cvss {Critical} AV:N --json");

        run.Code.ShouldBe(2);
        run.Error.ShouldBe("");
        Golden.Matches("Views/cvss.json", run.Out);
    }

    [Fact]
    public async Task Explained_json_has_an_explanation()
    {
        var run = await RunAsync($"cvss {Threat} --explain --json");

        using var json = JsonDocument.Parse(run.Out);
        json.RootElement[0].GetProperty("explanation").GetProperty("macroVector").GetProperty("sets").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task Vectors_come_from_standard_input_and_a_wrong_one_is_named_by_its_line()
    {
        var run = await RunAsync("cvss -", input: $"{Critical}\r\n\n  AV:N/AC:L/Au:N/C:P/I:P/A:P  \nnonsense\n");

        run.Code.ShouldBe(2);
        run.Out.ShouldContain("9.8");
        run.Out.ShouldContain("7.5");
        run.Error.ShouldBe("error: -:4: 'nonsense' stands at character 1 where CVSS 2.0 expects a metric and its value, as AV:N.\n");
    }

    [Fact]
    public async Task A_wrong_vector_is_named_and_the_others_are_still_scored()
    {
        var run = await RunAsync($"cvss CVSS:3.1/AV:N/AV:N {Critical}");

        run.Code.ShouldBe(2);
        run.Out.ShouldContain("9.8");
        run.Error.ShouldBe("error: CVSS:3.1/AV:N/AV:N: AV (Attack Vector) stands a second time at character 15; each metric may stand once.\n");
    }

    [Fact]
    public async Task Quiet_prints_only_what_is_wrong()
    {
        (await RunAsync($"cvss {Critical} --quiet")).Out.ShouldBe("");
        (await RunAsync("cvss AV:N --quiet")).Error.ShouldStartWith("error: AV:N: The base metrics AC (");
    }

    [Fact]
    public async Task Without_vectors_it_is_wrong_usage() => (await RunAsync("cvss")).Code.ShouldBe(2);

    private static async Task<CliRun> RunAsync(string line, int width = 100, string input = "")
    {
        var server = new FakeServer();
        var run = await CliRun.OfAsync(server, line, width, input);
        server.Asked.ShouldBeEmpty();
        return run;
    }
}
