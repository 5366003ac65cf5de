using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture threat-model list|show|draw|import|export|suggest|accept|set-aside|reopen</c>.</summary>
internal static class ThreatModelCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand(
            "threat-model", "Threat models: data-flow diagrams, STRIDE suggestions and what became of them, files of other tools.",
            "suture threat-model show TM-1", "suture threat-model draw TM-1 --out tm-1.svg", "suture threat-model import model.json --dry-run", "suture threat-model suggest TM-1").With(
            List(host), Show(host), Draw(host), Import(host), Export(host), Suggest(host), Accept(host), SetAside(host), Reopen(host));

    private static SutureCommand List(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        return new SutureCommand("list", "List the threat models, with how many suggestions are open.", "suture threat-model list", "suture threat-model list --json")
            .With(device, at)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return key.TryGet(out var deviceKey)
                    ? context.Show(await context.GetAsync(DeviceChoice.Path(deviceKey, "threat-models") + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), ThreatModelView.DrawList)
                    : context.Fail(key.Problems);
            });
    }

    private static SutureCommand Show(CliHost host)
    {
        var (key, device, at) = (Key(), DeviceChoice.Option(), CommonOptions.At());
        return new SutureCommand("show", "Show a threat model: elements, flows and boundaries, what is wrong or missing in the diagram, and its threats.", "suture threat-model show TM-1", "suture threat-model show TM-1 --at REL-1 --json")
            .With(key, device, at)
            .Runs(host, async context => await OneAsync(context, device, key, async path =>
                context.Show(await context.GetAsync(path + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), ThreatModelView.Draw)).ConfigureAwait(false));
    }

    private static SutureCommand Draw(CliHost host)
    {
        var (key, device, at, path) = (Key(), DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var dark = new Option<bool>("--dark") { Description = "light lines on dark paper" };
        return new SutureCommand("draw", "Draw the data-flow diagram as SVG, laid out where elements have no place.", "suture threat-model draw TM-1 --out tm-1.svg", "suture threat-model draw TM-1 --dark > tm-1.svg")
            .With(key, device, dark, path, at)
            .Runs(host, context => OneAsync(context, device, key, async model => await context.SaveAsync(
                await context.DownloadAsync(model + "/drawing" + DeviceChoice.Query(("colors", context.Get(dark) ? "dark" : null), ("at", context.Get(at)))).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false)));
    }

    private static SutureCommand Import(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "Threat Dragon 1 or 2, Open Threat Model, Microsoft .tm7, Threagile YAML; told by its content" };
        var (device, dryRun, reason) = (DeviceChoice.Option(), CommonOptions.DryRun(), CommonOptions.Reason());
        var into = new Option<string?>("--into") { HelpName = "KEY", Description = "the threat model that takes the file (default: found by name, else a new one for each diagram)" };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "which of the device's models it is (default: the file's title)" };
        return new SutureCommand(
                "import", "Take in a threat model file: each diagram as a TM record, its threats as THR records, its assets as AST records. The same file again changes nothing; what has no place here is reported.",
                "suture threat-model import model.json --dry-run", "suture threat-model import pump.tm7 --name \"Pump, hospital network\"", "suture threat-model import model.json --into TM-1 --reason \"Review of 12 May\"")
            .With(file, device, into, name, dryRun, reason)
            .Runs(host, async context =>
            {
                var source = SourceFiles.One(context.Get(file)!);
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!source.Ok || !key.TryGet(out var deviceKey))
                {
                    return context.Fail(source.Ok ? key.Problems : source.Problems);
                }

                var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
                if (!api.TryGet(out var client))
                {
                    return context.Fail(api.Problems);
                }

                using var content = new ByteArrayContent(source.Value!.Read());
                content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
                var query = DeviceChoice.Query(("dryRun", context.Get(dryRun) ? "true" : null), ("name", context.Get(name)), ("into", context.Get(into)), ("fileName", source.Value!.Name));
                return context.Show(
                    await client.UploadAsync(DeviceChoice.Path(deviceKey, "import/threat-model") + query, content, context.Get(reason), context.Cancellation).ConfigureAwait(false), ThreatModelView.DrawImport);
            });
    }

    private static SutureCommand Export(CliHost host)
    {
        var (key, device, at, path) = (Key(), DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var format = new Option<string?>("--format", "-f") { HelpName = "FORMAT", Description = "threat-dragon (version 2) or otm (default: threat-dragon)" };
        format.AcceptOnlyFromAmong("threat-dragon", "otm");
        return new SutureCommand("export", "Write a threat model with its threats for another tool; 'threat-model import --into' takes it back.", "suture threat-model export TM-1 --out tm-1.json", "suture threat-model export TM-1 --format otm > tm-1.otm.json")
            .With(key, device, format, path, at)
            .Runs(host, context => OneAsync(context, device, key, async model => await context.SaveAsync(
                await context.DownloadAsync(model + "/export" + DeviceChoice.Query(("format", context.Get(format)), ("at", context.Get(at)))).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false)));
    }

    private static SutureCommand Suggest(CliHost host)
    {
        var (key, device, at) = (Key(), DeviceChoice.Option(), CommonOptions.At());
        var all = new Option<bool>("--all") { Description = "list what is accepted or set aside too" };
        return new SutureCommand("suggest", "List STRIDE suggestions for each element and flow: what to ask, and why here.", "suture threat-model suggest TM-1", "suture threat-model suggest TM-1 --all --json")
            .With(key, device, all, at)
            .Runs(host, context => OneAsync(context, device, key, async model => context.Show(
                await context.GetAsync(model + "/suggestions" + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), (terminal, json) => ThreatModelView.DrawSuggestions(terminal, json, context.Get(all)))));
    }

    private static SutureCommand Accept(CliHost host)
    {
        var (key, suggestion, device, reason) = (Key(), Suggestion(), DeviceChoice.Option(), CommonOptions.Reason());
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "title of the threat (default: as suggested)" };
        var text = new Option<string?>("--text") { HelpName = "TEXT", Description = "its text (default: as suggested)" };
        return new SutureCommand("accept", "Take a suggestion up as a threat record that is part of the model.", "suture threat-model accept TM-1 T-11@F4", "suture threat-model accept TM-1 S@E1 --title \"Foreign gateway poses as the fleet gateway\"")
            .With(key, suggestion, device, title, text, reason)
            .Runs(host, context => AnswerAsync(context, device, key, suggestion, "accept", (terminal, json) => terminal.Line($"{json.Text("key")}: {json.Text("title")}"), ("title", title), ("text", text), ("reason", reason)));
    }

    private static SutureCommand SetAside(CliHost host)
    {
        var (key, suggestion, device, reason) = (Key(), Suggestion(), DeviceChoice.Option(), CommonOptions.Reason());
        return new SutureCommand("set-aside", "Say why a suggestion is no threat here. The reason stands in the model.", "suture threat-model set-aside TM-1 T-11@F4 --reason \"The link never leaves the board\"")
            .With(key, suggestion, device, reason)
            .Runs(host, context => context.Get(reason) is null
                ? Task.FromResult(context.Fail(new Problem("cli.reason", "Setting a suggestion aside needs a reason: say why with --reason TEXT.", Path: "--reason")))
                : AnswerAsync(context, device, key, suggestion, "set-aside", (terminal, _) => terminal.Line($"{context.Get(suggestion)} set aside."), ("reason", reason)));
    }

    private static SutureCommand Reopen(CliHost host)
    {
        var (key, suggestion, device, reason) = (Key(), Suggestion(), DeviceChoice.Option(), CommonOptions.Reason());
        return new SutureCommand("reopen", "Open a suggestion again that was set aside.", "suture threat-model reopen TM-1 T-11@F4 --reason \"The link goes over a connector now\"")
            .With(key, suggestion, device, reason)
            .Runs(host, context => AnswerAsync(context, device, key, suggestion, "reopen", (terminal, _) => terminal.Line($"{context.Get(suggestion)} is open."), ("reason", reason)));
    }

    private static Task<int> AnswerAsync(
        CommandContext context, Option<string?> device, Argument<string> key, Argument<string> suggestion, string step, Action<Terminal, JsonElement> draw, params (string Name, Option<string?> Option)[] members) =>
        OneAsync(context, device, key, async model => context.Show(
            await context.WriteAsync(HttpMethod.Post, $"{model}/suggestions/{step}", json =>
            {
                json.WriteStartObject();
                json.WriteString("suggestion", context.Get(suggestion));
                JsonParts.Given(json, context, members);
                json.WriteEndObject();
            }).ConfigureAwait(false),
            draw));

    /// <summary>Goes on with the path of the model that the key names.</summary>
    private static async Task<int> OneAsync(CommandContext context, Option<string?> device, Argument<string> key, Func<string, Task<int>> run)
    {
        var record = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
        return record.TryGet(out var found)
            ? await run(DeviceChoice.Path(found.Device, "threat-models/" + Uri.EscapeDataString(found.Key))).ConfigureAwait(false)
            : context.Fail(record.Problems);
    }

    private static Argument<string> Key() => new("KEY") { Description = "the threat model: TM-1, PUMP/TM-1" };

    private static Argument<string> Suggestion() => new("SUGGESTION") { Description = "its key, as 'threat-model suggest' lists it: T-11@F4" };
}
