using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture user add|list|change|disable|password</c>.</summary>
internal static class UserCommands
{
    private static readonly string[] Roles = ["administrator", "quality", "engineer", "security", "auditor"];

    public static Command Build(CliHost host) =>
        new SutureCommand("user", "Make and change accounts of people. Accounts are disabled, never deleted; a name is never given again.", "suture user add mei.tanaka --name \"Mei Tanaka\" --role quality", "suture user list").With(
            Add(host), List(host), Change(host), Disable(host), Password(host));

    private static SutureCommand Add(CliHost host)
    {
        var user = new Argument<string>("USER") { Description = "user name: mei.tanaka" };
        var name = new Option<string>("--name") { HelpName = "NAME", Required = true, Description = "name as it stands beside signatures" };
        var (roles, email, stdin, reason) = (RoleOption(required: true), EmailOption(), StdinOption(), CommonOptions.Reason());
        return new SutureCommand("add", "Make an account. The password is asked for on the terminal.", "suture user add mei.tanaka --name \"Mei Tanaka\" --role quality", "echo \"$PASSWORD\" | suture user add ci.bot --name CI --role auditor --password-stdin")
            .With(user, name, roles, email, stdin, reason)
            .Runs(host, async context =>
            {
                var password = Passwords.New(context, context.Get(stdin), context.Get(user)!);
                return !password.TryGet(out var secret)
                    ? context.Fail(password.Problems)
                    : context.Show(
                        await context.WriteAsync(HttpMethod.Post, "users", json =>
                        {
                            json.WriteStartObject();
                            json.WriteString("userName", context.Get(user));
                            json.WriteString("printedName", context.Get(name));
                            json.WriteString("password", secret);
                            JsonParts.Texts(json, "roles", context.Get(roles)!);
                            JsonParts.Given(json, context, ("email", email), ("reason", reason));
                            json.WriteEndObject();
                        }).ConfigureAwait(false),
                        (terminal, _) => terminal.Line($"Made the account {context.Get(user)} ({string.Join(", ", context.Get(roles)!)})."));
            });
    }

    private static SutureCommand List(CliHost host) => new SutureCommand("list", "List accounts.", "suture user list")
        .Runs(host, async context => context.Show(await context.GetAsync("users").ConfigureAwait(false), PeopleViews.Users));

    private static SutureCommand Change(CliHost host)
    {
        var user = new Argument<string>("USER") { Description = "the account" };
        var name = new Option<string?>("--name") { HelpName = "NAME", Description = "name as it stands beside signatures" };
        var enable = new Option<bool>("--enable") { Description = "let a disabled account in again" };
        var (roles, email, reason) = (RoleOption(required: false), EmailOption(), CommonOptions.Reason());
        return new SutureCommand("change", "Change roles, printed name or address of an account.", "suture user change omar.haddad --role engineer --role security", "suture user change eva.novak --enable --reason \"Back from leave\"")
            .With(user, name, roles, email, enable, reason)
            .Runs(host, async context => context.Show(
                await context.WriteAsync(HttpMethod.Patch, "users/" + Uri.EscapeDataString(context.Get(user)!), json =>
                {
                    json.WriteStartObject();
                    if (context.Has(roles))
                    {
                        JsonParts.Texts(json, "roles", context.Get(roles)!);
                    }

                    if (context.Get(enable))
                    {
                        json.WriteBoolean("disabled", false);
                    }

                    JsonParts.Given(json, context, ("printedName", name), ("email", email), ("reason", reason));
                    json.WriteEndObject();
                }).ConfigureAwait(false),
                (terminal, _) => terminal.Line($"Changed {context.Get(user)}.")));
    }

    private static SutureCommand Disable(CliHost host)
    {
        var user = new Argument<string>("USER") { Description = "the account" };
        var reason = CommonOptions.Reason();
        return new SutureCommand("disable", "Keep an account from signing in and from signing. Its signatures stay.", "suture user disable omar.haddad --reason \"Left the company\"")
            .With(user, reason)
            .Runs(host, async context => context.Show(
                await context.WriteAsync(HttpMethod.Patch, "users/" + Uri.EscapeDataString(context.Get(user)!), json =>
                {
                    json.WriteStartObject();
                    json.WriteBoolean("disabled", true);
                    JsonParts.Given(json, context, ("reason", reason));
                    json.WriteEndObject();
                }).ConfigureAwait(false),
                (terminal, _) => terminal.Line($"Disabled {context.Get(user)}.")));
    }

    private static SutureCommand Password(CliHost host)
    {
        var user = new Argument<string>("USER") { Description = "the account" };
        var (stdin, reason) = (StdinOption(), CommonOptions.Reason());
        return new SutureCommand("password", "Set the password of an account, as an administrator.", "suture user password omar.haddad")
            .With(user, stdin, reason)
            .Runs(host, async context =>
            {
                var password = Passwords.New(context, context.Get(stdin), context.Get(user)!);
                return !password.TryGet(out var secret)
                    ? context.Fail(password.Problems)
                    : context.Show(
                        await context.WriteAsync(HttpMethod.Post, "users/" + Uri.EscapeDataString(context.Get(user)!) + "/password", json =>
                        {
                            json.WriteStartObject();
                            json.WriteString("password", secret);
                            JsonParts.Given(json, context, ("reason", reason));
                            json.WriteEndObject();
                        }).ConfigureAwait(false),
                        (terminal, _) => terminal.Line($"The password of {context.Get(user)} is set."));
            });
    }

    private static Option<string[]> RoleOption(bool required)
    {
        var option = new Option<string[]>("--role") { HelpName = "ROLE", Required = required, Description = "administrator, quality, engineer, security or auditor (repeatable" + (required ? ")" : "; replaces all roles)") };
        option.AcceptOnlyFromAmong(Roles);
        return option;
    }

    private static Option<string?> EmailOption() => new("--email") { HelpName = "ADDRESS", Description = "mail address" };

    private static Option<bool> StdinOption() => new("--password-stdin") { Description = "read the password from the first line of standard input" };
}
