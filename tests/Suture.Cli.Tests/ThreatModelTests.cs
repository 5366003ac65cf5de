using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary><c>threat-model</c> on a real data directory.</summary>
public sealed class ThreatModelTests
{
    private const string Otm = """
        {"otmVersion":"0.2.0","project":{"name":"Pump network","id":"pump-net","owner":"Ada"},
        "trustZones":[{"id":"in","name":"Pump","risk":{"trustRating":90}},{"id":"out","name":"Hospital","risk":{"trustRating":10}}],
        "components":[{"id":"gw","name":"Gateway","type":"external","parent":{"trustZone":"out"}},{"id":"app","name":"Application","type":"process","parent":{"trustZone":"in"},"threats":[{"threat":"t1","state":"exposed"}]}],
        "dataflows":[{"id":"f1","name":"Drug library","source":"gw","destination":"app"}],
        "threats":[{"id":"t1","name":"Foreign library","categories":["Tampering"],"description":"A library that nobody signed.","risk":{"likelihood":50,"impact":90}}],
        "mitigations":[],"mystery":{"x":1}}
        """;

    [Fact]
    public async Task A_file_is_imported_dry_then_really_and_again_without_effect()
    {
        using var data = await RealData.MakeAsync();
        var file = await WriteAsync(data);
        var dry = await data.FineAsync($"threat-model import {file} --dry-run");
        dry.Out.ShouldContain("Dry run");
        dry.Out.ShouldContain("TM-1 Pump network: 2 elements, 1 flow, 2 boundaries, 1 threat, 0 assets.");
        dry.Out.ShouldContain("mystery");
        dry.Out.ShouldContain("owner Ada");
        (await data.FineAsync("threat-model list --json")).Out.ShouldContain("\"total\": 0");

        (await data.FineAsync($"threat-model import {file}")).Out.ShouldContain("2 added, 0 changed, 0 unchanged");
        (await data.FineAsync($"threat-model import {file}")).Out.ShouldContain("0 added, 0 changed, 2 unchanged");
        var shown = (await data.FineAsync("threat-model show TM-1")).Out;
        shown.ShouldContain("Drug library");
        shown.ShouldContain("THR-1");
        shown.ShouldContain("crosses a trust boundary and names no protection");
    }

    [Fact]
    public async Task A_bad_file_is_named_with_its_line_and_changes_nothing()
    {
        using var data = await RealData.MakeAsync();
        var file = data.Of("bad.json");
        await File.WriteAllTextAsync(file, Otm.Replace("\"source\":\"gw\"", "\"source\":\"nobody\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var refused = await data.RunAsync($"threat-model import {file}");
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("bad.json:");
        refused.Error.ShouldContain("nobody");
        (await data.FineAsync("threat-model list")).Out.ShouldContain("no threat model yet");
    }

    [Fact]
    public async Task Suggestions_are_listed_accepted_set_aside_and_reopened()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync($"threat-model import {await WriteAsync(data)}");
        var keys = await OpenAsync(data);
        (await data.FineAsync("threat-model suggest TM-1")).Out.ShouldContain(keys[0]);
        (await data.FineAsync($"threat-model accept PUMP/TM-1 {keys[0]} --title \"A title of our own\"")).Out.ShouldContain("THR-2: A title of our own");
        (await data.RunAsync($"threat-model accept TM-1 {keys[0]}")).Code.ShouldBe(2, "it was accepted already");
        (await data.RunAsync($"threat-model set-aside TM-1 {keys[1]}")).Code.ShouldBe(2, "a reason is missing");
        await data.FineAsync($"threat-model set-aside TM-1 {keys[1]} --reason \"Never leaves the board\"");
        (await data.FineAsync("threat-model suggest TM-1 --all")).Out.ShouldContain("Never leaves the board");
        (await OpenAsync(data)).ShouldBe(keys.Skip(2));
        await data.FineAsync($"threat-model reopen TM-1 {keys[1]}");
        (await OpenAsync(data)).ShouldBe(keys.Skip(1));
        (await data.RunAsync("threat-model accept TM-1 T-99@none")).Code.ShouldBe(2);
    }

    [Theory]
    [InlineData("threat-dragon")]
    [InlineData("otm")]
    public async Task An_export_comes_back_unchanged(string format)
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync($"threat-model import {await WriteAsync(data)}");
        await data.FineAsync($"threat-model accept TM-1 {(await OpenAsync(data))[0]}");
        var file = data.Of("out.json");
        await data.FineAsync($"threat-model export TM-1 --format {format} --out {file}");
        using var again = JsonDocument.Parse((await data.FineAsync($"threat-model import {file} --into TM-1 --json")).Out);
        again.RootElement.GetProperty("added").GetArrayLength().ShouldBe(0, again.RootElement.GetRawText());
        again.RootElement.GetProperty("changed").GetArrayLength().ShouldBe(0, again.RootElement.GetRawText());
        again.RootElement.GetProperty("unchanged").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task The_drawing_is_an_svg_in_light_or_dark()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync($"threat-model import {await WriteAsync(data)}");
        await data.FineAsync($"threat-model draw TM-1 --out {data.Of("a.svg")}");
        var light = await File.ReadAllTextAsync(data.Of("a.svg"), TestContext.Current.CancellationToken);
        light.ShouldStartWith("<svg");
        light.ShouldContain(">Gateway<");
        var dark = System.Text.Encoding.UTF8.GetString((await data.FineAsync("threat-model draw TM-1 --dark")).Binary);
        dark.ShouldNotBe(light);
        dark.ShouldNotContain("#ffffff");
        (await data.RunAsync("threat-model draw TM-9")).Code.ShouldBe(2);
    }

    private static async Task<string> WriteAsync(RealData data)
    {
        var file = data.Of("model.otm");
        await File.WriteAllTextAsync(file, Otm, TestContext.Current.CancellationToken);
        return file;
    }

    private static async Task<List<string>> OpenAsync(RealData data)
    {
        using var json = JsonDocument.Parse((await data.FineAsync("threat-model suggest TM-1 --json")).Out);
        return [.. json.RootElement.GetProperty("items").EnumerateArray().Where(s => s.GetProperty("state").GetString() is "open" or "similar").Select(s => s.GetProperty("key").GetString()!)];
    }
}
