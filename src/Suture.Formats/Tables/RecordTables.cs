using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Formats.Text;

namespace Suture.Formats.Tables;

/// <summary>Tables to drafts and records to tables, for CSV and XLSX alike.</summary>
public static class RecordTables
{
    /// <summary>One draft for each row. A mapped column speaks for its member: an empty cell clears it (but a title stays).</summary>
    /// <returns>The drafts, or up to 100 problems with their cells; never half of the rows.</returns>
    public static Result<ImmutableArray<RecordDraft>> Read(SheetTable table, ColumnMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(mapping);
        var problems = new List<Problem>();
        var columns = new List<(int Index, ColumnTarget Target)>();
        foreach (var column in mapping.Columns)
        {
            var index = table.Header.ToList().FindIndex(h => string.Equals(h, column.Column.Trim(), StringComparison.OrdinalIgnoreCase));
            if (index < 0)
            {
                problems.Add(new Problem("table.column.missing", $"There is no column '{column.Column}': {string.Join(", ", table.Header)}{Nearest.Hint(column.Column, table.Header)}", File: table.File, Path: table.Name));
            }

            columns.Add((index, column.Target));
        }

        if (problems.Count > 0)
        {
            return problems.ToImmutableArray();
        }

        var bad = table.BadCells.ToDictionary(b => (b.Line, b.Column), b => b.Why);
        var reader = new RowReader(table, mapping, columns, bad, problems);
        var drafts = ImmutableArray.CreateBuilder<RecordDraft>(table.Rows.Length);
        foreach (var row in table.Rows)
        {
            drafts.Add(reader.Read(row));
            if (problems.Count >= RowReader.MaxProblems)
            {
                break;
            }
        }

        return problems.Count > 0 ? problems.Take(RowReader.MaxProblems).ToImmutableArray() : drafts.DrainToImmutable();
    }

    /// <summary>A table with a row for each record and columns that <see cref="ColumnGuess"/> reads back.</summary>
    public static OutputSheet FromRecords(RecordKind kind, IEnumerable<TextRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var definition = kind.Definition();
        var links = LinkRules.All.Where(r => r.From.Contains(kind)).ToImmutableArray();
        ImmutableArray<OutputColumn> columns =
        [
            new("key", 12), new("title", 40, Wrap: true), new("alias", 14), new("owner", 16), new("tags", 18), new("state", 12),
            .. links.Select(l => new OutputColumn("links." + l.Name, 16)),
            .. definition.Fields.Select(f => new OutputColumn(f.Name, f.Type is FieldType.Markdown or FieldType.Table ? 50 : 18, f.Type is FieldType.Markdown or FieldType.Table)),
            new("text", 70, Wrap: true),
        ];
        return new OutputSheet(definition.Prefix, columns, records.Where(r => r.Id.Kind == kind).OrderBy(r => r.Id).Select(r => Row(r, links))) { FrozenColumns = 2 };
    }

    private static List<object?> Row(TextRecord record, ImmutableArray<LinkRule> links)
    {
        var row = new List<object?>
        {
            record.Id.ToString(), record.Title, record.Alias, record.Owner, record.Tags.IsDefaultOrEmpty ? null : CellLists.Join(record.Tags), record.State,
        };
        foreach (var link in links)
        {
            row.Add(string.Join('\n', record.Links.Where(l => l.Type == link.Type).Select(l => l.To).Order().Distinct()));
        }

        foreach (var field in record.Fields.Kind.Fields)
        {
            row.Add(record.Fields[field] switch
            {
                null => null,
                long number => number,
                bool flag => flag,
                DateOnly date => date,
                var value => FieldText.Format(field, value),
            });
        }

        row.Add(record.Text);
        return row;
    }
}
