using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Bench.Postgres;
using Suture.Bench.Rivals;

namespace Suture.Bench.Jobs;

/// <summary>Durable single appends on a real PostgreSQL server through the use case, against a bare program that keeps a chain.</summary>
internal sealed class PostgresAppends : IJob
{
    private const int Clients = 8;
    private const string Job = "durable single appends, PostgreSQL, one client";
    private const string Target = "50 % of the bare chain";

    public string Name => "postgres";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        using var folder = new TempFolder();
        if (PostgresServer.FindPrograms() is not { } programs)
        {
            yield return BenchRow.NotMeasured(Job, "PostgreSQL's server programs are not on this machine", Target);
            yield break;
        }

        Progress.Say("postgres: starting a server");
        await using var server = await PostgresServer.StartAsync(programs, folder.Sub("server"));
        await using var workshop = await Workshop.OpenAsync(folder.Sub("data"), server.ConnectionString);
        var clients = await AppendingClient.PrepareAsync(workshop, Clients + 1);
        await Measure.RateTogetherAsync(options.AppendTime, clients.Select(c => (Func<Task>)c.WriteAsync));
        var entryBytes = await clients[0].EntryBytesAsync();

        await NpgsqlChain.CreateTableAsync(server.ConnectionString);
        var chains = await Task.WhenAll(Enumerable.Range(0, Clients).Select(i => NpgsqlChain.OpenAsync(server.ConnectionString, i, entryBytes)));
        await Measure.RateTogetherAsync(options.AppendTime / 4, chains.Select(c => (Func<Task>)c.AppendAsync));

        Progress.Say("postgres: one client");
        var one = await Measure.InterleaveAsync(
            options.Repetitions, () => Measure.RateAsync(options.AppendTime, chains[0].AppendAsync), () => Measure.RateAsync(options.AppendTime, clients[0].WriteAsync));
        yield return Row(Job, one);

        Progress.Say($"postgres: {Clients} clients");
        var many = await Measure.InterleaveAsync(
            options.Repetitions,
            () => Measure.RateTogetherAsync(options.AppendTime, chains.Select(c => (Func<Task>)c.AppendAsync)),
            () => Measure.RateTogetherAsync(options.AppendTime, clients.Skip(1).Select(c => (Func<Task>)c.WriteAsync)));
        yield return Row($"the same, {Clients} clients on {Clients} devices", many);
        foreach (var chain in chains)
        {
            await chain.DisposeAsync();
        }

        BenchRow Row(string job, Interleaved result) => new(
            job, Show.Rate(result.Ours, "appends"), $"{Show.Rate(result.Rival, "appends")} of {entryBytes} bytes, bare Npgsql chain", Show.Percent(result.Ratio), Target, result.Ratio >= 0.5);
    }
}
