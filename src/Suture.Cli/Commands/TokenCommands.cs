using System.CommandLine;
using System.Globalization;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture token create|list|revoke</c>.</summary>
internal static class TokenCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("token", "Make and revoke tokens for programs. A token can do no more than its owner, and never sign.", "suture token create ci --scope evidence --device PUMP", "suture token list").With(Create(host), List(host), Revoke(host));

    private static SutureCommand Create(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = "what it is for: ci" };
        var scope = new Option<string>("--scope") { HelpName = "SCOPE", Required = true, Description = "evidence (push evidence, read the gate, nothing else), read, or full" };
        scope.AcceptOnlyFromAmong("evidence", "read", "full");
        var device = new Option<string?>("--device", "-d") { HelpName = "KEY", Description = "the only device it may be used on" };
        var days = new Option<int?>("--days") { HelpName = "N", Description = "days until it ends (default: no end)" };
        return new SutureCommand("create", "Make a token and show it this once.", "suture token create ci --scope evidence --device PUMP --days 365", "suture token create reports --scope read --quiet")
            .With(name, scope, device, days)
            .Runs(host, async context =>
            {
                var answer = await context.WriteAsync(HttpMethod.Post, "tokens", json =>
                {
                    json.WriteStartObject();
                    json.WriteString("name", context.Get(name));
                    json.WriteString("scope", context.Get(scope));
                    JsonParts.Given(json, context, ("device", device));
                    if (context.Get(days) is { } until)
                    {
                        json.WriteString("expiresAt", TimeProvider.System.GetUtcNow().AddDays(until).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    }

                    json.WriteEndObject();
                }).ConfigureAwait(false);
                if (answer.TryGet(out var token) && context is { Quiet: true, Json: false })
                {
                    // For scripts: the token alone.
                    context.Host.Out.WriteLine(token.Text("token"));
                    return ExitCode.Fine;
                }

                return context.Show(answer, (terminal, issued) =>
                {
                    terminal.Line("The token, shown this once; put it where the program finds it as SUTURE_TOKEN:");
                    context.Host.Out.WriteLine(issued.Text("token"));
                });
            });
    }

    private static SutureCommand List(CliHost host) => new SutureCommand("list", "List tokens.", "suture token list")
        .Runs(host, async context => context.Show(await context.GetAsync("tokens").ConfigureAwait(false), PeopleViews.Tokens));

    private static SutureCommand Revoke(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "public id of the token, as 'token list' shows it" };
        return new SutureCommand("revoke", "End a token now.", "suture token revoke 4f1c2a9b7d3e5f608192")
            .With(id)
            .Runs(host, async context => context.Show(
                await context.WriteAsync(HttpMethod.Delete, "tokens/" + Uri.EscapeDataString(context.Get(id)!), null).ConfigureAwait(false), (terminal, _) => terminal.Line($"Revoked {context.Get(id)}.")));
    }
}
