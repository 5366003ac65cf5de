using System.Text.Json;

namespace Suture.Cli.Tests;

/// <summary>What <c>check</c> asks of the server, writes and answers.</summary>
public sealed class CheckCommandTests
{
    private const string Sarif = """
        {"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Suture"}},"results":[
          {"message":{"text":"a"},"partialFingerprints":{"sutureGap/v1":"1"},"locations":[{"logicalLocations":[{"name":"SRS-1","fullyQualifiedName":"PUMP/SRS-1"}]}]},
          {"message":{"text":"b"},"locations":[{"logicalLocations":[{"name":"RUN-4","fullyQualifiedName":"PUMP/RUN-4"}]}]},
          {"message":{"text":"c"},"locations":[{"logicalLocations":[{"name":"PUMP","fullyQualifiedName":"PUMP"}]}]}]}]}
        """;

    [Fact]
    public async Task Several_files_are_written_at_the_position_of_one_answer()
    {
        using var folder = new TemporaryFolder();
        var server = new FakeServer().On("GET devices/PUMP/gate?standard=iec62304&standard=own", Answers.Gate)
            .On("GET devices/PUMP/gate?standard=iec62304&standard=own&format=junit&at=1284", "<testsuites/>", type: "application/xml")
            .On("GET devices/PUMP/gate?standard=iec62304&standard=own&format=markdown&at=1284", "# gate", type: "text/markdown");

        var run = await CliRun.OfAsync(server, $"check -d PUMP -s iec62304 -s own --out {folder.Of("gate.xml")} --out {folder.Of("gate.md")} --out {folder.Of("gate.json")}");

        run.Code.ShouldBe(1);
        File.ReadAllText(folder.Of("gate.xml")).ShouldBe("<testsuites/>");
        File.ReadAllText(folder.Of("gate.md")).ShouldBe("# gate");
        JsonDocument.Parse(File.ReadAllText(folder.Of("gate.json"))).RootElement.GetProperty("standards").GetArrayLength().ShouldBe(2);
        run.Out.ShouldContain($"Wrote {folder.Of("gate.xml")} (13 bytes).");
        run.Out.ShouldEndWith("The gate is closed.\n");
    }

    [Fact]
    public async Task Format_without_a_file_goes_to_standard_output()
    {
        var server = new FakeServer().On("GET devices/PUMP/gate", Answers.OpenAlone).On("GET devices/PUMP/gate?format=markdown&at=3", "# gate", type: "text/markdown");

        var run = await CliRun.OfAsync(server, "check -d PUMP --format markdown");

        run.Code.ShouldBe(0);
        run.Binary.ShouldBe("# gate"u8.ToArray());
        run.Out.ShouldBe("");
    }

    [Fact]
    public async Task Json_of_a_written_file_names_it_and_of_several_all()
    {
        using var folder = new TemporaryFolder();
        var server = new FakeServer().On("GET devices/PUMP/gate", Answers.OpenAlone).On("GET devices/PUMP/check/iec62304/report?format=html&at=3", "<html>", type: "text/html");

        var one = await CliRun.OfAsync(server, $"check -d PUMP --out {folder.Of("gate.html")} --json");
        var two = await CliRun.OfAsync(server, $"check -d PUMP --out {folder.Of("gate.html")} --out {folder.Of("gate.json")} --json");

        JsonDocument.Parse(one.Out).RootElement.GetProperty("bytes").GetInt32().ShouldBe(6);
        JsonDocument.Parse(two.Out).RootElement.GetArrayLength().ShouldBe(2);
    }

    [Theory]
    [InlineData("--all -s iec62304", "--all asks every standard")]
    [InlineData("--fail-on new", "add --compare")]
    [InlineData("--out gate.pdf", "does not say what to write")]
    [InlineData("--out -", "does not say what to write")]
    [InlineData("--out a.md --out a.md", "written twice")]
    [InlineData("--format json --out a --out -", "can not be one of several")]
    [InlineData("--format table --out a.txt", "A table is for reading here")]
    [InlineData("--compare 12 --format junit", "A comparison is not written as junit")]
    [InlineData("--all --out gate.html", "about one standard")]
    [InlineData("--records records", "add --out gate.sarif")]
    [InlineData("--compare nowhere.json", "There is no file nowhere.json")]
    [InlineData("--records nowhere --format sarif", "There is no folder nowhere")]
    [InlineData("--format pdf", "pdf")]
    public async Task What_makes_no_sense_is_refused_before_anything_is_asked(string options, string expected)
    {
        var server = new FakeServer();

        var run = await CliRun.OfAsync(server, "check -d PUMP " + options);

        run.Code.ShouldBe(2);
        run.Error.ShouldContain(expected);
        server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("any", Answers.Compared, 1)]
    [InlineData("new", Answers.Compared, 1)]
    [InlineData("any", Answers.ComparedFine, 1)]
    [InlineData("new", Answers.ComparedFine, 0)]
    public async Task Exit_code_of_a_comparison_goes_by_the_rule(string rule, string answer, int code)
    {
        var server = new FakeServer().On("GET devices/PUMP/gate/comparison?from=REL-1", answer);

        (await CliRun.OfAsync(server, $"check -d PUMP --compare REL-1 --fail-on {rule}")).Code.ShouldBe(code);
    }

    [Fact]
    public async Task Kept_report_is_sent_and_decides_which_standards_are_asked()
    {
        using var folder = new TemporaryFolder();
        var main = folder.Write("main.json", Answers.Check);
        var server = new FakeServer().On("POST devices/PUMP/gate/comparison?fileName=main.json", Answers.Compared)
            .On("POST devices/PUMP/gate/comparison?fileName=main.json&format=markdown&at=1284", "# change", type: "text/markdown");

        var run = await CliRun.OfAsync(server, $"check -d PUMP --compare {main} --out {folder.Of("comment.md")}");

        run.Code.ShouldBe(1);
        server.Bodies.ShouldAllBe(b => b == Answers.Check);
        File.ReadAllText(folder.Of("comment.md")).ShouldBe("# change");
        run.Out.ShouldContain("3 gaps opened, 2 closed, 40 remain.");
    }

    [Theory]
    [InlineData("--all", "standard=all&fileName=main.json")]
    [InlineData("-s own", "standard=own&fileName=main.json")]
    public async Task Standards_can_be_said_beside_a_kept_report(string options, string query)
    {
        using var folder = new TemporaryFolder();
        var main = folder.Write("main.json", Answers.Check);
        var server = new FakeServer().On("POST devices/PUMP/gate/comparison?" + query, Answers.ComparedFine);

        (await CliRun.OfAsync(server, $"check -d PUMP --compare {main} --fail-on new {options}")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Records_as_text_files_say_file_and_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("repo/.git/HEAD", "ref");
        folder.Write("repo/my records/device.yaml", "# the pump\nkey: PUMP # short\n");
        folder.Write("repo/my records/SRS/SRS-1.md", "---\nkey: SRS-1\nalias: X\ntitle: \"One\"\n---\n");

        var json = await PlacedAsync(folder.Of("repo/my records"));

        Place(json, 0).ShouldBe("my%20records/SRS/SRS-1.md:4");
        Place(json, 1).ShouldBe("my%20records/device.yaml:2");
        Place(json, 2).ShouldBe("my%20records/device.yaml:2");
        json.GetProperty("results")[0].GetProperty("partialFingerprints").GetProperty("sutureGap/v1").GetString().ShouldBe("1");
    }

    [Fact]
    public async Task Record_without_a_file_and_without_a_device_file_keeps_its_logical_place_alone()
    {
        using var folder = new TemporaryFolder();
        folder.Write("records/SRS/SRS-1.md", "---\nkey: SRS-1\n---\n");

        var json = await PlacedAsync(folder.Of("records"));

        Place(json, 0).ShouldBe("SRS/SRS-1.md:1");
        json.GetProperty("results")[2].GetProperty("locations")[0].TryGetProperty("physicalLocation", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("key: GATE\n", "SRS/SRS-1.md", "These are the records of GATE; expected those of PUMP.")]
    [InlineData("key: PUMP\n", "other/SRS/SRS-1.md", "SRS-1 stands in")]
    public async Task Records_of_another_device_are_refused(string device, string second, string expected)
    {
        using var folder = new TemporaryFolder();
        folder.Write("records/device.yaml", device);
        folder.Write("records/SRS/SRS-1.md", "---\nkey: SRS-1\n---\n");
        folder.Write("records/" + second, "---\nkey: SRS-1\n---\n");

        var run = await CliRun.OfAsync(new FakeServer(), $"check -d PUMP --format sarif --records {folder.Of("records")}");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain(expected);
    }

    private static async Task<JsonElement> PlacedAsync(string records)
    {
        var server = new FakeServer().On("GET devices/PUMP/gate", Answers.CheckAlone).On("GET devices/PUMP/gate?format=sarif&at=1284", Sarif, type: "application/sarif+json");
        var run = await CliRun.OfAsync(server, $"check -d PUMP --format sarif --records \"{records}\"");
        run.Code.ShouldBe(1, run.Error);
        using var json = JsonDocument.Parse(run.Binary);
        return json.RootElement.GetProperty("runs")[0].Clone();
    }

    private static string Place(JsonElement run, int result)
    {
        var place = run.GetProperty("results")[result].GetProperty("locations")[0].GetProperty("physicalLocation");
        place.GetProperty("artifactLocation").GetProperty("uriBaseId").GetString().ShouldBe("%SRCROOT%");
        return $"{place.GetProperty("artifactLocation").GetProperty("uri").GetString()}:{place.GetProperty("region").GetProperty("startLine").GetInt32()}";
    }
}
