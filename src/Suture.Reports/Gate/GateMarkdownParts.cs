using System.Text;
using Suture.Domain.Records;
using Suture.Domain.Standards;
using Suture.Reports.Markdown;

namespace Suture.Reports.Gate;

/// <summary>What the Markdown of a gate and that of a comparison have in common. Data goes through <see cref="MarkdownText"/>.</summary>
internal static class GateMarkdownParts
{
    private const int MaxStandards = 30;
    private const int TitleLength = 80;

    /// <summary>First line: by it a script finds the comment that it wrote before.</summary>
    public static string Marker(string device) => $"<!-- suture-gate {device} -->";

    public static void Head(StringBuilder page, ReportStamp stamp, string title)
    {
        page.Append(Marker(stamp.Device.Key)).Append("\n### ").Append(title).Append(": ").Append(MarkdownText.Of(stamp.Device.Key));
        if (stamp.Device.Version is { Length: > 0 } version)
        {
            page.Append(", version ").Append(MarkdownText.Of(version, TitleLength));
        }

        page.Append(", class ").Append(stamp.Device.EffectiveClass).Append("\n\n");
    }

    /// <summary>A row for each standard, and how many there are more.</summary>
    public static void Table<T>(StringBuilder page, IReadOnlyList<T> rows, string[] columns, Func<T, CheckReport> of, Func<T, IEnumerable<string>> cells)
    {
        page.Append("| Standard | ").AppendJoin(" | ", columns).Append(" |\n| --- |").Append(string.Concat(Enumerable.Repeat(" ---: |", columns.Length))).Append('\n');
        foreach (var row in rows.Take(MaxStandards))
        {
            var check = of(row);
            page.Append("| ").Append(MarkdownText.Of($"{check.Title}, {check.Edition}", 100)).Append(" | ").AppendJoin(" | ", cells(row)).Append(" |\n");
        }

        page.Append('\n');
        if (rows.Count > MaxStandards)
        {
            page.Append("and ").Append(GateWords.Count(rows.Count - MaxStandards, "more standard")).Append("\n\n");
        }
    }

    /// <summary>A section with a folded part for each clause.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="title">Heading; nothing is written when there is no clause.</param>
    /// <param name="clauses">The clauses with the gaps to tell.</param>
    /// <param name="detail">How much is told.</param>
    /// <param name="find">Titles of records.</param>
    public static void Section(StringBuilder page, string title, IReadOnlyCollection<MarkdownClause> clauses, MarkdownDetail detail, RecordLookup find)
    {
        if (clauses.Count == 0)
        {
            return;
        }

        page.Append("#### ").Append(title).Append("\n\n");
        foreach (var clause in clauses.Take(detail.Clauses))
        {
            Clause(page, clause, detail, find);
        }

        if (detail.Reasons == 0 && detail.Clauses > 0)
        {
            page.Append('\n');
        }

        if (clauses.Count > detail.Clauses)
        {
            var rest = clauses.Skip(detail.Clauses).ToList();
            page.Append("and ").Append(GateWords.Count(rest.Count, "more clause")).Append(" with ").Append(GateWords.Count(rest.Sum(c => c.Gaps), "gap")).Append("; the full report has them.\n\n");
        }
    }

    public static void Foot(StringBuilder page, ReportStamp stamp) =>
        page.Append("<sub>Ledger position ").Append(stamp.Position).Append(", root <code>").Append(MarkdownText.Of(stamp.Root)).Append("</code>. Made by Suture ").Append(MarkdownText.Of(stamp.ProductVersion))
            .Append(". It says which evidence the records hold; the judgment is the reader's.</sub>\n");

    private static void Clause(StringBuilder page, MarkdownClause clause, MarkdownDetail detail, RecordLookup find)
    {
        var line = $"<b>{MarkdownText.Of(clause.Standard, TitleLength)} {MarkdownText.Of(clause.Id, TitleLength)}</b> {MarkdownText.Of(clause.Title, 160)}: {GateWords.Count(clause.Gaps, "gap")}";
        if (detail.Reasons == 0 || clause.Groups.Count == 0)
        {
            page.Append("- ").Append(line).Append(Noted(clause)).Append('\n');
            return;
        }

        page.Append("<details>\n<summary>").Append(line).Append("</summary>\n\n");
        foreach (var group in clause.Groups.Take(detail.Reasons))
        {
            page.Append("- ").Append(MarkdownText.Of(group.Why)).Append(": ").AppendJoin(", ", group.First.Take(detail.Records).Select(r => Name(r, clause.Device, find)));
            if (group.Count > detail.Records)
            {
                page.Append(" and ").Append(GateWords.Number(group.Count - detail.Records)).Append(" more");
            }

            page.Append('\n');
        }

        if (clause.Groups.Count > detail.Reasons)
        {
            var rest = clause.Groups.Skip(detail.Reasons).ToList();
            page.Append("- and ").Append(GateWords.Count(rest.Count, "more reason")).Append(" with ").Append(GateWords.Count(rest.Sum(g => g.Count), "gap")).Append('\n');
        }

        if (clause.Note is not null)
        {
            page.Append("- ").Append(Noted(clause).TrimStart(' ', '(').TrimEnd(')')).Append('\n');
        }

        page.Append("\n</details>\n\n");
    }

    private static string Noted(MarkdownClause clause) => clause.Note is null ? "" : $" ({clause.Note})";

    private static string Name(RecordId? record, string device, RecordLookup find) => record switch
    {
        null => $"<b>{MarkdownText.Of(device)}</b>",
        { } id when find(id)?.Title is { Length: > 0 } title => $"<b>{id}</b> <i>{MarkdownText.Of(title, TitleLength)}</i>",
        { } id => $"<b>{id}</b>",
    };
}
