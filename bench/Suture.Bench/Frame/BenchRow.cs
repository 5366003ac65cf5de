namespace Suture.Bench.Frame;

/// <summary>One row of the table.</summary>
/// <param name="Job">What was done.</param>
/// <param name="Ours">Median of ours, with its unit.</param>
/// <param name="Limit">Median of the raw limit or rival measured in the same run, with its unit and name.</param>
/// <param name="Ratio">Ours to limit.</param>
/// <param name="Target">What is to be reached; empty for a row that only explains another.</param>
/// <param name="Met">Null when the row has no target.</param>
internal sealed record BenchRow(string Job, string Ours, string Limit, string Ratio, string Target, bool? Met)
{
    /// <summary>A row of a job that could not be measured here, and why.</summary>
    public static BenchRow NotMeasured(string job, string why, string target) => new(job, "not measured", why, "", target, null);
}
