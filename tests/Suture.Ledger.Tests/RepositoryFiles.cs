namespace Suture.Ledger.Tests;

/// <summary>Finds files of the repository from wherever the tests run.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string Expectation(string name) => Path.Combine(Root, "tests", "Suture.Ledger.Tests", "Expectations", name);

    /// <summary>
    /// Compares with a frozen file, byte for byte. What the code gives now is written beside the test's binaries, to
    /// look at; a frozen file is replaced by hand, and only for a new format version.
    /// </summary>
    public static void ShouldBeFrozenAs(this ReadOnlySpan<byte> actual, string name)
    {
        File.WriteAllBytes(Path.Combine(AppContext.BaseDirectory, name), actual);
        var file = Expectation(name);
        File.Exists(file).ShouldBeTrue($"There is no {file}.");
        actual.SequenceEqual(File.ReadAllBytes(file)).ShouldBeTrue($"The bytes of {name} have changed: stored ledgers would no longer verify.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Suture.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests must run inside the repository.");
    }
}
