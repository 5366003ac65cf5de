using System.Runtime.CompilerServices;

namespace Suture.Formats.Tests;

/// <summary>Golden files in Expectations/. Set SUTURE_ACCEPT=1 to write what the code gives now, then read the diff.</summary>
internal static class Expectation
{
    public static void Matches(string name, string actual, [CallerFilePath] string caller = "")
    {
        var folder = Folder(caller);
        var path = Path.Combine(folder, name);
        if (Environment.GetEnvironmentVariable("SUTURE_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        File.Exists(path).ShouldBeTrue($"{name} is missing in {folder}");
        actual.ShouldBe(File.ReadAllText(path), name);
    }

    public static string Read(string name, [CallerFilePath] string caller = "") => File.ReadAllText(Path.Combine(Folder(caller), name));

    /// <summary>The repository's root, for tests that read its documentation.</summary>
    public static string Repository([CallerFilePath] string caller = "") => Path.GetFullPath(Path.Combine(Folder(caller), "..", "..", ".."));

    private static string Folder(string caller)
    {
        var at = new DirectoryInfo(Path.GetDirectoryName(caller)!);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Suture.Formats.Tests.csproj")))
        {
            at = at.Parent;
        }

        return Path.Combine(at?.FullName ?? ".", "Expectations");
    }
}
