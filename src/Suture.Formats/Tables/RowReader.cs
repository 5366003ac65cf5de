using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;

namespace Suture.Formats.Tables;

/// <summary>Rows to drafts, remembering keys and aliases so that a second one is named.</summary>
internal sealed class RowReader(
    SheetTable table, ColumnMapping mapping, List<(int Index, ColumnTarget Target)> columns, Dictionary<(int Line, int Column), string> bad, List<Problem> problems)
{
    public const int MaxProblems = 100;

    private readonly Dictionary<string, int> keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> aliases = new(StringComparer.Ordinal);
    private readonly KindDefinition kind = mapping.Kind.Definition();
    private readonly bool deriveTitle = !columns.Any(c => c.Target.Role == ColumnRole.Title) && !mapping.Constants.Any(c => c.Target.Role == ColumnRole.Title);
    private readonly ImmutableArray<LinkType> linkTypes =
        [.. columns.Select(c => c.Target).Concat(mapping.Constants.Select(c => c.Target)).Where(t => t.Link is not null).Select(t => t.Link!.Value).Distinct().Order()];

    public RecordDraft Read(SheetRow row)
    {
        var found = new Row(new FieldValues.Builder(kind));
        foreach (var (index, target) in columns)
        {
            var place = table.Place(row.Line, index);
            if (bad.Count > 0 && bad.TryGetValue((row.Line, index), out var why))
            {
                Refuse(table.IsSheet ? "xlsx.cell.value" : "csv.cell.value", why, place);
                continue;
            }

            var cell = row.Cells[index];
            if (mapping.Values.Count > 0 && mapping.Values.TryGetValue(target.ToString(), out var replaced) && replaced.TryGetValue(cell.Trim(), out var value))
            {
                cell = value;
            }

            Take(found, target, cell, place);
        }

        foreach (var constant in mapping.Constants.Where(c => !found.Filled.Contains(c.Target)))
        {
            Take(found, constant.Target, constant.Value, table.Place(row.Line));
        }

        var title = deriveTitle && found.Text is not null ? FirstLine(found.Text) : found.Title;
        var fields = found.Fields.Build();
        return new RecordDraft
        {
            Kind = mapping.Kind, Device = found.Device, Number = found.Number, Alias = found.Alias, Title = string.IsNullOrWhiteSpace(title) ? null : title, Text = found.Text, Owner = found.Owner,
            Tags = found.Tags, State = found.State, Fields = fields, ClearedFields = found.Cleared.Where(f => fields[f] is null).ToImmutableArray(),
            Links = linkTypes.IsEmpty ? null : found.Links.ToImmutable(), LinkTypes = linkTypes.IsEmpty ? null : linkTypes,
            Place = table.Place(row.Line),
        };
    }

    private void Take(Row row, ColumnTarget target, string cell, SourcePlace place)
    {
        if (cell.Length > 0)
        {
            row.Filled.Add(target);
        }

        switch (target.Role)
        {
            case ColumnRole.Key:
                row.Number = Key(cell.Trim(), place);
                row.Device = cell.Trim().Split('/') is [{ Length: > 0 } device, _] ? device : null;
                break;
            case ColumnRole.Alias:
                row.Alias = Unique(aliases, cell, "table.alias.duplicate", place);
                break;
            case ColumnRole.Title:
                row.Title = FieldText.ToLf(cell);
                break;
            case ColumnRole.Text:
                row.Text = FieldText.ToLf(cell);
                break;
            case ColumnRole.Owner:
                row.Owner = cell;
                break;
            case ColumnRole.Tags:
                row.Tags = [.. CellLists.Split(cell, mapping.Separators)];
                break;
            case ColumnRole.State:
                row.State = State(cell.Trim(), place);
                break;
            case ColumnRole.Links:
                row.Links.AddRange(CellLists.Split(cell, mapping.Separators).Distinct(StringComparer.Ordinal).Select(key => new LinkDraft(target.Link!.Value, key, place)));
                break;
            case ColumnRole.Field:
                var read = FieldText.Parse(target.Field!, cell, place);
                problems.AddRange(read.Problems);
                if (read.Ok && read.Value is null)
                {
                    row.Cleared.Add(target.Field!);
                }
                else if (read.Ok)
                {
                    row.Fields.Set(target.Field!, read.Value);
                }

                break;
            default:
                throw new InvalidOperationException($"No reading of {target.Role}.");
        }
    }

    private int? Key(string cell, SourcePlace place)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        if (!RecordId.TryParse(cell.AsSpan(cell.IndexOf('/', StringComparison.Ordinal) + 1), out var id) || id.Kind != mapping.Kind)
        {
            Refuse("table.key.invalid", $"'{Short(cell)}' is not the key of a {kind.Name}, like {kind.Prefix}-12; ids of another tool go to 'alias'.", place);
            return null;
        }

        Unique(keys, id.ToString(), "table.key.duplicate", place);
        return id.Number;
    }

    private string? State(string cell, SourcePlace place)
    {
        if (cell.Length == 0)
        {
            return null;
        }

        var state = kind.Lifecycle.States.FirstOrDefault(s => s.Name.Equals(cell, StringComparison.OrdinalIgnoreCase) || s.Label.Equals(cell, StringComparison.OrdinalIgnoreCase));
        if (state is null)
        {
            Refuse("table.state.unknown", $"'{Short(cell)}' is not a state of a {kind.Name}: {string.Join(", ", kind.Lifecycle.States.Select(s => s.Name))}.", place);
        }

        return state?.Name;
    }

    private string Unique(Dictionary<string, int> seen, string value, string code, SourcePlace place)
    {
        if (value.Length > 0 && !seen.TryAdd(value, place.Line!.Value))
        {
            Refuse(code, $"'{Short(value)}' is also in {(table.IsSheet ? "row" : "line")} {seen[value]}.", place);
        }

        return value;
    }

    private void Refuse(string code, string message, SourcePlace place) => problems.Add(new Problem(code, message, File: place.File, Line: place.Line, Path: place.Path));

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    /// <summary>A title for tables that have none: the first line of the text, cut at a word.</summary>
    private static string FirstLine(string text)
    {
        const int longest = 120;
        var line = text.AsSpan().Trim();
        var end = line.IndexOf('\n');
        line = (end < 0 ? line : line[..end]).TrimEnd();
        if (line.Length <= longest)
        {
            return line.ToString();
        }

        var cut = line[..longest].LastIndexOf(' ');
        cut = cut > longest / 2 ? cut : longest - (char.IsHighSurrogate(line[longest - 1]) ? 1 : 0);
        return string.Concat(line[..cut].TrimEnd(), "…");
    }

    /// <summary>What one row has given so far.</summary>
    private sealed class Row(FieldValues.Builder fields)
    {
        public HashSet<ColumnTarget> Filled { get; } = [];

        public FieldValues.Builder Fields => fields;

        public List<Field> Cleared { get; } = [];

        public ImmutableArray<LinkDraft>.Builder Links { get; } = ImmutableArray.CreateBuilder<LinkDraft>();

        public string? Device { get; set; }

        public int? Number { get; set; }

        public string? Alias { get; set; }

        public string? Title { get; set; }

        public string? Text { get; set; }

        public string? Owner { get; set; }

        public ImmutableArray<string>? Tags { get; set; }

        public string? State { get; set; }
    }
}
