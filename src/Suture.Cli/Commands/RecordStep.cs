using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture record step KEY STEP</c>: moves a record through its lifecycle, and signs where the step needs it.</summary>
internal static class RecordStep
{
    public static Command Build(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the record" };
        var step = new Argument<string>("STEP") { Description = "the step: submit, approve, return, retire, review, close ...; 'record show' lists those that can be taken" };
        var (device, reason, signing) = (DeviceChoice.Option(), CommonOptions.Reason(), new SigningOptions());
        return new SutureCommand(
                "step", "Move a record through its lifecycle. A step that signs needs a person: say who with --as; the password is asked for on the terminal and never shown. Tokens cannot sign.",
                "suture record step SRS-12 submit", "suture record step SRS-12 approve --as mei.tanaka", "suture record step SRS-12 return --reason \"Limit has no unit\"",
                "pass show suture | suture record step DOC-3 approve --as mei.tanaka --password-stdin")
            .With(key, step, device, reason).With(signing.Options)
            .Runs(host, async context =>
            {
                context.APersonSigns = signing.Signer(context) is not null;
                var record = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
                if (!record.Ok)
                {
                    return context.Fail(record.Problems);
                }

                return context.Show(await TakeAsync(context, record.Value, context.Get(step)!, context.Get(reason), signing).ConfigureAwait(false), (terminal, json) =>
                {
                    var signed = json.Member("signature") is { ValueKind: JsonValueKind.Object } signature
                        ? $", signed by {signature.Text("printedName")} ({Words.FromCamel(signature.Text("meaning"))}) at {signature.Time("time")}"
                        : "";
                    terminal.Line($"{json.Text("key")} is {Words.FromCamel(json.Text("state"))}{signed}.");
                });
            });
    }

    private static async Task<Result<JsonElement>> TakeAsync(CommandContext context, (string Device, string Key) record, string step, string? reason, SigningOptions signing)
    {
        var path = DeviceChoice.Path(record, "steps/" + Uri.EscapeDataString(step));
        if (signing.Signer(context) is null)
        {
            var version = await RecordVersion.LatestAsync(context, record).ConfigureAwait(false);
            var taken = version.TryGet(out var expected)
                ? await context.WriteAsync(HttpMethod.Post, path, json => Body(json, reason, null), expected).ConfigureAwait(false)
                : Result<JsonElement>.Failed(version.Problems);
            return !taken.Ok && taken.Problems[0].Kind == ProblemKind.Forbidden
                ? taken.Problems[0] with { Message = taken.Problems[0].Message + $" If '{step}' signs {record.Key}, say who signs with --as USER." }
                : taken;
        }

        var signer = await signing.OpenAsync(context).ConfigureAwait(false);
        if (!signer.TryGet(out var person))
        {
            return Result<JsonElement>.Failed(signer.Problems);
        }

        var current = await person.Api.GetVersionedAsync(DeviceChoice.Path(record), context.Cancellation).ConfigureAwait(false);
        return current.TryGet(out var now)
            ? await person.Api.WriteAsync(HttpMethod.Post, path, json => Body(json, reason, person), now.ETag, context.Cancellation).ConfigureAwait(false)
            : Result<JsonElement>.Failed(current.Problems);
    }

    private static void Body(Utf8JsonWriter json, string? reason, SigningPerson? person)
    {
        json.WriteStartObject();
        if (reason is not null)
        {
            json.WriteString("reason", reason);
        }

        if (person is not null)
        {
            json.WriteString("password", person.Password);
            if (person.Code is not null)
            {
                json.WriteString("code", person.Code);
            }
        }

        json.WriteEndObject();
    }
}
