using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary><c>risk prompts</c> and <c>risk consider</c> on a real data directory.</summary>
public sealed class PromptCommandTests
{
    [Fact]
    public async Task Prompts_are_listed_considered_drafted_set_aside_and_opened_again()
    {
        using var data = await RealData.MakeAsync();
        (await data.FineAsync("risk prompts --group functional")).Out.ShouldContain("0 considered, 0 set aside, 18 open");
        (await data.FineAsync("record create CAU --title \"Speaker fails\"")).Out.ShouldContain("CAU-1");
        (await data.FineAsync("record create ITEM --title \"Alarm task\"")).Out.ShouldContain("ITEM-1");

        (await data.FineAsync("risk consider F-ALARM --record CAU-1")).Out.ShouldContain("F-ALARM: considered, CAU-1.");
        (await data.FineAsync("risk consider C-TIM-1 --item PUMP/ITEM-1 --draft CAU --title \"Dose read while it is written\"")).Out.ShouldContain("CAU-2: Dose read while it is written. C-TIM-1 is considered.");
        (await data.FineAsync("risk consider F-ML --set-aside \"Nothing in it is learned\"")).Out.ShouldContain("F-ML: set aside.");
        var shown = (await data.FineAsync("risk prompts")).Out;
        shown.ShouldContain("2 considered, 1 set aside, 83 open");
        shown.ShouldContain("Nothing in it is learned");
        shown.ShouldContain("ITEM-1: CAU-2");
        var open = (await data.FineAsync("risk prompts --group functional --open")).Out;
        open.ShouldNotContain("F-ALARM");
        open.ShouldNotContain("F-ML");
        open.ShouldContain("F-POWER");

        (await data.FineAsync("risk consider F-ML --reopen")).Out.ShouldContain("F-ML has no answer any more.");
        using var report = JsonDocument.Parse((await data.FineAsync("risk prompts --json")).Out);
        report.RootElement.GetProperty("count").GetProperty("considered").GetInt32().ShouldBe(2);
        report.RootElement.GetProperty("count").GetProperty("setAside").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task A_retired_record_puts_its_prompt_back_among_the_open_ones()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync("record create CAU --title \"Speaker fails\"");
        await data.FineAsync("risk consider F-ALARM --record CAU-1");
        await data.FineAsync("record step CAU-1 retire --reason \"No speaker any more\"");
        var open = (await data.FineAsync("risk prompts --group functional --open")).Out;
        open.ShouldContain("F-ALARM");
        open.ShouldContain("CAU-1 was retired since");
    }

    [Theory]
    [InlineData("risk consider F-ALRM --set-aside x", 2, "did you mean 'F-ALARM'?")]
    [InlineData("risk consider F-ALARM", 2, "Either name the records that it led to, or set it aside")]
    [InlineData("risk consider F-ALARM --record CAU-1 --set-aside x", 2, "takes one answer")]
    [InlineData("risk consider F-ALARM --set-aside \" \"", 2, "needs a reason")]
    [InlineData("risk consider F-ALARM --record CAU-77", 2, "There is no record CAU-77")]
    [InlineData("risk consider F-ALARM --record VALVE/CAU-1", 2, "The key names the device VALVE")]
    [InlineData("risk consider F-ALARM --item CAU-1 --set-aside x", 2, "of a software item (ITEM)")]
    [InlineData("risk consider F-ALARM --reopen", 2, "has no answer to take back")]
    [InlineData("risk consider F-ALARM --draft CAU --set-aside x", 2, "A draft is an answer of its own")]
    [InlineData("risk consider F-ALARM --title x --set-aside x", 2, "--title and --text are those of a draft")]
    [InlineData("risk consider F-ALARM --draft SRS", 2, "SRS")]
    [InlineData("risk prompts --group causes", 2, "expected one of functional-areas, causes-with-side-effects-arithmetic")]
    public async Task What_can_not_be_is_refused_and_nothing_is_written(string command, int code, string says)
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync("record create CAU --title \"Speaker fails\"");
        var refused = await data.RunAsync(command);
        refused.Code.ShouldBe(code, refused.Out + refused.Error);
        refused.Error.ShouldContain(says);
        (await data.FineAsync("risk prompts --group functional")).Out.ShouldContain("0 considered, 0 set aside, 18 open");
        (await data.FineAsync("record list --kind CAU --json")).Out.ShouldContain("\"total\": 1");
    }

    [Theory]
    [InlineData("html", "<html")]
    [InlineData("csv", "F-ALARM")]
    [InlineData("xlsx", "PK")]
    public async Task The_record_of_the_brainstorm_is_a_file_to_take_away(string format, string holds)
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync("risk consider F-ML --set-aside \"Nothing in it is learned\"");
        var file = data.Of("brainstorm." + format);
        await data.FineAsync($"risk prompts --out {file}");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain(holds);
        if (format != "xlsx")
        {
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain("Nothing in it is learned");
        }
    }
}
