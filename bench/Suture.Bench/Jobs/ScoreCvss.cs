using System.Diagnostics;
using Suture.Bench.Frame;
using Suture.Bench.Rivals;
using Suture.Domain.Security.Cvss;

namespace Suture.Bench.Jobs;

/// <summary>CVSS vectors from text to score, on one core: thousands of different ones in no order, so that nothing can be foreseen.</summary>
internal sealed class ScoreCvss : IJob
{
    private const int Vectors = 20_000;

    public string Name => "cvss";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        foreach (var (what, version, optional, target) in new[]
        {
            ("CVSS 3.1 base, parse and score", CvssVersion.V31, false, 5_000_000), ("CVSS 4.0 base, parse and score", CvssVersion.V40, false, 2_000_000), ("CVSS 2.0 base", CvssVersion.V20, false, 0),
            ("CVSS 3.1, all three groups", CvssVersion.V31, true, 0), ("CVSS 4.0, base, threat and environmental", CvssVersion.V40, true, 0),
        })
        {
            var texts = Make(version, optional);
            _ = await Rate(TimeSpan.FromSeconds(options.Quick ? 0.1 : 0.7), texts, Score); // until the compiler has given its best
            _ = await Rate(TimeSpan.FromSeconds(options.Quick ? 0.1 : 0.3), texts, BarePass.Sum);
            var before = GC.GetAllocatedBytesForCurrentThread();
            _ = Score(texts);
            Trace.Assert(GC.GetAllocatedBytesForCurrentThread() - before < texts.Length, "Reading and scoring allocate nothing.");
            var time = TimeSpan.FromSeconds(options.Quick ? 0.1 : 0.5);
            var result = await Measure.InterleaveAsync(options.Repetitions, () => Rate(time, texts, BarePass.Sum), () => Rate(time, texts, Score));
            yield return new BenchRow(
                what, Show.Rate(result.Ours, "vectors"), $"{Show.Rate(result.Rival, "vectors")} one bare pass over the letters", Show.Percent(result.Ratio),
                target == 0 ? "" : $"{Show.Count(target)} vectors/s", target == 0 ? null : result.Ours >= target);
        }
    }

    private static async Task<double> Rate(TimeSpan time, string[] texts, Func<string[], long> pass)
    {
        long kept = 0;
        var passes = await Measure.RateAsync(time, () =>
        {
            kept += pass(texts);
            return Task.CompletedTask;
        });
        Trace.Assert(kept != 0, "The result is used, so the work is not optimized away.");
        return passes * texts.Length;
    }

    private static long Score(string[] texts)
    {
        long sum = 0;
        foreach (var text in texts)
        {
            sum += CvssVector.TryRead(text, out var vector, out _) ? vector.Score().Overall.Tenths : throw new InvalidOperationException(text);
        }

        return sum;
    }

#pragma warning disable CA5394 // the same vectors in every run are what is wanted
    private static string[] Make(CvssVersion version, bool optional)
    {
        var random = new Random(31);
        return [.. Enumerable.Range(0, Vectors).Select(_ => CvssMetrics.Of(version)
            .Where(m => m.Mandatory || (optional && m.Group != CvssGroup.Supplemental && random.Next(2) == 0))
            .Aggregate(CvssVector.LeastSevere(version), (vector, metric) => vector.With(metric, metric.Values[random.Next(metric.Values.Length)])).ToString())];
    }
#pragma warning restore CA5394
}
