using System.Diagnostics;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Bench.Frame;
using Suture.Bench.Input;
using Suture.Bench.Rivals;

namespace Suture.Bench.Jobs;

/// <summary>Import of a folder of text records into an empty device: parse, decide, append, project, all in one use case and one transaction.</summary>
internal sealed class ImportText : IJob
{
    private const double Target = 15_000;

    public string Name => "import";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        Progress.Say($"import: writing {Show.Count(options.Records)} text files");
        var files = GeneratedDevice.OfRecords(options.Records).Files();
        var payloads = files.Select(f => f.Bytes).ToList();
        using var folder = new TempFolder();
        await OnceAsync(folder, GeneratedDevice.OfRecords(1000).Files()); // compiles the code
        var run = 0;
        var result = await Measure.InterleaveAsync(
            Math.Min(3, options.Repetitions),
            () => Task.FromResult(payloads.Count / Measure.Seconds(() => RawBatch.Insert(folder.Path, payloads))),
            async () =>
            {
                Progress.Say($"import: run {++run}");
                return options.Records / await OnceAsync(folder, files);
            });
        yield return new BenchRow(
            $"import of {Show.Count(options.Records)} text records", Show.Rate(result.Ours, "records"),
            $"{Show.Rate(result.Rival, "rows")} in one batch, same bytes, unparsed", Show.Percent(result.Ratio), $"{Show.Count((long)Target)} records/s", result.Ours >= Target);
    }

    private static async Task<double> OnceAsync(TempFolder folder, IReadOnlyList<ImportFile> files)
    {
        var data = folder.Sub(Guid.NewGuid().ToString("N"));
        double seconds;
        await using (var workshop = await Workshop.OpenAsync(data))
        {
            await workshop.CreateDeviceAsync(GeneratedDevice.Key);
            var start = Stopwatch.GetTimestamp();
            var answer = Workshop.Good(await workshop.Transfer.ImportAsync(Workshop.Caller, GeneratedDevice.Key, files, null, null, false, new WriteInfo(), CancellationToken.None));
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            Trace.Assert(answer.Added.Length == files.Count - 1, "Every file but device.yaml is a record.");
        }

        Directory.Delete(data, recursive: true);
        return seconds;
    }
}
