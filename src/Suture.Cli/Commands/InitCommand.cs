using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture init</c>: makes a data directory with its first administrator.</summary>
internal static class InitCommand
{
    public static Command Build(CliHost host)
    {
        var organization = new Option<string>("--organization") { HelpName = "NAME", Required = true, Description = "your organization; the ledger's key is named after it" };
        var admin = new Option<string>("--admin") { HelpName = "USER", Required = true, Description = "user name of the first administrator" };
        var name = new Option<string?>("--admin-name") { HelpName = "NAME", Description = "name as it stands beside what the administrator does (default: the user name)" };
        var email = new Option<string?>("--email") { HelpName = "ADDRESS", Description = "mail address of the administrator" };
        var stdin = new Option<bool>("--password-stdin") { Description = "read the password from the first line of standard input" };
        return new SutureCommand(
                "init", "Make a data directory: embedded database, key of the ledger, first administrator, and a token for the command line on this machine.",
                "suture init --organization \"Talvik Medical\" --admin admin", "suture init --data /var/lib/suture --organization \"Talvik Medical\" --admin admin --password-stdin < password.txt")
            .With(organization, admin, name, email, stdin)
            .Runs(host, async context =>
            {
                if (context.Get(GlobalOptions.Server) is not null)
                {
                    return context.Fail(new Problem("cli.init.server", "A server is initialized where it runs, over its data directory: use --data.", Path: "--server"));
                }

                var password = Passwords.New(context, context.Get(stdin), context.Get(admin)!);
                if (!password.TryGet(out var secret))
                {
                    return context.Fail(password.Problems);
                }

                var person = new FirstAdministrator(context.Get(admin)!, context.Get(name) ?? context.Get(admin)!, context.Get(email), secret);
                var made = await Initializing.RunAsync(context.DataDirectory, context.Get(organization)!, person, context.Cancellation).ConfigureAwait(false);
                if (!made.TryGet(out var key))
                {
                    return context.Fail(made.Problems);
                }

                Answer(context, key);
                return ExitCode.Fine;
            });
    }

    private static void Answer(CommandContext context, string key)
    {
        if (context.Json)
        {
            context.Host.Out.WriteLine(JsonText.Write(json =>
            {
                json.WriteStartObject();
                json.WriteString("data", context.DataDirectory);
                json.WriteString("ledgerKey", key);
                json.WriteEndObject();
            }));
        }
        else if (!context.Quiet)
        {
            context.Host.Out.WriteLine($"Made {context.DataDirectory}. Public key of its ledger, to be kept outside too:");
            context.Host.Out.WriteLine(key);
            context.Host.Out.WriteLine();
            context.Host.Out.WriteLine("Next: suture device create KEY --name NAME --class A|B|C, and suture serve.");
        }
    }
}
