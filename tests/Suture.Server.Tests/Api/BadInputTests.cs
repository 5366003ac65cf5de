using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>What is wrong is answered with a stable code, and with the place where it stands.</summary>
public sealed class BadInputTests(SharedHost shared) : IClassFixture<SharedHost>
{
    [Theory]
    [InlineData("{\"kind\":\"SRS\",\n\"title\":}", "request.json", 2, "$.title")]
    [InlineData("{\"kind\":\"SRS\"}", "request.json", null, null)]
    [InlineData("{\"kind\":\"SRS\",\"title\":12}", "request.json", 1, "$.title")]
    [InlineData("{\"kind\":\"SRS\",\"title\":null}", "request.json", 1, "$.title")]
    [InlineData("{\"kind\":\"SRS\",\"title\":\"x\",\"titel\":\"y\"}", "request.json", 1, "$.titel")]
    [InlineData("{\"kind\":\"SRX\",\"title\":\"x\"}", "record.kind.unknown", null, "kind")]
    [InlineData("{\"kind\":\"SRS\",\"title\":\"\"}", "record.title.missing", null, "title")]
    [InlineData("{\"kind\":\"SRS\",\"title\":\"x\",\"fields\":{\"nope\":1}}", "record.field.unknown", null, "$.fields.nope")]
    [InlineData("{\"kind\":\"SRS\",\"title\":\"x\",\"fields\":{\"category\":\"blue\"}}", "record.field.choice", null, "$.fields.category")]
    [InlineData("{\"kind\":\"THR\",\"title\":\"x\",\"fields\":{\"cvss\":\"CVSS:3.1/AV:Q\"}}", "cvss.value.unknown", null, "$.fields.cvss")]
    [InlineData("{\"kind\":\"SRS\",\"title\":\"x\",\"links\":[{\"type\":\"likes\",\"to\":\"SYS-1\"}]}", "link.type.unknown", null, "$.links[0].type")]
    [InlineData("{\"kind\":\"SRS\",\"title\":\"x\",\"links\":[{\"type\":\"satisfies\",\"to\":\"SYS-9999\"}]}", "link.target.unknown", null, "$.links[0].to")]
    [InlineData("", "request.json", null, null)]
    public async Task ABadRecord_IsRefusedWithItsPlace(string body, string code, int? line, string? path)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendTextAsync(ApiSteps.Records, body);
        var problem = await answer.JsonAsync(HttpStatusCode.BadRequest);
        problem.Text("code").ShouldBe(code);
        problem.Text("detail").ShouldNotBeNullOrWhiteSpace();
        if (path is not null)
        {
            problem.Text("path").ShouldBe(path);
        }

        if (line is not null)
        {
            problem.GetProperty("line").GetInt32().ShouldBe(line.Value);
        }
    }

    [Fact]
    public async Task SeveralProblems_AreAllGiven()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var problem = await (await client.SendTextAsync(ApiSteps.Records, "{\"kind\":\"SRS\",\"title\":\"x\",\"fields\":{\"nope\":1,\"category\":\"blue\"}}")).JsonAsync();
        problem.GetProperty("errors").EnumerateArray().Select(e => e.Text("path")).ShouldBe(["$.fields.nope", "$.fields.category"]);
    }

    [Fact]
    public async Task DeepJson_IsRefused()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendTextAsync(ApiSteps.Records, "{\"kind\":\"SRS\",\"title\":\"x\",\"fields\":" + new string('[', 5000) + new string(']', 5000) + "}");
        (await answer.CodeAsync()).ShouldBe("request.json");
    }

    [Theory]
    [InlineData("GET", "/api/v1/nothing/here", 404, "request.path")]
    [InlineData("PUT", "/api/v1/devices", 405, "request.method")]
    [InlineData("GET", "/api/v1/devices/NONE", 404, "device.notFound")]
    [InlineData("GET", "/api/v1/devices/PUMP/records/SRS-99999", 404, "record.notFound")]
    [InlineData("GET", "/api/v1/devices/PUMP/records/what", 400, "record.key")]
    [InlineData("GET", "/api/v1/devices/PUMP/records?take=many", 400, "request.invalid")]
    [InlineData("GET", "/api/v1/devices/PUMP/trace?at=yesterday", 400, "position.unknown")]
    [InlineData("GET", "/api/v1/devices/PUMP/trace/matrix/other", 404, "matrix.unknown")]
    [InlineData("GET", "/api/v1/devices/PUMP/trace/matrix/safety?format=pdf", 400, "format.unknown")]
    public async Task AnAddressThatIsWrong_IsRefusedByName(string method, string address, int status, string code)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Quality);
        var answer = await client.SendAsync(new HttpMethod(method), address);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.CodeAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task ABodyThatIsNotJson_IsRefusedAsSuch()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendTextAsync(ApiSteps.Records, "kind=SRS", "application/x-www-form-urlencoded");
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await answer.CodeAsync()).ShouldBe("request.contentType");
    }

    [Fact]
    public async Task AServerThatIsNotInitialized_SaysSo()
    {
        await using var host = await SutureHost.StartAsync(initialize: false);
        using var client = host.Anonymous();
        (await client.ReadAsync("/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await client.ReadAsync("/api/v1/devices")).CodeAsync()).ShouldBe("installation.missing");
    }
}
