using System.Text.RegularExpressions;

namespace Suture.Reports.Gate;

/// <summary>Data as it may stand in a message of SARIF 2.1.0, where <c>[text](target)</c> is a link (3.11.6) and <c>{0}</c> a placeholder (3.11.5).</summary>
internal static partial class SarifMessage
{
    public static string Text(string? text) => text is null ? "" : Placeholder().Replace(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("](", "\\](", StringComparison.Ordinal), "{{${number}}}");

    [GeneratedRegex(@"\{(?<number>[0-9]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder();
}
