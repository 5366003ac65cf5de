using Suture.Domain.Records;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary>What a <c>check</c> was asked for, and whether that makes sense together.</summary>
internal sealed record CheckAsk
{
    public const string FailOnAny = "any";
    public const string FailOnNew = "new";

    public required string[] Standards { get; init; }

    public required bool All { get; init; }

    public required string? At { get; init; }

    public required string? Compare { get; init; }

    public required string FailOn { get; init; }

    public required string? Records { get; init; }

    public required IReadOnlyList<CheckOutput> Outputs { get; init; }

    public required bool EveryClause { get; init; }

    /// <summary>The report to compare with is a file; else it is a position, a release, or there is none.</summary>
    public bool ComparesWithFile => Compare is not null && !Compare.All(char.IsAsciiDigit) && !RecordId.TryParse(Compare, out _);

    /// <summary>The standards to name to the server; none means those that the gate asks of the device, or those of the kept report.</summary>
    public IReadOnlyList<string> Named => All ? ["all"] : Standards;

    public Problem? Refusal()
    {
        var formats = string.Join(", ", Compare is null ? CheckFormats.All : CheckFormats.OfComparisons);
        return All && Standards.Length > 0 ? Bad("--all", "--all asks every standard; leave out --standard.")
            : FailOn == FailOnNew && Compare is null ? Bad("--fail-on", "What is new is known only against something earlier; add --compare.")
            : Outputs.FirstOrDefault(o => o.Format is null) is { } unclear ? Bad("--out", $"The ending of '{unclear.Path ?? "-"}' does not say what to write; add --format, one of {formats}.")
            : Outputs.Count > 1 && Outputs.Select(o => o.Path).Distinct(StringComparer.Ordinal).Count() < Outputs.Count ? Bad("--out", "The same file is to be written twice.")
            : Outputs.Count > 1 && Outputs.Any(o => o.Path is null) ? Bad("--out", "Standard output can not be one of several; name files.")
            : Outputs.FirstOrDefault(o => o is { Format: "table", Path: not null }) is { } table ? Bad("--out", $"A table is for reading here, not for {table.Path}; choose another of {formats}.")
            : Compare is not null && Outputs.FirstOrDefault(o => !CheckFormats.OfComparisons.Contains(o.Format)) is { } other ? Bad("--format", $"A comparison is not written as {other.Format}; expected {formats}.")
            : Outputs.Any(o => o.Format is "html") && (All || Standards.Length > 1) ? Bad("--format", "A page to print is about one standard; name one with --standard.")
            : Records is not null && Outputs.All(o => o.Format is not "sarif") ? Bad("--records", "--records says where gaps stand in a SARIF file; add --out gate.sarif or --format sarif.")
            : null;
    }

    private static Problem Bad(string option, string message) => new("cli.usage", message, Path: option);
}
