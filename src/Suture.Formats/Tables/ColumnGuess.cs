using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Links;

namespace Suture.Formats.Tables;

/// <summary>Guesses a mapping from the header, where no mapping file is given. The caller shows it before anything is imported.</summary>
public static class ColumnGuess
{
    /// <summary>Words that tools put around the name that matters: "Custom field (Requirement Rationale)".</summary>
    private static readonly string[] Noise = ["custom", "field", "requirement", "requirements", "req", "object", "item", "issue", "test", "case", "the"];

    private static readonly Dictionary<string, ColumnRole> Names = new(StringComparer.Ordinal)
    {
        ["key"] = ColumnRole.Key,
        ["id"] = ColumnRole.Alias, ["uid"] = ColumnRole.Alias, ["alias"] = ColumnRole.Alias, ["identifier"] = ColumnRole.Alias, ["number"] = ColumnRole.Alias, ["no"] = ColumnRole.Alias, ["ref"] = ColumnRole.Alias,
        ["title"] = ColumnRole.Title, ["name"] = ColumnRole.Title, ["summary"] = ColumnRole.Title, ["heading"] = ColumnRole.Title, ["headline"] = ColumnRole.Title, ["subject"] = ColumnRole.Title,
        ["text"] = ColumnRole.Text, ["description"] = ColumnRole.Text, ["statement"] = ColumnRole.Text, ["body"] = ColumnRole.Text, ["specification"] = ColumnRole.Text, [""] = ColumnRole.Text,
        ["owner"] = ColumnRole.Owner, ["responsible"] = ColumnRole.Owner, ["assignee"] = ColumnRole.Owner,
        ["tags"] = ColumnRole.Tags, ["tag"] = ColumnRole.Tags, ["labels"] = ColumnRole.Tags, ["keywords"] = ColumnRole.Tags,
        ["state"] = ColumnRole.State,
    };

    private static readonly string[] LinkNames = ["parent", "parents", "links", "uplinks", "traces to", "source", "traces", "satisfied by", "upstream"];

    /// <summary>Maps each column whose name or field label is known, at most one to each target (the first one wins); the rest stay unmapped.</summary>
    public static ColumnMapping Guess(SheetTable table, RecordKind kind)
    {
        ArgumentNullException.ThrowIfNull(table);
        var definition = kind.Definition();
        var columns = ImmutableArray.CreateBuilder<MappedColumn>();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var i = 0; i < table.Header.Length; i++)
            {
                var name = table.Header[i];
                if (columns.Any(c => string.Equals(c.Column, name, StringComparison.Ordinal)))
                {
                    continue;
                }

                // Whole names first, so that "Description" wins over "Test description" wherever it stands.
                var words = Words(name, strip: pass == 1);
                var target = Target(definition, words, pass) is { } found ? Refine(found, words, table, i, definition) : null;
                if (target is not null && !columns.Any(c => c.Target == target))
                {
                    columns.Add(new MappedColumn(name, target));
                }
            }
        }

        return new ColumnMapping(kind, [.. columns.OrderBy(c => table.Header.IndexOf(c.Column))]);
    }

    private static ColumnTarget? Target(KindDefinition kind, string words, int pass)
    {
        if (words.Length > 0 && kind.Fields.FirstOrDefault(f => Words(f.Name, strip: false) == words || Words(f.Label, strip: false) == words) is { } field)
        {
            return new ColumnTarget(ColumnRole.Field, field);
        }

        if (LinkRules.All.FirstOrDefault(r => r.From.Contains(kind.Kind) && (Words(r.Name, strip: false) == words || "links " + Words(r.Name, strip: false) == words)) is { } rule)
        {
            return new ColumnTarget(ColumnRole.Links, Link: rule.Type);
        }

        if (LinkNames.Contains(words, StringComparer.Ordinal) && LinkRules.All.FirstOrDefault(r => r.From.Contains(kind.Kind)) is { } usual)
        {
            return new ColumnTarget(ColumnRole.Links, Link: usual.Type);
        }

        return (pass == 1 || words.Length > 0) && Names.TryGetValue(words, out var role) ? new ColumnTarget(role) : null;
    }

    /// <summary>An id column holds our keys when its cells are such, a key column unless they are not; a state column is ours when all its cells are states of the kind.</summary>
    private static ColumnTarget? Refine(ColumnTarget target, string words, SheetTable table, int column, KindDefinition kind)
    {
        var cells = table.Rows.Select(r => r.Cells[column].Trim()).Where(c => c.Length > 0);
        return target.Role switch
        {
            ColumnRole.Key => cells.All(IsKey) ? target : new ColumnTarget(ColumnRole.Alias),
            ColumnRole.Alias => words is not "alias" && cells.Any() && cells.All(IsKey) ? new ColumnTarget(ColumnRole.Key) : target,
            ColumnRole.State => cells.All(c => kind.Lifecycle.FindState(c) is not null) ? target : null,
            _ => target,
        };

        bool IsKey(string cell) => RecordId.TryParse(cell.AsSpan(cell.IndexOf('/', StringComparison.Ordinal) + 1), out var id) && id.Kind == kind.Kind;
    }

    /// <summary>Lower-case words with single spaces: "derivesFrom", "Derives from" and "derives_from" are the same.</summary>
    private static string Words(string name, bool strip)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var letter = i < name.Length && char.IsLetterOrDigit(name[i]);
            var boundary = letter && start >= 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1]);
            if (start >= 0 && (!letter || boundary))
            {
                words.Add(name[start..i].ToLowerInvariant());
                start = -1;
            }

            start = letter && start < 0 ? i : start;
        }

        return string.Join(' ', strip ? words.Where(w => !Noise.Contains(w, StringComparer.Ordinal)) : words);
    }
}
