using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture check</c>: the gate.</summary>
internal static class CheckCommand
{
    public const string DefaultStandard = "iec62304";

    public static Command Build(CliHost host)
    {
        var (device, at, path) = (DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var standard = new Option<string>("--standard", "-s") { HelpName = "ID", Description = "the standard (default: iec62304)", DefaultValueFactory = _ => DefaultStandard };
        var all = new Option<bool>("--all") { Description = "show every clause, also those with evidence" };
        return new SutureCommand(
                "check", "The gate: answer each clause of a standard with its evidence or its gaps. Exit code 1 when there is a gap.",
                "suture check", "suture check --at REL-1 --json", "suture check --out gate.html", "suture check --quiet || echo \"gaps left\"")
            .With(device, standard, at, all, path)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var address = DeviceChoice.Path(deviceKey, "check/" + Uri.EscapeDataString(context.Get(standard)!));
                var query = ("at", context.Get(at));
                var answer = await context.GetAsync(address + DeviceChoice.Query(query)).ConfigureAwait(false);
                if (!answer.TryGet(out var check))
                {
                    return context.Fail(answer.Problems);
                }

                if (context.Get(path) is { } report)
                {
                    var saved = await context.SaveAsync(await context.DownloadAsync(address + "/report" + DeviceChoice.Query(("format", "html"), query)).ConfigureAwait(false), report).ConfigureAwait(false);
                    if (saved != ExitCode.Fine)
                    {
                        return saved;
                    }
                }
                else
                {
                    context.Show(check, (terminal, json) => CheckView.Draw(terminal, json, context.Get(all)));
                }

                return check.Member("summary").Number("gap") > 0 ? ExitCode.Gaps : ExitCode.Fine;
            });
    }
}
