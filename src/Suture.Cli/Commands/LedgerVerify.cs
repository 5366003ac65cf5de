using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Offline;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture ledger verify [FILE...]</c>: of the database, or of exported entries with nothing else at hand.</summary>
internal static class LedgerVerify
{
    public static Command Build(CliHost host)
    {
        var files = new Argument<string[]>("FILE") { Description = "exported entries ('suture export ledger'); without it the database is verified", Arity = ArgumentArity.ZeroOrMore };
        var keys = new Option<string?>("--key") { HelpName = "FILE|TEXT", Description = "for files: the public key, to check --checkpoint with" };
        var checkpoints = new Option<string[]>("--checkpoint") { HelpName = "FILE", Description = "for files: checkpoints that were kept outside (repeatable)" };
        var quick = new Option<bool>("--entries-only") { Description = "do not compare the tables with the entries" };
        return new SutureCommand(
                "verify", "Hash every entry anew, rebuild the tree, check checkpoints and signatures, rebuild the tables and compare. What does not fit is named, with both values. Exit code 4 when something does not fit.",
                "suture ledger verify", "suture ledger verify pump.ledger --key suture.key --checkpoint kept-in-the-safe.txt")
            .With(files, keys, checkpoints, quick)
            .Runs(host, context => context.Get(files) is { Length: > 0 } given ? FilesAsync(context, given, context.Get(keys), context.Get(checkpoints) ?? []) : DatabaseAsync(context, !context.Get(quick)));
    }

    private static async Task<int> DatabaseAsync(CommandContext context, bool projections)
    {
        context.Step("Verifying the ledger ...");
        var answer = await context.GetAsync("ledger/verify" + DeviceChoice.Query(("projections", projections ? "true" : "false"))).ConfigureAwait(false);
        if (!answer.TryGet(out var json))
        {
            return context.Fail(answer.Problems);
        }

        context.Show(json, LedgerViews.Verified);
        return json.Truth("ok") ? ExitCode.Fine : ExitCode.Broken;
    }

    private static async Task<int> FilesAsync(CommandContext context, string[] files, string? key, string[] checkpoints)
    {
        var trusted = VerifierKeys.Read(key);
        if (!trusted.TryGet(out var keys))
        {
            return context.Fail(trusted.Problems);
        }

        if (checkpoints.Length > 0 && keys.IsEmpty)
        {
            return context.Fail(new Problem("cli.key", "A checkpoint is checked with a public key; give it with --key.", Path: "--key"));
        }

        var missing = files.Concat(checkpoints).FirstOrDefault(f => !File.Exists(f));
        if (missing is not null)
        {
            return context.Fail(new Problem("cli.file.missing", $"There is no file {missing}.", ProblemKind.NotFound, File: missing));
        }

        return await ExportedVerification.RunAsync(context, files, keys, checkpoints).ConfigureAwait(false);
    }
}
