using System.Collections.Immutable;
using System.Text;

namespace Suture.Domain.Security.ThreatModels.Exchange;

/// <summary>
/// The text of a threat record that came from a file: its description, then under headings what the file said that has no field here.
/// Nothing of the file is lost, and an export gives it back.
/// </summary>
public static class ThreatText
{
    private const string MitigationHeading = "### Mitigation in the file";
    private const string FactsHeading = "### As the file judged it";

    /// <summary>The text for what a file lists.</summary>
    /// <param name="threat">As listed.</param>
    /// <param name="longTitle">The file's title, when it is too long for a title here; stands first.</param>
    public static string Write(ListedThreat threat, string? longTitle = null)
    {
        ArgumentNullException.ThrowIfNull(threat);
        var facts = new[] { ("category", threat.Category), ("status", threat.Status), ("severity", threat.Severity) }.Where(f => !string.IsNullOrWhiteSpace(f.Item2)).ToList();
        var parts = new List<string?>
        {
            longTitle,
            threat.Description,
            threat.Mitigation is null ? null : $"{MitigationHeading}\n\n{threat.Mitigation}",
            facts.Count == 0 ? null : $"{FactsHeading}\n\n{string.Join('\n', facts.Select(f => $"- {f.Item1}: {OneLine(f.Item2!)}"))}",
        };
        return string.Join("\n\n", parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()));
    }

    /// <summary>The parts of such a text. A text that people wrote is all description.</summary>
    public static (string? Description, string? Mitigation, string? Category, string? Status, string? Severity) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var description = new StringBuilder();
        var mitigation = new StringBuilder();
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        var part = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            part = line switch { MitigationHeading => 1, FactsHeading => 2, _ => part };
            if (line is MitigationHeading or FactsHeading)
            {
                continue;
            }

            if (part == 2 && line.StartsWith("- ", StringComparison.Ordinal) && line.IndexOf(": ", StringComparison.Ordinal) is > 2 and var at)
            {
                facts.TryAdd(line[2..at], line[(at + 2)..]);
            }
            else
            {
                (part == 1 ? mitigation : description).Append(line).Append('\n');
            }
        }

        return (Some(description), Some(mitigation), facts.GetValueOrDefault("category"), facts.GetValueOrDefault("status"), facts.GetValueOrDefault("severity"));
    }

    private static string? Some(StringBuilder text) => text.ToString().Trim() is { Length: > 0 } some ? some : null;

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Trim();
}
