using System.CommandLine;
using System.Globalization;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture threat-paths</c>.</summary>
internal static class ThreatPathsCommand
{
    public static Command Build(CliHost host)
    {
        var model = ViewCommands.Model();
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        var paths = new Option<int?>("--paths") { HelpName = "N", Description = "how many paths for each asset, 1 to 50 (default: 5)" };
        return new SutureCommand(
                "threat-paths", "Attack paths across several elements of a threat model: from external entities over flows and trust boundaries to each asset, and which crossing no threat speaks of.",
                "suture threat-paths", "suture threat-paths TM-1 --paths 2", "suture threat-paths --json")
            .With(model, device, at, paths)
            .Runs(host, async context =>
            {
                var chosen = await ViewCommands.ChosenAsync(context, device, context.Get(model)).ConfigureAwait(false);
                return chosen.TryGet(out var choice)
                    ? context.Show(
                        await context.GetAsync(DeviceChoice.Path(choice.Device, "threat-paths")
                            + DeviceChoice.Query(("model", choice.Model), ("paths", context.Get(paths)?.ToString(CultureInfo.InvariantCulture)), ("at", context.Get(at)))).ConfigureAwait(false),
                        ViewsView.DrawPaths)
                    : context.Fail(chosen.Problems);
            });
    }
}
