using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class CvssApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Address = "/api/v1/cvss";

    [Theory]
    [InlineData(Role.Auditor)]
    [InlineData(Role.Engineer)]
    public async Task Vectors_AreScoredInTheirOrder_AndAWrongOneDoesNotRefuseTheOthers(Role role)
    {
        using var client = await shared.Host.WithTokenAsync(role);
        var answer = await (await client.SendAsync(HttpMethod.Post, Address, new
        {
            vectors = new[] { "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U", "CVSS:3.1/AV:Q", "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "AV:N/AC:L/Au:N/C:P/I:P/A:P" },
        })).JsonAsync(HttpStatusCode.OK);
        answer.GetProperty("total").GetInt32().ShouldBe(4);
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("base").ToString()).ShouldBe(["9.8", "", "9.3", "7.5"]);
        items.Select(i => i.GetProperty("score").ToString()).ShouldBe(["9", "", "9.3", "7.5"]);
        items.Select(i => i.GetProperty("severity").ToString()).ShouldBe(["critical", "", "critical", "high"]);
        items.Select(i => i.GetProperty("version").ToString()).ShouldBe(["3.1", "", "4.0", "2.0"]);
        items[1].Text("error").ShouldBe("'Q' at character 13 is not a value of AV (Attack Vector) in CVSS 3.1; expected N, A, L or P.");
        items[0].GetProperty("error").ValueKind.ShouldBe(JsonValueKind.Null);
        items[0].TryGetProperty("explanation", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task AnExplanation_NamesMetricsStepsAndTheMacroVector()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Auditor);
        var answer = await (await client.SendAsync(HttpMethod.Post, Address, new
        {
            vectors = new[] { "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:U/U:X" }, explain = true,
        })).JsonAsync(HttpStatusCode.OK);
        var explanation = answer.GetProperty("items")[0].GetProperty("explanation");
        explanation.Text("vector").ShouldEndWith("/SA:N/E:U");
        explanation.Text("name").ShouldBe("CVSS-BT");
        explanation.GetProperty("metrics")[0].Text("valueName").ShouldBe("Network");
        explanation.GetProperty("macroVector").Text("key").ShouldBe("000220");
        explanation.GetProperty("macroVector").GetProperty("sets").GetArrayLength().ShouldBe(5);
        explanation.GetProperty("steps").EnumerateArray().Last().GetProperty("value").GetDecimal().ShouldBe(answer.GetProperty("items")[0].GetProperty("score").GetDecimal());
    }

    [Theory]
    [InlineData("{}", "request.json")]
    [InlineData("{\"vectors\":\"AV:N\"}", "request.json")]
    [InlineData("{\"vectors\":[null]}", "cvss.empty")]
    [InlineData("{\"vectors\":[],\"explane\":true}", "request.json")]
    public async Task AWrongRequest_IsRefused(string body, string code)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendTextAsync(Address, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.CodeAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task TooManyVectors_AreRefused()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendAsync(HttpMethod.Post, Address, new { vectors = Enumerable.Repeat("x", 10_001) });
        (await answer.CodeAsync()).ShouldBe("cvss.tooMany");
    }
}
