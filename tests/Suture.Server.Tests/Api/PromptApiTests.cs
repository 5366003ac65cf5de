using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class PromptApiTests
{
    private const string Address = "/api/v1/devices/PUMP/risk/prompts";

    [Fact]
    public async Task APrompt_IsConsidered_SetAside_AndOpenedAgain_AndTheReportSaysByWhomAndWhen()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var drafted = await (await engineer.SendAsync(HttpMethod.Post, Address + "/F-ALARM/draft", new { kind = "CAU", title = "Speaker fails" })).JsonAsync(HttpStatusCode.OK);
        var cause = drafted.Text("key")!;
        drafted.GetProperty("prompt").Text("state").ShouldBe("considered");

        var noted = await (await engineer.SendAsync(HttpMethod.Put, Address + "/F-ALARM", new { records = new[] { cause }, note = "With the hardware people" })).JsonAsync(HttpStatusCode.OK);
        var answer = noted.GetProperty("answers")[0];
        answer.Text("reason").ShouldBe("With the hardware people");
        answer.Text("by")!.ShouldContain("engineer");
        answer.GetProperty("time").GetDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);

        await (await engineer.SendAsync(HttpMethod.Put, Address + "/F-ML", new { setAside = "Nothing is learned" })).JsonAsync(HttpStatusCode.OK);
        var report = await (await engineer.ReadAsync(Address)).JsonAsync(HttpStatusCode.OK);
        report.GetProperty("count").ShouldSatisfyAllConditions(c => c.GetProperty("considered").GetInt32().ShouldBe(1), c => c.GetProperty("setAside").GetInt32().ShouldBe(1), c => c.GetProperty("all").GetInt32().ShouldBe(86));
        var left = await (await engineer.ReadAsync(Address + "?group=functional&show=left")).JsonAsync(HttpStatusCode.OK);
        left.GetProperty("groups").EnumerateArray().ShouldHaveSingleItem().GetProperty("prompts").GetArrayLength().ShouldBe(16);

        (await (await engineer.SendAsync(HttpMethod.Put, Address + "/F-ML", new { reopen = true })).JsonAsync(HttpStatusCode.OK)).Text("state").ShouldBe("open");
        var before = report.GetProperty("position").GetInt64();
        var past = await (await engineer.ReadAsync($"{Address}?at={before}")).JsonAsync(HttpStatusCode.OK);
        past.GetProperty("count").GetProperty("setAside").GetInt32().ShouldBe(1, "the past is as it was");
    }

    [Fact]
    public async Task TheSameAnswerAgain_WritesNothing_AndAnAnswerToWhatSomebodyAnsweredMeanwhile_IsRefused()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var first = await (await engineer.SendAsync(HttpMethod.Put, Address + "/F-ML", new { setAside = "Nothing is learned", seen = -1 })).JsonAsync(HttpStatusCode.OK);
        var position = await PositionAsync(engineer);
        await (await engineer.SendAsync(HttpMethod.Put, Address + "/F-ML", new { setAside = "Nothing is learned" })).JsonAsync(HttpStatusCode.OK);
        (await PositionAsync(engineer)).ShouldBe(position);

        var late = await engineer.SendAsync(HttpMethod.Put, Address + "/F-ML", new { setAside = "Other words", seen = -1 });
        late.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await late.CodeAsync()).ShouldBe("prompt.stale");
        var entry = first.GetProperty("answers")[0].GetProperty("entry").GetInt64();
        await (await engineer.SendAsync(HttpMethod.Put, Address + "/F-ML", new { setAside = "Other words", seen = entry })).JsonAsync(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("F-ALRM", """{"setAside":"x"}""", HttpStatusCode.NotFound, "prompt.unknown")]
    [InlineData("F-ALARM", """{}""", HttpStatusCode.BadRequest, "prompt.answer")]
    [InlineData("F-ALARM", """{"records":["CAU-1"],"setAside":"x"}""", HttpStatusCode.BadRequest, "prompt.answer")]
    [InlineData("F-ALARM", """{"setAside":""}""", HttpStatusCode.BadRequest, "prompt.reason")]
    [InlineData("F-ALARM", """{"records":["VALVE/CAU-1"]}""", HttpStatusCode.Conflict, "record.device")]
    [InlineData("F-ALARM", """{"records":["CAU-999"]}""", HttpStatusCode.NotFound, "record.notFound")]
    [InlineData("F-ALARM", """{"records":null,"reopen":true}""", HttpStatusCode.NotFound, "prompt.open")]
    [InlineData("F-ALARM", """{"setAside":"x","item":"ITEM-999"}""", HttpStatusCode.NotFound, "record.notFound")]
    public async Task WhatCanNotBe_IsRefused_AndNothingIsWritten(string prompt, string body, HttpStatusCode status, string code)
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var position = await PositionAsync(engineer);
        var refused = await engineer.SendAsync(HttpMethod.Put, $"{Address}/{prompt}", JsonSerializer.Deserialize<JsonElement>(body));
        refused.StatusCode.ShouldBe(status);
        (await refused.CodeAsync()).ShouldBe(code);
        (await PositionAsync(engineer)).ShouldBe(position);
    }

    [Fact]
    public async Task ADraftThatIsRefused_LeavesNeitherRecordNorAnswer()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var position = await PositionAsync(engineer);
        (await (await engineer.SendAsync(HttpMethod.Post, Address + "/F-ALARM/draft", new { kind = "XYZ" })).CodeAsync()).ShouldBe("prompt.draft.kind");
        (await (await engineer.SendAsync(HttpMethod.Post, Address + "/F-ALARM/draft", new { kind = "TC" })).CodeAsync()).ShouldBe("prompt.draft.kind");
        (await (await engineer.SendAsync(HttpMethod.Post, Address + "/F-ALARM/draft", new { kind = "CAU", title = new string('x', 301) })).CodeAsync()).ShouldBe("record.title.long");
        (await PositionAsync(engineer)).ShouldBe(position);
        (await (await engineer.ReadAsync(Address + "?group=poems")).CodeAsync()).ShouldBe("prompt.group");
        (await (await engineer.ReadAsync(Address + "?show=poems")).CodeAsync()).ShouldBe("prompt.show");
    }

    [Fact]
    public async Task ADraft_SentTwiceWithOneKey_IsMadeOnce()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var key = Guid.NewGuid().ToString();
        var made = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            made.Add((await (await engineer.SendAsync(HttpMethod.Post, Address + "/F-POWER/draft", new { kind = "HS" }, ("Idempotency-Key", key))).JsonAsync(HttpStatusCode.OK)).Text("key")!);
        }

        made.Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    public async Task TheRecordOfTheBrainstorm_CanBeHadAsAFile_AlsoByAnAuditor(string format, string type)
    {
        await using var host = await SutureHost.StartAsync();
        using var auditor = await host.WithTokenAsync(Role.Auditor);
        var answer = await auditor.ReadAsync($"{Address}/report?format={format}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(5000);
        (await (await auditor.ReadAsync($"{Address}/report?format=poem")).CodeAsync()).ShouldBe("format.unknown");
    }

    private static async Task<long> PositionAsync(HttpClient client) => (await (await client.ReadAsync(Address)).JsonAsync(HttpStatusCode.OK)).GetProperty("position").GetInt64();
}
