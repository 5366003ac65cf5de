using System.Diagnostics;
using System.Globalization;

namespace Suture.Bench.Frame;

/// <summary>One plain line for each step, on standard error, so that standard output is the table alone.</summary>
internal static class Progress
{
    private static readonly long Start = Stopwatch.GetTimestamp();

    public static void Say(string what) => Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{Stopwatch.GetElapsedTime(Start).TotalSeconds,6:0.0} s] {what}"));
}
