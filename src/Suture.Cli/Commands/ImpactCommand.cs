using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture impact KEY</c>.</summary>
internal static class ImpactCommand
{
    public static Command Build(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the record that would change" };
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        return new SutureCommand("impact", "Say what a change to a record can reach: tests to run again, hazardous situations, releases, and what a person must look at. Of a threat or finding also its chains from hazardous situation and harm to control and test.", "suture impact SRS-12", "suture impact THR-1", "suture impact SOUP-7 --json")
            .With(key, device, at)
            .Runs(host, async context =>
            {
                var record = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
                return record.Ok
                    ? context.Show(await context.GetAsync(DeviceChoice.Path(record.Value, "impact") + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), ImpactView.Draw)
                    : context.Fail(record.Problems);
            });
    }
}
