using System.Reflection;

namespace Suture.Architecture.Tests;

/// <summary>Arrows run one way: Cli, Server -> Application -> Storage, Reports, Formats -> Domain, Ledger. Domain and Ledger know nobody.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Suture.Ledger"] = [],
        ["Suture.Domain"] = ["Suture.Ledger"],
        ["Suture.Formats"] = ["Suture.Domain", "Suture.Ledger"],
        ["Suture.Storage"] = ["Suture.Domain", "Suture.Ledger"],
        ["Suture.Reports"] = ["Suture.Domain", "Suture.Ledger", "Suture.Formats"],
        ["Suture.Application"] = ["Suture.Domain", "Suture.Ledger", "Suture.Formats", "Suture.Storage", "Suture.Reports"],
        ["Suture.Server"] = ["Suture.Application", "Suture.Domain", "Suture.Ledger", "Suture.Formats", "Suture.Storage", "Suture.Reports"],

        // The command speaks HTTP; it hosts the server in-process, makes new installations, and verifies receipts with no server at all.
        ["suture"] = ["Suture.Server", "Suture.Application", "Suture.Ledger", "Suture.Reports", "Suture.Domain"],
    };

    [Fact]
    public void EveryAssembly_RefersOnlyToRoomsBelowIt() => Violations(Allowed).ShouldBeEmpty();

    [Fact]
    public void Twin_WhenAnArrowIsForbidden_TheRuleNamesIt() =>
        Violations(new Dictionary<string, string[]>(Allowed, StringComparer.Ordinal) { ["Suture.Storage"] = ["Suture.Ledger"] }).ShouldContain("Suture.Storage -> Suture.Domain");

    [Fact]
    public void TheLedger_UsesNothingButTheBaseLibrary() => ForeignReferences("Suture.Ledger").ShouldBeEmpty();

    [Fact]
    public void Twin_OfAnAssemblyWithAPackage_TheRuleNamesThePackage() => ForeignReferences("Suture.Storage").ShouldContain("Microsoft.Data.Sqlite");

    [Fact]
    public void TheDomain_HasNoFrameworkForDataOrWeb() => DataOrWeb("Suture.Domain").ShouldBeEmpty();

    [Fact]
    public void Twin_OfTheServer_TheRuleNamesAspNetCore() => DataOrWeb("Suture.Server").ShouldContain(r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static IEnumerable<string> DataOrWeb(string assembly) =>
        ForeignReferences(assembly).Where(r => r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) || r.StartsWith("Microsoft.Extensions", StringComparison.Ordinal)
            || r.StartsWith("Microsoft.Data", StringComparison.Ordinal) || r.StartsWith("Npgsql", StringComparison.Ordinal) || r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal));

    private static List<string> Violations(Dictionary<string, string[]> allowed) =>
        [.. from room in allowed
            from reference in Assembly.Load(room.Key).GetReferencedAssemblies()
            where reference.Name!.StartsWith("Suture.", StringComparison.Ordinal) && !room.Value.Contains(reference.Name)
            select $"{room.Key} -> {reference.Name}"];

    private static List<string> ForeignReferences(string assembly) =>
        [.. Assembly.Load(assembly).GetReferencedAssemblies().Select(r => r.Name!).Where(r =>
            !r.StartsWith("System.", StringComparison.Ordinal) && !r.StartsWith("Suture.", StringComparison.Ordinal) && r is not ("System" or "mscorlib" or "netstandard"))];
}
