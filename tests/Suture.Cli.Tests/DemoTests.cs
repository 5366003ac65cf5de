using System.Text.Json;
using Suture.Cli.Connection;

namespace Suture.Cli.Tests;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo_loads_signs_checks_and_writes_its_reports()
    {
        using var folder = new TemporaryFolder();
        var directory = folder.Of("demo");

        var run = await CliRun.OfAsync(new LocalServers(), $"demo --no-serve --data {directory} --json");

        run.Code.ShouldBe(0, run.Out + run.Error);
        using var json = JsonDocument.Parse(run.Out);
        var found = json.RootElement;
        found.GetProperty("records").GetInt32().ShouldBeGreaterThan(150);
        found.GetProperty("gate").GetProperty("met").GetInt32().ShouldBeGreaterThan(found.GetProperty("gate").GetProperty("gap").GetInt32());
        found.GetProperty("gate").GetProperty("gap").GetInt32().ShouldBeGreaterThan(0, "the sample leaves honest gaps");
        found.GetProperty("risk").GetProperty("risks").GetInt32().ShouldBe(8);
        found.GetProperty("risk").GetProperty("notAcceptable").GetInt32().ShouldBeInRange(1, 7, "a failing test leaves a risk as it was before controls");
        found.GetProperty("ledger").GetProperty("ok").GetBoolean().ShouldBeTrue();
        foreach (var report in found.GetProperty("reports").EnumerateArray())
        {
            new FileInfo(report.GetString()!).Length.ShouldBeGreaterThan(5000);
        }

        var again = await CliRun.OfAsync(new LocalServers(), $"demo --no-serve --data {directory}");
        again.Code.ShouldBe(2);
        again.Error.ShouldContain("--force");
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    [Fact]
    public async Task Directory_of_somebody_else_is_never_touched()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("mine/notes.txt", "mine");

        var run = await CliRun.OfAsync(new LocalServers(), $"demo --no-serve --force --data {folder.Of("mine")}");

        run.Code.ShouldBe(2);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("mine");
    }
}
