using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Releases over HTTP: the gate, a deviation, the baseline, reports at it, and a comparison.</summary>
public sealed class ReleaseApiTests
{
    private const string Device = "/api/v1/devices/PUMP";

    private const string Standard = """
        id: small
        title: A small standard
        edition: "1"
        items:
          - id: "1"
            title: Archived
            ask: Show where the release is kept.
            checks:
              - each: REL
                needs: {field: archive}
                else: does not say where it is archived
                none: no release is recorded

        """;

    [Fact]
    public async Task AGap_ClosesTheGate_ADeviationCarriesIt_AndTheBaselineIsAlwaysReportedTheSame()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await PreparedAsync(host);
        var check = await (await quality.GetAsync($"{Device}/releases/REL-1/check")).JsonAsync(HttpStatusCode.OK);
        check.GetProperty("ready").GetBoolean().ShouldBeFalse();
        check.GetProperty("obstacles").EnumerateArray().Select(o => $"{o.Text("code")} {o.Text("standard")} {o.Text("clause")} {o.Text("key")}").ShouldBe(["release.gap small 1 REL-1"]);
        var refused = await quality.SendAsync(HttpMethod.Post, $"{Device}/releases/REL-1/baseline", new { password = SutureHost.Password });
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await refused.CodeAsync()).ShouldBe("release.gap");

        var deviation = await (await quality.SendAsync(HttpMethod.Post, $"{Device}/deviations", new
        {
            standard = "small", clause = "1", release = "REL-1", reason = "Moves in spring", reviewBy = "2099-01-01", password = SutureHost.Password,
        })).JsonAsync(HttpStatusCode.OK);
        deviation.Text("subject").ShouldBe("small/1@REL-1");
        deviation.Text("signedBy").ShouldBe("Person Quality");

        (await quality.SendAsync(HttpMethod.Post, $"{Device}/releases/REL-1/baseline?dryRun=true", new { password = "" })).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await quality.GetAsync($"{Device}/releases/REL-1")).JsonAsync(HttpStatusCode.OK)).TryGetProperty("baseline", out _).ShouldBeFalse();
        var release = await (await quality.SendAsync(HttpMethod.Post, $"{Device}/releases/REL-1/baseline", new { password = SutureHost.Password })).JsonAsync(HttpStatusCode.OK);
        release.GetProperty("release").Text("state").ShouldBe("released");
        release.GetProperty("baseline").GetProperty("gates")[0].GetProperty("summary").GetProperty("gap").GetInt32().ShouldBe(1);

        // The gap stays a gap, with the deviation beside it; the report is the same for another person later.
        var clause = (await (await quality.GetAsync($"{Device}/check/small?at=REL-1")).JsonAsync(HttpStatusCode.OK)).GetProperty("clauses")[0];
        clause.Text("status").ShouldBe("gap");
        clause.GetProperty("deviations")[0].Text("reason").ShouldBe("Moves in spring");
        var report = await quality.GetAsync($"{Device}/check/small/report?at=REL-1");
        var bytes = await report.Content.ReadAsByteArrayAsync();
        var auditor = await host.SignedInAsync(Role.Auditor);
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        await engineer.CreateAsync("A later requirement");
        (await (await auditor.GetAsync($"{Device}/check/small/report?at=REL-1")).Content.ReadAsByteArrayAsync()).ShouldBe(bytes);

        var comparison = await (await auditor.GetAsync($"{Device}/releases/compare?from=REL-1")).JsonAsync(HttpStatusCode.OK);
        comparison.GetProperty("records").EnumerateArray().Select(r => $"{r.Text("key")} {r.Text("what")}").ShouldBe(["SRS-1 added"]);
        comparison.GetProperty("to").Text("name").ShouldBe("now");
        (await (await auditor.GetAsync($"{Device}/releases")).JsonAsync(HttpStatusCode.OK)).GetProperty("items")[0].GetProperty("baseline").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task AnEvidenceToken_MayAskWhatStandsInTheWay()
    {
        await using var host = await SutureHost.StartAsync();
        await PreparedAsync(host);
        using var ci = await host.WithTokenAsync(Role.Engineer, TokenScope.Evidence);
        (await (await ci.ReadAsync($"{Device}/releases/REL-1/check")).JsonAsync(HttpStatusCode.OK)).GetProperty("obstacles").GetArrayLength().ShouldBe(1);
        (await ci.ReadAsync($"{Device}/releases")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{"standard":"small","clause":"1","release":"SRS","reason":"x","reviewBy":"2099-01-01","password":"x"}""", 400, "record.key")]
    [InlineData("""{"standard":"small","clause":"9","release":"REL-1","reason":"x","reviewBy":"2099-01-01","password":"x"}""", 404, "clause.unknown")]
    [InlineData("""{"standard":"none","clause":"1","release":"REL-1","reason":"x","reviewBy":"2099-01-01","password":"x"}""", 404, "standard.unknown")]
    [InlineData("""{"standard":"small","clause":"1","release":"REL-1","reason":"x","reviewBy":"2001-01-01","password":"x"}""", 400, "deviation.reviewBy")]
    [InlineData("""{"standard":"small","clause":"1","release":"REL-1","reason":"x","reviewBy":"2099-01-01","password":"wrong"}""", 403, "signature.password")]
    public async Task ADeviationThatIsNotGood_IsRefused(string body, int status, string code)
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await PreparedAsync(host);
        var answer = await quality.SendAsync(HttpMethod.Post, $"{Device}/deviations", JsonSerializer.Deserialize<JsonElement>(body));
        ((int)answer.StatusCode, await answer.CodeAsync()).ShouldBe((status, code));
    }

    private static async Task<Browser> PreparedAsync(SutureHost host)
    {
        using var admin = await host.WithTokenAsync(Role.Administrator);
        (await admin.SendTextAsync("/api/v1/standards?fileName=small.yaml", Standard, "application/yaml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await admin.SendAsync(HttpMethod.Put, $"{Device}/scope", new { markets = Array.Empty<string>(), standards = new[] { "small" }, reason = "Only this one" })).JsonAsync(HttpStatusCode.OK);
        await (await admin.SendAsync(HttpMethod.Patch, Device, new { version = "1.0" })).JsonAsync(HttpStatusCode.OK);
        using var engineer = await host.WithTokenAsync(Role.Engineer);
        var release = await engineer.CreateAsync("Release 1.0", "REL", new { version = "1.0", build = "CI 7", procedure = "make", anomalies = "None" });
        await (await engineer.SendAsync(HttpMethod.Post, release.AddressOf() + "/steps/submit", new { }, release.IfMatch())).JsonAsync(HttpStatusCode.OK);
        return await host.SignedInAsync(Role.Quality);
    }
}
