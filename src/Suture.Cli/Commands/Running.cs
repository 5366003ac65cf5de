using System.CommandLine;

namespace Suture.Cli.Commands;

/// <summary>Ties a command to what it does.</summary>
internal static class Running
{
    public static T Runs<T>(this T command, CliHost host, Func<CommandContext, Task<int>> run)
        where T : Command
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            var context = new CommandContext(host, parsed, cancellation);
            await using var closing = context.ConfigureAwait(false);
            return await run(context).ConfigureAwait(false);
        });
        return command;
    }

    public static T With<T>(this T command, params Symbol[] parts)
        where T : Command
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case Argument argument:
                    command.Arguments.Add(argument);
                    break;
                case Option option:
                    command.Options.Add(option);
                    break;
                case Command child:
                    command.Subcommands.Add(child);
                    break;
                default:
                    throw new ArgumentException($"{part.GetType().Name} is no part of a command.", nameof(parts));
            }
        }

        return command;
    }
}
