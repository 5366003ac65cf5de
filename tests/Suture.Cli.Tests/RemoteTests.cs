using Suture.Cli.Connection;
using Suture.Server;

namespace Suture.Cli.Tests;

/// <summary>The same commands against a server on the loopback.</summary>
public sealed class RemoteTests
{
    [Fact]
    public async Task Token_of_ci_pushes_evidence_and_reads_the_gate_and_nothing_else()
    {
        using var data = await RealData.MakeAsync();
        var token = (await data.FineAsync("token create ci --scope evidence --device PUMP --quiet")).Out.Trim();
        var app = SutureServer.Build(LocalServers.Options(data.Directory) with { Urls = "http://127.0.0.1:0" });
        await using var closing = app;
        await app.StartAsync(TestContext.Current.CancellationToken);
        var url = app.Urls.Single();

        (await RunAsync($"import tests {data.Of("results.xml")} --device PUMP", url, token)).Code.ShouldBe(0);
        (await RunAsync("check --device PUMP", url, token)).Code.ShouldBe(1);
        (await RunAsync($"import records {data.Of("records")} --device PUMP", url, token)).Code.ShouldBe(3);
        (await RunAsync("ledger verify", url, token)).Code.ShouldBe(3);
        (await RunAsync("check --device PUMP", url, token[..^3] + "xyz")).Code.ShouldBe(3);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Person_signs_on_a_server()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync("record step SRS-1 submit");
        var app = SutureServer.Build(LocalServers.Options(data.Directory) with { Urls = "http://127.0.0.1:0" });
        await using var closing = app;
        await app.StartAsync(TestContext.Current.CancellationToken);

        var run = await RunAsync("record step PUMP/SRS-1 approve --as mei.tanaka --password-stdin", app.Urls.Single(), "", RealData.Password + "\n");

        run.Code.ShouldBe(0, run.Error);
        run.Out.ShouldContain("signed by Mei Tanaka");
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_named()
    {
        var run = await RunAsync("device list", "http://127.0.0.1:9", "sut_x");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("error: ");
    }

    private static Task<CliRun> RunAsync(string line, string url, string token, string input = "") =>
        CliRun.OfAsync(new LocalServers(), $"{line} --server {url}", input: input, environment: new() { ["SUTURE_TOKEN"] = token });
}
