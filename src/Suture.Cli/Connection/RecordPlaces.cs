using Suture.Domain.Records;
using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>A file below the root of the repository and a line in it, from 1.</summary>
/// <param name="Uri">Relative reference, each segment escaped.</param>
/// <param name="Line">Line, from 1.</param>
internal sealed record RecordPlace(string Uri, int Line);

/// <summary>Where the records of a device stand as text files (docs as code).</summary>
internal sealed class RecordPlaces
{
    private readonly Dictionary<RecordId, RecordPlace> records = [];

    /// <summary>The device's own file, if there is one.</summary>
    public RecordPlace? Device { get; private set; }

    /// <summary>Where a record stands. One without a file, as of a test run, stands in the device's.</summary>
    public RecordPlace? Of(string name) => (RecordId.TryParse(name, out var id) ? records.GetValueOrDefault(id) : null) ?? Device;

    /// <summary>Looks through a folder as <c>import records</c> reads it. Refused when it is of another device, or of several.</summary>
    public static Result<RecordPlaces> In(string folder, string device)
    {
        if (!Directory.Exists(folder))
        {
            return new Problem("cli.file.missing", $"There is no folder {folder}; expected the device's records as text files.", ProblemKind.NotFound, File: folder);
        }

        var files = SourceFiles.Records([folder]);
        if (!files.TryGet(out var found))
        {
            return Result<RecordPlaces>.Failed(files.Problems);
        }

        var places = new RecordPlaces();
        var root = Root(folder);
        foreach (var file in found.Where(f => f.Name is "device.yaml"))
        {
            var (key, line) = Member(file.Path, "key:");
            if (key.Length > 0 && !string.Equals(key, device, StringComparison.Ordinal))
            {
                return new Problem("cli.records", $"These are the records of {key}; expected those of {device}.", File: file.Path, Line: line);
            }

            places.Device = new RecordPlace(Reference(root, file.Path), line);
        }

        foreach (var file in found.Where(f => f.Name.EndsWith(".md", StringComparison.Ordinal)))
        {
            if (RecordId.TryParse(Path.GetFileNameWithoutExtension(file.Path), out var id) && !places.records.TryAdd(id, new RecordPlace(Reference(root, file.Path), Member(file.Path, "title:").Line)))
            {
                return new Problem("cli.records", $"{id} stands in {folder} twice; name the folder of one device.", File: file.Path);
            }
        }

        return places;
    }

    // The repository's root when the folder is in one; else here, as CI starts jobs at the root.
    private static string Root(string folder)
    {
        var full = Path.GetFullPath(folder);
        for (var at = new DirectoryInfo(full); at is not null; at = at.Parent)
        {
            if (Path.Exists(Path.Combine(at.FullName, ".git")))
            {
                return at.FullName;
            }
        }

        var here = Directory.GetCurrentDirectory();
        return Path.GetRelativePath(here, full).StartsWith("..", StringComparison.Ordinal) ? full : here;
    }

    private static string Reference(string root, string path) => string.Join('/', Path.GetRelativePath(root, Path.GetFullPath(path)).Split(Path.DirectorySeparatorChar).Select(Uri.EscapeDataString));

    /// <summary>The value of a member at the beginning of a line, and the line; line 1 when it is not there.</summary>
    private static (string Value, int Line) Member(string path, string member)
    {
        var line = 0;
        foreach (var text in File.ReadLines(path))
        {
            line++;
            if (text.StartsWith(member, StringComparison.Ordinal))
            {
                return (text[member.Length..].Split('#')[0].Trim().Trim('"', '\''), line);
            }

            if (line > 1 && text is "---")
            {
                break;
            }
        }

        return ("", 1);
    }
}
