using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture record show|list|create|edit|step</c>.</summary>
internal static class RecordCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("record", "Read, write and sign records.", "suture record list --kind SRS --state draft", "suture record show SRS-12", "suture record step SRS-12 approve --as mei.tanaka").With(
            Show(host), List(host), Create(host), Edit(host), RecordStep.Build(host));

    private static SutureCommand Show(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the record: SRS-12, or PUMP/SRS-12" };
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        return new SutureCommand("show", "Show a record: fields, links both ways, test outcomes, signature, and what can be done next.", "suture record show SRS-12", "suture record show PUMP/HS-3 --at REL-1")
            .With(key, device, at)
            .Runs(host, async context =>
            {
                var record = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
                return record.Ok
                    ? context.Show(await context.GetAsync(DeviceChoice.Path(record.Value) + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), RecordViews.Show)
                    : context.Fail(record.Problems);
            });
    }

    private static SutureCommand List(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        var kind = new Option<string?>("--kind") { HelpName = "PREFIX", Description = "only this kind: SRS, RC, THR ..." };
        var state = new Option<string?>("--state") { HelpName = "STATE", Description = "only this state: draft, inReview, approved ..." };
        var text = new Option<string?>("--text") { HelpName = "WORDS", Description = "words that title, text, key or tags contain" };
        var owner = new Option<string?>("--owner") { HelpName = "USER", Description = "only this owner's" };
        var tag = new Option<string?>("--tag") { HelpName = "TAG", Description = "only with this tag" };
        var retired = new Option<bool>("--retired") { Description = "also records that are out of use" };
        var skip = new Option<int?>("--skip") { HelpName = "N", Description = "leave out the first N" };
        var take = new Option<int?>("--take") { HelpName = "N", Description = "at most N, up to 1,000 (default: 50)" };
        return new SutureCommand("list", "List records.", "suture record list --kind SRS --state draft", "suture record list --text \"occlusion alarm\" --json")
            .With(device, kind, state, text, owner, tag, retired, skip, take, at)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.Ok)
                {
                    return context.Fail(key.Problems);
                }

                var query = DeviceChoice.Query(
                    ("kind", context.Get(kind)), ("state", context.Get(state)), ("text", context.Get(text)), ("owner", context.Get(owner)), ("tag", context.Get(tag)),
                    ("retired", context.Get(retired) ? "true" : null), ("skip", context.Get(skip)?.ToString()), ("take", context.Get(take)?.ToString()), ("at", context.Get(at)));
                return context.Show(await context.GetAsync(DeviceChoice.Path(key.Value, "records") + query).ConfigureAwait(false), RecordViews.List);
            });
    }

    private static SutureCommand Create(CliHost host)
    {
        var kind = new Argument<string>("KIND") { Description = "prefix of the kind: SRS, HAZ, THR ..." };
        var device = DeviceChoice.Option();
        var parts = new RecordParts();
        var links = new Option<string[]>("--link") { HelpName = "TYPE:KEY", Description = "a link from the new record: derivesFrom:SYS-4 (repeatable)" };
        return new SutureCommand(
                "create", "Write a new record; it gets the next number of its kind.",
                "suture record create SRS --title \"Occlusion alarm within 30 s\" --text-file alarm.md --field category=alarm --link derivesFrom:SYS-4",
                "suture record create HS --title \"Air in line\" --field multiPatient:=false --json")
            .With(kind, device).With(parts.Options).With(links)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var body = parts.Body(context, context.Get(kind), context.Get(links) ?? []);
                return body.TryGet(out var write)
                    ? context.Show(
                        await context.WriteAsync(HttpMethod.Post, DeviceChoice.Path(deviceKey, "records"), write).ConfigureAwait(false),
                        (terminal, record) => terminal.Line($"Wrote {record.Text("key")} {record.Text("title")} ({Words.FromCamel(record.Text("state"))})."))
                    : context.Fail(body.Problems);
            });
    }

    private static SutureCommand Edit(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the record" };
        var device = DeviceChoice.Option();
        var parts = new RecordParts();
        var version = new Option<string?>("--if-version") { HelpName = "N", Description = "refuse when the record is no longer at this version (default: the latest)" };
        return new SutureCommand(
                "edit", "Change a record. What is not given stays. A change to an approved record needs a reason and starts a new draft revision.",
                "suture record edit SRS-12 --title \"Occlusion alarm within 20 s\" --reason \"Usability study 4\"", "suture record edit SRS-12 --field rationale= --owner \"\"")
            .With(key, device).With(parts.Options).With(version)
            .Runs(host, async context =>
            {
                var body = parts.Body(context, kind: null, []);
                var record = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
                return !body.Ok ? context.Fail(body.Problems) : !record.Ok ? context.Fail(record.Problems)
                    : context.Show(await EditAsync(context, record.Value, body.Value, context.Get(version)).ConfigureAwait(false), (terminal, changed) =>
                        terminal.Line($"{changed.Text("key")} is now revision {changed.Number("revision")} ({Words.FromCamel(changed.Text("state"))})."));
            });
    }

    private static async Task<Result<System.Text.Json.JsonElement>> EditAsync(CommandContext context, (string Device, string Key) record, Action<System.Text.Json.Utf8JsonWriter> body, string? version)
    {
        var tag = version is null ? await RecordVersion.LatestAsync(context, record).ConfigureAwait(false) : Result<string>.Of($"\"{version}\"");
        return tag.TryGet(out var expected)
            ? await context.WriteAsync(HttpMethod.Patch, DeviceChoice.Path(record), body, expected).ConfigureAwait(false)
            : Result<System.Text.Json.JsonElement>.Failed(tag.Problems);
    }
}
