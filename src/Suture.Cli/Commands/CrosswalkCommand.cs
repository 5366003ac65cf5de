using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture crosswalk</c>.</summary>
internal static class CrosswalkCommand
{
    private const int Shown = 50;
    private const int ClausesShown = 8;

    public static Command Build(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        var all = new Option<bool>("--all") { Description = "every record, not only the first" };
        return new SutureCommand("crosswalk", "Show for each record the clauses of all asked standards that it is evidence for: entered once, it counts in each.", "suture crosswalk", "suture crosswalk --json")
            .With(device, at, all)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return !key.TryGet(out var deviceKey)
                    ? context.Fail(key.Problems)
                    : context.Show(await context.GetAsync(DeviceChoice.Path(deviceKey, "crosswalk") + DeviceChoice.Query(("at", context.Get(at)))).ConfigureAwait(false), (terminal, answer) =>
                    {
                        var standards = answer.Texts("standards").ToList();
                        var rows = answer.Items("rows").ToList();
                        var grid = new Grid(["!Record", .. standards]);
                        foreach (var row in rows.Take(context.Get(all) ? int.MaxValue : Shown))
                        {
                            grid.Row([$"[bold]{Terminal.Safe(row.Text("key"))}[/]", .. standards.Select(s => Terminal.Safe(Words.Some(row.Items("clauses").Where(c => c.Text("standard") == s).Select(c => c.Text("clause")), ClausesShown)))]);
                        }

                        grid.DrawOn(terminal);
                        if (!context.Get(all) && rows.Count > Shown)
                        {
                            terminal.Line($"... and {Words.Number(rows.Count - Shown)} more records; --all lists them.");
                        }
                    });
            });
    }
}
