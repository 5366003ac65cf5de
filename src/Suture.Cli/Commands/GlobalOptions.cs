using System.CommandLine;

namespace Suture.Cli.Commands;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public const string DefaultDataDirectory = "suture-data";

    public static readonly Option<string?> Data = new("--data") { HelpName = "DIR", Description = "data directory (default: $SUTURE_DATA, else suture-data)", Recursive = true };

    public static readonly Option<Uri?> Server = new("--server")
    {
        HelpName = "URL", Description = "a Suture server instead of a data directory; the token comes from $SUTURE_TOKEN (default: $SUTURE_SERVER)", Recursive = true,
        CustomParser = result => Uri.TryCreate(result.Tokens[0].Value.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : Refuse(result, $"'{result.Tokens[0].Value}' is not the address of a server; expected one like https://suture.example.org."),
    };

    public static readonly Option<bool> Json = new("--json") { Description = "answer in JSON", Recursive = true };

    public static readonly Option<bool> Quiet = new("--quiet") { Description = "print nothing when all is well", Recursive = true };

    private static Uri? Refuse(System.CommandLine.Parsing.ArgumentResult result, string why)
    {
        result.AddError(why);
        return null;
    }
}
