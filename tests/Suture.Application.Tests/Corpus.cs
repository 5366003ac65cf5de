namespace Suture.Application.Tests;

/// <summary>Shared public files beside the repository; absent in a plain clone.</summary>
internal static class Corpus
{
    /// <summary>A file of the corpus, or null when it is not there. <c>SUTURE_CORPUS</c> may name the corpus.</summary>
    public static string? File(string path) => Root() is { } root && System.IO.File.Exists(Path.Combine(root, path)) ? Path.Combine(root, path) : null;

    /// <summary>A folder of the corpus, or null when it is not there.</summary>
    public static string? Folder(string path) => Root() is { } root && Directory.Exists(Path.Combine(root, path)) ? Path.Combine(root, path) : null;

    private static string? Root()
    {
        if (Environment.GetEnvironmentVariable("SUTURE_CORPUS") is { } named)
        {
            return named;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (Directory.Exists(Path.Combine(at.FullName, "shared", "data")))
            {
                return Path.Combine(at.FullName, "shared", "data");
            }
        }

        return null;
    }
}
