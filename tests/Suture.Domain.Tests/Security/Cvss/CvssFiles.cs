using System.Runtime.CompilerServices;

namespace Suture.Domain.Tests.Security.Cvss;

/// <summary>
/// Published vectors: a few in this repository, and all of them in the shared folder of real public files, which is named by SUTURE_CORPUS or
/// found as <c>shared/data</c> beside a folder above the test program.
/// </summary>
internal static class CvssFiles
{
    public static string? Corpus { get; } = FindCorpus();

    /// <summary>Rows of a file of the repository, without the header.</summary>
    public static IEnumerable<string[]> Own(string name, [CallerFilePath] string caller = "") =>
        Rows(Path.Combine(Path.GetDirectoryName(caller)!, "..", "..", "Files", "cvss", name));

    /// <summary>Rows of a file of the corpus, without the header; none when there is no corpus.</summary>
    public static IEnumerable<string[]> Shared(string name) => Corpus is null ? [] : Rows(Path.Combine(Corpus, name));

    /// <summary>Lines <c>vector - (scores)</c> of a file of the corpus; none when there is no corpus.</summary>
    public static IEnumerable<(string Vector, string[] Scores)> Lines(string name) => Corpus is null
        ? []
        : File.ReadLines(Path.Combine(Corpus, name)).Where(l => l.Length > 0).Select(l => l.Split(" - ")).Select(p => (p[0], p[1].Trim('(', ')').Split(", ")));

    private static IEnumerable<string[]> Rows(string file) => File.ReadLines(file).Skip(1).Select(l => l.Split('\t'));

    private static string? FindCorpus()
    {
        if (Environment.GetEnvironmentVariable("SUTURE_CORPUS") is { Length: > 0 } named)
        {
            return Directory.Exists(Path.Combine(named, "cvss")) ? Path.Combine(named, "cvss") : null;
        }

        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "shared", "data", "cvss");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
