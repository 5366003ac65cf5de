using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary><c>views</c> and <c>threat-paths</c> on a real data directory.</summary>
public sealed class ViewsCommandTests
{
    private const string Model = """
        ---
        key: TM-1
        title: Pump
        fields:
          method: STRIDE
          scope: All
          elements:
            - {id: E1, name: Fleet gateway, type: external}
            - {id: P1, name: Pump, type: process, boundary: B1, assets: Therapy}
          flows:
            - {id: F1, from: E1, to: P1, data: Firmware, protection: TLS 1.3}
          boundaries:
            - {id: B1, name: Enclosure}
          useCases:
            - {useCase: Update, state: Standby, flow: F1, what: Send the image, check: Certificate}
        ---
        """;

    [Fact]
    public async Task Views_are_shown_chosen_and_written_to_files_by_their_ending()
    {
        using var data = await RealData.MakeAsync();
        await ImportAsync(data);
        var shown = await data.FineAsync("views");
        shown.Out.ShouldContain("Global system view");
        shown.Out.ShouldContain("it speaks of 'Fleet'");
        var one = await data.FineAsync("views PUMP/TM-1 --view use-cases --json");
        using (var json = JsonDocument.Parse(one.Out))
        {
            json.RootElement.GetProperty("views").GetArrayLength().ShouldBe(1);
        }

        await data.FineAsync($"views --view use-cases --out {data.Of("use.svg")}");
        (await File.ReadAllTextAsync(data.Of("use.svg"), TestContext.Current.CancellationToken)).ShouldStartWith("<svg");
        await data.FineAsync($"views --out {data.Of("views.html")}");
        (await File.ReadAllTextAsync(data.Of("views.html"), TestContext.Current.CancellationToken)).ShouldContain("Attack paths");
        await data.FineAsync($"views --out {data.Of("views.json")}");
        using var saved = JsonDocument.Parse(await File.ReadAllTextAsync(data.Of("views.json"), TestContext.Current.CancellationToken));
        saved.RootElement.GetProperty("views").GetArrayLength().ShouldBe(4);
        (await data.RunAsync($"views --out {data.Of("views.svg")}")).Code.ShouldBe(2, "a drawing shows one view");
        (await data.RunAsync($"views --out {data.Of("views.txt")}")).Code.ShouldBe(2);
        (await data.RunAsync("views TM-7")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Threat_paths_name_each_crossing()
    {
        using var data = await RealData.MakeAsync();
        await ImportAsync(data);
        var paths = await data.FineAsync("threat-paths TM-1 --paths 1");
        paths.Out.ShouldContain("Therapy");
        paths.Out.ShouldContain("1 of 1 way");
        paths.Out.ShouldContain("no threat");
        (await data.RunAsync("threat-paths --paths 0")).Code.ShouldBe(2);
    }

    private static async Task ImportAsync(RealData data)
    {
        Directory.CreateDirectory(data.Of("records/TM"));
        await File.WriteAllTextAsync(data.Of("records/TM/TM-1.md"), Model + "\n\nA pump.\n", TestContext.Current.CancellationToken);
        await data.FineAsync($"import records {data.Of("records")}");
    }
}
