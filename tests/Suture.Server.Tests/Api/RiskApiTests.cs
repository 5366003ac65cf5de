using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Risks and their policy over HTTP: each figure with its rule, a policy set only by a signature, and what moved.</summary>
public sealed class RiskApiTests
{
    private const string Risk = "/api/v1/devices/PUMP/risk";
    private const string Policy = "/api/v1/devices/PUMP/risk-policy";

    [Fact]
    public async Task ARisk_IsJudgedByTheBuiltInPolicy_EachFigureWithItsRule()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await SituationAsync(engineer);
        var report = await (await engineer.ReadAsync(Risk)).JsonAsync(HttpStatusCode.OK);
        report.GetProperty("policy").GetProperty("number").GetInt32().ShouldBe(0);
        var risk = report.GetProperty("risks")[0];
        (risk.Text("key"), risk.Text("harm"), risk.Text("severity"), risk.Text("initial"), risk.Text("residual")).ShouldBe(("HS-1", "HARM-1", "critical", "unacceptable", "unacceptable"));
        risk.GetProperty("acceptable").GetBoolean().ShouldBeFalse();
        var p1 = risk.GetProperty("after").GetProperty("p1");
        (p1.Text("value"), p1.Text("stated"), p1.GetProperty("allowed").GetBoolean()).ShouldBe(("probable", "remote", false));
        p1.Text("rule")!.ShouldContain("no control lowers it");
        risk.GetProperty("concerns").EnumerateArray().Select(c => c.Text("code")).ShouldContain("noControl");
        report.GetProperty("matrix").GetProperty("before")[3][3].GetInt32().ShouldBe(1);
        report.GetProperty("overall").Text("statement")!.ShouldContain("1 risk can not be accepted");
    }

    [Fact]
    public async Task APolicy_IsSetBySignature_AnswersWhatMoved_AndThePastKeepsItsOwn()
    {
        await using var host = await SutureHost.StartAsync();
        using (var engineer = await host.WithTokenAsync(Role.Engineer))
        {
            await SituationAsync(engineer);
        }

        var quality = await host.SignedInAsync(Role.Quality);
        var standing = await (await quality.GetAsync(Policy)).JsonAsync(HttpStatusCode.OK);
        standing.GetProperty("builtIn").GetBoolean().ShouldBeTrue();
        var position = standing.GetProperty("position").GetInt64();
        var milder = Milder(standing.Text("text")!);

        var preview = await (await quality.SendAsync(HttpMethod.Post, Policy + "/preview", new { text = milder })).JsonAsync(HttpStatusCode.OK);
        preview.GetProperty("moved")[0].GetProperty("is").Text("residual").ShouldBe("reduce");
        (await (await quality.GetAsync(Policy)).JsonAsync(HttpStatusCode.OK)).GetProperty("builtIn").GetBoolean().ShouldBeTrue();

        (await (await quality.SendAsync(HttpMethod.Put, Policy, new { text = milder })).CodeAsync()).ShouldBe("request.json");
        (await (await quality.SendAsync(HttpMethod.Put, Policy, new { text = milder, password = "not the password" })).CodeAsync()).ShouldBe("signature.password");
        var set = await (await quality.SendAsync(HttpMethod.Put, Policy, new { text = milder, password = SutureHost.Password })).JsonAsync(HttpStatusCode.OK);
        set.GetProperty("number").GetInt32().ShouldBe(1);
        var moved = set.GetProperty("moved")[0];
        (moved.Text("key"), moved.GetProperty("was").Text("residual"), moved.GetProperty("is").Text("residual")).ShouldBe(("HS-1", "unacceptable", "reduce"));

        (await (await quality.GetAsync(Risk)).JsonAsync(HttpStatusCode.OK)).GetProperty("risks")[0].Text("residual").ShouldBe("reduce");
        (await (await quality.GetAsync($"{Risk}?at={position}")).JsonAsync(HttpStatusCode.OK)).GetProperty("risks")[0].Text("residual").ShouldBe("unacceptable");
        var now = await (await quality.GetAsync(Policy)).JsonAsync(HttpStatusCode.OK);
        (now.Text("signedBy"), now.Text("printedName"), now.GetProperty("number").GetInt32()).ShouldBe(("quality", "Person Quality", 1));
        var verified = await (await quality.GetAsync("/api/v1/ledger/verify?projections=true")).JsonAsync(HttpStatusCode.OK);
        verified.GetProperty("ok").GetBoolean().ShouldBeTrue(verified.GetRawText());
    }

    [Fact]
    public async Task ASecondPolicy_NeedsAReason_AndTheSameOneChangesNothing()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        var text = (await (await quality.GetAsync(Policy)).JsonAsync(HttpStatusCode.OK)).Text("text")!;
        await (await quality.SendAsync(HttpMethod.Put, Policy, new { text, password = SutureHost.Password })).JsonAsync(HttpStatusCode.OK);
        var again = await (await quality.SendAsync(HttpMethod.Put, Policy, new { text, password = "nobody asks for it" })).JsonAsync(HttpStatusCode.OK);
        again.GetProperty("changed").GetBoolean().ShouldBeFalse();
        (await (await quality.SendAsync(HttpMethod.Put, Policy, new { text = Milder(text), password = SutureHost.Password })).CodeAsync()).ShouldBe("riskPolicy.reason");
        var second = await (await quality.SendAsync(HttpMethod.Put, Policy, new { text = Milder(text), password = SutureHost.Password, reason = "Board of May" })).JsonAsync(HttpStatusCode.OK);
        second.GetProperty("number").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task ARepeatedRequest_IsSetOnce_AndAnsweredTheSame()
    {
        await using var host = await SutureHost.StartAsync();
        using (var engineer = await host.WithTokenAsync(Role.Engineer))
        {
            await SituationAsync(engineer);
        }

        var quality = await host.SignedInAsync(Role.Quality);
        var text = Milder((await (await quality.GetAsync(Policy)).JsonAsync(HttpStatusCode.OK)).Text("text")!);
        var key = ("Idempotency-Key", Guid.NewGuid().ToString());
        Task<HttpResponseMessage> Set() => quality.SendAsync(HttpMethod.Put, Policy, new { text, password = SutureHost.Password }, key);
        var first = await (await Set()).JsonAsync(HttpStatusCode.OK);
        (await (await Set()).JsonAsync(HttpStatusCode.OK)).GetRawText().ShouldBe(first.GetRawText());
        first.GetProperty("moved").GetArrayLength().ShouldBe(1);
        var trail = await (await quality.GetAsync("/api/v1/ledger/entries?stream=device/PUMP&type=riskPolicy.set")).JsonAsync(HttpStatusCode.OK);
        trail.GetProperty("items").GetArrayLength().ShouldBe(1);
        trail.GetProperty("items")[0].GetProperty("payload").GetProperty("policy").Text("id").ShouldBe("suture-default");
    }

    [Fact]
    public async Task AFileThatIsNoPolicy_IsRefusedWithItsPlace()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        var refused = await (await quality.SendAsync(HttpMethod.Put, Policy, new { text = "id: x\ncolour: blue\n", fileName = "mine.yaml", password = SutureHost.Password })).JsonAsync(HttpStatusCode.BadRequest);
        (refused.Text("code"), refused.Text("file"), refused.GetProperty("line").GetInt32()).ShouldBe(("riskPolicy.invalid", "mine.yaml", 2));
    }

    private static string Milder(string text) => text
        .Replace("  occasional: [acceptable, reduce, reduce, unacceptable, unacceptable]", "  occasional: [acceptable, reduce, reduce, reduce, unacceptable]", StringComparison.Ordinal)
        .Replace("  probable: [acceptable, reduce, unacceptable, unacceptable, unacceptable]", "  probable: [acceptable, reduce, reduce, reduce, unacceptable]", StringComparison.Ordinal)
        .Replace("  frequent: [reduce, reduce, unacceptable", "  frequent: [reduce, reduce, reduce", StringComparison.Ordinal);

    // Critical, probable, frequent; stated to be remote after controls that do not exist.
    private static async Task SituationAsync(HttpClient client)
    {
        var harm = await client.CreateAsync("Injury", "HARM", new { severity = "critical" });
        var situation = await client.CreateAsync("Exposed", "HS", new { initialSeverity = "critical", initialP1 = "probable", initialP2 = "frequent", residualP1 = "remote" });
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/links", new { from = situation.Text("key"), type = "resultsIn", to = harm.Text("key") })).JsonAsync(HttpStatusCode.OK);
    }
}
