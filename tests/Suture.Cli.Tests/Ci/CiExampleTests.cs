using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Suture.Cli.Tests.Ci;

/// <summary>The examples of docs/ci are YAML, and all they run is a script that stands beside them.</summary>
public sealed partial class CiExampleTests
{
    public static TheoryData<string> Examples => ["github.yml", "gitlab.yml", "azure-pipelines.yml"];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_is_yaml_and_calls_scripts_that_exist(string example)
    {
        var commands = Commands(Read(Path.Combine(CiScript.Folder, example)));

        commands.Count.ShouldBeGreaterThan(4);
        Wrong(commands).ShouldBeEmpty();
    }

    [Fact]
    public void Twin_a_command_that_is_no_script_is_named() =>
        Wrong(["ci/check-gate.sh gate", "ci/gone.sh", "curl x", "ci/check-gate.sh $(id)"]).ShouldBe(["ci/gone.sh", "curl x", "ci/check-gate.sh $(id)"]);

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_uses_every_script_of_its_way(string example)
    {
        var commands = string.Join('\n', Commands(Read(Path.Combine(CiScript.Folder, example))));

        foreach (var script in new[] { "push-evidence.sh", "check-gate.sh", "scratch.sh", $"comment-{example.Split('.', '-')[0]}.sh" })
        {
            commands.ShouldContain(script);
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Settings_of_an_example_are_settings_that_a_script_reads(string example)
    {
        var scripts = string.Concat(Directory.EnumerateFiles(CiScript.Folder, "*.sh").Select(File.ReadAllText));
        var settings = Names().Matches(File.ReadAllText(Path.Combine(CiScript.Folder, example))).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        settings.Count.ShouldBeGreaterThan(5);
        settings.Where(s => !scripts.Contains(s, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void Guide_names_every_file_of_the_folder()
    {
        var guide = File.ReadAllText(Path.Combine(CiScript.Folder, "..", "ci.md"));

        Directory.EnumerateFiles(CiScript.Folder).Select(f => Path.GetFileName(f)!).Where(f => !guide.Contains($"ci/{f}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static YamlNode Read(string file)
    {
        var yaml = new YamlStream();
        using var text = File.OpenText(file);
        yaml.Load(text);
        return yaml.Documents.Single().RootNode;
    }

    // What a step runs: of the three services.
    private static List<string> Commands(YamlNode node) => node switch
    {
        YamlMappingNode map => [.. map.Children.SelectMany(c => (string?)c.Key is "run" or "bash" or "script" or "before_script" or "after_script" ? Lines(c.Value) : Commands(c.Value))],
        YamlSequenceNode list => [.. list.Children.SelectMany(Commands)],
        _ => [],
    };

    private static List<string> Lines(YamlNode node) => node is YamlSequenceNode list ? [.. list.Children.Select(c => (string)c!)] : [.. ((string)node!).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static List<string> Wrong(IEnumerable<string> commands) =>
        [.. commands.Where(c => !(Call().Match(c) is { Success: true } call && File.Exists(Path.Combine(CiScript.Folder, call.Groups["script"].Value))))];

    [GeneratedRegex(@"^ci/(?<script>[a-z-]+\.sh)( [a-z/.]+)*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Call();

    [GeneratedRegex(@"^ +(?<name>[A-Z][A-Z_]+):", RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
