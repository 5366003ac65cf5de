using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture release list|show|check|compare|baseline|deviate</c>.</summary>
internal static class ReleaseCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("release", "Releases: what stands in the way, baselines, deviations, and what differs between two.", "suture release check REL-3", "suture release compare REL-2 REL-3").With(
            List(host), Show(host), Check(host), Compare(host), ReleaseSigning.Baseline(host), ReleaseSigning.Deviate(host));

    public static Argument<string> Key() => new("KEY") { Description = "the release, like REL-3" };

    /// <summary>Path of a release in the API.</summary>
    public static string Path((string Device, string Key) release, string rest = "") => DeviceChoice.Path(release.Device, "releases/" + Uri.EscapeDataString(release.Key) + rest);

    private static SutureCommand List(CliHost host)
    {
        var device = DeviceChoice.Option();
        return new SutureCommand("list", "List the releases of a device, latest first.", "suture release list", "suture release list --json").With(device).Runs(host, async context =>
        {
            var key = await context.DeviceAsync(device).ConfigureAwait(false);
            return key.TryGet(out var deviceKey)
                ? context.Show(await context.GetAsync(DeviceChoice.Path(deviceKey, "releases")).ConfigureAwait(false), ReleaseViews.List)
                : context.Fail(key.Problems);
        });
    }

    private static SutureCommand Show(CliHost host)
    {
        var (key, device) = (Key(), DeviceChoice.Option());
        return new SutureCommand("show", "Show a release: what its baseline fixes, its known anomalies and its deviations.", "suture release show REL-3").With(key, device).Runs(host, async context =>
        {
            var release = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
            return release.Ok ? context.Show(await context.GetAsync(Path(release.Value)).ConfigureAwait(false), ReleaseViews.Show) : context.Fail(release.Problems);
        });
    }

    private static SutureCommand Check(CliHost host)
    {
        var (key, device) = (Key(), DeviceChoice.Option());
        return new SutureCommand(
                "check", "Say what stands in the way of a release: gaps without a deviation, anomalies without evaluation, what its record lacks. Exit code 1 when something does. Changes nothing.",
                "suture release check REL-3", "suture release check REL-3 --json")
            .With(key, device)
            .Runs(host, async context =>
            {
                var release = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
                if (!release.Ok)
                {
                    return context.Fail(release.Problems);
                }

                var answer = await context.GetAsync(Path(release.Value, "/check")).ConfigureAwait(false);
                var shown = context.Show(answer, ReleaseViews.Check);
                return shown != ExitCode.Fine || answer.Value.Truth("ready") ? shown : ExitCode.Gaps;
            });
    }

    private static SutureCommand Compare(CliHost host)
    {
        var from = new Argument<string>("FROM") { Description = "the earlier release, or a ledger position" };
        var to = new Argument<string?>("TO") { Description = "the later one (default: now)", Arity = ArgumentArity.ZeroOrOne };
        var device = DeviceChoice.Option();
        return new SutureCommand(
                "compare", "Show what differs between two releases: records, components, tests, risk estimates, and each standard before and after.",
                "suture release compare REL-2 REL-3", "suture release compare REL-3 --json")
            .With(from, to, device)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return key.TryGet(out var deviceKey)
                    ? context.Show(await context.GetAsync(DeviceChoice.Path(deviceKey, "releases/compare") + DeviceChoice.Query(("from", context.Get(from)), ("to", context.Get(to)))).ConfigureAwait(false), ReleaseViews.Compare)
                    : context.Fail(key.Problems);
            });
    }
}
