using System.CommandLine;
using System.CommandLine.Invocation;
using Suture.Cli.Commands;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli;

/// <summary>Runs one command line from its words to its exit code.</summary>
internal static class CliRunner
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, CliHost host, CancellationToken cancellation = default)
    {
        var root = CommandTree.Build(host);
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is null or ParseErrorAction)
        {
            return UsageError(parsed, host);
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = host.Out, Error = host.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Fail(parsed, host, new Problem("cli.stopped", "Stopped before it was done."));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            return Fail(parsed, host, new Problem("cli.io", (error.InnerException ?? error).Message));
        }
    }

    private static int Fail(ParseResult parsed, CliHost host, Problem problem) =>
        Failures.Write(host, parsed.GetValue(GlobalOptions.Json), [problem]);

    private static int UsageError(ParseResult parsed, CliHost host)
    {
        var command = string.Join(' ', PathOf(parsed.CommandResult.Command));
        var json = parsed.GetResult(GlobalOptions.Json) is { Implicit: false };
        if (!json && parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.Tokens.Count == PathOf(parsed.CommandResult.Command).Count() - 1)
        {
            // `suture ledger` alone: its page says what can follow.
            Help.HelpPage.Write(parsed.CommandResult.Command, host.Error, Math.Min(host.Width, 100));
            return ExitCode.Usage;
        }

        var code = Failures.Write(host, json, [.. parsed.Errors.Select(e => new Problem("cli.usage", e.Message))]);
        if (!json)
        {
            host.Error.WriteLine($"See: {command} --help");
        }

        return code;
    }

    private static IEnumerable<string> PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? PathOf(parent).Append(command.Name) : [command.Name];
}
