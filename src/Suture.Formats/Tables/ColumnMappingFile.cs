using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Formats.Text;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Tables;

/// <summary>A mapping as a small YAML or JSON file (docs/import-tables.md).</summary>
public static class ColumnMappingFile
{
    private static readonly string[] Known = ["kind", "sheet", "headerRow", "separators", "columns", "constants", "values"];

    public static Result<ColumnMapping> Read(string content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        if (content.Length > MappingFile.Longest)
        {
            return MappingFile.TooLarge(fileName);
        }

        var text = Domain.Records.Fields.FieldText.ToLf(content).TrimStart('\uFEFF');
        return YamlReader.Read(text, fileName, 1).Then(map => Read(map, fileName));
    }

    private static Result<ColumnMapping> Read(YamlMap map, string file)
    {
        var members = new Members(map, file);
        var kindEntry = map.Entries.FirstOrDefault(e => e.Key is "kind");
        if (kindEntry.Key is null || members.Scalar(kindEntry) is not { } prefix || !RecordKinds.TryParsePrefix(prefix, out var kind))
        {
            members.Add("mapping.kind", $"'kind' must be the prefix of a kind: {string.Join(", ", RecordKinds.All.Select(k => k.Prefix))}.", kindEntry.Key is null ? 1 : kindEntry.Line, "kind");
            return members.Problems.ToImmutableArray();
        }

        var mapping = new ColumnMapping(kind, []);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (members.IsRepeated(i))
            {
                continue;
            }

            mapping = entry.Key switch
            {
                "kind" => mapping,
                "sheet" => mapping with { Sheet = members.Scalar(entry) },
                "headerRow" => mapping with { HeaderRow = MappingFile.HeaderRow(members, entry) },
                "separators" => mapping with { Separators = members.Scalar(entry) ?? "" },
                "columns" => mapping with { Columns = Targets(members, entry, kind).Select(t => new MappedColumn(t.Key, t.Target)).ToImmutableArray() },
                "constants" => mapping with { Constants = Constants(members, entry, kind) },
                "values" => mapping with { Values = Values(members, entry, kind) },
                _ => Unknown(members, entry, mapping),
            };
        }

        if (mapping.Columns.IsEmpty && members.Problems.Count == 0)
        {
            members.Add("mapping.columns", "'columns' must name at least one column, like 'Summary: title'.", 1, "columns");
        }

        foreach (var twice in mapping.Columns.Where(c => c.Target.Role != ColumnRole.Links).GroupBy(c => c.Target.ToString(), StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            members.Add("mapping.target.duplicate", $"The columns {string.Join(" and ", twice.Select(c => $"'{c.Column}'"))} both go to {twice.Key}.", 1, "columns");
        }

        return members.Problems.Count > 0 ? members.Problems.ToImmutableArray() : mapping;
    }

    private static List<(string Key, ColumnTarget Target)> Targets(Members members, YamlEntry entry, RecordKind kind)
    {
        var found = new List<(string, ColumnTarget)>();
        foreach (var (column, value, line) in MappingFile.Pairs(members, entry))
        {
            if (value is "" or "-")
            {
                continue; // left out on purpose
            }

            if (Target(members, kind, value, line) is { } target)
            {
                found.Add((column, target));
            }
        }

        return found;
    }

    private static ImmutableArray<ConstantValue> Constants(Members members, YamlEntry entry, RecordKind kind)
    {
        var found = ImmutableArray.CreateBuilder<ConstantValue>();
        foreach (var (name, value, line) in MappingFile.Pairs(members, entry))
        {
            if (Target(members, kind, name, line) is { } target)
            {
                if (target.Role is ColumnRole.Key or ColumnRole.Alias)
                {
                    members.Add("mapping.constant", $"'{name}' can not be the same for all rows.", line, "constants");
                }

                found.Add(new ConstantValue(value, target));
            }
        }

        return found.DrainToImmutable();
    }

    private static ImmutableDictionary<string, ImmutableDictionary<string, string>> Values(Members members, YamlEntry entry, RecordKind kind)
    {
        var found = ImmutableDictionary.CreateBuilder<string, ImmutableDictionary<string, string>>(StringComparer.Ordinal);
        if (entry.Value is not YamlMap map)
        {
            members.Add("mapping.values", "'values' takes for each target what to replace: category: {F: functional}.", entry.Line, "values");
            return found.ToImmutable();
        }

        foreach (var target in map.Entries)
        {
            if (Target(members, kind, target.Key, target.Line) is { } known)
            {
                var pairs = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.OrdinalIgnoreCase);
                foreach (var (from, to, _) in MappingFile.Pairs(members, target))
                {
                    pairs[from] = to;
                }

                found[known.ToString()] = pairs.ToImmutable();
            }
        }

        return found.ToImmutable();
    }

    private static ColumnTarget? Target(Members members, RecordKind kind, string text, int line)
    {
        if (ColumnTarget.Parse(kind.Definition(), text) is { } target)
        {
            return target;
        }

        var known = ColumnTarget.Known(kind.Definition()).ToArray();
        members.Add("mapping.target.unknown", $"'{text}' is nothing a {kind.Definition().Name} has: {string.Join(", ", known)}{Nearest.Hint(text, known)}", line, text);
        return null;
    }

    private static ColumnMapping Unknown(Members members, YamlEntry entry, ColumnMapping mapping)
    {
        MappingFile.Unknown(members, entry, Known);
        return mapping;
    }
}
