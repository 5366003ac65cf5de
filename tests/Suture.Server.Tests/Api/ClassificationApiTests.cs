using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Safety classes and the legacy route over HTTP: computed, previewed, signed, outdated.</summary>
public sealed class ClassificationApiTests
{
    private const string Address = "/api/v1/devices/PUMP/classification";

    [Fact]
    public async Task AClass_IsComputed_Previewed_Signed_AndOutdatedByNewRecords()
    {
        await using var host = await SutureHost.StartAsync();
        await RiskAsync(host, "minor");
        var quality = await host.SignedInAsync(Role.Quality);
        var before = await (await quality.GetAsync(Address)).JsonAsync(HttpStatusCode.OK);
        before.Text("recorded").ShouldBe("C");
        before.Text("computed").ShouldBe("B");
        before.GetProperty("questions")[0].GetProperty("evidence")[0].Text("key").ShouldBe("HS-1");
        before.GetProperty("proposal").GetProperty("clauses").EnumerateArray().ShouldContain(c => c.Text("clause") == "5.4.2" || c.Text("clause") == "5.1.4");
        before.GetProperty("proposal").GetProperty("plan").EnumerateArray().ShouldContain(c => c.Text("id") == "document.coding_standard" && c.GetProperty("openAfter").GetInt32() == 0);

        var preview = await (await quality.SendAsync(HttpMethod.Post, Address + "/preview", new { answers = new[] { new { question = "unacceptable", answer = "no" } } })).JsonAsync(HttpStatusCode.OK);
        preview.TryGetProperty("proposal", out _).ShouldBeFalse();
        preview.GetProperty("missing")[0].GetString()!.ShouldContain("Say why it is no.");

        (await (await quality.SendAsync(HttpMethod.Post, Address, new { password = "not the password" })).CodeAsync()).ShouldBe("signature.password");
        (await (await quality.SendAsync(HttpMethod.Post, Address, new { password = SutureHost.Password, safetyClass = "A" })).CodeAsync()).ShouldBe("class.changed");
        var signed = await (await quality.SendAsync(HttpMethod.Post, Address, new { password = SutureHost.Password, safetyClass = "B", remark = "As reviewed" })).JsonAsync(HttpStatusCode.OK);
        signed.Text("recorded").ShouldBe("B");
        signed.GetProperty("decision").Text("printedName").ShouldBe("Person Quality");
        signed.GetProperty("decision").Text("rationale")!.ShouldContain("As reviewed");
        signed.GetProperty("outdated").GetArrayLength().ShouldBe(0);
        (await (await quality.GetAsync("/api/v1/devices/PUMP")).JsonAsync(HttpStatusCode.OK)).Text("safetyClass").ShouldBe("B");

        await RiskAsync(host, "catastrophic");
        var later = await (await quality.GetAsync(Address)).JsonAsync(HttpStatusCode.OK);
        later.GetProperty("outdated").EnumerateArray().ShouldContain(o => o.GetString()!.Contains("death or serious injury"));
        var check = await (await quality.GetAsync("/api/v1/devices/PUMP/check/iec62304")).JsonAsync(HttpStatusCode.OK);
        var clause = check.GetProperty("clauses").EnumerateArray().Single(c => c.Text("id") == "4.3");
        clause.GetProperty("gaps").EnumerateArray().ShouldContain(g => g.Text("why")!.Contains("outdated"));
        (await (await quality.GetAsync("/api/v1/ledger/verify?projections=true")).JsonAsync(HttpStatusCode.OK)).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task AnItemsClass_StandsAtTheItem_AndARepeatedRequestSignsOnce()
    {
        await using var host = await SutureHost.StartAsync();
        await RiskAsync(host, "minor");
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await engineer.CreateAsync("Logo", "ITEM", new { level = "unit" });
        var quality = await host.SignedInAsync(Role.Quality);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        for (var i = 0; i < 2; i++)
        {
            var signed = await (await quality.SendAsync(HttpMethod.Post, Address, new { item = "ITEM-1", password = SutureHost.Password }, key)).JsonAsync(HttpStatusCode.OK);
            signed.Text("recorded").ShouldBe("A");
            signed.Text("above").ShouldBe("C");
        }

        var rows = await (await quality.GetAsync(Address + "/items")).JsonAsync(HttpStatusCode.OK);
        rows.GetProperty("items")[1].ShouldSatisfyAllConditions(r => r.Text("own").ShouldBe("A"), r => r.GetProperty("decided").GetBoolean().ShouldBeTrue());
        var trail = await (await quality.GetAsync("/api/v1/ledger/entries?stream=device/PUMP&type=class.decided")).JsonAsync(HttpStatusCode.OK);
        trail.GetProperty("items").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"item":"SRS-1","password":"x"}""", "class.item.kind")]
    [InlineData("""{"item":"ITEM-77","password":"x"}""", "record.notFound")]
    [InlineData("""{"password":"x"}""", "class.answer.missing")]
    [InlineData("""{"password":"x","answers":[{"question":"why","answer":"no"}]}""", "class.question.unknown")]
    [InlineData("""{"password":"x","answers":[{"question":"contributes","answer":"perhaps"}]}""", "class.answer.unknown")]
    public async Task WhatCanNotBeDecided_IsRefusedBeforeThePasswordIsLookedAt(string body, string code)
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        (await (await quality.SendAsync(HttpMethod.Post, Address, JsonDocument.Parse(body).RootElement)).CodeAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task TheLegacyRoute_IsTakenWithAnApprovedAssessment_AndLeftAgain()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var document = await engineer.CreateAsync("Legacy assessment", "DOC", new { evidence = new[] { "legacy_assessment" } });
        var quality = await host.SignedInAsync(Role.Quality);
        object Body(string? key) => new { document = key, rationale = "In the field since 2009", password = SutureHost.Password };
        (await (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/legacy", Body("DOC-1"))).CodeAsync()).ShouldBe("legacy.document.open");
        var submitted = await (await engineer.SendAsync(HttpMethod.Post, document.AddressOf() + "/steps/submit", new { }, document.IfMatch())).JsonAsync(HttpStatusCode.OK);
        await (await SigningApiTests.ApproveAsync(quality, submitted, SutureHost.Password)).JsonAsync(HttpStatusCode.OK);
        (await (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/legacy", Body("DOC-1"))).JsonAsync(HttpStatusCode.OK)).GetProperty("inForce").GetBoolean().ShouldBeTrue();
        (await Clause("5.3.1")).Text("status").ShouldBe("notApplicable");
        (await (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/legacy", Body(null))).JsonAsync(HttpStatusCode.OK)).GetProperty("inForce").GetBoolean().ShouldBeFalse();
        (await Clause("5.3.1")).Text("status").ShouldBe("gap");

        async Task<JsonElement> Clause(string id) =>
            (await (await quality.GetAsync("/api/v1/devices/PUMP/check/iec62304")).JsonAsync(HttpStatusCode.OK)).GetProperty("clauses").EnumerateArray().Single(c => c.Text("id") == id);
    }

    private static async Task RiskAsync(SutureHost host, string severity)
    {
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var situation = await engineer.CreateAsync("Free flow", "HS", new { sequence = "x", initialSeverity = severity, initialP1 = "frequent", initialP2 = "probable", acceptability = "unacceptable" });
        var cause = await engineer.CreateAsync("Loop stalls", "CAU", new { causeType = "defect" });
        await (await engineer.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/links", new { from = cause.Text("key"), type = "contributesTo", to = situation.Text("key") })).JsonAsync(HttpStatusCode.OK);
    }
}
