using System.CommandLine;
using System.Text;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture risk</c> and <c>suture risk policy show|set</c>.</summary>
internal static class RiskCommands
{
    public static Command Build(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        var why = new Option<bool>("--why") { Description = "the rule that gave each figure, and all that is open" };
        return new SutureCommand(
                "risk", "Judge every hazardous situation by the device's risk policy: the matrix before and after controls, and the risk table.",
                "suture risk", "suture risk --why", "suture risk --at REL-1 --json", "suture risk policy show > policy.yaml", "suture risk policy set policy.yaml --as mei.tanaka --reason \"Board of May\"",
                "suture risk bowtie HS-3", "suture risk history", "suture risk prompts --open", "suture risk export --out risks.xlsx", "suture risk import risks.xlsx --dry-run")
            .With(device, at, why)
            .With(RiskPictureCommands.BowTie(host), RiskPictureCommands.History(host))
            .With(PromptCommands.Prompts(host), PromptCommands.Consider(host))
            .With(RiskTableCommands.Export(host), RiskTableCommands.Import(host))
            .With(new SutureCommand("policy", "Show or set the policy that risks are judged by.", "suture risk policy show", "suture risk policy set policy.yaml --dry-run").With(Show(host), Set(host)))
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return key.TryGet(out var deviceKey)
                    ? context.Show(
                        await context.GetAsync(DeviceChoice.Path(deviceKey, "risk") + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false),
                        (terminal, risks) => RiskView.Draw(terminal, risks, context.Get(why)))
                    : context.Fail(key.Problems);
            });
    }

    private static SutureCommand Show(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        return new SutureCommand("show", "Print the risk policy in force as a file to change and set again.", "suture risk policy show", "suture risk policy show --at REL-1 > policy.yaml")
            .With(device, at)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return key.TryGet(out var deviceKey)
                    ? context.Show(
                        await context.GetAsync(DeviceChoice.Path(deviceKey, "risk-policy") + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), RiskView.DrawPolicy)
                    : context.Fail(key.Problems);
            });
    }

    private static SutureCommand Set(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "the policy, as 'risk policy show' prints it" };
        var (device, reason, dryRun, signing) = (DeviceChoice.Option(), CommonOptions.Reason(), CommonOptions.DryRun(), new SigningOptions());
        return new SutureCommand(
                "set", "Sign and set a risk policy; everything is judged again, and the answer says which risks stand elsewhere. Needs a person: say who with --as. Tokens cannot sign.",
                "suture risk policy set policy.yaml --dry-run", "suture risk policy set policy.yaml --as mei.tanaka --reason \"Board of May\"")
            .With(file, device, reason, dryRun).With(signing.Options)
            .Runs(host, async context =>
            {
                context.APersonSigns = !context.Get(dryRun) && signing.Signer(context) is not null;
                if (!context.Get(dryRun) && signing.Signer(context) is null)
                {
                    return context.Fail(new Problem("cli.signer", "A risk policy is signed: say who signs with --as USER, or use --dry-run to see what would move.", Path: "--as"));
                }

                var source = SourceFiles.One(context.Get(file)!);
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return !source.Ok ? context.Fail(source.Problems)
                    : !key.TryGet(out var deviceKey) ? context.Fail(key.Problems)
                    : context.Show(await SendAsync(context, deviceKey, source.Value!, context.Get(reason), context.Get(dryRun) ? null : signing).ConfigureAwait(false), RiskView.DrawMoved);
            });
    }

    private static async Task<Result<JsonElement>> SendAsync(CommandContext context, string device, SourceFile file, string? reason, SigningOptions? signing)
    {
        string text;
        try
        {
            text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(file.Read()).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            return new Problem("cli.file.text", "The file is not UTF-8 text.", File: file.Path);
        }

        var path = DeviceChoice.Path(device, "risk-policy");
        if (signing is null)
        {
            return await context.WriteAsync(HttpMethod.Post, path + "/preview", json => Body(json, file, text, null, null)).ConfigureAwait(false);
        }

        var signer = await signing.OpenAsync(context).ConfigureAwait(false);
        return signer.TryGet(out var person)
            ? await person.Api.WriteAsync(HttpMethod.Put, path, json => Body(json, file, text, reason, person), null, context.Cancellation).ConfigureAwait(false)
            : Result<JsonElement>.Failed(signer.Problems);
    }

    private static void Body(Utf8JsonWriter json, SourceFile file, string text, string? reason, SigningPerson? person)
    {
        json.WriteStartObject();
        json.WriteString("text", text);
        json.WriteString("fileName", file.Name);
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
