using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary>What the command line asks of the server.</summary>
public sealed class RequestTests
{
    [Fact]
    public async Task Only_device_is_taken_without_asking()
    {
        var server = new FakeServer().On("GET devices", Answers.Devices).On("GET devices/PUMP/trace", Answers.Trace);

        (await CliRun.OfAsync(server, "trace")).Code.ShouldBe(0);
        server.LastHeaders["Authorization"].ShouldBe("Bearer sut_0_test");
    }

    [Fact]
    public async Task A_risk_policy_needs_a_person_who_signs_and_a_dry_run_does_not()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("policy.yaml", "id: \"mine\"\n");
        var server = new FakeServer().On("POST devices/PUMP/risk-policy/preview", Answers.Moved);

        var refused = await CliRun.OfAsync(server, $"risk policy set {file} -d PUMP");
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("--as USER");
        server.Asked.ShouldBeEmpty();

        var dry = await CliRun.OfAsync(server, $"risk policy set {file} -d PUMP --dry-run");
        dry.Code.ShouldBe(0, dry.Error);
        dry.Out.ShouldContain("reduce -> acceptable");
        Same(server.Bodies[^1], """{"text":"id: \"mine\"\n","fileName":"policy.yaml"}""");
        (await CliRun.OfAsync(server, "risk policy set missing.yaml -d PUMP --dry-run")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_risk_table_is_sent_as_it_is_and_the_answer_says_what_moved_and_what_was_ignored()
    {
        using var folder = new TemporaryFolder();
        var file = folder.Write("risks.csv", "Hazardous situation\nWrong dose\n");
        var server = new FakeServer().On("POST devices/PUMP/import/risks?dryRun=true&fileName=risks.csv", Answers.RiskTable);

        var run = await CliRun.OfAsync(server, $"risk import {file} -d PUMP --dry-run");
        run.Code.ShouldBe(0, run.Error);
        server.Bodies[^1].ShouldBe("Hazardous situation\nWrong dose\n");
        run.Out.ShouldContain("Dry run: nothing was changed.");
        run.Out.ShouldContain("1 risk would stand elsewhere:");
        run.Out.ShouldContain("unacceptable -> reduce");
        run.Out.ShouldContain("Note line 2: edited [computed] cell ignored.");
        (await CliRun.OfAsync(server, "risk import missing.csv -d PUMP")).Code.ShouldBe(2);

        var mapping = folder.Write("columns.yaml", "columns: {Situation: Hazardous situation}\n");
        (await CliRun.OfAsync(server, $"risk import {file} -d PUMP --dry-run --mapping {mapping}")).Code.ShouldBe(0);
        server.Bodies[^1].ShouldContain("name=\"mapping\"");
        server.Bodies[^1].ShouldContain("columns: {Situation: Hazardous situation}");
        (await CliRun.OfAsync(server, $"risk import {file} -d PUMP --mapping missing.yaml")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task Drawings_of_risks_go_to_a_file_or_to_standard_output()
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(Path.GetDirectoryName(folder.Write("here.txt", ""))!, "hs-3.svg");
        var server = new FakeServer().On("GET devices/PUMP/risk/HS-3/bowtie/drawing?at=REL-1", "<svg/>").On("GET devices/PUMP/risk/history/drawing?points=5&colors=dark", "<svg>dark</svg>");

        (await CliRun.OfAsync(server, $"risk bowtie HS-3 -d PUMP --at REL-1 --svg {target}")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken)).ShouldBe("<svg/>");
        var run = await CliRun.OfAsync(server, "risk history -d PUMP --points 5 --dark --svg -");
        System.Text.Encoding.UTF8.GetString(run.Binary).ShouldBe("<svg>dark</svg>");
    }

    [Fact]
    public async Task A_risk_table_is_a_workbook_when_its_file_is_named_so()
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(Path.GetDirectoryName(folder.Write("here.txt", ""))!, "risks.xlsx");
        var server = new FakeServer().On("GET devices/PUMP/risk/table?format=xlsx", "workbook").On("GET devices/PUMP/risk/table?format=csv&at=REL-1", "table");

        (await CliRun.OfAsync(server, $"risk export -d PUMP --out {target}")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(target, TestContext.Current.CancellationToken)).ShouldBe("workbook");
        var other = Path.ChangeExtension(target, ".csv");
        (await CliRun.OfAsync(server, $"risk export -d PUMP --at REL-1 --out {other}")).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken)).ShouldBe("table");
    }

    [Fact]
    public async Task The_risk_policy_in_force_is_printed_as_its_file()
    {
        var server = new FakeServer().On("GET devices/PUMP/risk-policy?at=12", """{"device":"PUMP","number":1,"builtIn":false,"position":12,"policy":{"id":"x"},"text":"id: \"x\"\ntitle: \"[A] policy\"\n"}""");

        (await CliRun.OfAsync(server, "risk policy show -d PUMP --at 12")).Out.ShouldBe("id: \"x\"\ntitle: \"[A] policy\"\n");
    }

    [Fact]
    public async Task Several_devices_must_be_told_apart()
    {
        var run = await CliRun.OfAsync(new FakeServer().On("GET devices", Answers.TwoDevices), "trace");

        run.Code.ShouldBe(2);
        run.Error.ShouldBe("error: There are 2 devices; say which with --device KEY: PUMP, GATE.\n");
    }

    [Fact]
    public async Task Device_comes_from_the_environment() =>
        (await CliRun.OfAsync(new FakeServer().On("GET devices/GATE/trace", Answers.Trace), "trace", environment: new() { ["SUTURE_DEVICE"] = "GATE" })).Code.ShouldBe(0);

    [Fact]
    public async Task Edit_carries_the_version_it_read_and_only_what_was_given()
    {
        var server = new FakeServer().On("GET devices/PUMP/records/SRS-12", Answers.Record).On("PATCH devices/PUMP/records/SRS-12", Answers.Record);

        var run = await CliRun.OfAsync(server, "record edit PUMP/SRS-12 --title \"New title\" --field rationale= --field multiPatient:=true --reason \"Why not\"");

        run.Code.ShouldBe(0);
        server.LastHeaders["If-Match"].ShouldBe("\"41\"");
        server.LastHeaders.ShouldContainKey("Idempotency-Key");
        Same(server.Bodies[^1], """{"title":"New title","reason":"Why not","fields":{"rationale":null,"multiPatient":true}}""");
    }

    [Fact]
    public async Task Create_sends_fields_links_and_text_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var text = folder.Write("alarm.md", "The pump shall \"beep\".\n");
        var server = new FakeServer().On("POST devices/PUMP/records", Answers.Record);

        await CliRun.OfAsync(server, $"record create SRS -d PUMP --title Alarm --text-file {text} --field category=alarm --link derivesFrom:SYS-4 --link implements:RC-3 --tag a --tag b");

        Same(server.Bodies[^1], """
            {"kind":"SRS","title":"Alarm","text":"The pump shall \"beep\".\n","tags":["a","b"],"fields":{"category":"alarm"},"links":[{"type":"derivesFrom","to":"SYS-4"},{"type":"implements","to":"RC-3"}]}
            """);
    }

    [Theory]
    [InlineData("record create SRS -d PUMP --field novalue", "NAME=TEXT")]
    [InlineData("record create SRS -d PUMP --field a:={bad", "not JSON")]
    [InlineData("record create SRS -d PUMP --link SYS-4", "TYPE:KEY")]
    public async Task Malformed_parts_are_refused_before_anything_is_sent(string line, string expected)
    {
        var server = new FakeServer();

        var run = await CliRun.OfAsync(server, line);

        run.Code.ShouldBe(2);
        run.Error.ShouldContain(expected);
        server.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Records_are_sent_with_their_paths_and_nothing_else_of_the_folder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("device.yaml", "key: PUMP\n");
        folder.Write("SRS/SRS-1.md", "one");
        folder.Write("README.md", "not a record");
        folder.Write("results/run.xml", "<x/>");
        folder.Write(".git/SRS/SRS-2.md", "hidden");
        var server = new FakeServer().On("POST devices/PUMP/import/records?dryRun=true", """{"added":["SRS-1"],"changed":[],"unchanged":0,"linksAdded":0,"linksRemoved":0,"dryRun":true,"position":1}""");

        var run = await CliRun.OfAsync(server, $"import records {folder.Path} -d PUMP --dry-run");

        run.Code.ShouldBe(0);
        run.Out.ShouldContain("Dry run");
        var body = server.Bodies[^1];
        body.ShouldContain("filename=\"SRS/SRS-1.md\"");
        body.ShouldContain("filename=\"device.yaml\"");
        body.ShouldNotContain("README");
        body.ShouldNotContain("SRS-2");
        body.ShouldNotContain("run.xml");
    }

    [Fact]
    public async Task Kind_of_a_tables_rows_is_sent()
    {
        using var folder = new TemporaryFolder();
        folder.Write("needs.csv", "Summary\nOne\n");
        var server = new FakeServer().On("POST devices/PUMP/import/records?kind=SRS", """{"added":["SRS-1"],"changed":[],"unchanged":0,"linksAdded":0,"linksRemoved":0,"dryRun":false,"position":2}""");

        var run = await CliRun.OfAsync(server, $"import records {folder.Path}/needs.csv --kind SRS -d PUMP");

        run.Code.ShouldBe(0);
        server.Bodies[^1].ShouldContain("filename=\"needs.csv\"");
    }

    [Fact]
    public async Task Option_that_a_command_does_not_have_is_called_so()
    {
        var run = await CliRun.OfAsync(new FakeServer(), "import records --kimd -d PUMP");

        run.Code.ShouldBe(2);
        run.Error.ShouldBe("error: There is no option --kimd here; --help shows those there are.\n");
    }

    [Fact]
    public async Task File_that_is_not_there_is_named()
    {
        var run = await CliRun.OfAsync(new FakeServer(), "import sbom nowhere/bom.json -d PUMP");

        run.Code.ShouldBe(2);
        run.Error.ShouldBe("error: nowhere/bom.json: There is no file or folder nowhere/bom.json.\n");
    }

    [Fact]
    public async Task Server_without_a_token_says_where_to_get_one()
    {
        var run = await CliRun.OfAsync(new FakeServer(), "device list --server https://suture.example.org");

        run.Code.ShouldBe(3);
        run.Error.ShouldContain("SUTURE_TOKEN");
    }

    [Fact]
    public async Task Password_is_never_taken_where_others_could_see_it_typed()
    {
        var run = await CliRun.OfAsync(new FakeServer(), "user add mei.tanaka --name Mei --role quality");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("--password-stdin");
    }

    [Fact]
    public async Task New_account_takes_the_password_from_standard_input()
    {
        var server = new FakeServer().On("POST users", "{}");

        await CliRun.OfAsync(server, "user add mei.tanaka --name \"Mei Tanaka\" --role quality --role auditor --password-stdin", input: "river stone 9\nnot this\n");

        Same(server.Bodies[^1], """{"userName":"mei.tanaka","printedName":"Mei Tanaka","password":"river stone 9","roles":["quality","auditor"]}""");
    }

    [Fact]
    public async Task Matrix_goes_to_a_file_in_the_format_of_its_ending()
    {
        using var folder = new TemporaryFolder();
        var server = new FakeServer().On("GET devices/PUMP/trace/matrix/safety?format=csv", "a,b\r\n", type: "text/csv");

        var run = await CliRun.OfAsync(server, $"trace -d PUMP --matrix safety --out {folder.Of("x/safety.csv")} --quiet");

        run.Code.ShouldBe(0);
        File.ReadAllText(folder.Of("x/safety.csv")).ShouldBe("a,b\r\n");
    }

    private static void Same(string actual, string expected)
    {
        using var left = JsonDocument.Parse(actual);
        using var right = JsonDocument.Parse(expected);
        JsonElement.DeepEquals(left.RootElement, right.RootElement).ShouldBeTrue($"{actual} is not {expected}");
    }
}
