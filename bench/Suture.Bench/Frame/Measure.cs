using System.Diagnostics;

namespace Suture.Bench.Frame;

/// <summary>Times, medians and interleaving.</summary>
internal static class Measure
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    public static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static async Task<double> SecondsAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>
    /// A, B, A, B, ..., A: each of ours stands between two of the rival, so that what else the machine does hits both alike. The ratio of a
    /// repetition is ours to the mean of the rival before and after it.
    /// </summary>
    public static async Task<Interleaved> InterleaveAsync(int repetitions, Func<Task<double>> rival, Func<Task<double>> ours)
    {
        var rivals = new List<double> { await rival() };
        var our = new List<double>();
        var ratios = new List<double>();
        for (var i = 0; i < repetitions; i++)
        {
            our.Add(await ours());
            rivals.Add(await rival());
            ratios.Add(our[^1] / ((rivals[^2] + rivals[^1]) / 2));
        }

        return new Interleaved(Median(our), Median(rivals), Median(ratios));
    }

    /// <summary>Repeats for a while; gives repetitions for each second.</summary>
    public static async Task<double> RateAsync(TimeSpan time, Func<Task> once)
    {
        var start = Stopwatch.GetTimestamp();
        long count = 0;
        TimeSpan elapsed;
        do
        {
            await once();
            count++;
            elapsed = Stopwatch.GetElapsedTime(start);
        }
        while (elapsed < time);
        return count / elapsed.TotalSeconds;
    }

    /// <summary>Several clients at once, each for the same while; gives their sum.</summary>
    public static async Task<double> RateTogetherAsync(TimeSpan time, IEnumerable<Func<Task>> clients) =>
        (await Task.WhenAll(clients.Select(once => Task.Run(() => RateAsync(time, once))))).Sum();
}

/// <summary>Medians of interleaved repetitions.</summary>
internal sealed record Interleaved(double Ours, double Rival, double Ratio);
