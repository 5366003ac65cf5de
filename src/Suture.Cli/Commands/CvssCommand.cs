using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Offline;

namespace Suture.Cli.Commands;

/// <summary><c>suture cvss VECTOR...</c>: needs no server, no data directory and no network.</summary>
internal static class CvssCommand
{
    public static Command Build(CliHost host)
    {
        var vectors = new Argument<string[]>("VECTOR") { Arity = ArgumentArity.OneOrMore, Description = "CVSS vectors of 2.0, 3.0, 3.1 or 4.0; - for standard input, one in a line" };
        var explain = new Option<bool>("--explain") { Description = "say what each metric means and how the score comes about" };
        return new SutureCommand(
                "cvss", "Score CVSS vectors offline: no server, no data directory. Exit code 2 when any vector is wrong.",
                "suture cvss CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "suture cvss --explain CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:P", "suture cvss - --json < vectors.txt",
                "suture cvss rubric XAVN:Y/XAVT:N")
            .With(vectors, explain, RubricCommand.Build(host))
            .Runs(host, context => CvssScoring.RunAsync(context, context.Get(vectors)!, context.Get(explain)));
    }
}
