using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Cli.Commands;

/// <summary><c>suture release baseline</c> and <c>deviate</c>: what a person signs.</summary>
internal static class ReleaseSigning
{
    public static SutureCommand Baseline(CliHost host)
    {
        var (key, device, reason, signing) = (ReleaseCommands.Key(), DeviceChoice.Option(), CommonOptions.Reason(), new SigningOptions());
        return new SutureCommand(
                "baseline", "Sign a release and fix it: ledger position, records, SBOMs, test evidence, known anomalies and the gate. Refused with exit code 1 and a list when the gate is closed.",
                "suture release baseline REL-3 --as mei.tanaka", "pass show suture | suture release baseline REL-3 --as mei.tanaka --password-stdin")
            .With(key, device, reason).With(signing.Options)
            .Runs(host, async context => Answer(
                context, await SignAsync(context, device, context.Get(key)!, signing, "/baseline", json => Member(json, "reason", context.Get(reason))).ConfigureAwait(false), ReleaseViews.Show));
    }

    public static SutureCommand Deviate(CliHost host)
    {
        var (key, device, signing) = (ReleaseCommands.Key(), DeviceChoice.Option(), new SigningOptions());
        var standard = new Option<string>("--standard", "-s") { HelpName = "ID", Description = "the standard (default: iec62304)", DefaultValueFactory = _ => StandardLibrary.Default };
        var clause = new Option<string>("--clause", "-c") { HelpName = "ID", Description = "the clause with the gap", Required = true };
        var record = new Option<string?>("--record") { HelpName = "KEY", Description = "the one record it is about (default: all gaps that the clause has)" };
        var reason = new Option<string>("--reason") { HelpName = "TEXT", Description = "why the release may go all the same", Required = true };
        var reviewBy = new Option<string>("--review-by") { HelpName = "DATE", Description = "last day on which it counts, like 2027-03-01", Required = true };
        return new SutureCommand(
                "deviate", "Sign that a release may go although a clause has gaps. The gaps stay gaps and are shown with the deviation beside them.",
                "suture release deviate REL-3 --clause 5.8.7 --reason \"Archive moves in March\" --review-by 2027-03-31 --as mei.tanaka")
            .With(key, standard, clause, record, reason, reviewBy, device).With(signing.Options)
            .Runs(host, async context => Answer(context, await SignAsync(context, device, context.Get(key)!, signing, null, json =>
            {
                Member(json, "release", context.Get(key)!.Split('/')[^1]);
                Member(json, "standard", context.Get(standard));
                Member(json, "clause", context.Get(clause));
                Member(json, "key", context.Get(record));
                Member(json, "reason", context.Get(reason));
                Member(json, "reviewBy", context.Get(reviewBy));
            }).ConfigureAwait(false), ReleaseViews.Deviation));
    }

    // A closed gate is not wrong usage: scripts tell it by the code of the gate.
    private static int Answer(CommandContext context, Result<JsonElement> answer, Action<Terminal, JsonElement> draw)
    {
        var code = context.Show(answer, draw);
        return !answer.Ok && answer.Problems.Any(p => p.Code == "release.gap") ? ExitCode.Gaps : code;
    }

    private static async Task<Result<JsonElement>> SignAsync(CommandContext context, Option<string?> device, string key, SigningOptions signing, string? ofRelease, Action<Utf8JsonWriter> write)
    {
        if (signing.Signer(context) is null)
        {
            return new Problem("cli.signer", "A person signs this; say who with --as USER.", Path: "--as");
        }

        context.APersonSigns = true;
        var release = await context.RecordAsync(device, key).ConfigureAwait(false);
        if (!release.TryGet(out var named))
        {
            return Result<JsonElement>.Failed(release.Problems);
        }

        var signer = await signing.OpenAsync(context).ConfigureAwait(false);
        if (!signer.TryGet(out var person))
        {
            return Result<JsonElement>.Failed(signer.Problems);
        }

        var path = ofRelease is null ? DeviceChoice.Path(named.Device, "deviations") : ReleaseCommands.Path(named, ofRelease);
        return await person.Api.WriteAsync(HttpMethod.Post, path, json =>
        {
            json.WriteStartObject();
            write(json);
            Member(json, "password", person.Password);
            Member(json, "code", person.Code);
            json.WriteEndObject();
        }, null, context.Cancellation).ConfigureAwait(false);
    }

    private static void Member(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
