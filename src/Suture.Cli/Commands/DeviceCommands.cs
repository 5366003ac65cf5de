using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture device create|list|change</c>.</summary>
internal static class DeviceCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("device", "Make, list and change devices.", "suture device create PUMP --name \"Talvik 3 infusion pump\" --class C --version 3.2.0", "suture device list").With(
            Create(host), List(host), Change(host), Scope(host));

    private static SutureCommand Create(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "short name, first part of every key of its records: PUMP" };
        var (name, @class, version, description, reason) = Parts();
        name.Required = true;
        return new SutureCommand("create", "Make a device with a ledger stream of its own.", "suture device create PUMP --name \"Talvik 3 infusion pump\" --class C --version 3.2.0")
            .With(key, name, @class, version, description, reason)
            .Runs(host, async context => context.Show(
                await context.WriteAsync(HttpMethod.Post, "devices", json => Body(json, context, key, name, @class, version, description, reason)).ConfigureAwait(false),
                (terminal, device) => terminal.Line($"Made device {device.Text("key")} ({device.Text("name")}).")));
    }

    private static SutureCommand Change(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the device" };
        var (name, @class, version, description, reason) = Parts();
        return new SutureCommand(
                "change", "Change the name, safety class, version under review or description of a device. Evidence from other versions than the one under review is stale.",
                "suture device change PUMP --version 3.3.0", "suture device change PUMP --class B --reason \"Segregation of the monitor shown in DOC-6\"")
            .With(key, name, @class, version, description, reason)
            .Runs(host, async context => context.Show(
                await context.WriteAsync(HttpMethod.Patch, DeviceChoice.Path(context.Get(key)!), json => Body(json, context, null, name, @class, version, description, reason)).ConfigureAwait(false),
                (terminal, device) => terminal.Line($"{device.Text("key")}: {device.Text("name")}, class {device.TextOrNull("safetyClass") ?? "not recorded"}, version {device.TextOrNull("version") ?? "none set"}.")));
    }

    private static SutureCommand List(CliHost host) => new SutureCommand("list", "List the devices with how their gates stand.", "suture device list", "suture device list --json")
        .Runs(host, async context => context.Show(await context.GetAsync("devices").ConfigureAwait(false), DeviceViews.List));

    private static SutureCommand Scope(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the device" };
        var market = new Option<string[]>("--market") { HelpName = "NAME", Description = "where it is sold: unitedStates, europeanUnion, unitedKingdom, canada, australia, japan; may be given several times", Arity = ArgumentArity.ZeroOrMore };
        var standard = new Option<string[]>("--standard", "-s") { HelpName = "ID", Description = "a standard that the gate asks; may be given several times, and takes the place of those asked so far", Arity = ArgumentArity.ZeroOrMore };
        var suggested = new Option<bool>("--suggested") { Description = "ask all standards that the markets suggest" };
        var reason = CommonOptions.Reason();
        return new SutureCommand(
                "scope", "Show or set the markets of a device and the standards that its gate asks, pinned in their edition.",
                "suture device scope PUMP", "suture device scope PUMP --market unitedStates --market europeanUnion --suggested", "suture device scope PUMP -s iec62304 -s iso14971")
            .With(key, market, standard, suggested, reason)
            .Runs(host, async context =>
            {
                var path = DeviceChoice.Path(context.Get(key)!, "scope");
                var now = await context.GetAsync(path).ConfigureAwait(false);
                if (!now.TryGet(out var scope) || !(context.Has(market) || context.Has(standard) || context.Get(suggested)))
                {
                    return context.Show(now, StandardViews.Scope);
                }

                var markets = context.Has(market) ? context.Get(market)! : [.. scope.Items("markets").Select(m => m.GetString()!)];
                var asked = context.Has(standard) ? context.Get(standard)! : [.. scope.Items("standards").Where(s => s.Truth("asked")).Select(s => s.Text("id"))];
                var set = await SetScopeAsync(context, path, markets, asked, reason).ConfigureAwait(false);

                // What the markets suggest is known once they are set.
                return context.Show(
                    context.Get(suggested) && set.TryGet(out var marketed)
                        ? await SetScopeAsync(context, path, markets, [.. asked, .. marketed.Items("standards").Where(s => s.Truth("suggested")).Select(s => s.Text("id"))], reason).ConfigureAwait(false)
                        : set,
                    StandardViews.Scope);
            });
    }

    private static Task<Result<JsonElement>> SetScopeAsync(CommandContext context, string path, IEnumerable<string> markets, IEnumerable<string> standards, Option<string?> reason) =>
        context.WriteAsync(HttpMethod.Put, path, json =>
        {
            json.WriteStartObject();
            JsonParts.Texts(json, "markets", markets);
            JsonParts.Texts(json, "standards", standards.Distinct(StringComparer.Ordinal));
            JsonParts.Given(json, context, ("reason", reason));
            json.WriteEndObject();
        });

    private static (Option<string?> Name, Option<string?> Class, Option<string?> Version, Option<string?> Description, Option<string?> Reason) Parts()
    {
        var @class = new Option<string?>("--class") { HelpName = "A|B|C", Description = "software safety class of the whole software (IEC 62304 4.3); none counts as C" };
        @class.AcceptOnlyFromAmong("A", "B", "C");
        return (
            new Option<string?>("--name") { HelpName = "NAME", Description = "name as on the label" }, @class,
            new Option<string?>("--version") { HelpName = "V", Description = "version under review" },
            new Option<string?>("--description") { HelpName = "TEXT", Description = "Markdown: intended use and what belongs to the system" },
            CommonOptions.Reason());
    }

    private static void Body(
        Utf8JsonWriter json, CommandContext context, Argument<string>? key, Option<string?> name, Option<string?> @class, Option<string?> version, Option<string?> description, Option<string?> reason)
    {
        json.WriteStartObject();
        if (key is not null)
        {
            json.WriteString("key", context.Get(key));
        }

        foreach (var (member, option) in new[] { ("name", name), ("safetyClass", @class), ("version", version), ("description", description), ("reason", reason) })
        {
            if (context.Has(option))
            {
                json.WriteString(member, context.Get(option));
            }
        }

        json.WriteEndObject();
    }
}
