using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Offline;

namespace Suture.Cli.Commands;

/// <summary><c>suture ledger receipt FILE</c>: needs no server, no data directory and no network.</summary>
internal static class LedgerReceipt
{
    public static Command Build(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "the receipt; - for standard input" };
        var key = new Option<string?>("--key") { HelpName = "FILE|TEXT", Description = "the public key of the installation, as a file or as its text; from somewhere you trust" };
        key.Required = true;
        return new SutureCommand(
                "receipt", "Verify a receipt offline: no server, no data directory. Exit code 4 when it does not hold.",
                "suture ledger receipt srs-12.receipt --key suture.key", "suture ledger receipt - --key \"talvik-1a2b3c+5d6e7f80+AjBZ...\" < srs-12.receipt")
            .With(file, key)
            .Runs(host, context => ReceiptCheck.RunAsync(context, context.Get(file)!, context.Get(key)!));
    }
}
