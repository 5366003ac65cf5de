using System.Runtime.CompilerServices;

namespace Suture.Architecture.Tests;

/// <summary>The source tree these tests were built from.</summary>
internal static class Repository
{
    internal static string Root { get; } = Find();

    /// <summary>Hand-written sources below a folder, with paths relative to the root.</summary>
    internal static IEnumerable<(string Path, string Text)> Sources(string folder, params string[] extensions) =>
        from extension in extensions
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*" + extension, SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Root, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        orderby path
        select (path, File.ReadAllText(file));

    private static string Find([CallerFilePath] string caller = "")
    {
        var directory = Path.GetDirectoryName(caller);
        while (directory is not null && !File.Exists(Path.Combine(directory, "Suture.slnx")))
        {
            directory = Path.GetDirectoryName(directory);
        }

        return directory ?? throw new InvalidOperationException("No Suture.slnx above " + caller);
    }
}
