using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture device create|list|change</c>.</summary>
internal static class DeviceCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("device", "Make, list and change devices.", "suture device create PUMP --name \"Talvik 3 infusion pump\" --class C --version 3.2.0", "suture device list").With(
            Create(host), List(host), Change(host));

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
