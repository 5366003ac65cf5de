namespace Suture.Bench.Frame;

/// <summary>One job of the table of targets, with the raw limit or rival it is held against.</summary>
internal interface IJob
{
    /// <summary>For <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>Measures and gives rows as they come.</summary>
    IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options);
}
