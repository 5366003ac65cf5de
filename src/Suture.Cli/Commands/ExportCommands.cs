using System.CommandLine;
using System.IO.Compression;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture export records|ledger</c>.</summary>
internal static class ExportCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("export", "Hand out records or ledger entries as files.", "suture export records --out records/", "suture export ledger --device PUMP --out pump.ledger").With(Records(host), Ledger(host));

    private static SutureCommand Records(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        var path = new Option<string>("--out", "-o") { HelpName = "DIR", Required = true, Description = "folder to write into, or a file that ends in .zip" };
        return new SutureCommand(
                "records", "Write the records as text files; 'import records' takes them back unchanged. Files of records that are gone stay; all others are written anew.",
                "suture export records --out records/", "suture export records --at REL-1 --out rel-1.zip")
            .With(device, path, at)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.Ok)
                {
                    return context.Fail(key.Problems);
                }

                var zip = await context.DownloadAsync(DeviceChoice.Path(key.Value, "export/records") + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false);
                var target = context.Get(path)!;
                return zip.Ok && !target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
                    ? await UnpackAsync(context, zip.Value.Bytes, target).ConfigureAwait(false)
                    : await context.SaveAsync(zip, target).ConfigureAwait(false);
            });
    }

    private static SutureCommand Ledger(CliHost host)
    {
        var device = DeviceChoice.Option();
        var stream = new Option<string?>("--stream") { HelpName = "NAME", Description = "a stream by its name, for example 'org' (default: that of the device)" };
        var path = CommonOptions.Out();
        return new SutureCommand("ledger", "Write a stream's entries as they are stored, one on each line; 'suture ledger verify FILE' checks them anywhere.", "suture export ledger --device PUMP --out pump.ledger")
            .With(device, stream, path)
            .Runs(host, async context =>
            {
                var name = context.Get(stream);
                if (name is null)
                {
                    var key = await context.DeviceAsync(device).ConfigureAwait(false);
                    if (!key.Ok)
                    {
                        return context.Fail(key.Problems);
                    }

                    name = "device/" + key.Value;
                }

                return await context.SaveAsync(await context.DownloadAsync("ledger/export" + DeviceChoice.Query(("stream", name))).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false);
            });
    }

    private static async Task<int> UnpackAsync(CommandContext context, byte[] zip, string folder)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        using var archive = new ZipArchive(new MemoryStream(zip), ZipArchiveMode.Read);
        var count = 0;
        foreach (var entry in archive.Entries)
        {
            var path = Path.GetFullPath(Path.Combine(root, entry.FullName));
            if (!path.StartsWith(root, StringComparison.Ordinal))
            {
                return context.Fail(new Problem("cli.zip", $"The server's answer names a file outside the folder: {entry.FullName}.", ProblemKind.Integrity));
            }

            using var bytes = new MemoryStream();
            await using (var stream = await entry.OpenAsync(context.Cancellation).ConfigureAwait(false))
            {
                await stream.CopyToAsync(bytes, context.Cancellation).ConfigureAwait(false);
            }

            await Files.WriteWholeAsync(path, bytes.ToArray(), context.Cancellation).ConfigureAwait(false);
            count++;
        }

        if (context.Json)
        {
            context.Host.Out.WriteLine(JsonText.Write(w =>
            {
                w.WriteStartObject();
                w.WriteString("folder", folder);
                w.WriteNumber("files", count);
                w.WriteEndObject();
            }));
        }
        else if (!context.Quiet)
        {
            context.Terminal.Line($"Wrote {Words.Count(count, "file")} to {folder}.");
        }

        return ExitCode.Fine;
    }
}
