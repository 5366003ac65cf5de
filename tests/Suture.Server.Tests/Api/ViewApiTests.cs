using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Architecture views and attack paths over HTTP: JSON, drawing, page, and what is refused.</summary>
public sealed class ViewApiTests
{
    private const string Views = "/api/v1/devices/PUMP/views";

    [Fact]
    public async Task Views_ComeFromTheOnlyThreatModel_EachWithRuleAndGaps()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        var all = await (await engineer.ReadAsync(Views)).JsonAsync(HttpStatusCode.OK);
        (all.Text("model"), all.Text("title")).ShouldBe(("TM-1", "Pump in the ward"));
        all.GetProperty("views").EnumerateArray().Select(v => v.Text("view")).ShouldBe(["global", "multi-patient", "updateability", "use-cases"]);
        all.GetProperty("views").EnumerateArray().ShouldAllBe(v => v.Text("rule")!.Length > 20 && v.Text("clause")!.StartsWith("FDA premarket V.B.2"));
        var flow = all.GetProperty("views")[0].GetProperty("flows")[0];
        (flow.Text("id"), flow.Text("algorithm"), flow.GetProperty("crosses")[0].GetString(), flow.GetProperty("threats")[0].GetString()).ShouldBe(("F1", "AES-256-GCM", "B1", "THR-1"));
        all.GetProperty("views")[1].GetProperty("places").EnumerateArray().Select(p => p.Text("place")).ShouldBe(["E1", "F1"]);
        var path = all.GetProperty("views")[2].GetProperty("paths")[0];
        (path.Text("from"), path.Text("to"), path.GetProperty("fromMaker").GetBoolean()).ShouldBe(("E1", "P1", false));
        all.GetProperty("views")[3].GetProperty("useCases")[0].GetProperty("steps")[0].Text("check").ShouldBe("Certificate");

        var one = await (await engineer.ReadAsync(Views + "?view=use-cases&model=TM-1")).JsonAsync(HttpStatusCode.OK);
        one.GetProperty("views").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task AViewIsDrawn_AndPrinted()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        foreach (var view in new[] { "global", "multi-patient", "updateability", "use-cases" })
        {
            var drawing = await engineer.ReadAsync($"{Views}/drawing?view={view}");
            drawing.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
            XDocument.Parse(await drawing.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!.Name.LocalName.ShouldBe("svg");
        }

        var page = await (await engineer.ReadAsync(Views + "/report")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("<h2>Attack paths</h2>");
        page.ShouldContain("TM-1 Pump in the ward");
    }

    [Fact]
    public async Task AttackPaths_AreGivenForEachAsset()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        var paths = await (await engineer.ReadAsync("/api/v1/devices/PUMP/threat-paths")).JsonAsync(HttpStatusCode.OK);
        var asset = paths.GetProperty("assets")[0];
        (asset.Text("asset"), asset.GetProperty("found").GetInt32()).ShouldBe(("Therapy", 1));
        var hop = asset.GetProperty("paths")[0].GetProperty("hops")[0];
        (hop.Text("flow"), hop.GetProperty("covered").GetBoolean(), hop.Text("protection")).ShouldBe(("F1", true, "TLS 1.3"));
    }

    [Fact]
    public async Task WhatCanNotBeShown_IsRefusedWithItsReason()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        (await (await engineer.ReadAsync(Views)).CodeAsync()).ShouldBe("threatmodel.none");
        await ModelAsync(engineer);
        (await (await engineer.ReadAsync(Views + "?view=side")).CodeAsync()).ShouldBe("views.view");
        (await (await engineer.ReadAsync(Views + "?model=TM-9")).CodeAsync()).ShouldBe("threatmodel.unknown");
        (await (await engineer.ReadAsync(Views + "/drawing")).CodeAsync()).ShouldBe("views.view");
        (await (await engineer.ReadAsync(Views + "/drawing?view=use-cases&useCase=None")).CodeAsync()).ShouldBe("views.useCase");
        (await (await engineer.ReadAsync("/api/v1/devices/PUMP/threat-paths?paths=0")).CodeAsync()).ShouldBe("views.paths");
        await engineer.CreateAsync("Second", "TM", new { method = "STRIDE", scope = "All" });
        (await (await engineer.ReadAsync(Views)).CodeAsync()).ShouldBe("threatmodel.which");
    }

    [Fact]
    public async Task ATokenForEvidence_DoesNotReadViews()
    {
        await using var host = await SutureHost.StartAsync();
        using var ci = await host.WithTokenAsync(Role.Engineer, TokenScope.Evidence);
        foreach (var address in new[] { Views, Views + "/drawing?view=global", Views + "/report", "/api/v1/devices/PUMP/threat-paths" })
        {
            (await ci.ReadAsync(address)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
        }
    }

    private static async Task ModelAsync(HttpClient client)
    {
        await client.CreateAsync("Pump in the ward", "TM", new
        {
            method = "STRIDE",
            scope = "The pump",
            elements = new[] { new { id = "E1", name = "Fleet gateway", type = "external", boundary = "", assets = "" }, new { id = "P1", name = "Pump", type = "process", boundary = "B1", assets = "Therapy" } },
            flows = new[] { new { id = "F1", from = "E1", to = "P1", data = "Firmware", protection = "TLS 1.3", algorithm = "AES-256-GCM" } },
            boundaries = new[] { new { id = "B1", name = "Enclosure" } },
            useCases = new[] { new { useCase = "Update", state = "Standby", flow = "F1", what = "Send the image", check = "Certificate" } },
        });
        await client.CreateAsync("False gateway", "THR", new { stride = "spoofing", element = "F1", exploitability = "high", multiPatient = true });
        await (await client.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/links", new { from = "THR-1", type = "partOf", to = "TM-1" })).JsonAsync(HttpStatusCode.OK);
    }
}
