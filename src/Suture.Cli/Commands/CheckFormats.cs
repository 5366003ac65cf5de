namespace Suture.Cli.Commands;

/// <summary>One way in which <c>check</c> answers.</summary>
/// <param name="Format">One of <see cref="CheckFormats.All"/>; null when the ending of the file says none of them.</param>
/// <param name="Path">File; null is standard output.</param>
internal sealed record CheckOutput(string? Format, string? Path);

/// <summary>Formats of <c>check</c>.</summary>
internal static class CheckFormats
{
    public static readonly string[] All = ["table", "json", "html", "junit", "sarif", "markdown"];

    /// <summary>Those that a comparison has.</summary>
    public static readonly string[] OfComparisons = ["table", "json", "sarif", "markdown"];

    public static IReadOnlyList<CheckOutput> Outputs(string? said, string[] paths, bool json) => paths.Length == 0
        ? [new CheckOutput(said ?? (json ? "json" : "table"), null)]
        : [.. paths.Select(p => new CheckOutput(said ?? OfEnding(p), p is "-" ? null : p))];

    private static string? OfEnding(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "html",
        ".json" => path.EndsWith(".sarif.json", StringComparison.OrdinalIgnoreCase) ? "sarif" : "json",
        ".xml" => "junit",
        ".sarif" => "sarif",
        ".md" => "markdown",
        _ => null,
    };
}
