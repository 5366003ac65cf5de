using System.Net;
using System.Text.Json;

namespace Suture.Cli.Tests;

public sealed class ExitCodeTests
{
    private const string Stale = """{"title":"Precondition Failed","status":412,"detail":"SRS-12 has changed since version 41.","code":"record.stale","path":null}""";

    [Fact]
    public async Task Check_without_gaps_is_0() => (await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/gate", Answers.OpenAlone), "check -d PUMP")).Code.ShouldBe(0);

    [Fact]
    public async Task Check_with_gaps_is_1() => (await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/gate", Answers.CheckAlone), "check -d PUMP --json")).Code.ShouldBe(1);

    [Theory]
    [InlineData("bogus")]
    [InlineData("trace --format pdf")]
    [InlineData("device create")]
    [InlineData("check --server ftp://x")]
    public async Task Wrong_usage_is_2(string line)
    {
        var run = await CliRun.OfAsync(new FakeServer(), line);

        run.Code.ShouldBe(2);
        run.Error.ShouldStartWith("error: ");
        run.Error.ShouldContain("--help");
        run.Out.ShouldBe("");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 2)]
    [InlineData(HttpStatusCode.NotFound, 2)]
    [InlineData(HttpStatusCode.Conflict, 2)]
    [InlineData(HttpStatusCode.Unauthorized, 3)]
    [InlineData(HttpStatusCode.Forbidden, 3)]
    [InlineData(HttpStatusCode.PreconditionFailed, 3)]
    [InlineData(HttpStatusCode.PreconditionRequired, 3)]
    [InlineData(HttpStatusCode.InternalServerError, 4)]
    public async Task Refusal_with_a_code_has_the_exit_code_of_its_kind(HttpStatusCode status, int code)
    {
        var run = await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/trace", Stale, status), "trace -d PUMP");

        run.Code.ShouldBe(code);
        run.Error.ShouldBe("error: SRS-12 has changed since version 41.\n");
    }

    [Fact]
    public async Task Failure_without_a_code_is_not_taken_for_broken_integrity() =>
        (await CliRun.OfAsync(new FakeServer().On("GET devices/PUMP/trace", "<html>", HttpStatusCode.BadGateway, "text/html"), "trace -d PUMP")).Code.ShouldBe(2);

    [Fact]
    public async Task Broken_ledger_is_4() => (await CliRun.OfAsync(new FakeServer().On("GET ledger/verify?projections=true", Answers.Broken), "ledger verify")).Code.ShouldBe(4);

    [Fact]
    public async Task Several_errors_each_name_file_and_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("SRS/SRS-1.md", "---\nkey: SRS-1\n---\n");
        const string refusal = """
            {"title":"Bad Request","status":400,"detail":"x","code":"text.title.missing","errors":[
              {"code":"text.title.missing","message":"A record needs a title.","file":"SRS/SRS-1.md","line":2,"path":"title"},
              {"code":"record.kind","message":"'XYZ' is no kind; expected one of SRS, SYS.","file":"XYZ/XYZ-1.md","line":null,"path":"key"}]}
            """;
        var server = new FakeServer().On("POST devices/PUMP/import/records", refusal, HttpStatusCode.BadRequest);

        var people = await CliRun.OfAsync(server, $"import records {folder.Path} -d PUMP");
        var program = await CliRun.OfAsync(server, $"import records {folder.Path} -d PUMP --json");

        people.Code.ShouldBe(2);
        people.Error.ShouldBe("Importing 1 file into PUMP ...\nerror: SRS/SRS-1.md:2: A record needs a title.\nerror: XYZ/XYZ-1.md: 'XYZ' is no kind; expected one of SRS, SYS. (at key)\n");
        Golden.Matches("Views/failure.json", program.Out);
        program.Error.ShouldBe("");
    }

    [Fact]
    public async Task Error_of_usage_is_json_when_asked_for()
    {
        var run = await CliRun.OfAsync(new FakeServer(), "record list --bogus --json");

        run.Code.ShouldBe(2);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("error").GetProperty("code").GetString().ShouldBe("cli.usage");
        run.Error.ShouldBe("");
    }
}
