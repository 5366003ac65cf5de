using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture link add|remove|confirm</c>.</summary>
internal static class LinkCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("link", "Make, remove and confirm links between records.", "suture link add SRS-12 derivesFrom SYS-4", "suture link confirm TC-7 verifies SRS-12").With(
            One(host, "add", "Make a link.", HttpMethod.Post, "Linked"), One(host, "remove", "Remove a link.", HttpMethod.Delete, "Unlinked"), Confirm(host));

    private static SutureCommand One(CliHost host, string name, string description, HttpMethod method, string done)
    {
        var (from, type, to) = Ends();
        var (device, reason) = (DeviceChoice.Option(), CommonOptions.Reason());
        return new SutureCommand(name, description, $"suture link {name} SRS-12 derivesFrom SYS-4", $"suture link {name} RC-3 mitigates HS-1 --reason \"Review 12\"").With(from, type, to, device, reason).Runs(host, async context =>
        {
            var key = await context.DeviceAsync(device).ConfigureAwait(false);
            if (!key.Ok)
            {
                return context.Fail(key.Problems);
            }

            return context.Show(
                await context.WriteAsync(method, DeviceChoice.Path(key.Value, "links"), json =>
                {
                    json.WriteStartObject();
                    Members(json, context, from, type, to);
                    if (context.Get(reason) is { } why)
                    {
                        json.WriteString("reason", why);
                    }

                    json.WriteEndObject();
                }).ConfigureAwait(false),
                (terminal, _) => terminal.Line($"{done}: {context.Get(from)} {context.Get(type)} {context.Get(to)}."));
        });
    }

    private static SutureCommand Confirm(CliHost host)
    {
        var (from, type, to) = Ends();
        var (device, reason) = (DeviceChoice.Option(), CommonOptions.Reason());
        return new SutureCommand(
                "confirm", "Say that a suspect link still holds, after looking at what changed at its ends. It stands in the ledger under your name.", "suture link confirm TC-7 verifies SRS-12 --reason \"Limits unchanged\"")
            .With(from, type, to, device, reason)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.Ok)
                {
                    return context.Fail(key.Problems);
                }

                return context.Show(
                    await context.WriteAsync(HttpMethod.Post, DeviceChoice.Path(key.Value, "links/confirm"), json =>
                    {
                        json.WriteStartObject();
                        json.WriteStartArray("links");
                        json.WriteStartObject();
                        Members(json, context, from, type, to);
                        json.WriteEndObject();
                        json.WriteEndArray();
                        if (context.Get(reason) is { } why)
                        {
                            json.WriteString("reason", why);
                        }

                        json.WriteEndObject();
                    }).ConfigureAwait(false),
                    (terminal, _) => terminal.Line($"Confirmed: {context.Get(from)} {context.Get(type)} {context.Get(to)}."));
            });
    }

    private static void Members(Utf8JsonWriter json, CommandContext context, Argument<string> from, Argument<string> type, Argument<string> to)
    {
        json.WriteString("from", context.Get(from));
        json.WriteString("type", context.Get(type));
        json.WriteString("to", context.Get(to));
    }

    private static (Argument<string> From, Argument<string> Type, Argument<string> To) Ends() => (
        new Argument<string>("FROM") { Description = "record where the link starts" },
        new Argument<string>("TYPE") { Description = "derivesFrom, satisfies, allocatedTo, partOf, implements, verifies, leadsTo, resultsIn, contributesTo, arisesIn, mitigates, targets, affects, resolves or includes" },
        new Argument<string>("TO") { Description = "record where it ends" });
}
