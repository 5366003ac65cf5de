using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture trace</c>: coverage, or a matrix.</summary>
internal static class TraceCommand
{
    public static Command Build(CliHost host)
    {
        var (device, at, path) = (DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var format = new Option<string?>("--format", "-f") { HelpName = "FORMAT", Description = "table, json, csv, html or xlsx (default: by the ending of --out, else table)" };
        format.AcceptOnlyFromAmong("table", "json", "csv", "html", "xlsx");
        var matrix = new Option<string?>("--matrix", "-m") { HelpName = "NAME", Description = "a matrix instead of the summary: requirements, safety or security (default for csv, html and xlsx: requirements)" };
        matrix.AcceptOnlyFromAmong("requirements", "safety", "security");
        var all = new Option<bool>("--all") { Description = "list every gap, not the first of each rule" };
        return new SutureCommand(
                "trace", "Say how far each hazard and threat leads to a control, each control to a requirement, each requirement to a passing test; and what is missing.",
                "suture trace", "suture trace --matrix safety --out safety.html", "suture trace --matrix requirements --format csv > matrix.csv", "suture trace --at REL-1 --json")
            .With(device, at, format, matrix, all, path)
            .Runs(host, async context =>
            {
                var chosen = Format(context.Get(format), context.Get(path), context.Json);
                if (chosen is "xlsx" && context.Get(path) is null && context.Host.OutIsTerminal)
                {
                    return context.Fail(new Problem("cli.out", "A workbook cannot be shown on a terminal; say where to write it with --out FILE.", Path: "--out"));
                }

                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var name = context.Get(matrix) ?? (chosen is "csv" or "html" or "xlsx" ? "requirements" : null);
                var query = new List<(string, string?)> { ("at", context.Get(at)) };
                if (name is null)
                {
                    return await SummaryAsync(context, DeviceChoice.Path(deviceKey, "trace") + DeviceChoice.Query([.. query]), chosen, context.Get(path), context.Get(all)).ConfigureAwait(false);
                }

                query.Add(("format", chosen is "table" ? "json" : chosen));
                var address = DeviceChoice.Path(deviceKey, "trace/matrix/" + name) + DeviceChoice.Query([.. query]);
                return chosen is "table"
                    ? context.Show(await context.GetAsync(address).ConfigureAwait(false), MatrixView.Draw)
                    : await context.SaveAsync(await context.DownloadAsync(address).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false);
            });
    }

    private static async Task<int> SummaryAsync(CommandContext context, string address, string format, string? path, bool all)
    {
        var answer = await context.GetAsync(address).ConfigureAwait(false);
        if (format is "json" && answer.TryGet(out var json))
        {
            var text = System.Text.Encoding.UTF8.GetBytes(JsonText.Write(json) + "\n");
            return await context.SaveAsync(new Connection.Download(text, "application/json"), path).ConfigureAwait(false);
        }

        return context.Show(answer, (terminal, trace) => TraceView.Draw(terminal, trace, all));
    }

    private static string Format(string? said, string? path, bool json) => said ?? (json ? "json" : Path.GetExtension(path)?.ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".html" or ".htm" => "html",
        ".xlsx" => "xlsx",
        ".json" => "json",
        _ => "table",
    });
}
