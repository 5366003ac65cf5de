using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture legacy</c>: the route of IEC 62304 4.4 for software that was on the market before.</summary>
internal static class LegacyCommand
{
    public static Command Build(CliHost host)
    {
        var (device, signing) = (DeviceChoice.Option(), new SigningOptions());
        var document = new Option<string?>("--document") { HelpName = "KEY", Description = "take the route with this approved legacy assessment" };
        var leave = new Option<bool>("--leave") { Description = "leave the route" };
        var reason = CommonOptions.Reason();
        return new SutureCommand(
                "legacy", "Say whether the software goes the legacy route (IEC 62304 4.4), or sign that it does or no longer does. Clauses 5, 7 and 8 are then replaced by 4.4.",
                "suture legacy", "suture legacy --document DOC-9 --reason \"In the field since 2009\" --as mei.tanaka", "suture legacy --leave --reason \"Rewritten for 4.0\" --as mei.tanaka")
            .With(device, document, leave, reason).With(signing.Options)
            .Runs(host, async context =>
            {
                var signs = context.Get(document) is not null || context.Get(leave);
                context.APersonSigns = signs;
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var path = DeviceChoice.Path(deviceKey, "legacy");
                if (!signs)
                {
                    return context.Show(await context.GetAsync(path).ConfigureAwait(false), Draw);
                }

                if (signing.Signer(context) is null)
                {
                    return context.Fail(new Domain.Results.Problem("cli.signer", "Say who signs with --as USER.", Path: "--as"));
                }

                var signer = await signing.OpenAsync(context).ConfigureAwait(false);
                return !signer.TryGet(out var person) ? context.Fail(signer.Problems) : context.Show(
                    await person.Api.WriteAsync(
                        HttpMethod.Post, path,
                        json =>
                        {
                            json.WriteStartObject();
                            json.WriteString("rationale", context.Get(reason) ?? "");
                            json.WriteString("password", person.Password);
                            if (person.Code is not null)
                            {
                                json.WriteString("code", person.Code);
                            }

                            if (!context.Get(leave))
                            {
                                json.WriteString("document", context.Get(document));
                            }

                            json.WriteEndObject();
                        },
                        null, context.Cancellation).ConfigureAwait(false),
                    Draw);
            });
    }

    private static void Draw(Terminal terminal, System.Text.Json.JsonElement json) => terminal.Line(json.Truth("inForce")
        ? $"The legacy route is taken with {json.Text("document")}, signed by {json.Text("printedName")} at {json.Time("time")}: {json.Text("rationale")}"
        : "The legacy route is not taken.");
}
