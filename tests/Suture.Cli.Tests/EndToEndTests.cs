using System.Text.Json;
using Microsoft.Data.Sqlite;
using Suture.Cli.Connection;

namespace Suture.Cli.Tests;

/// <summary>The whole way on a real data directory.</summary>
public sealed class EndToEndTests
{
    [Fact]
    public async Task Record_is_signed_and_its_receipt_holds_with_nothing_but_the_key()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync("record step SRS-1 submit");
        var signed = await data.FineAsync("record step SRS-1 approve --as mei.tanaka --password-stdin", RealData.Password + "\n");
        signed.Out.ShouldContain("SRS-1 is approved, signed by Mei Tanaka (approval)");
        await data.FineAsync($"ledger keys --out {data.Of("suture.key")}");
        await data.FineAsync($"ledger prove PUMP/SRS-1 --out {data.Of("srs-1.receipt")}");
        Directory.Move(data.Directory, data.Of("gone"));

        var nowhere = new FakeServer();
        var receipt = await CliRun.OfAsync(nowhere, $"ledger receipt {data.Of("srs-1.receipt")} --key {data.Of("suture.key")} --json");

        receipt.Code.ShouldBe(0, receipt.Out + receipt.Error);
        nowhere.Asked.ShouldBeEmpty();
        using var json = JsonDocument.Parse(receipt.Out);
        json.RootElement.GetProperty("ok").GetBoolean().ShouldBeTrue();
        json.RootElement.GetProperty("actor").GetString().ShouldBe("mei.tanaka");
        json.RootElement.GetProperty("payload").GetProperty("key").GetString().ShouldBe("SRS-1");

        await TamperedReceiptIsRefusedAsync(data);
    }

    [Fact]
    public async Task Trace_and_gate_answer_about_what_was_imported()
    {
        using var data = await RealData.MakeAsync();

        var trace = await data.FineAsync("trace --json");
        using var json = JsonDocument.Parse(trace.Binary);
        json.RootElement.GetProperty("records").GetInt32().ShouldBe(4);
        var verified = json.RootElement.GetProperty("covered").EnumerateArray().Single(r => r.GetProperty("rule").GetString() == "srs-verified");
        verified.GetProperty("covered").GetInt32().ShouldBe(1);

        var check = await data.RunAsync("check");
        check.Code.ShouldBe(1);
        check.Out.ShouldContain("The gate is closed.");
        (await data.FineAsync("trace --matrix requirements")).Out.ShouldContain("TC-1");
        await data.FineAsync($"trace --matrix requirements --out {data.Of("m.xlsx")}");
        (await data.RunAsync($"check --out {data.Of("gate.html")}")).Code.ShouldBe(1);
        (await File.ReadAllTextAsync(data.Of("gate.html"), TestContext.Current.CancellationToken)).ShouldContain("The gate is closed");
        (await data.RunAsync("trace --at 9999")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Records_come_out_as_they_went_in()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync($"export records --out {data.Of("first")}");

        var again = await data.FineAsync($"import records {data.Of("first")} --json");

        using var json = JsonDocument.Parse(again.Out);
        json.RootElement.GetProperty("changed").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("added").GetArrayLength().ShouldBe(0);
        await data.FineAsync($"export records --out {data.Of("second")}");
        foreach (var file in Directory.EnumerateFiles(data.Of("first"), "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllBytesAsync(file.Replace("/first/", "/second/", StringComparison.Ordinal), TestContext.Current.CancellationToken)).ShouldBe(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), file);
        }
    }

    [Fact]
    public async Task Author_can_not_approve_and_a_wrong_password_signs_nothing()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync("record step SRS-1 submit");

        var wrong = await data.RunAsync("record step SRS-1 approve --as mei.tanaka --password-stdin", "not the password\n");
        var token = await data.RunAsync("record step SRS-1 approve");

        wrong.Code.ShouldBe(3);
        token.Code.ShouldBe(3);
        token.Error.ShouldContain("--as USER");
        (await data.FineAsync("record show SRS-1")).Out.ShouldContain("in review");
    }

    [Fact]
    public async Task Rejected_import_names_file_and_line_and_changes_nothing()
    {
        using var data = await RealData.MakeAsync();
        var before = (await data.FineAsync("ledger verify --json")).Out;
        await File.WriteAllTextAsync(data.Of("records/SRS/SRS-2.md"), "---\nkey: SRS-2\ntitle: Two\nlinks:\n  derivesFrom: [SYS-77]\n---\n", TestContext.Current.CancellationToken);

        var run = await data.RunAsync($"import records {data.Of("records")}");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("SRS/SRS-2.md");
        run.Error.ShouldContain("SYS-77");
        (await data.FineAsync("ledger verify --json")).Out.ShouldBe(before);
    }

    [Theory]
    [InlineData("UPDATE records SET title = 'Other' WHERE title = 'Rate'", "Other")]
    [InlineData("UPDATE entries SET bytes = CAST(replace(CAST(bytes AS TEXT), 'The pump delivers', 'The pump deceives') AS BLOB)", "entry-changed")]
    public async Task Edited_database_is_caught_and_named(string edit, string named)
    {
        using var data = await RealData.MakeAsync();
        await using (var connection = new SqliteConnection($"Data Source={System.IO.Path.Combine(data.Directory, "suture.db")}"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own text
            command.CommandText = edit;
#pragma warning restore CA2100
            (await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBeGreaterThan(0);
        }

        var run = await data.RunAsync("ledger verify --json");

        run.Code.ShouldBe(4);
        run.Out.ShouldContain(named);
    }

    [Fact]
    public async Task Exported_entries_are_verified_offline_against_a_kept_checkpoint()
    {
        using var data = await RealData.MakeAsync();
        await data.FineAsync($"ledger keys --out {data.Of("k")}");
        await data.FineAsync($"ledger checkpoint --out {data.Of("kept.txt")}");
        await data.FineAsync($"export ledger --device PUMP --out {data.Of("pump.ledger")}");
        var line = $"ledger verify {data.Of("pump.ledger")} --key {data.Of("k")} --checkpoint {data.Of("kept.txt")}";

        (await CliRun.OfAsync(new FakeServer(), line)).Code.ShouldBe(0);

        // The last entry cut off: the chain fits, the checkpoint that was kept does not.
        var lines = await File.ReadAllLinesAsync(data.Of("pump.ledger"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(data.Of("pump.ledger"), string.Join('\n', lines[..^1]) + "\n", TestContext.Current.CancellationToken);
        var cut = await CliRun.OfAsync(new FakeServer(), line);
        cut.Code.ShouldBe(4);
        cut.Out.ShouldContain("checkpoint");
    }

    [Theory]
    [InlineData("trace")]
    [InlineData("serve")]
    public async Task Missing_data_directory_says_what_makes_one(string command)
    {
        using var folder = new TemporaryFolder();

        var run = await CliRun.OfAsync(new LocalServers(), $"{command} --data {folder.Of("none")}");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("suture init --data");
        Directory.Exists(folder.Of("none")).ShouldBeFalse();
    }

    private static async Task TamperedReceiptIsRefusedAsync(RealData data)
    {
        var text = await File.ReadAllTextAsync(data.Of("srs-1.receipt"), TestContext.Current.CancellationToken);
        var entry = text.Split('\n')[1]["extra ".Length..];
        var changed = Convert.ToBase64String([.. System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(entry)).Replace("mei.tanaka", "eva.tanaka", StringComparison.Ordinal))]);
        await File.WriteAllTextAsync(data.Of("false.receipt"), text.Replace(entry, changed, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync(new FakeServer(), $"ledger receipt {data.Of("false.receipt")} --key {data.Of("suture.key")}");

        run.Code.ShouldBe(4);
        run.Out.ShouldBe("");
        run.Error.ShouldContain("does not hold");
    }
}
