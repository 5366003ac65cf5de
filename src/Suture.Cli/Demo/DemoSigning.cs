using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Connection;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Demo;

/// <summary>Takes each record of the sample to the state its file names, by the steps and signatures of its lifecycle.</summary>
internal sealed class DemoSigning(DemoStaff staff, string device)
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
            if (await WalkAsync(record.Key, record.State, ways, stop).ConfigureAwait(false) is { } problem)
            {
                problems.Enqueue(problem with { Message = $"{record.Key}: {problem.Message}" });
            }

            progress(Interlocked.Increment(ref done));
        }).ConfigureAwait(false);
        return [.. problems];
    }

    private async Task<Problem?> WalkAsync(string key, string state, LifecycleWays ways, CancellationToken cancellation)
    {
        var kind = key.Split('-')[0];
        var path = DeviceChoice.Path((device, key));
        var read = await staff.Approver.GetVersionedAsync(path, cancellation).ConfigureAwait(false);
        if (!read.TryGet(out var now))
        {
            return read.Problems[0];
        }

        // The import has set the states that need no signature already.
        if (ways.Between(kind, now.Json.Text("state"), state) is not { } steps)
        {
            return new Problem("demo.state", $"There is no way from {now.Json.Text("state")} to {state}.");
        }

        foreach (var step in steps)
        {
            var person = step.Signs ? staff.Approver : kind is "FND" ? staff.Security : staff.Author;
            var taken = await person.WriteVersionedAsync(HttpMethod.Post, $"{path}/steps/{step.Name}", json => Body(json, step), now.ETag, cancellation).ConfigureAwait(false);
            if (!taken.TryGet(out now))
            {
                return taken.Problems[0];
            }

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
