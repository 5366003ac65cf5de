using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture plan [assign]</c>.</summary>
internal static class PlanCommands
{
    public static Command Build(CliHost host)
    {
        var (device, at, path) = (DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var format = new Option<string?>("--format", "-f") { HelpName = "FORMAT", Description = "table, csv, html or xlsx (default: by the ending of --out, else table)" };
        format.AcceptOnlyFromAmong("table", "csv", "html", "xlsx");
        var all = new Option<bool>("--all") { Description = "list what is done too" };
        return new SutureCommand(
                "plan", "The development plan (IEC 62304 5.1): deliverables and activities still to do, made from class, standards and records, ordered by what blocks what.",
                "suture plan", "suture plan --all", "suture plan --out plan.xlsx", "suture plan assign work.SRS.approve --owner anna.berg --due 2027-01-31")
            .With(device, at, format, all, path, Assign(host))
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var chosen = context.Get(format) ?? Path.GetExtension(context.Get(path))?.ToLowerInvariant() switch { ".csv" => "csv", ".html" or ".htm" => "html", ".xlsx" => "xlsx", _ => "table" };
                if (chosen is "xlsx" && context.Get(path) is null && context.Host.OutIsTerminal)
                {
                    return context.Fail(new Problem("cli.out", "A workbook cannot be shown on a terminal; say where to write it with --out FILE.", Path: "--out"));
                }

                var query = ("at", context.Get(at));
                return chosen is "table"
                    ? context.Show(await context.GetAsync(DeviceChoice.Path(deviceKey, "plan") + DeviceChoice.Query(query)).ConfigureAwait(false), (terminal, json) => PlanView.Draw(terminal, json, context.Get(all)))
                    : await context.SaveAsync(await context.DownloadAsync(DeviceChoice.Path(deviceKey, "plan/report") + DeviceChoice.Query(("format", chosen), query)).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false);
            });
    }

    private static SutureCommand Assign(CliHost host)
    {
        var item = new Argument<string>("ITEM") { Description = "id of the item; 'suture plan' lists them" };
        var device = DeviceChoice.Option();
        var owner = new Option<string?>("--owner") { HelpName = "USER", Description = "who does it" };
        var due = new Option<string?>("--due") { HelpName = "DATE", Description = "day by which it is to be done, like 2027-01-31" };
        var note = new Option<string?>("--note") { HelpName = "TEXT", Description = "a remark" };
        var reason = CommonOptions.Reason();
        return new SutureCommand("assign", "Give an item of the plan an owner, a day and a note. What is not given is taken away.", "suture plan assign document.risk_management_plan --owner anna.berg --due 2027-01-31")
            .With(item, device, owner, due, note, reason)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                if (context.Get(due) is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", out _))
                {
                    return context.Fail(new Problem("cli.date", $"'{day}' is not a day like 2027-01-31.", Path: "--due"));
                }

                var id = context.Get(item)!;
                return context.Show(
                    await context.WriteAsync(HttpMethod.Put, DeviceChoice.Path(deviceKey, "plan/" + Uri.EscapeDataString(id)), json =>
                    {
                        json.WriteStartObject();
                        JsonParts.Given(json, context, ("owner", owner), ("due", due), ("note", note), ("reason", reason));
                        json.WriteEndObject();
                    }).ConfigureAwait(false),
                    (terminal, json) => PlanView.DrawOne(terminal, json, id));
            });
    }
}
