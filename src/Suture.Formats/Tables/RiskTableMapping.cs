using System.Collections.Immutable;
using Suture.Domain.Records.Fields;
using Suture.Domain.Results;
using Suture.Domain.Safety.Table;
using Suture.Formats.Text;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Tables;

/// <summary>Which column of somebody's own risk table is what.</summary>
/// <param name="Columns">By the name in the header, in any case; the table's other columns are left out.</param>
public sealed record RiskTableMapping(ImmutableDictionary<string, RiskColumn> Columns)
{
    /// <summary>Sheet of a workbook; null for one named Risks, or the only visible one.</summary>
    public string? Sheet { get; init; }

    /// <summary>Row of the header, from 1; null for the first row that is not empty.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Cells that mean something else here, by column: <c>P2: {often: frequent}</c>. Compared without case.</summary>
    public ImmutableDictionary<RiskColumn, ImmutableDictionary<string, string>> Values { get; init; } = ImmutableDictionary<RiskColumn, ImmutableDictionary<string, string>>.Empty;
}

/// <summary>A mapping for risk tables as a small YAML or JSON file (docs/risk.md).</summary>
public static class RiskTableMappingFile
{
    private static readonly string[] Known = ["sheet", "headerRow", "columns", "values"];

    /// <summary>Reads one; the problems name file and line, and what was expected there.</summary>
    public static Result<RiskTableMapping> Read(string content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        return content.Length > MappingFile.Longest
            ? MappingFile.TooLarge(fileName)
            : YamlReader.Read(FieldText.ToLf(content).TrimStart('\uFEFF'), fileName, 1).Then(map => Read(map, fileName));
    }

    private static Result<RiskTableMapping> Read(YamlMap map, string file)
    {
        var members = new Members(map, file);
        var mapping = new RiskTableMapping(ImmutableDictionary<string, RiskColumn>.Empty);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (members.IsRepeated(i))
            {
                continue;
            }

            switch (entry.Key)
            {
                case "sheet":
                    mapping = mapping with { Sheet = members.Scalar(entry) };
                    break;
                case "headerRow":
                    mapping = mapping with { HeaderRow = MappingFile.HeaderRow(members, entry) };
                    break;
                case "columns":
                    mapping = mapping with { Columns = Columns(members, entry) };
                    break;
                case "values":
                    mapping = mapping with { Values = Values(members, entry) };
                    break;
                default:
                    MappingFile.Unknown(members, entry, Known);
                    break;
            }
        }

        if (members.Problems.Count == 0 && !mapping.Columns.Values.Any(c => c.Role is RiskColumnRole.Key or RiskColumnRole.Title))
        {
            members.Add("mapping.columns", "'columns' must name at least the column of the hazardous situation, like 'Situation: Hazardous situation'.", 1, "columns");
        }

        return members.Problems.Count > 0 ? members.Problems.ToImmutableArray() : mapping;
    }

    private static ImmutableDictionary<string, RiskColumn> Columns(Members members, YamlEntry entry)
    {
        var found = ImmutableDictionary.CreateBuilder<string, RiskColumn>(StringComparer.OrdinalIgnoreCase);
        foreach (var (header, target, line) in MappingFile.Pairs(members, entry))
        {
            if (target is "" or "-" || Column(members, target, line) is not { } column)
            {
                continue; // left out on purpose, or a problem already
            }

            if (found.FirstOrDefault(f => f.Value == column).Key is { } other)
            {
                members.Add("mapping.target.duplicate", $"The columns '{other}' and '{header}' both go to {column}.", line, "columns");
            }

            found[header] = column;
        }

        return found.ToImmutable();
    }

    private static ImmutableDictionary<RiskColumn, ImmutableDictionary<string, string>> Values(Members members, YamlEntry entry)
    {
        var found = ImmutableDictionary.CreateBuilder<RiskColumn, ImmutableDictionary<string, string>>();
        if (entry.Value is not YamlMap map)
        {
            members.Add("mapping.values", "'values' takes for each column what to replace: 'P2 before controls: {often: frequent}'.", entry.Line, "values");
            return found.ToImmutable();
        }

        foreach (var target in map.Entries)
        {
            if (Column(members, target.Key, target.Line) is { } column)
            {
                found[column] = MappingFile.Pairs(members, target).ToImmutableDictionary(p => p.Name, p => p.Value, StringComparer.OrdinalIgnoreCase);
            }
        }

        return found.ToImmutable();
    }

    private static RiskColumn? Column(Members members, string name, int line)
    {
        var column = RiskColumns.Find(name);
        if (column is { Role: not (RiskColumnRole.Computed or RiskColumnRole.Exported) })
        {
            return column;
        }

        var known = RiskColumns.All.Where(c => c.Role is not (RiskColumnRole.Computed or RiskColumnRole.Exported)).Select(c => c.Header).ToArray();
        members.Add("mapping.target.unknown", $"'{name}' is no column of the risk table that can be taken in: {string.Join(", ", known)}{Nearest.Hint(name, known)}", line, name);
        return null;
    }
}
