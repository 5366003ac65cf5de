using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture security-risk</c>, <c>suture loop</c> and <c>suture security-controls</c>.</summary>
internal static class SecurityRiskCommands
{
    public static Command Risk(CliHost host)
    {
        var why = new Option<bool>("--why") { Description = "the rule that gave each figure, the controls, and all that is open" };
        return Reading(
            host,
            new SutureCommand(
                "security-risk", "Judge every threat and finding by the policy's matrix of exploitability and patient harm, before and after controls. No probability is asked.",
                "suture security-risk", "suture security-risk --why", "suture security-risk --at REL-1 --json").With(why),
            "security-risk",
            context => [],
            (context, terminal, report) => SecurityRiskView.Draw(terminal, report, context.Get(why)));
    }

    public static Command Loop(CliHost host)
    {
        var from = new Option<string?>("--from") { HelpName = "KEY", Description = "only the chains that go through this record, and what is asked about it" };
        var broken = new Option<bool>("--broken") { Description = "only the chains that are broken, and the asks that are open" };
        return Reading(
            host,
            new SutureCommand(
                "loop", "Follow every threat and finding around the loop: hazardous situation, harm, control, requirement, test; say where it breaks, and what security and safety ask of each other.",
                "suture loop", "suture loop --broken", "suture loop --from THR-1", "suture loop --from HS-7 --json").With(from, broken),
            "loop",
            context => [("from", context.Get(from))],
            (context, terminal, loop) => LoopView.Draw(terminal, loop, context.Get(broken)));
    }

    public static Command Controls(CliHost host)
    {
        var open = new Option<bool>("--open") { Description = "only what nothing answers yet" };
        return Reading(
            host,
            new SutureCommand(
                "security-controls", "List FDA's recommendations in its eight categories of security controls: which control answers each, with a passing test; what is open or set aside.",
                "suture security-controls", "suture security-controls --open", "suture security-controls --json").With(open),
            "security-controls",
            context => [],
            (context, terminal, list) => SecurityControlsView.Draw(terminal, list, context.Get(open)));
    }

    // All three read one answer of one device, now or in the past.
    private static SutureCommand Reading(
        CliHost host, SutureCommand command, string page, Func<CommandContext, (string, string?)[]> query, Action<CommandContext, Terminal, JsonElement> draw)
    {
        var (device, at) = (DeviceChoice.Option(), CommonOptions.At());
        return command.With(device, at).Runs(host, async context =>
        {
            var key = await context.DeviceAsync(device).ConfigureAwait(false);
            return key.TryGet(out var deviceKey)
                ? context.Show(
                    await context.GetAsync(DeviceChoice.Path(deviceKey, page) + DeviceChoice.Query([.. query(context), ("at", context.Get(at))])).ConfigureAwait(false),
                    (terminal, answer) => draw(context, terminal, answer))
                : context.Fail(key.Problems);
        });
    }
}
