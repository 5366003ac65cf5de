using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Formats.TestResults;
using Suture.Reports.Tests;
using Suture.Server;

namespace Suture.Cli.Tests.Ci;

/// <summary>The scripts of docs/ci, run for real: against a server on the loopback with a token of CI, and on a directory of their own.</summary>
public sealed class GateScriptTests
{
    [Fact]
    public async Task Main_branch_pushes_its_evidence_and_gets_its_files_from_the_server()
    {
        using var data = await DataAsync();
        var token = (await data.FineAsync("token create ci --scope evidence --device PUMP --quiet")).Out.Trim();
        var app = SutureServer.Build(LocalServers.Options(data.Directory) with { Urls = "http://127.0.0.1:0" });
        await using var closing = app;
        await app.StartAsync(TestContext.Current.CancellationToken);
        var settings = Settings(("SUTURE_SERVER", app.Urls.Single()), ("SUTURE_TOKEN", token), ("GITHUB_STEP_SUMMARY", data.Of("summary.md")));

        var push = await CiScript.RunAsync("push-evidence.sh", data.Of(""), settings);
        push.Code.ShouldBe(0, push.Output);
        push.Output.ShouldContain("RUN-2");
        var check = await CiScript.RunAsync("check-gate.sh", data.Of(""), settings, "gate");

        check.Code.ShouldBe(1, check.Output);
        check.Output.ShouldContain("The gate is closed.");
        check.Output.ShouldNotContain(token);
        TestReportReader.Read(await File.ReadAllBytesAsync(data.Of("gate/gate.xml"), TestContext.Current.CancellationToken), "gate.xml").Value.Cases.Length.ShouldBeGreaterThan(50);
        var sarif = await TextAsync(data.Of("gate/gate.sarif"));
        SarifShape.Violations(sarif).ShouldBeEmpty();
        sarif.ShouldContain("\"uri\":\"records/SRS/SRS-1.md\",\"uriBaseId\":\"%SRCROOT%\"");
        (await TextAsync(data.Of("gate/comment.md"))).ShouldStartWith("<!-- suture-gate PUMP -->\n");
        (await TextAsync(data.Of("summary.md"))).ShouldBe(await TextAsync(data.Of("gate/comment.md")));

        // Later, with the kept answer: nothing new, though gaps are left.
        var later = await CiScript.RunAsync("check-gate.sh", data.Of(""), With(settings, ("SUTURE_BASELINE", "gate/gate.json")), "later");
        later.Code.ShouldBe(0, later.Output);
        (await TextAsync(data.Of("later/comment.md"))).ShouldContain("This change opens no gap and closes none.");
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Pull_request_is_compared_without_a_server()
    {
        using var data = await DataAsync();
        var scratch = Settings(("SUTURE_SCRATCH", "scratch"), ("SUTURE_SERVER", "http://127.0.0.1:9"), ("SUTURE_TOKEN", "sut_none"));
        (await CiScript.RunAsync("scratch.sh", data.Of(""), scratch)).Code.ShouldBe(0);
        (await CiScript.RunAsync("push-evidence.sh", data.Of(""), scratch)).Code.ShouldBe(0);
        var main = await CiScript.RunAsync("check-gate.sh", data.Of(""), With(scratch, ("SUTURE_FAIL_ON", "none")), "baseline");
        main.Code.ShouldBe(0, main.Output);

        // The change: a requirement that nobody verifies, and one that is gone from the folder.
        await File.WriteAllTextAsync(data.Of("records/SRS/SRS-2.md"), "---\nkey: SRS-2\ntitle: \"@team | <b>new</b>\"\nlinks:\n  derivesFrom: [SYS-1]\nfields:\n  category: functional\n---\n\nNew.\n", TestContext.Current.CancellationToken);
        var branch = With(scratch, ("SUTURE_SCRATCH", "branch"), ("SUTURE_BASELINE", "baseline/gate.json"));
        (await CiScript.RunAsync("scratch.sh", data.Of(""), branch)).Code.ShouldBe(0);
        (await CiScript.RunAsync("push-evidence.sh", data.Of(""), branch)).Code.ShouldBe(0);
        var change = await CiScript.RunAsync("check-gate.sh", data.Of(""), branch, "change");

        change.Code.ShouldBe(1, change.Output);
        var comment = await TextAsync(data.Of("change/comment.md"));
        comment.ShouldContain("#### Opened");
        comment.ShouldContain("<b>SRS-2</b> <i>&#64;&#8203;team &#124; &lt;b&gt;new&lt;/b&gt;</i>");
        using var kept = JsonDocument.Parse(await TextAsync(data.Of("change/gate.json")));
        kept.RootElement.GetProperty("device").GetString().ShouldBe("PUMP");
    }

    [Fact]
    public async Task Baseline_that_is_not_there_yet_is_said_and_every_gap_counts()
    {
        using var data = await DataAsync();
        var settings = Settings(("SUTURE_SCRATCH", data.Directory), ("SUTURE_BASELINE", "baseline/gate.json"), ("SUTURE_STANDARDS", "all"));

        var check = await CiScript.RunAsync("check-gate.sh", data.Of(""), settings, "gate");

        check.Code.ShouldBe(1, check.Output);
        check.Output.ShouldContain("There is no baseline at baseline/gate.json yet");
        using var kept = JsonDocument.Parse(await TextAsync(data.Of("gate/gate.json")));
        kept.RootElement.GetProperty("standards").GetArrayLength().ShouldBe(Suture.Domain.Standards.StandardLibrary.BuiltIn.Catalogs.Count(c => c.Subject == Suture.Domain.Standards.CatalogSubject.Device));
    }

    [Fact]
    public async Task Refusal_is_not_taken_for_gaps()
    {
        using var data = await DataAsync();
        var settings = Settings(("SUTURE_SCRATCH", data.Directory), ("SUTURE_STANDARDS", "none"), ("SUTURE_FAIL_ON", "none"));

        var check = await CiScript.RunAsync("check-gate.sh", data.Of(""), settings, "gate");

        check.Code.ShouldBe(2, check.Output);
        check.Output.ShouldContain("There is no standard 'none'");
    }

    private static async Task<RealData> DataAsync()
    {
        var data = await RealData.MakeAsync();
        await File.WriteAllTextAsync(data.Of("records/device.yaml"), "key: PUMP\nname: Test pump\nsafetyClass: C\nversion: 1.0.0\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(data.Of("more.xml"), "<testsuite name=\"t\" tests=\"1\"><testcase classname=\"rate\" name=\"test_TC_1_again\"/></testsuite>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(data.Of("sbom.cdx.json"), """{"bomFormat":"CycloneDX","specVersion":"1.5","version":1,"metadata":{"component":{"type":"firmware","name":"pump","version":"1.0.0"}},"components":[{"type":"library","name":"zlib","version":"1.3.1","purl":"pkg:generic/zlib@1.3.1"}]}""", TestContext.Current.CancellationToken);
        return data;
    }

    private static Dictionary<string, string> Settings(params (string Name, string Value)[] others) => With(new()
    {
        ["SUTURE_DEVICE"] = "PUMP", ["SUTURE_RECORDS"] = "records", ["SBOM"] = "sbom.cdx.json", ["TEST_RESULTS"] = "more.xml", ["SOFTWARE_VERSION"] = "1.0.0", ["COMMIT"] = "0123abc",
    }, others);

    private static Dictionary<string, string> With(Dictionary<string, string> settings, params (string Name, string Value)[] others)
    {
        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal);
        foreach (var (name, value) in others)
        {
            all[name] = value;
        }

        return all;
    }

    private static Task<string> TextAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
