using Suture.Cli.Connection;

namespace Suture.Cli.Tests;

/// <summary>A real data directory with people, a device and three records, made through the command line itself.</summary>
internal sealed class RealData : IDisposable
{
    public const string Password = "river stone 42 bridge";

    private readonly TemporaryFolder folder = new();

    public string Directory => folder.Of("data");

    public string Of(string name) => folder.Of(name);

    public static async Task<RealData> MakeAsync()
    {
        var data = new RealData();
        await data.FineAsync("init --organization Talvik --admin admin --password-stdin", Password + "\n");
        await data.FineAsync("user add anna.berg --name \"Anna Berg\" --role engineer --password-stdin", Password + "\n");
        await data.FineAsync("user add mei.tanaka --name \"Mei Tanaka\" --role quality --password-stdin", Password + "\n");
        await data.FineAsync("device create PUMP --name \"Test pump\" --class C --version 1.0.0");
        data.folder.Write("records/SYS/SYS-1.md", "---\nkey: SYS-1\ntitle: Deliver\n---\n\nThe pump delivers.\n");
        data.folder.Write("records/SRS/SRS-1.md", "---\nkey: SRS-1\ntitle: Rate\nlinks:\n  derivesFrom: [SYS-1]\nfields:\n  category: functional\n  acceptance: |\n    Within 2 %.\n---\n\nThe software keeps the rate.\n");
        data.folder.Write("records/TC/TC-1.md", "---\nkey: TC-1\ntitle: Rate test\nlinks:\n  verifies: [SRS-1]\n---\n\nRun it.\n");
        data.folder.Write("results.xml", "<testsuite name=\"t\" tests=\"1\"><testcase classname=\"rate\" name=\"test_TC_1_rate\"/></testsuite>");
        await data.FineAsync($"import records {data.Of("records")}");
        await data.FineAsync($"import tests {data.Of("results.xml")} --software-version 1.0.0");
        return data;
    }

    /// <summary>Runs a command on the directory.</summary>
    public Task<CliRun> RunAsync(string line, string input = "") => CliRun.OfAsync(new LocalServers(), $"{line} --data {Directory}", input: input);

    /// <summary>Runs a command that must go well.</summary>
    public async Task<CliRun> FineAsync(string line, string input = "")
    {
        var run = await RunAsync(line, input);
        run.Code.ShouldBe(0, line + "\n" + run.Error + run.Out);
        return run;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
