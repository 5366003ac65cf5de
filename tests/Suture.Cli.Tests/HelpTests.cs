using System.CommandLine;
using System.Text;
using Suture.Cli.Commands;

namespace Suture.Cli.Tests;

public sealed class HelpTests
{
    public static TheoryData<string> Pages() => [.. Paths(CommandTree.Build(TestHost()), "")];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Help_page_is_as_agreed(string command)
    {
        var run = await CliRun.OfAsync(new FakeServer(), command + " --help");

        run.Code.ShouldBe(0);
        Golden.Matches($"Help/{(command.Length == 0 ? "suture" : command.Trim().Replace(' ', '-'))}.txt", run.Out);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_example_of_a_help_page_can_be_parsed(string command)
    {
        var page = (await CliRun.OfAsync(new FakeServer(), command + " --help")).Out;
        var examples = page.Split("Examples:\n")[1].Split("\n\n")[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);

        examples.ShouldNotBeEmpty();
        foreach (var example in examples)
        {
            var line = example[(example.IndexOf("suture ", StringComparison.Ordinal) + 7)..].Split(" < ")[0].Split(" > ")[0].Split(" || ")[0];
            line = example.Contains("| suture", StringComparison.Ordinal) ? example[(example.LastIndexOf("| suture ", StringComparison.Ordinal) + 9)..] : line;
            CommandTree.Build(TestHost()).Parse(line).Errors.Select(e => e.Message).ShouldBeEmpty(example);
        }
    }

    [Fact]
    public async Task No_help_page_is_wider_than_its_window()
    {
        var text = new StringBuilder();
        foreach (var page in Pages())
        {
            text.Append((await CliRun.OfAsync(new FakeServer(), page.Data + " --help", width: 80)).Out.Split("Examples:")[0]);
        }

        text.ToString().Split('\n').Where(l => l.Length > 80 && !l.StartsWith("  suture", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Paths(Command command, string path)
    {
        yield return path;
        foreach (var child in command.Subcommands.SelectMany(c => Paths(c, $"{path} {c.Name}".Trim())))
        {
            yield return child;
        }
    }

    private static CliHost TestHost() => new()
    {
        Out = TextWriter.Null, Error = TextWriter.Null, In = TextReader.Null, OpenBinaryOut = () => Stream.Null, OutIsTerminal = false, ErrorIsTerminal = false, InIsTerminal = false, Width = 100,
        Environment = _ => null, AskSecret = _ => null, LocalServers = new FakeServer(),
    };
}
