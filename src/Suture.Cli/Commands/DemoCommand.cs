using System.CommandLine;
using Suture.Cli.Demo;
using Suture.Cli.Help;

namespace Suture.Cli.Commands;

/// <summary><c>suture demo</c>.</summary>
internal static class DemoCommand
{
    public static Command Build(CliHost host)
    {
        var noServe = new Option<bool>("--no-serve") { Description = "stop after the report" };
        var force = new Option<bool>("--force") { Description = "make an existing demo anew" };
        var port = ServeCommand.PortOption();
        return new SutureCommand(
                "demo", "Show Suture on a sample device: load it, sign it, check it, write its reports, and serve it on http://localhost:5080.",
                "suture demo", "suture demo --no-serve --force", "suture demo --data /tmp/pump --port 8080")
            .With(noServe, force, port)
            .Runs(host, context => DemoRun.RunAsync(context, context.Get(force), context.Get(noServe), context.Get(port)));
    }
}
