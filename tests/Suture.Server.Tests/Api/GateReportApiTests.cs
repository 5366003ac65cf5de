using System.Net;
using System.Text;
using System.Text.Json;
using Suture.Application.Access;
using Suture.Domain.People;
using Suture.Domain.Standards;
using Suture.Formats.TestResults;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>The gate over several standards, in each format, and compared with an earlier answer.</summary>
public sealed class GateReportApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Gate = "/api/v1/devices/PUMP/gate";

    [Theory]
    [InlineData("", "application/json")]
    [InlineData("?format=json", "application/json")]
    [InlineData("?format=junit", "application/xml")]
    [InlineData("?format=sarif&standard=iec62304", "application/sarif+json")]
    [InlineData("?format=markdown", "text/markdown")]
    [InlineData("/comparison?from=1", "application/json")]
    [InlineData("/comparison?from=1&format=sarif", "application/sarif+json")]
    [InlineData("/comparison?from=1&format=markdown", "text/markdown")]
    public async Task EachFormat_HasItsTypeAndIsNotKeptByProxies(string query, string type)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer, TokenScope.Evidence, "PUMP");
        var answer = await client.ReadAsync(Gate + query);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await answer.Content.ReadAsStringAsync()).ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task AGateWithoutNamedStandards_AsksThoseOfTheDevice()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var gate = await (await client.ReadAsync(Gate)).JsonAsync(HttpStatusCode.OK);
        gate.GetProperty("standards").EnumerateArray().Select(s => s.Text("standard")).ShouldBe(["iec62304"]);
    }

    [Fact]
    public async Task AGateOfAllStandards_AsksEachThatIsAskedOfDevicesAtOnePosition()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var gate = await (await client.ReadAsync(Gate + "?standard=all")).JsonAsync(HttpStatusCode.OK);
        var standards = gate.GetProperty("standards").EnumerateArray().ToList();
        standards.Select(s => s.Text("standard")).ShouldBe(StandardLibrary.BuiltIn.Catalogs.Where(c => c.Subject == CatalogSubject.Device).Select(c => c.Id));
        standards.ShouldAllBe(s => s.GetProperty("position").GetInt64() == gate.GetProperty("position").GetInt64());
        foreach (var count in new[] { "met", "gap", "attested", "notApplicable" })
        {
            gate.GetProperty("summary").GetProperty(count).GetInt32().ShouldBe(standards.Sum(s => s.GetProperty("summary").GetProperty(count).GetInt32()));
        }
    }

    [Fact]
    public async Task AStandardNamedTwice_IsAnsweredOnce()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var gate = await (await client.ReadAsync(Gate + "?standard=iec62304&standard=iec62304")).JsonAsync(HttpStatusCode.OK);
        var one = await (await client.ReadAsync("/api/v1/devices/PUMP/check/iec62304")).JsonAsync(HttpStatusCode.OK);
        JsonElement.DeepEquals(gate.GetProperty("standards")[0], one).ShouldBeTrue();
        gate.GetProperty("standards").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task JUnit_SaysOfEachClauseWhatTheJsonSays()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var check = await (await client.ReadAsync("/api/v1/devices/PUMP/check/iec62304")).JsonAsync(HttpStatusCode.OK);
        var junit = await (await client.ReadAsync(Gate + "?standard=iec62304&format=junit")).Content.ReadAsStringAsync();
        var read = TestReportReader.Read(Encoding.UTF8.GetBytes(junit), "gate.xml").Value;
        read.Cases.Select(c => (c.Name, c.Outcome)).ShouldBe(check.GetProperty("clauses").EnumerateArray().Select(c => ($"{c.Text("id")} {c.Text("title")}", c.Text("status") switch
        {
            "gap" => TestOutcome.Failed,
            "notApplicable" => TestOutcome.Skipped,
            _ => TestOutcome.Passed,
        })));
    }

    [Fact]
    public async Task AKeptReport_IsComparedStandardByStandard()
    {
        await using var host = await SutureHost.StartAsync();
        using var client = await host.WithTokenAsync(Role.Engineer);
        var kept = await (await client.ReadAsync("/api/v1/devices/PUMP/check/iec62304")).Content.ReadAsStringAsync();
        await client.CreateAsync("A new requirement that nobody verifies", fields: new { category = "functional" });

        var after = await (await client.SendTextAsync(Gate + "/comparison", kept)).JsonAsync(HttpStatusCode.OK);
        var position = JsonDocument.Parse(kept).RootElement.GetProperty("position").GetInt64();
        var since = await (await client.ReadAsync($"{Gate}/comparison?standard=iec62304&from={position}")).JsonAsync(HttpStatusCode.OK);

        after.GetProperty("from").GetInt64().ShouldBe(position);
        after.GetProperty("opened").GetInt32().ShouldBeGreaterThan(0);
        after.GetProperty("opensGaps").GetBoolean().ShouldBeTrue();
        after.GetProperty("standards").EnumerateArray().Single().GetProperty("clauses").EnumerateArray().SelectMany(c => c.GetProperty("opened").EnumerateArray()).ShouldContain(g => g.Text("key") == "SRS-1");
        JsonElement.DeepEquals(after, since).ShouldBeTrue();
    }

    [Fact]
    public async Task Words_OfRecords_AreWordsInEveryFormat()
    {
        await using var host = await SutureHost.StartAsync();
        using var client = await host.WithTokenAsync(Role.Engineer);
        await client.CreateAsync("@everyone <script>alert(1)</script> | [x](javascript:y) ]]> {0}");
        var markdown = await (await client.ReadAsync(Gate + "?format=markdown")).Content.ReadAsStringAsync();
        var sarif = await (await client.ReadAsync(Gate + "?format=sarif")).JsonAsync(HttpStatusCode.OK);
        var junit = await (await client.ReadAsync(Gate + "?format=junit")).Content.ReadAsStringAsync();
        markdown.ShouldContain("&#64;&#8203;everyone");
        markdown.ShouldNotContain("<script>");
        sarif.GetRawText().ShouldContain("[x\\\\](javascript:y)");
        System.Xml.Linq.XDocument.Parse(junit).Descendants("script").ShouldBeEmpty();
    }

    [Fact]
    public async Task ATokenOfCi_GetsKeysWithoutTitles()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await engineer.CreateAsync("Confidential title");
        using var ci = await host.WithTokenAsync(Role.Engineer, TokenScope.Evidence, "PUMP");
        foreach (var format in new[] { "junit", "sarif", "markdown" })
        {
            (await (await engineer.ReadAsync($"{Gate}?format={format}")).Content.ReadAsStringAsync()).ShouldContain("Confidential title");
            var answer = await (await ci.ReadAsync($"{Gate}?format={format}")).Content.ReadAsStringAsync();
            answer.ShouldContain("SRS-1");
            answer.ShouldNotContain("Confidential title");
        }
    }

    [Theory]
    [InlineData("?format=pdf", 400, "format.unknown")]
    [InlineData("?standard=none", 404, "standard.unknown")]
    [InlineData("?at=99999", 400, "position.range")]
    [InlineData("/comparison", 400, "comparison.from")]
    [InlineData("/comparison?from=1&format=junit", 400, "format.unknown")]
    [InlineData("/comparison?from=99999", 400, "position.range")]
    public async Task AWrongQuestion_IsRefusedByName(string query, int status, string code)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.ReadAsync(Gate + query);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.CodeAsync()).ShouldBe(code);
    }

    [Theory]
    [InlineData("", "request.empty", null)]
    [InlineData("not json", "gate.json.malformed", "$")]
    [InlineData("{}", "gate.report.invalid", "$.device")]
    [InlineData("{\"standards\":[]}", "gate.report.invalid", "$.standards")]
    [InlineData("""{"standard":"iec62304","title":"T","edition":"E","device":"OTHER","class":"C","position":1,"clauses":[]}""", "comparison.device", "device")]
    [InlineData("""{"standard":"gone","title":"T","edition":"E","device":"PUMP","class":"C","position":1,"clauses":[]}""", "standard.unknown", "standard")]
    public async Task AReportThatIsNoGood_IsRefusedWithItsPlace(string body, string code, string? path)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var problem = await (await client.SendTextAsync(Gate + "/comparison?fileName=main.json", body)).JsonAsync();
        problem.Text("code").ShouldBe(code);
        if (path is not null)
        {
            problem.Text("path").ShouldBe(path);
        }
    }
}
