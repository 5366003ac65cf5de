using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>A file to send.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Name">Its name for the server: the path inside the folder that was named, with slashes.</param>
internal sealed record SourceFile(string Path, string Name)
{
    public byte[] Read() => File.ReadAllBytes(Path);
}

/// <summary>Finds the files that paths on a command line mean, always in the same order.</summary>
internal static class SourceFiles
{
    /// <summary>Records: of a folder, <c>device.yaml</c> and the files one folder below; other Markdown, like a README, is not a record.</summary>
    public static Result<IReadOnlyList<SourceFile>> Records(IEnumerable<string> paths)
    {
        var files = new List<SourceFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(In(path).Where(f => IsRecord(f.Name)));
            }
            else if (File.Exists(path))
            {
                files.Add(new SourceFile(path, Suffix(path)));
            }
            else
            {
                return NotThere(path);
            }
        }

        return files.Count == 0
            ? new Problem("cli.files", $"There is no record file in {string.Join(", ", paths)}; expected files like SRS/SRS-12.md, CSV or XLSX.")
            : files;
    }

    /// <summary>Files as they are named, and of folders those with one of the endings.</summary>
    public static Result<IReadOnlyList<SourceFile>> Plain(IEnumerable<string> paths, string[] endings)
    {
        var files = new List<SourceFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(In(path).Where(f => endings.Contains(Path.GetExtension(f.Name), StringComparer.OrdinalIgnoreCase)));
            }
            else if (File.Exists(path))
            {
                files.Add(new SourceFile(path, Path.GetFileName(path)));
            }
            else
            {
                return NotThere(path);
            }
        }

        return files.Count == 0 ? new Problem("cli.files", $"There is no file that ends in {string.Join(" or ", endings)} in {string.Join(", ", paths)}.") : files;
    }

    public static Result<SourceFile?> One(string path) => File.Exists(path) ? new SourceFile(path, Path.GetFileName(path)) : NotThere(path);

    private static bool IsRecord(string name)
    {
        var parts = name.Split('/');
        return name is "device.yaml" || (parts.Length > 1
            ? parts[^2].Length is >= 2 and <= 4 && parts[^2].All(char.IsAsciiLetterUpper) && parts[^1].EndsWith(".md", StringComparison.Ordinal)
            : Path.GetExtension(name) is ".csv" or ".xlsx");
    }

    // A record file that is named alone keeps its folder, which must fit its key.
    private static string Suffix(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.GetExtension(path) is ".md" ? Path.GetFileName(Path.GetDirectoryName(full)) + "/" + Path.GetFileName(full) : Path.GetFileName(full);
    }

    private static IEnumerable<SourceFile> In(string folder) => Directory
        .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => new SourceFile(f, Path.GetRelativePath(folder, f).Replace('\\', '/')))
        .Where(f => !f.Name.Split('/').Any(p => p.StartsWith('.')))
        .OrderBy(f => f.Name, StringComparer.Ordinal);

    // An option that a command does not have arrives here as a path.
    private static Problem NotThere(string path) => path.StartsWith("--", StringComparison.Ordinal)
        ? new Problem("cli.option.unknown", $"There is no option {path} here; --help shows those there are.")
        : new Problem("cli.file.missing", $"There is no file or folder {path}.", ProblemKind.NotFound, File: path);
}
