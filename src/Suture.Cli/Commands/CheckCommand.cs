using System.CommandLine;
using Suture.Cli.Help;

namespace Suture.Cli.Commands;

/// <summary><c>suture check</c>: the gate.</summary>
internal static class CheckCommand
{
    public static Command Build(CliHost host)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        var standards = new Option<string[]>("--standard", "-s") { HelpName = "ID", Description = "the standard; may be given several times (default: those chosen for the device, or those of the report compared with)" };
        var all = new Option<bool>("--all") { Description = "every standard there is" };
        var clauses = new Option<bool>("--clauses") { Description = "show every clause, also those with evidence" };
        var format = new Option<string?>("--format", "-f") { HelpName = "FORMAT", Description = "table, json, html, junit, sarif or markdown (default: by the ending of --out, else table)" };
        format.AcceptOnlyFromAmong(CheckFormats.All);
        var outs = new Option<string[]>("--out", "-o") { HelpName = "FILE", Description = "file to write; may be given several times (.json, .html, .xml for JUnit, .sarif, .md)" };
        var compare = new Option<string?>("--compare") { HelpName = "WITH", Description = "say what was opened and closed since a ledger position, a release, or a JSON report that was kept: 1284, REL-3, main.json" };
        var failOn = new Option<string>("--fail-on") { HelpName = "WHICH", Description = "which gaps give exit code 1: any (default), or new with --compare", DefaultValueFactory = _ => CheckAsk.FailOnAny };
        failOn.AcceptOnlyFromAmong(CheckAsk.FailOnAny, CheckAsk.FailOnNew);
        var records = new Option<string?>("--records") { HelpName = "DIR", Description = "for SARIF: the device's records as text files, to say in which file and line a gap stands" };
        return new SutureCommand(
                "check", "The gate: answer each clause of a standard with its evidence or its gaps. Exit code 1 when there is a gap.",
                "suture check", "suture check --at REL-1 --json", "suture check --all --out gate.xml --out gate.sarif --records records", "suture check --compare main.json --format markdown --fail-on new",
                "suture check --out gate.html", "suture check --quiet || echo \"gaps left\"")
            .With(device, standards, all, at, clauses, format, outs, compare, failOn, records)
            .Runs(host, async context =>
            {
                var asked = new CheckAsk
                {
                    Standards = context.Get(standards) ?? [],
                    All = context.Get(all),
                    At = context.Get(at),
                    Compare = context.Get(compare),
                    FailOn = context.Get(failOn)!,
                    Records = context.Get(records),
                    Outputs = CheckFormats.Outputs(context.Get(format), context.Get(outs) ?? [], context.Json),
                    EveryClause = context.Get(clauses),
                };
                if (asked.Refusal() is { } refusal)
                {
                    return context.Fail(refusal);
                }

                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                return key.TryGet(out var deviceKey) ? await new CheckRun(context, asked, deviceKey).RunAsync().ConfigureAwait(false) : context.Fail(key.Problems);
            });
    }
}
