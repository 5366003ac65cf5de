using System.CommandLine;

namespace Suture.Cli.Commands;

/// <summary>Options that several commands share; each command gets its own.</summary>
internal static class CommonOptions
{
    public static Option<string?> Reason() => new("--reason") { HelpName = "TEXT", Description = "why; stands in the ledger with the change" };

    public static Option<string?> At() => new("--at") { HelpName = "AT", Description = "as of a past ledger position, or of a release: 1284, REL-3" };

    public static Option<string?> Out() => new("--out", "-o") { HelpName = "FILE", Description = "file to write (default: standard output)" };

    public static Option<bool> DryRun() => new("--dry-run") { Description = "say what would happen, change nothing" };
}
