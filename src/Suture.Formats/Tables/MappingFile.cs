using System.Globalization;
using Suture.Domain.Results;
using Suture.Formats.Text;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Tables;

/// <summary>What mapping files of records and of risk tables have in common.</summary>
internal static class MappingFile
{
    /// <summary>In characters.</summary>
    internal const int Longest = 1024 * 1024;

    internal static Problem TooLarge(string file) => new("mapping.file.large", "A mapping file has at most 1 MiB.", File: file);

    internal static int? HeaderRow(Members members, YamlEntry entry)
    {
        if (int.TryParse(members.Scalar(entry), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0)
        {
            return row;
        }

        members.Add("mapping.headerRow", "'headerRow' must be the number of the row that has the columns' names, from 1.", entry.Line, "headerRow");
        return null;
    }

    /// <summary>Lines of 'name: value'.</summary>
    internal static List<(string Name, string Value, int Line)> Pairs(Members members, YamlEntry entry)
    {
        var pairs = new List<(string, string, int)>();
        if (entry.Value is not YamlMap map)
        {
            members.Add("mapping.member.type", $"'{entry.Key}' takes lines of 'name: value'.", entry.Line, entry.Key);
            return pairs;
        }

        var inner = new Members(map, members.File, entry.Key);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (!inner.IsRepeated(i) && inner.Scalar(map.Entries[i]) is { } value)
            {
                pairs.Add((map.Entries[i].Key, value, map.Entries[i].Line));
            }
        }

        members.Add(inner.Problems);
        return pairs;
    }

    internal static void Unknown(Members members, YamlEntry entry, string[] known) =>
        members.Add("mapping.member.unknown", $"'{entry.Key}' is not a member of a mapping file: {string.Join(", ", known)}{Nearest.Hint(entry.Key, known)}", entry.Line, entry.Key);
}
