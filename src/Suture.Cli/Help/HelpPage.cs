using System.CommandLine;
using System.CommandLine.Invocation;

namespace Suture.Cli.Help;

/// <summary>Prints what a command is for, what it takes, and examples. Plain text, so that it is there at once and reads well in a pipe.</summary>
internal sealed class HelpPage(CliHost host) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, host.Out, Math.Min(host.Width, 100));
        return ExitCode.Fine;
    }

    public static void Write(Command command, TextWriter to, int width)
    {
        foreach (var line in Wrapped(command.Description ?? "", width))
        {
            to.WriteLine(line);
        }

        to.WriteLine();
        to.WriteLine("Usage:");
        to.WriteLine("  " + Usage(command));
        Table(to, width, "Commands", command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, FirstSentence(c.Description))));
        Table(to, width, "Arguments", command.Arguments.Where(a => !a.Hidden).Select(a => (a.Name, a.Description ?? "")));
        Table(to, width, "Options", command.Options.Where(o => !o.Hidden && !o.Recursive && o is not System.CommandLine.Help.HelpOption).Select(Row));
        Table(to, width, "Everywhere", Everywhere(command).Select(Row).Append(("--help", "this page")));
        var examples = command is SutureCommand own ? own.Examples : ["suture demo", "suture init --organization \"Talvik Medical\" --admin admin", "suture check --json", "suture import tests --help"];
        if (examples.Count > 0)
        {
            to.WriteLine();
            to.WriteLine("Examples:");
            foreach (var example in examples)
            {
                to.WriteLine("  " + example);
            }
        }

        if (command is RootCommand)
        {
            to.WriteLine();
            to.WriteLine("Exit codes: 0 fine, 1 the gate found gaps, 2 wrong usage or bad input, 3 refused, 4 integrity broken.");
        }
    }

    private static IEnumerable<Option> Everywhere(Command command)
    {
        var root = command;
        while (root.Parents.OfType<Command>().FirstOrDefault() is { } parent)
        {
            root = parent;
        }

        return root.Options.Where(o => o.Recursive && o is not System.CommandLine.Help.HelpOption && !o.Hidden);
    }

    private static string Usage(Command command)
    {
        var words = new List<string>();
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            words.Insert(0, at.Name);
        }

        words.AddRange(command.Subcommands.Count > 0 && command.Arguments.Count == 0 ? [command.Action is null || command is RootCommand ? "COMMAND" : "[COMMAND]"] : command.Arguments.Where(a => !a.Hidden).Select(Place));
        words.Add("[options]");
        return string.Join(' ', words);
    }

    private static string Place(Argument argument)
    {
        var name = argument.Name + (argument.Arity.MaximumNumberOfValues > 1 ? "..." : "");
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static (string, string) Row(Option option)
    {
        var flag = option.ValueType == typeof(bool);
        var name = string.Join(", ", option.Aliases.Prepend(option.Name)) + (flag ? "" : " " + (option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()));
        return (name, (option.Description ?? "") + (option.Required ? " (required)" : ""));
    }

    private static void Table(TextWriter to, int width, string title, IEnumerable<(string Name, string Text)> rows)
    {
        var list = rows.ToList();
        if (list.Count == 0)
        {
            return;
        }

        to.WriteLine();
        to.WriteLine(title + ":");
        var column = Math.Min(list.Max(r => r.Name.Length), 30) + 4;
        foreach (var (name, text) in list)
        {
            var lines = Wrapped(text, width - column).ToList();
            if (name.Length + 4 > column)
            {
                to.WriteLine("  " + name);
            }
            else
            {
                to.WriteLine(("  " + name.PadRight(column - 2) + lines[0]).TrimEnd());
                lines.RemoveAt(0);
            }

            foreach (var line in lines)
            {
                to.WriteLine(new string(' ', column) + line);
            }
        }
    }

    // Of "Make a device. Needs ..." the first, without the dot; what comes after a colon is detail too.
    private static string FirstSentence(string? description) => (description ?? "").Split([". ", ": "], 2, StringSplitOptions.None)[0].TrimEnd('.');

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        foreach (var paragraph in text.Split('\n'))
        {
            var line = "";
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    yield return line;
                    line = "";
                }

                line += line.Length > 0 ? " " + word : word;
            }

            yield return line;
        }
    }
}
