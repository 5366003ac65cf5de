using System.CommandLine;
using Suture.Cli.Connection;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>A person who has signed in, with what proves it again at the moment of signing.</summary>
internal sealed record SigningPerson(ApiClient Api, string Password, string? Code);

/// <summary>Who signs, and where the password comes from.</summary>
internal sealed class SigningOptions
{
    private readonly Option<string?> signer = new("--as") { HelpName = "USER", Description = "the person who signs" };
    private readonly Option<bool> passwordStdin = new("--password-stdin") { Description = "read the password from the first line of standard input" };
    private readonly Option<string?> code = new("--code") { HelpName = "CODE", Description = "code of the second factor, when the account has one" };

    public Symbol[] Options => [signer, passwordStdin, code];

    public string? Signer(CommandContext context) => context.Get(signer);

    /// <summary>Asks for the password and signs in.</summary>
    public async Task<Result<SigningPerson>> OpenAsync(CommandContext context)
    {
        var password = Passwords.Read(context, context.Get(passwordStdin), $"Password of {context.Get(signer)}: ");
        if (!password.TryGet(out var secret))
        {
            return Result<SigningPerson>.Failed(password.Problems);
        }

        var api = await context.Connector.SignedInAsync(context.Get(signer)!, secret, context.Get(code), context.Cancellation).ConfigureAwait(false);
        return api.Map(client => new SigningPerson(client, secret, context.Get(code)));
    }
}

/// <summary>Takes passwords from the terminal or from standard input; never from an argument, which others can see.</summary>
internal static class Passwords
{
    public static Result<string> Read(CommandContext context, bool fromStdin, string prompt)
    {
        if (!fromStdin && !context.Host.InIsTerminal)
        {
            return new Problem("cli.password", "There is no terminal to ask for the password on; give it on standard input with --password-stdin.");
        }

        var password = fromStdin ? context.Host.In.ReadLine() : context.Host.AskSecret(prompt);
        return string.IsNullOrEmpty(password) ? new Problem("cli.password", "No password was given.") : password;
    }

    /// <summary>A new password: asked for twice on a terminal.</summary>
    public static Result<string> New(CommandContext context, bool fromStdin, string who)
    {
        var first = Read(context, fromStdin, $"New password of {who}: ");
        if (!first.Ok || fromStdin)
        {
            return first;
        }

        return string.Equals(first.Value, context.Host.AskSecret("Once more: "), StringComparison.Ordinal)
            ? first
            : new Problem("cli.password", "The two passwords differ.");
    }
}
