using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Formats.Text.Yaml;

namespace Suture.Formats.Text;

/// <summary>One record as a file: YAML front matter over Markdown (docs/text-form.md). Reading what was written gives the same record, and writing it again the same bytes.</summary>
public static class RecordText
{
    /// <summary>Reads one file. Its name must be the key (<c>SRS-12.md</c>) and its folder, when given, the prefix.</summary>
    /// <returns>The draft, or every problem of the file, with lines.</returns>
    public static Result<RecordDraft> Read(string content, string fileName)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(fileName);
        return RecordTextReader.Read(content, fileName, device: null);
    }

    /// <summary>The file's text: members in the agreed order, LF line ends.</summary>
    public static string Write(TextRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var to = new StringBuilder(512 + record.Text.Length);
        to.Append(CultureInfo.InvariantCulture, $"---\nkey: {record.Id}\n");
        Member(to, "title", record.Title);
        Member(to, "alias", record.Alias);
        Member(to, "owner", record.Owner);
        if (!record.Tags.IsDefaultOrEmpty)
        {
            to.Append("tags: ");
            YamlWriter.List(to, record.Tags);
        }

        Member(to, "state", record.State);
        Links(to, record);
        Fields(to, record.Fields);
        to.Append("---\n");
        if (record.Text.Length > 0)
        {
            to.Append('\n').Append(FieldText.ToLf(record.Text)).Append('\n');
        }

        return to.ToString();
    }

    private static void Member(StringBuilder to, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            to.Append(name).Append(": ");
            YamlWriter.Value(to, value, 0);
        }
    }

    private static void Links(StringBuilder to, TextRecord record)
    {
        if (record.Links.IsDefaultOrEmpty)
        {
            return;
        }

        to.Append("links:\n");
        foreach (var ofType in record.Links.Distinct().OrderBy(l => l.Type).ThenBy(l => l.To).GroupBy(l => l.Type))
        {
            to.Append("  ").Append(LinkRules.Name(ofType.Key)).Append(": ");
            YamlWriter.List(to, ofType.Select(l => l.To.ToString()));
        }
    }

    private static void Fields(StringBuilder to, FieldValues fields)
    {
        var first = true;
        foreach (var (field, value) in fields.Filled)
        {
            to.Append(first ? "fields:\n  " : "  ").Append(field.Name);
            first = false;
            switch (value)
            {
                case ImmutableArray<string> values:
                    to.Append(": ");
                    YamlWriter.List(to, values);
                    break;
                case ImmutableArray<TableRow> rows:
                    to.Append(":\n");
                    Rows(to, field, rows);
                    break;
                case string text:
                    to.Append(": ");
                    YamlWriter.Value(to, text, 2);
                    break;
                default:
                    to.Append(": ").Append(FieldText.Format(field, value)).Append('\n'); // numbers, dates, truth values: plain
                    break;
            }
        }
    }

    private static void Rows(StringBuilder to, Field field, ImmutableArray<TableRow> rows)
    {
        foreach (var row in rows)
        {
            to.Append("    - {");
            var first = true;
            for (var i = 0; i < field.Columns.Length; i++)
            {
                if (row.Cells[i].Length > 0)
                {
                    to.Append(first ? "" : ", ").Append(field.Columns[i].Code).Append(": ");
                    YamlWriter.Inline(to, row.Cells[i], inFlow: true);
                    first = false;
                }
            }

            to.Append("}\n");
        }
    }
}
