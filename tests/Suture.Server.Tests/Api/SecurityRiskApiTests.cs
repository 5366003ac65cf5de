using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Security risks, the loop and the checklist over HTTP: each figure with its rule, chains with what is missing, and findings only for those who may read them.</summary>
public sealed class SecurityRiskApiTests
{
    private const string Device = "/api/v1/devices/PUMP/";

    [Fact]
    public async Task AThreat_IsJudgedByTheMatrix_EachFigureWithItsRule()
    {
        await using var host = await SutureHost.StartAsync();
        using var security = await host.WithTokenAsync(Role.Security);
        await ThreatAsync(security);
        var report = await (await security.ReadAsync(Device + "security-risk")).JsonAsync(HttpStatusCode.OK);
        var risk = report.GetProperty("risks")[0];
        (risk.Text("key"), risk.Text("riskBefore"), risk.Text("riskAfter")).ShouldBe(("THR-1", "uncontrolled", "uncontrolled"));
        var after = risk.GetProperty("after").GetProperty("exploitability");
        (after.Text("value"), after.Text("stated"), after.GetProperty("allowed").GetBoolean()).ShouldBe(("high", "low", false));
        after.Text("rule")!.ShouldContain("no control hinders the attack");
        risk.GetProperty("before").GetProperty("harm").Text("rule")!.ShouldContain("HS-1");
        risk.GetProperty("concerns").EnumerateArray().Select(c => c.Text("code")).ShouldContain("loweredWithoutGrounds");
        report.GetProperty("matrix").GetProperty("before")[2][3].GetInt32().ShouldBe(1);
        report.GetProperty("after").GetProperty("uncontrolled").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task TheLoop_SaysWhereAChainBreaks_AndImpactSaysTheSame()
    {
        await using var host = await SutureHost.StartAsync();
        using var security = await host.WithTokenAsync(Role.Security);
        await ThreatAsync(security);
        var loop = await (await security.ReadAsync(Device + "loop?from=THR-1")).JsonAsync(HttpStatusCode.OK);
        var row = loop.GetProperty("rows")[0];
        (row.Text("source"), row.GetProperty("situation")[0].GetString(), row.GetProperty("harms")[0].GetString(), row.GetProperty("closed").GetBoolean()).ShouldBe(("THR-1", "HS-1", "HARM-1", false));
        row.GetProperty("broken").EnumerateArray().Select(b => b.Text("place")).ShouldBe(["target", "control"]);
        loop.GetProperty("broken").GetInt32().ShouldBe(1);

        var impact = await (await security.ReadAsync(Device + "records/THR-1/impact")).JsonAsync(HttpStatusCode.OK);
        impact.GetProperty("loop").GetRawText().ShouldBe(loop.GetProperty("rows").GetRawText());
        (await (await security.ReadAsync(Device + "records/HS-1/impact")).JsonAsync(HttpStatusCode.OK)).TryGetProperty("loop", out _).ShouldBeFalse();
        (await (await security.ReadAsync(Device + "loop?from=THR-99")).JsonAsync(HttpStatusCode.NotFound)).Text("code").ShouldNotBeNullOrEmpty();
        (await (await security.ReadAsync(Device + "loop?from=nonsense")).JsonAsync(HttpStatusCode.BadRequest)).Text("code").ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task AFinding_IsSeenOnlyByThoseWhoMayReadFindings()
    {
        await using var host = await SutureHost.StartAsync();
        using var security = await host.WithTokenAsync(Role.Security);
        await ThreatAsync(security);
        var finding = await security.CreateAsync("CVE-2026-1 in zlib", "FND", new { vulnerability = "CVE-2026-1", vexStatus = "affected" });
        await LinkAsync(security, finding.Text("key")!, "contributesTo", "HS-1");
        using var engineer = await host.WithTokenAsync(Role.Engineer);

        (await KeysAsync(security, "security-risk", "risks", "key")).ShouldBe(["THR-1", "FND-1"]);
        (await KeysAsync(engineer, "security-risk", "risks", "key")).ShouldBe(["THR-1"]);
        (await KeysAsync(security, "loop", "rows", "source")).ShouldContain("FND-1");
        (await (await engineer.ReadAsync(Device + "loop")).Content.ReadAsStringAsync()).ShouldNotContain("FND-1");
        (await engineer.ReadAsync(Device + "loop?from=FND-1")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task TheChecklist_HasEightCategories_AndAnUnapprovedControlAnswersNothing()
    {
        await using var host = await SutureHost.StartAsync();
        using var security = await host.WithTokenAsync(Role.Security);
        await security.CreateAsync("Mutual authentication", "RC", new { option = "protective", purpose = "security", controlCategory = "authentication", realization = "software", recommendations = new[] { "CT-A1" } });
        var list = await (await security.ReadAsync(Device + "security-controls")).JsonAsync(HttpStatusCode.OK);
        list.GetProperty("categories").GetArrayLength().ShouldBe(8);
        var first = list.GetProperty("categories")[0].GetProperty("recommendations")[0];
        (first.Text("code"), first.Text("status"), first.GetProperty("controls")[0].Text("key"), first.GetProperty("controls")[0].Text("missing")).ShouldBe(("CT-A1", "notShown", "RC-1", "its approval"));
        (list.GetProperty("answered").GetInt32(), list.GetProperty("notShown").GetInt32()).ShouldBe((0, 1));
    }

    private static async Task<List<string?>> KeysAsync(HttpClient client, string page, string list, string member) =>
        [.. (await (await client.ReadAsync(Device + page)).JsonAsync(HttpStatusCode.OK)).GetProperty(list).EnumerateArray().Select(r => r.Text(member))];

    private static async Task LinkAsync(HttpClient client, string from, string type, string to) =>
        await (await client.SendAsync(HttpMethod.Post, Device + "links", new { from, type, to })).JsonAsync(HttpStatusCode.OK);

    // High before, stated to be low after controls that do not exist; leads to a critical harm.
    private static async Task ThreatAsync(HttpClient client)
    {
        var harm = await client.CreateAsync("Injury", "HARM", new { severity = "critical" });
        var situation = await client.CreateAsync("Exposed", "HS", new { initialSeverity = "critical", initialP1 = "probable", initialP2 = "frequent" });
        var threat = await client.CreateAsync("False gateway", "THR", new { stride = "spoofing", exploitability = "high", residualExploitability = "low" });
        await LinkAsync(client, situation.Text("key")!, "resultsIn", harm.Text("key")!);
        await LinkAsync(client, threat.Text("key")!, "contributesTo", situation.Text("key")!);
    }
}
