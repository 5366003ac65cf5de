using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Connection;
using Suture.Domain.Results;

namespace Suture.Cli.Demo;

/// <summary>Takes each record of the sample to the state its file names, by the steps and signatures of its lifecycle.</summary>
internal sealed class DemoSigning(ApiClient author, ApiClient approver, string device)
{
    private const string Reason = "State of the sample device";
    private int signatures;

    public int Signatures => signatures;

    /// <summary>Signs in parallel, as checking a password takes a processor's time; the ledger keeps the order. Problems name the record.</summary>
    public async Task<ImmutableArray<Problem>> RunAsync(DemoSample sample, JsonElement kinds, Action<int> progress, CancellationToken cancellation)
    {
        var ways = new LifecycleWays(kinds);
        var problems = new ConcurrentQueue<Problem>();
        var done = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount), CancellationToken = cancellation };
        await Parallel.ForEachAsync(sample.States, options, async (record, stop) =>
        {
            var kind = record.Key.Split('-')[0];
            if (ways.To(kind, record.State) is not { } steps)
            {
                problems.Enqueue(new Problem("demo.state", $"{record.Key} has no way to the state {record.State}."));
                return;
            }

            if (await WalkAsync(record.Key, steps, stop).ConfigureAwait(false) is { } problem)
            {
                problems.Enqueue(problem with { Message = $"{record.Key}: {problem.Message}" });
            }

            progress(Interlocked.Increment(ref done));
        }).ConfigureAwait(false);
        return [.. problems];
    }

    private async Task<Problem?> WalkAsync(string key, IReadOnlyList<WayStep> steps, CancellationToken cancellation)
    {
        if (steps.Count == 0)
        {
            return null;
        }

        var path = DeviceChoice.Path((device, key));
        var now = await author.GetVersionedAsync(path, cancellation).ConfigureAwait(false);
        var version = now.Ok ? now.Value.ETag : null;
        foreach (var step in steps)
        {
            var person = step.Signs ? approver : author;
            var taken = version is null
                ? Result<ApiAnswer>.Failed(now.Problems)
                : await person.WriteVersionedAsync(HttpMethod.Post, $"{path}/steps/{step.Name}", json => Body(json, step), version, cancellation).ConfigureAwait(false);
            if (!taken.TryGet(out var answer))
            {
                return taken.Problems[0];
            }

            version = answer.ETag;
            if (step.Signs)
            {
                Interlocked.Increment(ref signatures);
            }
        }

        return null;
    }

    private static void Body(Utf8JsonWriter json, WayStep step)
    {
        json.WriteStartObject();
        if (step.NeedsReason)
        {
            json.WriteString("reason", Reason);
        }

        if (step.Signs)
        {
            json.WriteString("password", DemoPeople.Password);
        }

        json.WriteEndObject();
    }
}
