using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture import records|sbom|tests</c>.</summary>
internal static class ImportCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("import", "Take in records, SBOMs and test results. A rejected file changes nothing.", "suture import records records/ --device PUMP", "suture import sbom sbom.cdx.json", "suture import tests build/reports/*.xml").With(
            Records(host), Sbom(host), Tests(host));

    private static SutureCommand Records(CliHost host)
    {
        var paths = Paths("folders of text records (SRS/SRS-12.md), or CSV and XLSX files");
        var (device, dryRun, reason) = (DeviceChoice.Option(), CommonOptions.DryRun(), CommonOptions.Reason());
        var mapping = new Option<string?>("--mapping") { HelpName = "FILE", Description = "for CSV and XLSX: which column is what (YAML); without it the headers are guessed" };
        var kind = new Option<string?>("--kind") { HelpName = "PREFIX", Description = "for CSV and XLSX without a mapping: the kind of their rows (SRS)" };
        return new SutureCommand(
                "records", "Take in records from text folders (docs as code), CSV or XLSX. Taking the same in again changes nothing.",
                "suture import records samples/infusion-pump --device PUMP --dry-run", "suture import records requirements.csv --kind SRS --dry-run",
                "suture import records requirements.xlsx --mapping columns.yaml --device PUMP", "suture import records records --reason \"Review of 12 May\"")
            .With(paths, device, kind, mapping, dryRun, reason)
            .Runs(host, async context =>
            {
                var files = SourceFiles.Records(context.Get(paths)!);
                var mappingFile = context.Get(mapping) is { } path ? SourceFiles.One(path) : Result<SourceFile?>.Of(null);
                return !files.TryGet(out var found) ? context.Fail(files.Problems)
                    : !mappingFile.Ok ? context.Fail(mappingFile.Problems)
                    : context.Show(await SendRecordsAsync(context, device, found, mappingFile.Value, context.Get(kind), dryRun, context.Get(reason)).ConfigureAwait(false), ImportViews.Records);
            });
    }

    private static SutureCommand Sbom(CliHost host)
    {
        var paths = Paths("CycloneDX files, JSON or XML, 1.2 to 1.7");
        var (device, dryRun, reason) = (DeviceChoice.Option(), CommonOptions.DryRun(), CommonOptions.Reason());
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "which of the device's SBOMs it is (default: name of the software it describes)" };
        return new SutureCommand(
                "sbom", "Take in an SBOM: its components become SOUP records. One with the same name is the next issue of the earlier.",
                "suture import sbom sbom.cdx.json --device PUMP", "suture import sbom out/bom.xml --name firmware --dry-run --json")
            .With(paths, device, name, dryRun, reason)
            .Runs(host, context => EachAsync(context, device, SourceFiles.Plain(context.Get(paths)!, [".json", ".xml", ".cdx"]), reason, ImportViews.Sbom, file =>
                "import/sbom" + DeviceChoice.Query(("dryRun", Flag(context, dryRun)), ("name", context.Get(name)), ("fileName", file.Name))));
    }

    private static SutureCommand Tests(CliHost host)
    {
        var paths = Paths("JUnit XML and TRX files, or folders with them");
        var (device, dryRun, reason) = (DeviceChoice.Option(), CommonOptions.DryRun(), CommonOptions.Reason());
        var version = new Option<string?>("--software-version") { HelpName = "V", Description = "version that was tested (default: as the file says)" };
        var commit = new Option<string?>("--commit") { HelpName = "ID", Description = "commit that was tested" };
        var executedBy = new Option<string?>("--executed-by") { HelpName = "NAME", Description = "person or machine that ran the tests" };
        var environment = new Option<string?>("--environment") { HelpName = "TEXT", Description = "where they ran: hardware, tools" };
        return new SutureCommand(
                "tests", "Take in test results. Tests name the records they verify by key, in their name (test_TC_12_alarm) or in a property. Keys that no record has are reported, never dropped.",
                "suture import tests build/test-results --device PUMP --software-version 3.2.0 --commit $CI_COMMIT_SHA", "suture import tests results.trx --dry-run --json")
            .With(paths, device, version, commit, executedBy, environment, dryRun, reason)
            .Runs(host, context => EachAsync(context, device, SourceFiles.Plain(context.Get(paths)!, [".xml", ".trx"]), reason, ImportViews.Tests, file =>
                "import/tests" + DeviceChoice.Query(
                    ("dryRun", Flag(context, dryRun)), ("softwareVersion", context.Get(version)), ("commit", context.Get(commit)), ("executedBy", context.Get(executedBy)),
                    ("environment", context.Get(environment)), ("fileName", file.Name))));
    }

    private static async Task<Result<JsonElement>> SendRecordsAsync(CommandContext context, Option<string?> deviceOption, IReadOnlyList<SourceFile> files, SourceFile? mapping, string? kind, Option<bool> dryRun, string? reason)
    {
        var device = await context.DeviceAsync(deviceOption).ConfigureAwait(false);
        if (!device.TryGet(out var key))
        {
            return Result<JsonElement>.Failed(device.Problems);
        }

        var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        if (!api.TryGet(out var client))
        {
            return Result<JsonElement>.Failed(api.Problems);
        }

        context.Step($"Importing {Words.Count(files.Count, "file")} into {key} ...");
        using var content = RecordUpload.Of(files, mapping);
        return await client.UploadAsync(DeviceChoice.Path(key, "import/records") + DeviceChoice.Query(("kind", kind), ("dryRun", Flag(context, dryRun))), content, reason, context.Cancellation).ConfigureAwait(false);
    }

    // Files go one by one, as each is an import of its own; with --json several answers are an array.
    private static async Task<int> EachAsync(
        CommandContext context, Option<string?> deviceOption, Result<IReadOnlyList<SourceFile>> found, Option<string?> reason, Action<Terminal, JsonElement> draw, Func<SourceFile, string> path)
    {
        if (!found.TryGet(out var files))
        {
            return context.Fail(found.Problems);
        }

        var device = await context.DeviceAsync(deviceOption).ConfigureAwait(false);
        if (!device.TryGet(out var key))
        {
            return context.Fail(device.Problems);
        }

        var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
        if (!api.TryGet(out var client))
        {
            return context.Fail(api.Problems);
        }

        var answers = new List<JsonElement>();
        foreach (var file in files)
        {
            context.Step($"Importing {file.Name} into {key} ...");
            using var content = new ByteArrayContent(file.Read());
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            var answer = await client.UploadAsync(DeviceChoice.Path(key, path(file)), content, context.Get(reason), context.Cancellation).ConfigureAwait(false);
            if (!answer.TryGet(out var json))
            {
                return context.Fail(answer.Problems);
            }

            answers.Add(json);
        }

        return context.Show(answers.Count == 1 ? answers[0] : Together(answers), (terminal, _) => answers.ForEach(a => draw(terminal, a)));
    }

    private static JsonElement Together(List<JsonElement> answers)
    {
        using var parsed = JsonDocument.Parse(JsonText.Body(json =>
        {
            json.WriteStartArray();
            answers.ForEach(a => a.WriteTo(json));
            json.WriteEndArray();
        }));
        return parsed.RootElement.Clone();
    }

    private static Argument<string[]> Paths(string what) => new("PATH") { Description = what, Arity = ArgumentArity.OneOrMore };

    private static string? Flag(CommandContext context, Option<bool> option) => context.Get(option) ? "true" : null;
}
