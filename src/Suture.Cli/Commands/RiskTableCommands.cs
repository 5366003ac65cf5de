using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture risk export|import</c>.</summary>
internal static class RiskTableCommands
{
    public static SutureCommand Export(CliHost host)
    {
        var (device, at, path) = (DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var format = new Option<string?>("--format", "-f") { HelpName = "FORMAT", Description = "xlsx or csv (default: by the ending of --out, else csv)" };
        format.AcceptOnlyFromAmong("xlsx", "csv");
        return new SutureCommand(
                "export", "Write the risk table for a spreadsheet program: a row for each hazardous situation with each cause and control. 'risk import' takes it back.",
                "suture risk export --out risks.xlsx", "suture risk export --at REL-1 --out risks.csv")
            .With(device, at, format, path)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var chosen = context.Get(format) ?? (Path.GetExtension(context.Get(path))?.ToLowerInvariant() is ".xlsx" ? "xlsx" : "csv");
                if (chosen is "xlsx" && context.Get(path) is null && context.Host.OutIsTerminal)
                {
                    return context.Fail(new Problem("cli.out", "A workbook cannot be shown on a terminal; say where to write it with --out FILE.", Path: "--out"));
                }

                var table = await context.DownloadAsync(DeviceChoice.Path(deviceKey, "risk/table") + DeviceChoice.Query(("format", chosen), ("at", context.Get(at)))).ConfigureAwait(false);
                return await context.SaveAsync(table, context.Get(path)).ConfigureAwait(false);
            });
    }

    public static SutureCommand Import(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "a risk table, XLSX or CSV: as 'risk export' writes it, or your own" };
        var mapping = new Option<string?>("--mapping") { HelpName = "FILE", Description = "for your own table: which column is what (YAML); without it columns are known by their names" };
        var (device, dryRun, reason) = (DeviceChoice.Option(), CommonOptions.DryRun(), CommonOptions.Reason());
        return new SutureCommand(
                "import", "Take in a risk table. Of one that was exported only what you edited is taken, and an edit of what changed here since is refused. One wrong cell, and nothing changes.",
                "suture risk import risks.xlsx --dry-run", "suture risk import risks.csv --reason \"Risk review of May\"", "suture risk import hazard-analysis.xlsx --mapping columns.yaml --dry-run")
            .With(file, device, mapping, dryRun, reason)
            .Runs(host, async context =>
            {
                var source = SourceFiles.One(context.Get(file)!);
                var columns = context.Get(mapping) is { } path ? SourceFiles.One(path) : Result<SourceFile?>.Of(null);
                if (!source.Ok || !columns.Ok)
                {
                    return context.Fail([.. source.Problems, .. columns.Problems]);
                }

                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return key.TryGet(out var deviceKey)
                    ? context.Show(await SendAsync(context, deviceKey, source.Value!, columns.Value, context.Get(dryRun), context.Get(reason)).ConfigureAwait(false), ImportViews.Risks)
                    : context.Fail(key.Problems);
            });
    }

    private static async Task<Result<JsonElement>> SendAsync(CommandContext context, string device, SourceFile file, SourceFile? mapping, bool dryRun, string? reason)
    {
        var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        if (!api.TryGet(out var client))
        {
            return Result<JsonElement>.Failed(api.Problems);
        }

        using HttpContent content = mapping is null ? new ByteArrayContent(file.Read()) : RecordUpload.Of([file], mapping);
        content.Headers.ContentType ??= new MediaTypeHeaderValue("application/octet-stream");
        var path = DeviceChoice.Path(device, "import/risks") + DeviceChoice.Query(("dryRun", dryRun ? "true" : null), ("fileName", file.Name));
        return await client.UploadAsync(path, content, reason, context.Cancellation).ConfigureAwait(false);
    }
}
