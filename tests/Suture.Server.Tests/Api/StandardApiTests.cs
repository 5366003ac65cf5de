using System.Net;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Server.Tests.Support;

namespace Suture.Server.Tests.Api;

/// <summary>Standards of ones own, and which of all a device's gate asks.</summary>
public sealed class StandardApiTests
{
    private const string Scope = "/api/v1/devices/PUMP/scope";
    private const string Own = "id: own\ntitle: Our own\nedition: '1'\nitems:\n- id: '1'\n  title: Owners\n  ask: Show who looks after each requirement.\n  checks:\n  - each: SRS\n    needs: owned\n    else: has no owner\n    none: there is no requirement\n";

    [Fact]
    public async Task AStandardOfOnesOwn_IsAdded_Asked_ChangedAndWithdrawn()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.WithTokenAsync(Role.Quality);
        await quality.CreateAsync("Nobody looks after this");
        (await (await quality.SendTextAsync("/api/v1/standards?fileName=own.yaml&dryRun=true", Own, "application/yaml")).JsonAsync(HttpStatusCode.OK)).Text("id").ShouldBe("own");
        (await quality.ReadAsync("/api/v1/standards/own")).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a dry run writes nothing");

        (await quality.SendTextAsync("/api/v1/standards?fileName=own.yaml", Own, "application/yaml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var listed = (await (await quality.ReadAsync("/api/v1/standards")).JsonAsync(HttpStatusCode.OK)).GetProperty("items").EnumerateArray().Single(s => s.GetProperty("own").GetBoolean());
        listed.Text("id").ShouldBe("own");

        var all = await (await quality.SendAsync(HttpMethod.Put, Scope, new { markets = new[] { "japan" }, standards = new[] { "own", "iec62304" } })).JsonAsync(HttpStatusCode.OK);
        all.GetProperty("standards").EnumerateArray().Where(s => s.GetProperty("asked").GetBoolean()).Select(s => s.Text("id")).ShouldBe(["iec62304", "own"]);
        var checks = (await (await quality.ReadAsync("/api/v1/devices/PUMP/gate")).JsonAsync(HttpStatusCode.OK)).GetProperty("standards");
        checks[1].GetProperty("summary").GetProperty("gap").GetInt32().ShouldBe(1);
        (await (await quality.ReadAsync("/api/v1/devices/PUMP/overview")).JsonAsync(HttpStatusCode.OK)).GetProperty("gates").GetArrayLength().ShouldBe(2);

        (await quality.SendTextAsync("/api/v1/standards?fileName=own.yaml", Own.Replace("needs: owned", "needs: described", StringComparison.Ordinal), "application/yaml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await quality.ReadAsync("/api/v1/devices/PUMP/check/own")).JsonAsync(HttpStatusCode.OK)).GetProperty("clauses")[0].GetProperty("gaps")[0].Text("key").ShouldBe("SRS-1");

        (await (await quality.SendAsync(HttpMethod.Delete, "/api/v1/standards/own", new { })).CodeAsync()).ShouldBe("standard.reason");
        (await quality.SendAsync(HttpMethod.Delete, "/api/v1/standards/own", new { reason = "Replaced" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await quality.ReadAsync("/api/v1/devices/PUMP/check/own")).CodeAsync()).ShouldBe("standard.unknown");
        (await (await quality.ReadAsync("/api/v1/devices/PUMP/gate")).CodeAsync()).ShouldBe("standard.gone", "a gate does not pass over what was chosen");
        var verified = await (await quality.ReadAsync("/api/v1/ledger/verify?projections=true")).JsonAsync(HttpStatusCode.OK);
        verified.GetProperty("ok").GetBoolean().ShouldBeTrue(verified.GetRawText());
    }

    [Theory]
    [InlineData("id: own\ntitle: x\n", "rules.invalid")]
    [InlineData("id: iec62304\ntitle: x\nedition: y\nitems:\n- {id: '1', title: t, ask: a, statement: s}\n", "rules.invalid")]
    [InlineData("[", "rules.yaml")]
    public async Task ABadFile_IsRefused_WithItsName(string text, string code)
    {
        await using var host = await SutureHost.StartAsync();
        var answer = await (await host.WithTokenAsync(Role.Quality)).SendTextAsync("/api/v1/standards?fileName=bad.yaml", text, "application/yaml");
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("bad.yaml");
        (await answer.CodeAsync()).ShouldBe(code);
    }

    [Fact]
    public async Task AStandardIsDroppedFromAGate_OnlyWithAReason()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.WithTokenAsync(Role.Quality);
        (await quality.SendTextAsync("/api/v1/standards?fileName=own.yaml", Own, "application/yaml")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await quality.SendAsync(HttpMethod.Put, Scope, new { markets = Array.Empty<string>(), standards = new[] { "own" } })).CodeAsync()).ShouldBe("scope.reason");
        (await (await quality.SendAsync(HttpMethod.Put, Scope, new { markets = Array.Empty<string>(), standards = Array.Empty<string>(), reason = "x" })).CodeAsync()).ShouldBe("scope.empty");
        (await (await quality.SendAsync(HttpMethod.Put, Scope, new { markets = new[] { "mars" }, standards = new[] { "iec62304" } })).CodeAsync()).ShouldBe("market.unknown");
        (await (await quality.SendAsync(HttpMethod.Put, Scope, new { markets = Array.Empty<string>(), standards = new[] { "nope" } })).CodeAsync()).ShouldBe("standard.unknown");
        (await quality.SendAsync(HttpMethod.Put, Scope, new { markets = Array.Empty<string>(), standards = new[] { "own" }, reason = "Not medical software" })).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task TheInstallation_IsAskedPart11_FromItsOwnSettingsAndLedger()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        const string address = "/api/v1/installation/check/part11";
        var check = await (await quality.GetAsync(address)).JsonAsync(HttpStatusCode.OK);
        JsonElement Clause(string id) => check.GetProperty("clauses").EnumerateArray().Single(c => c.Text("id") == id);
        check.GetProperty("clauses").GetArrayLength().ShouldBe(44);
        Clause("11.10(e)").Text("status").ShouldBe("met");
        Clause("11.300(d)").Text("why").ShouldBe("an account is locked for 15 minutes after 5 failed attempts, and the ledger says so");
        Clause("11.200(a)(1)").GetProperty("gaps")[0].Text("why")!.ShouldContain("may sign without a second factor: engineer");
        Clause("11.10(i)").Text("status").ShouldBe("gap");

        object Body(string clause, string? reviewBy, string standard = "part11") => new { standard, clause, kind = "attested", statement = "Training records T-1 to T-9.", reviewBy, password = SutureHost.Password };
        const string attest = "/api/v1/installation/attestations";
        (await (await quality.SendAsync(HttpMethod.Post, attest, Body("11.10(i)", null))).CodeAsync()).ShouldBe("attestation.reviewBy");
        (await (await quality.SendAsync(HttpMethod.Post, attest, Body("11.10(i)", "2001-01-01"))).CodeAsync()).ShouldBe("attestation.reviewBy");
        (await (await quality.SendAsync(HttpMethod.Post, attest, Body("4.1", "2099-01-01", "iec62304"))).CodeAsync()).ShouldBe("standard.device");
        (await (await quality.GetAsync("/api/v1/devices/PUMP/check/part11")).CodeAsync()).ShouldBe("standard.installation");
        check = await (await quality.SendAsync(HttpMethod.Post, attest, Body("11.10(i)", "2099-01-01"))).JsonAsync(HttpStatusCode.OK);
        Clause("11.10(i)").Text("status").ShouldBe("attested");
        (await (await quality.GetAsync("/api/v1/ledger/verify?projections=true")).JsonAsync(HttpStatusCode.OK)).GetProperty("ok").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task AStatement_KeepsItsScopeAndItsFiles()
    {
        await using var host = await SutureHost.StartAsync();
        var quality = await host.SignedInAsync(Role.Quality);
        object Body(byte[] content) => new
        {
            standard = "iec62304", clause = "5.2.2", kind = "notApplicable", statement = "See the memo.", reviewBy = "2099-01-01", scope = "3.2.0", password = SutureHost.Password, files = new[] { new { name = "memo.txt", content } },
        };
        (await (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/attestations", Body([]))).CodeAsync()).ShouldBe("attestation.file");
        (await quality.SendAsync(HttpMethod.Post, "/api/v1/devices/PUMP/attestations", Body("why not"u8.ToArray()))).StatusCode.ShouldBe(HttpStatusCode.OK);
        var trail = await (await quality.GetAsync("/api/v1/ledger/entries?stream=device/PUMP&type=clause.attested")).JsonAsync(HttpStatusCode.OK);
        var payload = trail.GetProperty("items")[0].GetProperty("payload");
        payload.Text("scope").ShouldBe("3.2.0");
        var hash = payload.GetProperty("files")[0].Text("hash")!;
        (await (await quality.GetAsync("/api/v1/devices/PUMP/attestations/files/" + hash)).Content.ReadAsStringAsync()).ShouldBe("why not");
        (await (await quality.GetAsync("/api/v1/devices/PUMP/attestations/files/" + new string('0', 64))).CodeAsync()).ShouldBe("file.notFound");
    }
}
