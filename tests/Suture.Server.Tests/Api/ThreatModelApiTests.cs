using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Threat models over HTTP: diagrams with their versions, suggestions with their answers, files in and out.</summary>
public sealed class ThreatModelApiTests
{
    private const string Models = "/api/v1/devices/PUMP/threat-models";
    private const string One = Models + "/TM-1";
    private const string Import = "/api/v1/devices/PUMP/import/threat-model";

    private static readonly object Diagram = new
    {
        elements = new object[]
        {
            new { id = "E1", name = "Gateway", type = "external", boundary = "B1" },
            new { id = "P1", name = "Application", type = "process", other = new { authentication = "none" } },
        },
        flows = new object[] { new { id = "F1", from = "E1", to = "P1", data = "Drug library", protocol = "TLS" } },
        boundaries = new object[] { new { id = "B1", name = "Hospital network" } },
    };

    [Fact]
    public async Task ADiagram_IsSavedAsAChangeOfItsRecord_AndAStaleOneIsRefused()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var record = await engineer.CreateAsync("Pump in the network", "TM");
        (await (await engineer.SendAsync(HttpMethod.Put, One + "/diagram", Diagram)).CodeAsync()).ShouldBe("request.ifMatch.missing");
        var saved = await (await engineer.SendAsync(HttpMethod.Put, One + "/diagram", Diagram, record.IfMatch())).JsonAsync(HttpStatusCode.OK);
        saved.GetProperty("diagram").GetProperty("elements")[1].GetProperty("other").Text("authentication").ShouldBe("none");
        saved.GetProperty("revision").GetInt32().ShouldBe(2);
        saved.GetProperty("gaps").EnumerateArray().Select(g => g.Text("id")).ShouldBe(["F1"]);

        var stale = await engineer.SendAsync(HttpMethod.Put, One + "/diagram", Diagram, record.IfMatch());
        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var read = await (await engineer.ReadAsync(One)).JsonAsync(HttpStatusCode.OK);
        read.GetProperty("version").GetInt64().ShouldBe(saved.GetProperty("version").GetInt64());
        (await (await engineer.ReadAsync(Models)).JsonAsync(HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("flows").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task ADiagramThatIsNotSound_IsRefusedWithAllItsProblems_AndNothingChanges()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var record = await engineer.CreateAsync("Pump in the network", "TM");
        var bad = new
        {
            elements = new object[] { new { id = "E1", name = "Gateway", type = "external", boundary = "B9", other = new { color = "red" } } },
            flows = new object[] { new { id = "E1", from = "E1", to = "nobody", data = "x" } },
            boundaries = Array.Empty<object>(),
        };
        var refused = await (await engineer.SendAsync(HttpMethod.Put, One + "/diagram", bad, record.IfMatch())).JsonAsync(HttpStatusCode.BadRequest);
        refused.GetProperty("errors").EnumerateArray().Select(e => e.Text("code")).ShouldBe(
            ["threatmodel.column.unknown", "threatmodel.id.duplicate", "threatmodel.flow.end", "threatmodel.boundary.unknown"], ignoreOrder: true);
        var type = new { elements = new object[] { new { id = "E1", name = "x", type = "robot" } }, flows = Array.Empty<object>(), boundaries = Array.Empty<object>() };
        (await (await engineer.SendAsync(HttpMethod.Put, One + "/diagram", type, record.IfMatch())).CodeAsync()).ShouldBe("threatmodel.element.type");
        (await (await engineer.ReadAsync(One)).JsonAsync(HttpStatusCode.OK)).GetProperty("revision").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task ASuggestion_BecomesAThreat_OrIsSetAsideWithItsReason()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        var keys = (await SuggestionsAsync(engineer)).Where(s => s.Text("state") == "open").Select(s => s.Text("key")!).ToList();

        var threat = await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/accept", new { suggestion = keys[0], title = "Our own words" })).JsonAsync(HttpStatusCode.OK);
        threat.Text("title").ShouldBe("Our own words");
        threat.GetProperty("fields").Text("suggestion").ShouldBe(keys[0]);
        (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/accept", new { suggestion = keys[0] })).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var model = await (await engineer.ReadAsync(One)).JsonAsync(HttpStatusCode.OK);
        model.GetProperty("threats")[0].Text("key").ShouldBe(threat.Text("key"));

        (await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/set-aside", new { suggestion = keys[1], reason = " " })).CodeAsync()).ShouldBe("threatmodel.suggestion.reason");
        await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/set-aside", new { suggestion = keys[1], reason = "Stays on the board" })).JsonAsync(HttpStatusCode.OK);
        var after = (await SuggestionsAsync(engineer)).ToDictionary(s => s.Text("key")!, StringComparer.Ordinal);
        (after[keys[0]].Text("state"), after[keys[1]].Text("state"), after[keys[1]].Text("reason")).ShouldBe(("accepted", "setAside", "Stays on the board"));
        (await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/accept", new { suggestion = keys[1] })).CodeAsync()).ShouldBe("threatmodel.suggestion.setAside");
        await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/reopen", new { suggestion = keys[1] })).JsonAsync(HttpStatusCode.OK);
        (await SuggestionsAsync(engineer)).Single(s => s.Text("key") == keys[1]).Text("state").ShouldBe("similar", "the threat that was accepted is of the same kind at the same place");
        var verified = await (await engineer.ReadAsync("/api/v1/devices/PUMP/records/TM-1/history")).JsonAsync(HttpStatusCode.OK);
        verified.GetRawText().ShouldContain("Stays on the board");
    }

    [Fact]
    public async Task AnAcceptedSuggestion_AskedForTwiceWithTheSameKey_MakesOneThreat()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        var suggestion = (await SuggestionsAsync(engineer))[0].Text("key");
        var command = ("Idempotency-Key", "6d1f9a5e-6a2b-4a57-9a3e-2f6d7b8c9d01");
        var first = await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/accept", new { suggestion }, command)).JsonAsync(HttpStatusCode.OK);
        var second = await (await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/accept", new { suggestion }, command)).JsonAsync(HttpStatusCode.OK);
        second.Text("key").ShouldBe(first.Text("key"));
    }

    [Fact]
    public async Task AnExport_IsTakenBackUnchanged_AndAnEditOfItChangesOnlyThat()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        await engineer.SendAsync(HttpMethod.Post, One + "/suggestions/accept", new { suggestion = (await SuggestionsAsync(engineer))[0].Text("key") });
        var file = await (await engineer.ReadAsync(One + "/export?format=otm")).Content.ReadAsStringAsync();
        var dry = await (await engineer.SendTextAsync(Import + "?dryRun=true", file)).JsonAsync(HttpStatusCode.OK);
        (dry.Text("format"), dry.GetProperty("unchanged").GetInt32(), dry.GetProperty("added").GetArrayLength()).ShouldBe(("otm", 2, 0));

        var changed = await (await engineer.SendTextAsync(Import, file.Replace("\"Gateway\"", "\"Fleet gateway\"", StringComparison.Ordinal))).JsonAsync(HttpStatusCode.OK);
        changed.GetProperty("changed").EnumerateArray().Select(c => c.GetString()).ShouldBe(["TM-1"]);
        var model = await (await engineer.ReadAsync(One)).JsonAsync(HttpStatusCode.OK);
        model.GetProperty("diagram").GetProperty("elements")[0].Text("name").ShouldBe("Fleet gateway");
        model.GetProperty("diagram").GetProperty("elements")[1].GetProperty("other").Text("authentication").ShouldBe("none", "the file's format does not know that column");
    }

    [Fact]
    public async Task AModelOfTheSameTitle_IsNotGuessedAt()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        var file = await (await engineer.ReadAsync(One + "/export")).Content.ReadAsStringAsync();
        (await (await engineer.SendTextAsync(Import, file)).CodeAsync()).ShouldBe("threatmodel.import.which");
        (await (await engineer.SendTextAsync(Import + "?into=SRS-1", file)).CodeAsync()).ShouldBe("threatmodel.notFound");
        (await (await engineer.SendTextAsync(Import + "?into=TM-1", file)).JsonAsync(HttpStatusCode.OK)).GetProperty("added").GetArrayLength().ShouldBe(0);
        (await (await engineer.SendTextAsync(Import + "?name=Another", file)).JsonAsync(HttpStatusCode.OK)).GetProperty("added")[0].GetString().ShouldBe("TM-2");
    }

    [Fact]
    public async Task ADrawing_IsSvg_AndABadDiagramSaysWhyItCanNotBeDrawn()
    {
        await using var host = await SutureHost.StartAsync();
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await ModelAsync(engineer);
        var drawing = await engineer.ReadAsync(One + "/drawing?colors=dark");
        drawing.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await drawing.Content.ReadAsStringAsync()).ShouldContain(">Application<");
        (await (await engineer.ReadAsync(One + "/drawing?colors=pink")).CodeAsync()).ShouldBe("colors.unknown");

        var broken = await engineer.CreateAsync("Broken", "TM", new { elements = new[] { new { id = "X", name = "X", type = "robot" } } });
        var address = $"{Models}/{broken.Text("key")}";
        (await engineer.ReadAsync(address + "/drawing")).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var read = await (await engineer.ReadAsync(address)).JsonAsync(HttpStatusCode.OK);
        read.GetProperty("problems")[0].Text("code").ShouldBe("threatmodel.element.type");
        read.TryGetProperty("diagram", out _).ShouldBeFalse();
    }

    private static async Task ModelAsync(HttpClient engineer)
    {
        var record = await engineer.CreateAsync("Pump in the network", "TM");
        await (await engineer.SendAsync(HttpMethod.Put, One + "/diagram", Diagram, record.IfMatch())).JsonAsync(HttpStatusCode.OK);
    }

    private static async Task<List<JsonElement>> SuggestionsAsync(HttpClient client) =>
        [.. (await (await client.ReadAsync(One + "/suggestions")).JsonAsync(HttpStatusCode.OK)).GetProperty("items").EnumerateArray()];
}
