using System.Collections.Immutable;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Rendering;
using Suture.Domain.Results;
using Suture.Server.Api;

namespace Suture.Cli.Offline;

/// <summary>Scores vectors from arguments or standard input, and answers what the API would answer.</summary>
internal static class CvssScoring
{
    public static async Task<int> RunAsync(CommandContext context, string[] arguments, bool explain)
    {
        var given = new List<(string Vector, Func<string, Problem> Problem)>();
        foreach (var argument in arguments)
        {
            if (argument is "-")
            {
                await ReadAsync(context, given).ConfigureAwait(false);
            }
            else
            {
                given.Add((argument, error => new Problem("cvss.vector", error, File: argument)));
            }
        }

        var text = JsonText.Write(json => CvssJson.Write(json, given.Select(g => g.Vector), explain));
        using var answers = JsonDocument.Parse(text);
        var problems = answers.RootElement.EnumerateArray().Zip(given).Where(p => p.First.TextOrNull("error") is not null).Select(p => p.Second.Problem(p.First.Text("error"))).ToImmutableArray();
        if (context.Json)
        {
            context.Host.Out.WriteLine(text);
        }
        else
        {
            if (!context.Quiet)
            {
                CvssView.Draw(context.Terminal, answers.RootElement);
            }

            if (!problems.IsEmpty)
            {
                context.Fail(problems);
            }
        }

        return problems.IsEmpty ? ExitCode.Fine : ExitCode.Usage;
    }

    // Empty lines separate; they are no vectors.
    private static async Task ReadAsync(CommandContext context, List<(string Vector, Func<string, Problem> Problem)> to)
    {
        var number = 0;
        while (await context.Host.In.ReadLineAsync(context.Cancellation).ConfigureAwait(false) is { } line)
        {
            number++;
            var (vector, at) = (line.Trim(), number);
            if (vector.Length > 0)
            {
                to.Add((vector, error => new Problem("cvss.vector", error, File: "-", Line: at)));
            }
        }
    }
}
