using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Bench.Rivals;

namespace Suture.Bench.Jobs;

/// <summary>Durable single appends on SQLite through the use case: one client, and eight on devices of their own.</summary>
internal sealed class SqliteAppends : IJob
{
    private const int Clients = 8;

    public string Name => "append";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        using var folder = new TempFolder();
        await using var workshop = await Workshop.OpenAsync(folder.Sub("data"));
        Progress.Say($"append: {Clients + 1} devices");
        var clients = await AppendingClient.PrepareAsync(workshop, Clients + 1);

        // Also warms the code up.
        await Measure.RateTogetherAsync(options.AppendTime, clients.Select(c => (Func<Task>)c.WriteAsync));
        var entryBytes = await clients[0].EntryBytesAsync();
        using var rival = new RawCommits(folder.Path, entryBytes);
        await rival.RateAsync(options.AppendTime / 4);

        Progress.Say("append: one client");
        var one = await Measure.InterleaveAsync(options.Repetitions, () => rival.RateAsync(options.AppendTime), () => Measure.RateAsync(options.AppendTime, clients[0].WriteAsync));
        yield return Row("durable single appends, SQLite, one client", one, "50 % of raw commits", one.Ratio >= 0.5);

        Progress.Say($"append: {Clients} clients");
        var many = await Measure.InterleaveAsync(
            options.Repetitions,
            () => rival.RateAsync(options.AppendTime),
            () => Measure.RateTogetherAsync(options.AppendTime, clients.Skip(1).Select(c => (Func<Task>)c.WriteAsync)));
        yield return Row($"the same, {Clients} clients on {Clients} devices", many, "more than one client", many.Ours > one.Ours);

        BenchRow Row(string job, Interleaved result, string target, bool met) => new(
            job, Show.Rate(result.Ours, "appends"), $"{Show.Rate(result.Rival, "one-row commits")} of {entryBytes} bytes", Show.Percent(result.Ratio), target, met);
    }
}
