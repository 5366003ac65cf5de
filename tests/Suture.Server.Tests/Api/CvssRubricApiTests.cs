using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class CvssRubricApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private const string Address = "/api/v1/cvss/rubric";
    private const string Full = "XAVN:Y/XAVT:N/XAVW:N/XACL:Y/XPRL:N/XUI:N/XS:N/XCP:N/XCD:N/XCT:N/XCW:N/XCS:N/XCO:N/XIP:N/XID:N/XIT:L/XIW:N/XIS:N/XIO:N/XAP:N/XAD:N/XAT:N/XAW:N/XAS:N/XAO:N";
    private const string Vector = "CVSS:3.1/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N";

    [Fact]
    public async Task Questions_AreGivenWithTheirAnswersAndWhereTheyComeFrom()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Auditor);
        var rubric = await (await client.SendAsync(HttpMethod.Get, Address)).JsonAsync(HttpStatusCode.OK);
        rubric.Text("title").ShouldBe("Rubric for Applying CVSS to Medical Devices");
        rubric.Text("notice").ShouldNotBeNull().ShouldContain("the paper holds");
        rubric.GetProperty("groups").GetArrayLength().ShouldBe(6);
        var questions = rubric.GetProperty("questions").EnumerateArray().ToList();
        questions.Count.ShouldBe(31);
        questions[1].Text("askedAfter").ShouldBe("XAVN:Y");
        questions[4].GetProperty("choices")[0].Text("value").ShouldBe("P");
        questions[4].GetProperty("choices")[0].Text("next").ShouldBe("XAVPA");
    }

    [Theory]
    [InlineData("3.1", Vector)]
    [InlineData("3.0", "CVSS:3.0/AV:A/AC:L/PR:N/UI:N/S:U/C:N/I:L/A:N")]
    public async Task AllAnswers_GiveTheVectorItsScoreAndTheReasons(string version, string vector)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await (await client.SendAsync(HttpMethod.Post, Address, new { answers = Full, version, explain = true })).JsonAsync(HttpStatusCode.OK);
        answer.GetProperty("complete").GetBoolean().ShouldBeTrue();
        answer.Text("vector").ShouldBe(vector);
        answer.GetProperty("cvss").GetProperty("base").GetDecimal().ShouldBe(4.3m);
        answer.GetProperty("cvss").GetProperty("explanation").GetProperty("steps").GetArrayLength().ShouldBe(4);
        answer.GetProperty("metrics")[0].Text("because").ShouldBe("AV:A because XAVN yes, XAVT no, XAVW no");
        answer.GetProperty("next").GetArrayLength().ShouldBe(0);
        answer.Text("answers").ShouldBe(Full);
    }

    [Fact]
    public async Task SomeAnswers_SayWhatComesNext()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await (await client.SendAsync(HttpMethod.Post, Address, new { answers = "XAVN:N/XAVP:Y" })).JsonAsync(HttpStatusCode.OK);
        answer.GetProperty("complete").GetBoolean().ShouldBeFalse();
        answer.GetProperty("vector").ValueKind.ShouldBe(JsonValueKind.Null);
        answer.GetProperty("next")[0].Text("id").ShouldBe("XACL");
        answer.GetProperty("optional")[0].Text("id").ShouldBe("XAVPA");
        answer.GetProperty("notAsked").EnumerateArray().Select(q => q.GetString()).ShouldBe(["XAVT", "XAVW", "XAVR"]);
    }

    [Theory]
    [InlineData("{\"answers\":\"XAVN:Q\"}", "rubric.answer.unknown", "$.answers")]
    [InlineData("{\"answers\":\"XQ:Y\"}", "rubric.question.unknown", "$.answers")]
    [InlineData("{\"answers\":\"XS:Y/XS:Y\"}", "rubric.repeated", "$.answers")]
    [InlineData("{\"answers\":\"XAVN:N/XAVT:Y\"}", "rubric.notAsked", "$.answers")]
    [InlineData("{\"answers\":\"\",\"version\":\"4.0\"}", "rubric.version", "$.version")]
    [InlineData("{\"answers\":\"\",\"version\":\"x\"}", "rubric.version", "$.version")]
    [InlineData("{\"answer\":\"\"}", "request.json", null)]
    public async Task WrongAnswers_AreRefusedWithTheirPlace(string body, string code, string? path)
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendTextAsync(Address, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain($"\"{code}\"");
        if (path is not null)
        {
            text.ShouldContain($"\"{path}\"");
        }
    }

    [Fact]
    public async Task ARecord_KeepsAnswersOnlyBesideTheVectorThatTheyDecide()
    {
        using var client = await shared.Host.WithTokenAsync(Role.Engineer);
        var wrong = await client.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/records", new { kind = "THR", title = "Rubric", fields = new { cvss = Vector.Replace("AV:A", "AV:N", StringComparison.Ordinal), rubric = Full } });
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await wrong.CodeAsync()).ShouldBe("rubric.cvss.differs");
        var made = await (await client.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/records", new { kind = "THR", title = "Rubric", fields = new { cvss = Vector, rubric = Full } })).JsonAsync(HttpStatusCode.Created);
        made.GetProperty("fields").Text("rubric").ShouldBe(Full);
    }
}
