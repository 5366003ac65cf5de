using System.CommandLine;
using System.Globalization;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture risk bowtie</c> and <c>suture risk history</c>.</summary>
internal static class RiskPictureCommands
{
    public static SutureCommand BowTie(CliHost host)
    {
        var situation = new Argument<string>("SITUATION") { Description = "the hazardous situation: HS-3, PUMP/HS-3" };
        var (device, at, svg, dark) = (DeviceChoice.Option(), CommonOptions.At(), Svg(), Dark());
        return new SutureCommand(
                "bowtie", "Show a hazardous situation from both sides: what leads to it and which controls are in the way, what it leads to and which controls make that less.",
                "suture risk bowtie HS-3", "suture risk bowtie HS-3 --svg hs-3.svg", "suture risk bowtie HS-3 --at REL-1 --json")
            .With(situation, device, svg, dark, at)
            .Runs(host, async context =>
            {
                var record = await context.RecordAsync(device, context.Get(situation)!).ConfigureAwait(false);
                if (!record.TryGet(out var found))
                {
                    return context.Fail(record.Problems);
                }

                var path = DeviceChoice.Path(found.Device, $"risk/{Uri.EscapeDataString(found.Key)}/bowtie");
                return context.Get(svg) is { } file
                    ? await context.SaveAsync(
                        await context.DownloadAsync(path + "/drawing" + DeviceChoice.Query(("colors", context.Get(dark) ? "dark" : null), ("at", context.Get(at)))).ConfigureAwait(false), file).ConfigureAwait(false)
                    : context.Show(await context.GetAsync(path + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), BowTieView.Draw);
            });
    }

    public static SutureCommand History(CliHost host)
    {
        var points = new Option<int?>("--points") { HelpName = "N", Description = "most points, 2 to 60 (default: 24)" };
        var (device, svg, dark) = (DeviceChoice.Option(), Svg(), Dark());
        return new SutureCommand(
                "history", "Show how many risks lay in each region over time, and where those stood that stand highest now. Each point is judged by the policy that held then.",
                "suture risk history", "suture risk history --points 12", "suture risk history --svg risks.svg")
            .With(device, points, svg, dark)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var path = DeviceChoice.Path(deviceKey, "risk/history");
                var most = context.Get(points)?.ToString(CultureInfo.InvariantCulture);
                return context.Get(svg) is { } file
                    ? await context.SaveAsync(await context.DownloadAsync(path + "/drawing" + DeviceChoice.Query(("points", most), ("colors", context.Get(dark) ? "dark" : null))).ConfigureAwait(false), file).ConfigureAwait(false)
                    : context.Show(await context.GetAsync(path + DeviceChoice.Query(("points", most))).ConfigureAwait(false), RiskHistoryView.Draw);
            });
    }

    private static Option<string?> Svg() => new("--svg") { HelpName = "FILE", Description = "write the drawing as SVG to a file, or to standard output with -" };

    private static Option<bool> Dark() => new("--dark") { Description = "with --svg: light lines on dark paper" };
}
