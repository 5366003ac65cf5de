using System.CommandLine;
using Microsoft.Extensions.Hosting;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Domain.Results;
using Suture.Server;

namespace Suture.Cli.Commands;

/// <summary><c>suture serve</c>.</summary>
internal static class ServeCommand
{
    public const int DefaultPort = 5080;

    public static Command Build(CliHost host)
    {
        var port = PortOption();
        var urls = new Option<string?>("--urls") { HelpName = "URLS", Description = "addresses to listen on, ; between, instead of localhost: http://0.0.0.0:8080" };
        var jsonLogs = new Option<bool>("--json-logs") { Description = "log lines as JSON objects" };
        return new SutureCommand(
                "serve", "Serve the web application and the API over a data directory, until stopped with Ctrl+C. SUTURE_POSTGRES names a PostgreSQL database instead of the embedded one.",
                "suture serve", "suture serve --data /var/lib/suture --urls http://0.0.0.0:8080 --json-logs")
            .With(port, urls, jsonLogs)
            .Runs(host, context => RunAsync(context, context.DataDirectory, context.Get(urls) ?? Url(context.Get(port)), context.Get(jsonLogs)));
    }

    public static Option<int> PortOption() => new("--port") { HelpName = "N", Description = "port on localhost (default: 5080)", DefaultValueFactory = _ => DefaultPort };

    public static string Url(int port) => $"http://localhost:{port}";

    public static async Task<int> RunAsync(CommandContext context, string directory, string urls, bool jsonLogs)
    {
        if (context.Get(GlobalOptions.Server) is not null)
        {
            return context.Fail(new Problem("cli.serve.server", "'serve' is a server itself: use --data.", Path: "--server"));
        }

        if (!File.Exists(Path.Combine(directory, LocalServers.TokenFile)))
        {
            var missing = await new LocalServers().OpenAsync(directory, withSignIn: false, context.Cancellation).ConfigureAwait(false);
            return context.Fail(missing.Problems);
        }

        var app = SutureServer.Build(LocalServers.Options(directory) with { Urls = urls, JsonLogs = jsonLogs });
        await using var closing = app.ConfigureAwait(false);
        await app.StartAsync(context.Cancellation).ConfigureAwait(false);
        if (!context.Quiet)
        {
            await context.Host.Out.WriteLineAsync($"Suture is on {string.Join(", ", app.Urls)}. Stop it with Ctrl+C.").ConfigureAwait(false);
            await context.Host.Out.FlushAsync().ConfigureAwait(false);
        }

        await app.WaitForShutdownAsync(context.Cancellation).ConfigureAwait(false);
        return ExitCode.Fine;
    }
}
