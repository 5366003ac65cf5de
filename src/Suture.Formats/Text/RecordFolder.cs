using System.Collections.Immutable;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Results;

namespace Suture.Formats.Text;

/// <summary>
/// A folder of records: <c>device.yaml</c> and <c>SRS/SRS-12.md</c>. Works on pairs of relative path and bytes, so that the same
/// code serves a folder, a zip and a request.
/// </summary>
public static class RecordFolder
{
    private const int MaxProblems = 100;

    /// <summary>Reads all files. A folder that holds device.yaml deeper down (as in a zip of a folder) is read from there.</summary>
    /// <returns>The content, or the problems of all files (up to 100), never half of it.</returns>
    public static Result<RecordFolderContent> Read(IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var all = files.Select(f => (Path: Clean(f.Path), f.Bytes)).ToList();
        var problems = new List<Problem>();
        var root = Root(all.Select(f => f.Path), problems);
        DeviceFile? device = null;
        if (root is not null)
        {
            var path = root + DeviceText.FileName;
            var read = StrictUtf8.Read(all.First(f => string.Equals(f.Path, path, StringComparison.Ordinal)).Bytes.Span, path, "text.encoding").Then(text => DeviceText.Read(text, path));
            problems.AddRange(read.Problems);
            device = read.Ok ? read.Value : null;
        }

        var drafts = new List<RecordDraft>(all.Count);
        var ignored = ImmutableArray.CreateBuilder<string>();
        foreach (var (path, bytes) in all)
        {
            if (problems.Count >= MaxProblems)
            {
                break;
            }

            if (!IsRecord(path, root, problems))
            {
                if (!path.EndsWith('/') && !string.Equals(path, root + DeviceText.FileName, StringComparison.Ordinal))
                {
                    ignored.Add(path);
                }

                continue;
            }

            var text = StrictUtf8.Read(bytes.Span, path, "text.encoding");
            var draft = text.Ok ? RecordTextReader.Read(text.Value, path, device?.Key) : Result<RecordDraft>.Failed(text.Problems);
            if (draft.Ok)
            {
                drafts.Add(draft.Value);
            }
            else
            {
                problems.AddRange(draft.Problems);
            }
        }

        Duplicates(drafts, problems);
        if (problems.Count > 0)
        {
            return problems.Take(MaxProblems).ToImmutableArray();
        }

        drafts.Sort((a, b) => new RecordId(a.Kind, a.Number!.Value).CompareTo(new RecordId(b.Kind, b.Number!.Value)));
        ignored.Sort(StringComparer.Ordinal);
        return new RecordFolderContent(device, drafts.ToImmutableArray(), ignored.DrainToImmutable());
    }

    /// <summary>The files of a folder, in a fixed order: device.yaml, then the records by id.</summary>
    public static IEnumerable<(string Path, byte[] Bytes)> Write(DeviceFile device, IEnumerable<TextRecord> records)
    {
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(records);
        yield return (DeviceText.FileName, Encoding.UTF8.GetBytes(DeviceText.Write(device)));
        foreach (var record in records.OrderBy(r => r.Id))
        {
            yield return ($"{record.Id.Kind}/{record.Id}.md", Encoding.UTF8.GetBytes(RecordText.Write(record)));
        }
    }

    private static string Clean(string path)
    {
        path = path.Replace('\\', '/');
        return path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path;
    }

    /// <summary>The folder of device.yaml with its last slash, or null when there is none.</summary>
    private static string? Root(IEnumerable<string> paths, List<Problem> problems)
    {
        var heads = paths.Where(p => string.Equals(p, DeviceText.FileName, StringComparison.Ordinal) || p.EndsWith("/" + DeviceText.FileName, StringComparison.Ordinal))
            .OrderBy(p => p.Count(c => c == '/')).ThenBy(p => p, StringComparer.Ordinal).Take(2).ToList();
        if (heads.Count == 2 && heads[0].Count(c => c == '/') == heads[1].Count(c => c == '/'))
        {
            problems.Add(new Problem("text.device.duplicate", $"Two devices, {heads[0]} and {heads[1]}: import one folder at a time.", File: heads[1]));
        }

        return heads.Count == 0 ? null : heads[0][..^DeviceText.FileName.Length];
    }

    /// <summary>Whether the file is to be read as a record: Markdown in a folder named as a prefix. Near misses are problems, so that no record is left out unseen.</summary>
    private static bool IsRecord(string path, string? root, List<Problem> problems)
    {
        if ((root is not null && !path.StartsWith(root, StringComparison.Ordinal)) || !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        // Without device.yaml the folders of the kinds may stand anywhere.
        var nameAt = path.LastIndexOf('/') + 1;
        var relative = path.AsSpan(root?.Length ?? (nameAt < 2 ? 0 : path.LastIndexOf('/', nameAt - 2) + 1));
        var slash = relative.IndexOf('/');
        var name = path.AsSpan(nameAt);
        var isKey = name.EndsWith(".md") && RecordId.TryParse(name[..^3], out _);
        if (slash >= 0 && slash == relative.LastIndexOf('/') && RecordKinds.TryParsePrefix(relative[..slash], out _))
        {
            if (!isKey)
            {
                problems.Add(new Problem("text.file.name", $"'{name}' is not named as a record: expected a name like {relative[..slash]}-12.md.", File: path));
            }

            return isKey;
        }

        if (isKey)
        {
            problems.Add(new Problem("text.file.folder", $"{name} must be in the folder {name[..name.IndexOf('-')]}/ beside {DeviceText.FileName}.", File: path));
        }

        return false;
    }

    private static void Duplicates(List<RecordDraft> drafts, List<Problem> problems)
    {
        var ids = new Dictionary<RecordId, RecordDraft>(drafts.Count);
        var aliases = new Dictionary<string, RecordDraft>(StringComparer.Ordinal);
        foreach (var draft in drafts)
        {
            var id = new RecordId(draft.Kind, draft.Number!.Value);
            if (!ids.TryAdd(id, draft))
            {
                problems.Add(new Problem("text.key.duplicate", $"{id} is also in {ids[id].Place.File}, line {ids[id].Place.Line}.", File: draft.Place.File, Line: draft.Place.Line, Path: "key"));
            }

            if (!string.IsNullOrEmpty(draft.Alias) && !aliases.TryAdd(draft.Alias, draft))
            {
                problems.Add(new Problem("text.alias.duplicate", $"The alias '{draft.Alias}' is also in {aliases[draft.Alias].Place.File}.", File: draft.Place.File, Line: draft.Place.Line, Path: "alias"));
            }
        }
    }
}
