namespace Suture.Formats.Tests;

/// <summary>
/// The shared folder of real public files, which is not part of the repository: named by SUTURE_CORPUS, or
/// found as <c>shared/data</c> beside a folder above the test program. Tests on it also assert something when
/// it is absent, so that they never pass by saying nothing.
/// </summary>
public static class Corpus
{
    /// <summary>Full path of the folder, or null when this machine has none.</summary>
    public static string? Root { get; } = FindRoot();

    public static bool Present => Root is not null;

    /// <summary>
    /// Files under <see cref="Root"/> in a stable order, by a pattern relative to it: <c>tests/**</c> (all below),
    /// <c>tests/**.xml</c> (below, by ending), <c>junk/handmade/*</c> (one folder). Empty when there is no corpus.
    /// </summary>
    public static IReadOnlyList<string> Files(string pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        var deep = pattern.Contains("**", StringComparison.Ordinal);
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var folder = star < 0 ? Path.GetDirectoryName(pattern)! : pattern[..star].TrimEnd('/');
        var ending = star < 0 ? Path.GetFileName(pattern) : pattern[(star + (deep ? 2 : 1))..];
        var start = Root is null ? null : Path.Combine(Root, folder);
        if (start is null || !Directory.Exists(start))
        {
            return [];
        }

        return [.. Directory.EnumerateFiles(start, "*", deep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            .Where(f => f.EndsWith(ending, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The path below <see cref="Root"/>, with forward slashes: what a test names a file by.</summary>
    public static string Relative(string file) => Path.GetRelativePath(Root!, file).Replace('\\', '/');

    private static string? FindRoot()
    {
        var named = Environment.GetEnvironmentVariable("SUTURE_CORPUS");
        if (!string.IsNullOrEmpty(named))
        {
            return Directory.Exists(named) ? Path.GetFullPath(named) : null;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
