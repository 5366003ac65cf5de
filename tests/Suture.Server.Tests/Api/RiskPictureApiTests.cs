using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Bow-ties and risks over time over HTTP, as JSON and as drawings, now and as they stood; findings only for those who may read them.</summary>
public sealed class RiskPictureApiTests
{
    private const string Device = "/api/v1/devices/PUMP/";
    private const string BowTie = Device + "risk/HS-1/bowtie";
    private const string History = Device + "risk/history";

    [Fact]
    public async Task ABowTie_HasBothSides_AndSaysWhyAControlStandsWhereItStands()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await SituationAsync(engineer);
        var bowTie = await (await engineer.ReadAsync(BowTie)).JsonAsync(HttpStatusCode.OK);
        var line = bowTie.GetProperty("lines")[0];
        (line.Text("key"), line.Text("what"), line.GetProperty("softwareFailure").GetBoolean()).ShouldBe(("CAU-1", "Software defect", true));
        var barrier = line.GetProperty("barriers")[0];
        (barrier.Text("key"), barrier.Text("side"), barrier.Text("status"), barrier.Text("arising")).ShouldBe(("RC-1", "prevents", "notImplemented", "nothing is said about risks that arise from it"));
        barrier.GetProperty("alsoAt")[0].GetString().ShouldBe("HS-1");
        bowTie.GetProperty("atSituation")[0].Text("side").ShouldBe("prevents");
        bowTie.Text("sideRule")!.ShouldContain("states P1 lower after controls, and neither P2 nor severity");
        (bowTie.GetProperty("harms")[0].Text("key"), bowTie.GetProperty("harms")[0].Text("severity")).ShouldBe(("HARM-1", "critical"));
        bowTie.GetProperty("risk").Text("residual").ShouldBe("unacceptable");
    }

    [Fact]
    public async Task ADrawing_IsSvgInLightOrDark_AndHostileTitlesStayText()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await SituationAsync(engineer, "<script>alert(1)</script>");
        foreach (var address in new[] { BowTie + "/drawing", History + "/drawing", BowTie + "/drawing?colors=dark", History + "/drawing?colors=dark&points=3" })
        {
            var answer = await engineer.ReadAsync(address);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
            var text = await answer.Content.ReadAsStringAsync();
            text.ShouldNotContain("<script");
            XDocument.Parse(text).Root!.Name.LocalName.ShouldBe("svg");
        }

        (await (await engineer.ReadAsync(BowTie + "/drawing?colors=pink")).CodeAsync()).ShouldBe("colors.unknown");
        (await (await engineer.ReadAsync(History + "/drawing?colors=pink")).CodeAsync()).ShouldBe("colors.unknown");
    }

    [Fact]
    public async Task WhatIsNoSituation_IsRefusedWithItsReason()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await SituationAsync(engineer);
        (await (await engineer.ReadAsync(Device + "risk/HS-9/bowtie")).JsonAsync(HttpStatusCode.NotFound)).Text("code").ShouldBe("record.notFound");
        (await (await engineer.ReadAsync(Device + "risk/HAZ-1/bowtie")).JsonAsync(HttpStatusCode.BadRequest)).Text("code").ShouldBe("risk.noSituation");
        (await (await engineer.ReadAsync(Device + "risk/nonsense/bowtie")).JsonAsync(HttpStatusCode.BadRequest)).Text("code").ShouldBe("record.key");
        (await (await engineer.ReadAsync(History + "?points=1")).CodeAsync()).ShouldBe("risk.points");
        (await (await engineer.ReadAsync(History + "?points=61")).CodeAsync()).ShouldBe("risk.points");
    }

    [Fact]
    public async Task ThePast_HasItsOwnBowTie()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await SituationAsync(engineer);
        var position = (await (await engineer.ReadAsync(BowTie)).JsonAsync(HttpStatusCode.OK)).GetProperty("position").GetInt64();
        await engineer.CreateAsync("Another", "CAU", new { causeType = "misuse" });
        await LinkAsync(engineer, "CAU-2", "contributesTo", "HS-1");
        (await (await engineer.ReadAsync(BowTie)).JsonAsync(HttpStatusCode.OK)).GetProperty("lines").GetArrayLength().ShouldBe(2);
        (await (await engineer.ReadAsync($"{BowTie}?at={position}")).JsonAsync(HttpStatusCode.OK)).GetProperty("lines").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task AFinding_IsALineOnlyForThoseWhoMayReadFindings()
    {
        await using var host = await SutureHost.StartAsync();
        using var security = await host.WithTokenAsync(Role.Security);
        await SituationAsync(security);
        await security.CreateAsync("CVE-2026-1 in zlib", "FND", new { vulnerability = "CVE-2026-1", vexStatus = "affected" });
        await LinkAsync(security, "FND-1", "contributesTo", "HS-1");
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        (await (await security.ReadAsync(BowTie)).Content.ReadAsStringAsync()).ShouldContain("CVE-2026-1");
        (await (await security.ReadAsync(BowTie + "/drawing")).Content.ReadAsStringAsync()).ShouldContain("CVE-2026-1");
        foreach (var address in new[] { BowTie, BowTie + "/drawing" })
        {
            var text = await (await engineer.ReadAsync(address)).Content.ReadAsStringAsync();
            text.ShouldNotContain("CVE-2026-1");
            text.ShouldNotContain("FND-");
        }
    }

    [Fact]
    public async Task TheHistory_EndsWithThePresent()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await SituationAsync(engineer);
        var history = await (await engineer.ReadAsync(History)).JsonAsync(HttpStatusCode.OK);
        var report = await (await engineer.ReadAsync(Device + "risk")).JsonAsync(HttpStatusCode.OK);
        var last = history.GetProperty("points").EnumerateArray().Last();
        last.GetProperty("position").GetInt64().ShouldBe(report.GetProperty("position").GetInt64());
        last.GetProperty("regions").GetRawText().ShouldBe(report.GetProperty("regions").GetRawText());
        var top = history.GetProperty("top")[0];
        (top.Text("key"), top.GetProperty("standings").EnumerateArray().Last().Text("residual")).ShouldBe(("HS-1", "unacceptable"));
        top.GetProperty("standings").GetArrayLength().ShouldBe(history.GetProperty("points").GetArrayLength());
    }

    // Critical; P1 stated lower after controls; RC-1 at the cause and at the situation.
    private static async Task SituationAsync(HttpClient client, string title = "Exposed")
    {
        await client.CreateAsync("Injury", "HARM", new { severity = "critical" });
        await client.CreateAsync(title, "HS", new { initialSeverity = "critical", initialP1 = "frequent", initialP2 = "frequent", residualP1 = "remote" });
        await client.CreateAsync("Wild pointer", "CAU", new { causeType = "defect" });
        await client.CreateAsync(title, "RC", new { option = "protective", realization = "software" });
        await client.CreateAsync("Energy", "HAZ", new { category = "energy" });
        await LinkAsync(client, "HS-1", "resultsIn", "HARM-1");
        await LinkAsync(client, "CAU-1", "contributesTo", "HS-1");
        await LinkAsync(client, "RC-1", "mitigates", "CAU-1");
        await LinkAsync(client, "RC-1", "mitigates", "HS-1");
    }

    private static async Task LinkAsync(HttpClient client, string from, string type, string to) =>
        (await client.SendAsync(HttpMethod.Post, Device + "links", new { from, type, to })).EnsureSuccessStatusCode();
}
