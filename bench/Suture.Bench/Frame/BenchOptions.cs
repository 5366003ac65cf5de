namespace Suture.Bench.Frame;

/// <summary>What the command line asked for.</summary>
/// <param name="Only">Names of jobs; empty means all.</param>
/// <param name="Quick">A tenth of the size and fewer repetitions: tells whether everything runs, not how fast it is.</param>
internal sealed record BenchOptions(IReadOnlyList<string> Only, bool Quick)
{
    public const string Usage = "usage: Suture.Bench [--only NAME[,NAME...]] [--quick]";

    /// <summary>Records of the large device.</summary>
    public int Records => Quick ? 10_000 : 100_000;

    /// <summary>Repetitions of a job that takes seconds.</summary>
    public int Repetitions => Quick ? 2 : 5;

    /// <summary>How long one repetition of a stream of appends runs.</summary>
    public TimeSpan AppendTime => TimeSpan.FromSeconds(Quick ? 0.5 : 2);

    /// <summary>Null when the arguments make no sense.</summary>
    public static BenchOptions? Parse(ReadOnlySpan<string> args)
    {
        var only = new List<string>();
        var quick = false;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    quick = true;
                    break;
                case "--only" when i + 1 < args.Length:
                    only.AddRange(args[++i].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                    break;
                default:
                    return null;
            }
        }

        return new BenchOptions(only, quick);
    }

    public bool Wants(IJob job) => Only.Count == 0 || Only.Contains(job.Name, StringComparer.OrdinalIgnoreCase);
}
