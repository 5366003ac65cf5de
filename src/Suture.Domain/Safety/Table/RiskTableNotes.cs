using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Fields;

namespace Suture.Domain.Safety.Table;

/// <summary>What a person should know about a table that was taken in, beside what it changed.</summary>
internal static class RiskTableNotes
{
    private const int Most = 50;

    /// <param name="file">What the table says.</param>
    /// <param name="was">What it said when it was exported; null for one from elsewhere.</param>
    /// <param name="computed">Rows whose computed cells are compared with.</param>
    /// <param name="links">Notes on links.</param>
    internal static ImmutableArray<string> Of(RiskClaims file, RiskClaims? was, RiskClaims computed, List<string> links)
    {
        var notes = new List<string>(links);
        foreach (var (key, row) in file.Rows)
        {
            foreach (var column in RiskColumns.All.Where(c => c.Role == RiskColumnRole.Computed))
            {
                var text = Text(row, column);
                var made = computed.Rows.TryGetValue(key, out var there) ? Text(there, column) : string.Empty;
                if (text.Length > 0 && !string.Equals(text, made, StringComparison.Ordinal))
                {
                    notes.Add($"{Where(row[column]!.Place)}: {column.Header} of {key.Situation} was edited; it is made from the records, so the edit is ignored.");
                }
            }
        }

        var absent = was is null ? [] : was.Rows.Keys.Select(k => k.Situation).Distinct().Where(s => !file.Records.ContainsKey(s)).Order().ToList();
        if (absent.Count > 0)
        {
            notes.Add($"{string.Join(", ", absent)}: no row in the table; left as {(absent.Count == 1 ? "it is" : "they are")}.");
        }

        return notes.Count <= Most ? [.. notes] : [.. notes.Take(Most), $"{notes.Count - Most} further notes are not listed."];
    }

    private static string Text(RiskTableRow row, RiskColumn column) => FieldText.ToLf(row.Text(column)).Trim();

    private static string Where(SourcePlace place) => place.Path is { } path && path.Contains('!', StringComparison.Ordinal) ? path : $"line {place.Line}";
}
