using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary><c>suture cvss rubric</c> answers with no server behind it: the one of these tests must never be asked.</summary>
public sealed class RubricTests
{
    private const string Full = "XAVN:Y/XAVT:N/XAVW:Y/XAVR:Y/XACL:Y/XPRL:N/XUI:N/XS:N/XCP:Y/XCPM:N/XCD:N/XCT:L/XCW:N/XCS:U/XCO:N/XIP:N/XID:N/XIT:H/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:L/XAW:N/XAS:N/XAO:N";

    [Fact]
    public async Task All_answers_give_the_vector_its_score_and_the_reasons()
    {
        var run = await RunAsync($"cvss rubric {Full}");

        run.Code.ShouldBe(0);
        run.Error.ShouldBe("");
        Golden.Matches("Views/rubric-complete.txt", run.Out);
    }

    [Fact]
    public async Task Some_answers_give_what_is_decided_and_what_to_ask_next()
    {
        var run = await RunAsync($"cvss rubric XAVN:N/XAVP:Y/{Full[Full.IndexOf("XACL", StringComparison.Ordinal)..].Replace("XUI:N/", "", StringComparison.Ordinal).Replace("XCPM:N/", "", StringComparison.Ordinal)}");

        run.Code.ShouldBe(0);
        Golden.Matches("Views/rubric-partial.txt", run.Out);
    }

    [Fact]
    public async Task Every_question_is_printed_with_where_its_answers_lead()
    {
        var run = await RunAsync("cvss rubric --questions", width: 120);

        run.Code.ShouldBe(0);
        run.Out.Split('\n').Max(l => l.Length).ShouldBeLessThanOrEqualTo(120);
        Golden.Matches("Views/rubric-questions.txt", run.Out);
    }

    [Fact]
    public async Task Json_says_what_comes_next()
    {
        var run = await RunAsync("cvss rubric XAVN:N --json");

        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("complete").GetBoolean().ShouldBeFalse();
        json.RootElement.GetProperty("vector").ValueKind.ShouldBe(JsonValueKind.Null);
        var next = json.RootElement.GetProperty("next");
        next.GetArrayLength().ShouldBe(23);
        next[0].GetProperty("id").GetString().ShouldBe("XAVP");
        next[0].GetProperty("askedAfter").GetString().ShouldBe("XAVN:N");
        next[0].GetProperty("choices")[0].GetProperty("next").GetString().ShouldBe("XAVPA");
        json.RootElement.GetProperty("notAsked").EnumerateArray().Select(q => q.GetString()).ShouldBe(["XAVT", "XAVW", "XAVR"]);
    }

    [Fact]
    public async Task A_vector_of_3_0_is_given_when_asked_and_explained()
    {
        var run = await RunAsync($"cvss rubric {Full} --cvss 3.0 --explain", width: 120);

        run.Code.ShouldBe(0);
        run.Out.ShouldStartWith("CVSS:3.0/AV:L/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:L\nCVSS 3.0 8.0 high\n");
        run.Out.ShouldContain("8.22 × 0.55 × 0.77 × 0.85 × 0.85");
    }

    [Theory]
    [InlineData("cvss rubric XAVN:Q", "error: 'Q' at character 6 is not an answer to XAVN; expected Y (yes), N (no) or U (unknown). (at ANSWERS)\n")]
    [InlineData("cvss rubric XAVN:N/XAVT:Y", "error: XAVT at character 8 is not asked here: it is asked when XAVN is answered Y (yes), and XAVN is answered N (no). Expected the answers without XAVT. (at ANSWERS)\n")]
    [InlineData("cvss rubric XS:N/XS:N", "error: XS stands a second time at character 6, after character 1; expected one answer to each question. (at ANSWERS)\n")]
    [InlineData("cvss rubric XS:N --cvss 4.0", "error: The rubric decides vectors of CVSS 3.0 or 3.1, not of 4.0. (at --cvss)\n")]
    public async Task What_is_wrong_is_said_with_its_place(string line, string error)
    {
        var run = await RunAsync(line);

        run.Code.ShouldBe(2);
        run.Out.ShouldBe("");
        run.Error.ShouldBe(error);
    }

    private static async Task<CliRun> RunAsync(string line, int width = 100)
    {
        var server = new FakeServer();
        var run = await CliRun.OfAsync(server, line, width);
        server.Asked.ShouldBeEmpty();
        return run;
    }
}
