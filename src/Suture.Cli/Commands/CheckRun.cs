using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>
/// Runs a <c>check</c>: asks once for the answer, which decides the exit code, then for each format, all at the ledger position of
/// the first answer, so that what is written together belongs together.
/// </summary>
internal sealed class CheckRun(CommandContext context, CheckAsk asked, string device)
{
    private byte[]? kept;

    public async Task<int> RunAsync()
    {
        if (asked.ComparesWithFile)
        {
            if (!File.Exists(asked.Compare))
            {
                return context.Fail(new Problem("cli.file.missing", $"There is no file {asked.Compare}; --compare takes a ledger position (1284), a release (REL-3), or a report kept with check --format json.", ProblemKind.NotFound, File: asked.Compare));
            }

            kept = await File.ReadAllBytesAsync(asked.Compare!, context.Cancellation).ConfigureAwait(false);
        }

        var places = asked.Records is null ? Result<RecordPlaces?>.Of(null) : RecordPlaces.In(asked.Records, device).Map<RecordPlaces?>(p => p);
        if (!places.Ok)
        {
            return context.Fail(places.Problems);
        }

        var answer = await AnswerAsync().ConfigureAwait(false);
        if (!answer.TryGet(out var check))
        {
            return context.Fail(answer.Problems);
        }

        var (failed, written) = await WriteAsync(check, places.Value).ConfigureAwait(false);
        if (failed != ExitCode.Fine)
        {
            return failed;
        }

        Told(check, written);
        var gaps = asked.FailOn == CheckAsk.FailOnNew ? check.Truth("opensGaps") : check.Member("summary").Number("gap") > 0;
        return gaps ? ExitCode.Gaps : ExitCode.Fine;
    }

    private async Task<(int Failed, List<(string Path, int Bytes)> Written)> WriteAsync(JsonElement check, RecordPlaces? places)
    {
        var position = asked.Compare is null && check.TextOrNull("position") is { } at ? at : check.TextOrNull("to");
        var written = new List<(string, int)>();
        foreach (var output in asked.Outputs)
        {
            if (output is { Path: null, Format: "table" or "json" })
            {
                context.Show(check, Draw);
                continue;
            }

            var file = output.Format is "json" ? new Download(Encoding.UTF8.GetBytes(JsonText.Write(check) + "\n"), null) : await (output.Format is "html" ? PageAsync(check, position) : DownloadAsync(output.Format!, position)).ConfigureAwait(false);
            if (!file.TryGet(out var download))
            {
                return (context.Fail(file.Problems), written);
            }

            var bytes = output.Format is "sarif" && places is not null ? SarifPlaces.Add(download.Bytes, places) : download.Bytes;
            if (output.Path is null)
            {
                await context.SaveAsync(download with { Bytes = bytes }, null).ConfigureAwait(false);
                continue;
            }

            await Files.WriteWholeAsync(output.Path, bytes, context.Cancellation).ConfigureAwait(false);
            written.Add((output.Path, bytes.Length));
        }

        return (ExitCode.Fine, written);
    }

    private async Task<Result<JsonElement>> AnswerAsync()
    {
        if (kept is null)
        {
            return await context.GetAsync(Address(null, asked.At)).ConfigureAwait(false);
        }

        var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        using var body = Kept();
        return api.TryGet(out var client) ? await client.UploadAsync(Address(null, asked.At), body, null, context.Cancellation).ConfigureAwait(false) : Result<JsonElement>.Failed(api.Problems);
    }

    private async Task<Result<Download>> DownloadAsync(string format, string? position)
    {
        if (kept is null)
        {
            return await context.DownloadAsync(Address(format, position)).ConfigureAwait(false);
        }

        var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        using var body = Kept();
        return api.TryGet(out var client) ? await client.DownloadAsync(Address(format, position), body, context.Cancellation).ConfigureAwait(false) : Result<Download>.Failed(api.Problems);
    }

    private async Task<Result<Download>> PageAsync(JsonElement check, string? position) =>
        check.Member("standards").EnumerateArray().ToArray() is [var only]
            ? await context.DownloadAsync(DeviceChoice.Path(device, $"check/{Uri.EscapeDataString(only.Text("standard"))}/report") + DeviceChoice.Query(("format", "html"), ("at", position))).ConfigureAwait(false)
            : new Problem("cli.usage", "A page to print is about one standard, and the gate asks several of this device; name one with --standard.", Path: "--format");

    private ByteArrayContent Kept()
    {
        var content = new ByteArrayContent(kept!);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private string Address(string? format, string? at)
    {
        var query = new List<(string, string?)>();
        query.AddRange(asked.Named.Select(s => ("standard", (string?)s)));
        if (asked.Compare is not null)
        {
            query.AddRange(kept is null ? [("from", asked.Compare)] : [("fileName", Path.GetFileName(asked.Compare))]);
        }

        return DeviceChoice.Path(device, asked.Compare is null ? "gate" : "gate/comparison") + DeviceChoice.Query([.. query, ("format", format), ("at", at)]);
    }

    private void Draw(Terminal terminal, JsonElement check)
    {
        if (asked.Compare is not null)
        {
            ComparisonView.Draw(terminal, check);
        }
        else if (check.Member("standards") is var standards && standards.GetArrayLength() == 1)
        {
            CheckView.Draw(terminal, standards[0], asked.EveryClause);
        }
        else
        {
            CheckView.DrawAll(terminal, check, asked.EveryClause);
        }
    }

    // Beside files, a log says in one line how it stands.
    private void Told(JsonElement check, List<(string Path, int Bytes)> written)
    {
        if (written.Count == 0)
        {
            return;
        }

        if (context.Json)
        {
            context.Host.Out.WriteLine(JsonText.Write(json => WrittenFiles(json, written)));
        }
        else if (!context.Quiet)
        {
            foreach (var (path, bytes) in written)
            {
                context.Terminal.Line($"Wrote {path} ({Words.Count(bytes, "byte")}).");
            }

            if (asked.Compare is not null)
            {
                ComparisonView.Verdict(context.Terminal, check);
            }
            else
            {
                CheckView.Verdict(context.Terminal, check.Member("summary"), hint: false);
            }
        }
    }

    private static void WrittenFiles(Utf8JsonWriter json, List<(string Path, int Bytes)> written)
    {
        if (written.Count > 1)
        {
            json.WriteStartArray();
        }

        foreach (var (path, bytes) in written)
        {
            json.WriteStartObject();
            json.WriteString("file", path);
            json.WriteNumber("bytes", bytes);
            json.WriteEndObject();
        }

        if (written.Count > 1)
        {
            json.WriteEndArray();
        }
    }
}
