using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture classify</c>: the safety class of the software or of an item, as a guided decision.</summary>
internal static class ClassifyCommand
{
    public static Command Build(CliHost host)
    {
        var (device, dryRun, given, signing) = (DeviceChoice.Option(), CommonOptions.DryRun(), new ClassAnswers(), new SigningOptions());
        var item = new Option<string?>("--item", "-i") { HelpName = "KEY", Description = "the software item (default: the software as a whole)" };
        return new SutureCommand(
                "classify", "Decide the software safety class (IEC 62304 4.3). Where the risk records answer a question, they do; to answer otherwise needs a reason. "
                    + "Says what would change; with --as, signs it. On a terminal, asks what the records do not say.",
                "suture classify --dry-run", "suture classify --item ITEM-3 --as mei.tanaka", "suture classify --yes contributes --no unacceptable --remark \"Valve DOC-7 closes by itself\" --as mei.tanaka",
                "suture classify --answers class.json --json")
            .With(device, item, dryRun).With(given.Options).With(signing.Options)
            .Runs(host, async context =>
            {
                var signs = signing.Signer(context) is not null && !context.Get(dryRun);
                context.APersonSigns = signs;
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                var answers = given.Read(context);
                if (!key.TryGet(out var deviceKey) || !answers.TryGet(out var said))
                {
                    return context.Fail(key.Ok ? answers.Problems : key.Problems);
                }

                var path = DeviceChoice.Path(deviceKey, "classification");
                var preview = await PreviewAsync(context, path, context.Get(item), said).ConfigureAwait(false);
                while (preview.TryGet(out var now) && now.Member("proposal").ValueKind != JsonValueKind.Object && ClassAnswers.Ask(context, now, said))
                {
                    preview = await PreviewAsync(context, path, context.Get(item), said).ConfigureAwait(false);
                }

                if (!preview.TryGet(out var json))
                {
                    return context.Fail(preview.Problems);
                }

                if (!signs)
                {
                    context.Show(json, ClassifyView.Draw);
                    return json.Member("proposal").ValueKind == JsonValueKind.Object ? ExitCode.Fine : ExitCode.Gaps;
                }

                if (json.Member("proposal").ValueKind != JsonValueKind.Object)
                {
                    return context.Fail([.. json.Texts("missing").Select(m => new Problem("class.answer.missing", m, ProblemKind.Conflict))]);
                }

                return await SignAsync(context, path, context.Get(item), said, json, signing).ConfigureAwait(false);
            });
    }

    private static Task<Result<JsonElement>> PreviewAsync(CommandContext context, string path, string? item, SaidAnswers said) =>
        context.WriteAsync(HttpMethod.Post, path + "/preview", json =>
        {
            json.WriteStartObject();
            ClassAnswers.Write(json, item, said);
            json.WriteEndObject();
        });

    private static async Task<int> SignAsync(CommandContext context, string path, string? item, SaidAnswers said, JsonElement preview, SigningOptions signing)
    {
        if (!context.Json && !context.Quiet)
        {
            ClassifyView.Draw(context.Terminal, preview);
        }

        var signer = await signing.OpenAsync(context).ConfigureAwait(false);
        if (!signer.TryGet(out var person))
        {
            return context.Fail(signer.Problems);
        }

        var signed = await person.Api.WriteAsync(
            HttpMethod.Post, path,
            json =>
            {
                json.WriteStartObject();
                ClassAnswers.Write(json, item, said);
                json.WriteString("safetyClass", preview.Member("proposal").Text("safetyClass"));
                json.WriteString("password", person.Password);
                if (person.Code is not null)
                {
                    json.WriteString("code", person.Code);
                }

                json.WriteEndObject();
            },
            null, context.Cancellation).ConfigureAwait(false);
        return context.Show(signed, (terminal, json) =>
            terminal.Line($"Class {json.Text("recorded")} of {(json.TextOrNull("item") ?? json.Text("device"))}, signed by {json.Member("decision").Text("printedName")} at {json.Member("decision").Time("time")}."));
    }
}
