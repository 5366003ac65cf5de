using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture installation check</c>: standards that are asked of Suture's own installation.</summary>
internal static class InstallationCommand
{
    private const string DefaultStandard = "part11";

    public static Command Build(CliHost host)
    {
        var standard = new Option<string>("--standard", "-s") { HelpName = "ID", Description = "the standard (default: part11)", DefaultValueFactory = _ => DefaultStandard };
        var clauses = new Option<bool>("--clauses") { Description = "show every clause, also those with evidence" };
        return new SutureCommand("installation", "Check this installation of Suture itself.", "suture installation check").With(
            new SutureCommand(
                    "check", "Answer 21 CFR Part 11 and Annex 11 about this installation, from its settings, its accounts and its ledger, which is verified for it. Exit code 1 when there is a gap.",
                    "suture installation check", "suture installation check --clauses --json")
                .With(standard, clauses)
                .Runs(host, async context =>
                {
                    var answer = await context.GetAsync("installation/check/" + Uri.EscapeDataString(context.Get(standard)!)).ConfigureAwait(false);
                    return !answer.TryGet(out var check) || context.Show(answer, (terminal, json) => CheckView.Draw(terminal, json, context.Get(clauses))) is not ExitCode.Fine ? context.Fail(answer.Problems)
                        : check.Member("summary").Number("gap") > 0 ? ExitCode.Gaps : ExitCode.Fine;
                }));
    }
}
