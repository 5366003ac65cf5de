using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary><c>classify</c> and <c>plan</c> on a real data directory.</summary>
public sealed class ClassifyAndPlanTests
{
    [Fact]
    public async Task A_class_is_previewed_then_signed_with_what_the_options_say()
    {
        using var data = await RealData.MakeAsync();
        var preview = await data.RunAsync("classify --json");
        preview.Code.ShouldBe(1, preview.Out + preview.Error);
        using (var json = JsonDocument.Parse(preview.Out))
        {
            json.RootElement.GetProperty("missing").GetArrayLength().ShouldBe(1);
            json.RootElement.GetProperty("questions").GetArrayLength().ShouldBe(3);
        }

        (await data.RunAsync("classify --no contributes --as mei.tanaka --password-stdin", RealData.Password + "\n")).Code.ShouldBe(2, "a reason is missing");
        var dry = await data.FineAsync("classify --no contributes --remark Keeps_a_log --as mei.tanaka --dry-run");
        dry.Out.ShouldContain("Class A");
        dry.Out.ShouldContain("Clauses asked:");
        var signed = await data.FineAsync("classify --no contributes --remark Keeps_a_log --as mei.tanaka --password-stdin", RealData.Password + "\n");
        signed.Out.ShouldContain("Class A of PUMP, signed by Mei Tanaka");
        (await data.FineAsync("device list --json")).Out.ShouldContain("\"safetyClass\": \"A\"");
    }

    [Fact]
    public async Task Answers_come_from_a_file_whose_mistakes_are_named()
    {
        using var data = await RealData.MakeAsync();
        var file = data.Of("class.json");
        await File.WriteAllTextAsync(file, """{"answers": [{"question": "contributes", "answer": "yes", "reason": "Doses"}, {"question": "unacceptable", "answer": "yes", "reason": "No valve"}, {"question": "severity", "answer": "serious", "reason": "Overdose"}]}""", TestContext.Current.CancellationToken);
        (await data.FineAsync($"classify --answers {file} --dry-run")).Out.ShouldContain("Class C");
        await File.WriteAllTextAsync(file, """{"answers": [{"question": "contributes"}]}""", TestContext.Current.CancellationToken);
        var refused = await data.RunAsync($"classify --answers {file} --dry-run");
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("class.json");
    }

    [Fact]
    public async Task The_plan_is_listed_assigned_and_written_to_files()
    {
        using var data = await RealData.MakeAsync();
        (await data.FineAsync("plan")).Out.ShouldContain("document.software_development_plan");
        (await data.FineAsync("plan assign document.software_development_plan --owner anna.berg --due 2027-01-31")).Out.ShouldContain("Software development plan: anna.berg, by 2027-01-31.");
        (await data.FineAsync("plan --json")).Out.ShouldContain("\"owner\": \"anna.berg\"");
        await data.FineAsync($"plan --out {data.Of("plan.csv")}");
        (await File.ReadAllTextAsync(data.Of("plan.csv"), TestContext.Current.CancellationToken)).ShouldContain("anna.berg,2027-01-31");
        (await data.RunAsync("plan assign work.none --owner anna.berg")).Code.ShouldBe(2);
        (await data.RunAsync("plan assign device.versioned --due tomorrow")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task The_legacy_route_is_not_taken_without_a_signer()
    {
        using var data = await RealData.MakeAsync();
        (await data.FineAsync("legacy")).Out.ShouldContain("The legacy route is not taken.");
        (await data.RunAsync("legacy --document DOC-1 --reason old")).Code.ShouldBe(2);
    }
}
