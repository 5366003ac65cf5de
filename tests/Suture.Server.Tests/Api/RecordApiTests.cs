using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

public sealed class RecordApiTests(SharedHost shared) : IClassFixture<SharedHost>
{
    private SutureHost Host => shared.Host;

    [Fact]
    public async Task ARecord_IsCreatedReadChangedAndLinked()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var need = await client.CreateAsync("Deliver at the set rate", "SYS", new { category = "functional" });
        var created = await (await client.SendAsync(HttpMethod.Post, ApiSteps.Records, new
        {
            kind = "SRS",
            title = "Rate accuracy",
            text = "Within 5 %.",
            tags = new[] { "rate" },
            fields = new { category = "functional" },
            links = new[] { new { type = "satisfies", to = need.Text("key") } },
        })).JsonAsync(HttpStatusCode.Created);
        created.Text("state").ShouldBe("draft");
        created.Text("changedBy").ShouldBe("engineer (token test)");
        created.GetProperty("fields").Text("category").ShouldBe("functional");
        created.GetProperty("outgoing")[0].Text("key").ShouldBe(need.Text("key"));

        var changed = await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { text = "Within 2 %.", fields = new { method = "test" } }, created.IfMatch());
        var after = await changed.JsonAsync(HttpStatusCode.OK);
        after.GetProperty("revision").GetInt32().ShouldBe(2);
        changed.Headers.ETag!.Tag.ShouldBe($"\"{after.GetProperty("version").GetInt64()}\"");

        var read = await client.ReadAsync("/api/v1/devices/PUMP/records/PUMP%2F" + created.Text("key"));
        (await read.JsonAsync(HttpStatusCode.OK)).Text("text").ShouldBe("Within 2 %.");
        var diff = await (await client.ReadAsync(created.AddressOf() + "/diff?from=1&to=2")).JsonAsync(HttpStatusCode.OK);
        diff.GetProperty("parts")[0].Text("part").ShouldBe("Text");
        (await (await client.ReadAsync(created.AddressOf() + "/history")).JsonAsync(HttpStatusCode.OK)).GetProperty("total").GetInt32().ShouldBe(3);
        (await (await client.ReadAsync(need.AddressOf() + "/impact")).JsonAsync(HttpStatusCode.OK)).GetProperty("downstream")[0].Text("key").ShouldBe(created.Text("key"));
    }

    [Fact]
    public async Task AWriteOnAnOlderVersion_IsRefusedAndChangesNothing()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var created = await client.CreateAsync("Stale");
        await (await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { title = "First" }, created.IfMatch())).JsonAsync(HttpStatusCode.OK);
        var second = await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { title = "Second" }, created.IfMatch());
        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await second.CodeAsync()).ShouldBe("record.stale");
        (await (await client.ReadAsync(created.AddressOf())).JsonAsync()).Text("title").ShouldBe("First");
    }

    [Theory]
    [InlineData(null, 428, "request.ifMatch.missing")]
    [InlineData("abc", 400, "request.ifMatch")]
    [InlineData("\"-1\"", 400, "request.ifMatch")]
    [InlineData("*", 400, "request.ifMatch")]
    public async Task AWriteWithoutAGoodIfMatch_IsRefused(string? header, int status, string code)
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var created = await client.CreateAsync("If-Match");
        var answer = await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { title = "x" }, header is null ? [] : [("If-Match", header)]);
        ((int)answer.StatusCode).ShouldBe(status);
        (await answer.CodeAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task ARepeatedRequest_GetsTheSameAnswerAndWritesOnce()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var body = new { kind = "UN", title = "Once" };
        var first = await (await client.SendAsync(HttpMethod.Post, ApiSteps.Records, body, key)).JsonAsync(HttpStatusCode.Created);
        var second = await (await client.SendAsync(HttpMethod.Post, ApiSteps.Records, body, key)).JsonAsync(HttpStatusCode.Created);
        second.GetRawText().ShouldBe(first.GetRawText());
        (await (await client.ReadAsync(ApiSteps.Records + "?kind=UN&text=Once")).JsonAsync()).GetProperty("total").GetInt32().ShouldBe(1);

        var other = await client.SendAsync(HttpMethod.Post, ApiSteps.Records, new { kind = "UN", title = "Another" }, key);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await other.CodeAsync()).ShouldBe("command.reused");
    }

    [Fact]
    public async Task ARepeatedChange_IsNotRefusedAsStale()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var created = await client.CreateAsync("Twice");
        (string, string)[] headers = [created.IfMatch(), ("Idempotency-Key", Guid.NewGuid().ToString())];
        var first = await (await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { title = "Twice, changed" }, headers)).JsonAsync(HttpStatusCode.OK);
        var second = await (await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { title = "Twice, changed" }, headers)).JsonAsync(HttpStatusCode.OK);
        second.GetProperty("version").GetInt64().ShouldBe(first.GetProperty("version").GetInt64());
    }

    [Fact]
    public async Task ARepeatedNewDevice_IsNotRefusedAsThereAlready()
    {
        using var client = await Host.WithTokenAsync(Role.Quality);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        var body = new { key = "TWICE", name = "Made twice" };
        (await client.SendAsync(HttpMethod.Post, "/api/v1/devices", body, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await client.SendAsync(HttpMethod.Post, "/api/v1/devices", body, key)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await (await client.SendAsync(HttpMethod.Post, "/api/v1/devices", body)).CodeAsync()).ShouldBe("device.exists");
    }

    [Fact]
    public async Task AnIdempotencyKeyThatIsNoUuid_IsRefused()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var answer = await client.SendAsync(HttpMethod.Post, ApiSteps.Records, new { kind = "UN", title = "x" }, ("Idempotency-Key", "yes"));
        (await answer.CodeAsync()).ShouldBe("request.idempotencyKey");
    }

    [Fact]
    public async Task Links_AreMadeConfirmedAndTakenAway()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var from = await client.CreateAsync("From");
        var to = await client.CreateAsync("To", "SYS");
        var link = new { from = from.Text("key"), type = "satisfies", to = to.Text("key") };
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/links", link)).JsonAsync(HttpStatusCode.OK);
        await (await client.SendAsync(HttpMethod.Patch, to.AddressOf(), new { text = "Changed." }, to.IfMatch())).JsonAsync(HttpStatusCode.OK);
        (await (await client.ReadAsync(from.AddressOf())).JsonAsync()).GetProperty("outgoing")[0].GetProperty("suspect").GetBoolean().ShouldBeTrue();
        var confirmed = await (await client.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/links/confirm", new { links = new[] { link } })).JsonAsync(HttpStatusCode.OK);
        confirmed.GetProperty("outgoing")[0].GetProperty("suspect").GetBoolean().ShouldBeFalse();
        var removed = await (await client.SendAsync(HttpMethod.Delete, "/api/v1/devices/PUMP/links", link)).JsonAsync(HttpStatusCode.OK);
        removed.GetProperty("outgoing").GetArrayLength().ShouldBe(0);
        (await (await client.SendAsync(HttpMethod.Delete, "/api/v1/devices/PUMP/links", link)).CodeAsync()).ShouldBe("link.notFound");
    }

    [Fact]
    public async Task AReasonInTheHeader_IsReadAsPercentEncodedText()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var created = await client.CreateAsync("Reason");
        await (await client.SendAsync(HttpMethod.Patch, created.AddressOf(), new { title = "Reason given" }, created.IfMatch(), ("Suture-Reason", Uri.EscapeDataString("Größe geändert")))).JsonAsync(HttpStatusCode.OK);
        var history = await (await client.ReadAsync(created.AddressOf() + "/history")).JsonAsync();
        history.GetProperty("items")[0].Text("reason").ShouldBe("Größe geändert");
    }

    [Fact]
    public async Task AList_IsPagedAndReadAtAPastPosition()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer);
        var before = await client.CreateAsync("Paging one", "HARM");
        await client.CreateAsync("Paging two", "HARM");
        var page = await (await client.ReadAsync(ApiSteps.Records + "?kind=HARM&text=Paging&take=1&skip=1")).JsonAsync(HttpStatusCode.OK);
        page.GetProperty("total").GetInt32().ShouldBe(2);
        page.GetProperty("items")[0].Text("title").ShouldBe("Paging two");
        var past = await (await client.ReadAsync($"{ApiSteps.Records}?kind=HARM&text=Paging&at={before.GetProperty("version").GetInt64() + 1}")).JsonAsync(HttpStatusCode.OK);
        past.GetProperty("total").GetInt32().ShouldBe(1);
        (await (await client.ReadAsync(ApiSteps.Records + "?take=5000")).CodeAsync()).ShouldBe("page.range");
        (await (await client.ReadAsync(ApiSteps.Records + "?kind=XYZ")).CodeAsync()).ShouldBe("record.kind.unknown");
    }

    [Fact]
    public async Task TheSchemaOfAKind_NamesItsFieldsAndChoices()
    {
        using var client = await Host.WithTokenAsync(Role.Auditor);
        var schema = await (await client.ReadAsync("/api/v1/kinds/SRS/schema")).JsonAsync(HttpStatusCode.OK);
        schema.GetProperty("properties").GetProperty("fields").GetProperty("properties").GetProperty("category").GetProperty("enum").EnumerateArray().Select(e => e.GetString()).ShouldContain("alarm");
        (await client.ReadAsync("/api/v1/kinds/NONE/schema")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("csv", "text/csv")]
    [InlineData("html", "text/html")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("json", "application/json")]
    public async Task TheMatrix_ComesInEachFormat(string format, string type)
    {
        using var client = await Host.WithTokenAsync(Role.Auditor);
        var answer = await client.ReadAsync($"/api/v1/devices/PUMP/trace/matrix/safety?format={format}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task TheGate_AnswersEachClauseAndPrintsItsReport()
    {
        using var client = await Host.WithTokenAsync(Role.Engineer, TokenScope.Evidence);
        var check = await (await client.ReadAsync("/api/v1/devices/PUMP/check/iec62304")).JsonAsync(HttpStatusCode.OK);
        check.Text("class").ShouldBe("C");
        check.GetProperty("clauses").GetArrayLength().ShouldBe(check.GetProperty("summary").EnumerateObject().Sum(p => p.Value.GetInt32()));
        var page = await (await client.ReadAsync("/api/v1/devices/PUMP/check/iec62304/report")).Content.ReadAsStringAsync();
        page.ShouldContain("5.2.2");
        (await (await client.ReadAsync("/api/v1/devices/PUMP/check/iso1")).CodeAsync()).ShouldBe("standard.unknown");
    }
}
