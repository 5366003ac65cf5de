using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Suture.Bench.Frame;

/// <summary>
/// Runs a part of a job in a process of its own: cold code, and a peak of resident memory that is only its own. A child prints one line
/// of JSON with its numbers.
/// </summary>
internal static class ChildProcess
{
    public const string Switch = "--child";

    public static async Task<IReadOnlyDictionary<string, double>> RunAsync(string part, params string[] arguments)
    {
        var host = Environment.ProcessPath!;
        var start = new ProcessStartInfo(host) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (Path.GetFileNameWithoutExtension(host).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Suture.Bench.dll"));
        }

        foreach (var argument in (string[])[Switch, part, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Dictionary<string, double>>(output)!
            : throw new InvalidOperationException($"The child process '{part}' ended with {process.ExitCode}.");
    }

    public static void Answer(IReadOnlyDictionary<string, double> numbers) => Console.Out.WriteLine(JsonSerializer.Serialize(numbers));

    /// <summary>Most memory this process has had resident, in bytes.</summary>
    public static long PeakResident()
    {
        const string status = "/proc/self/status";
        if (!File.Exists(status))
        {
            using var self = Process.GetCurrentProcess();
            return self.PeakWorkingSet64;
        }

        var line = File.ReadLines(status).First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6, line.Length - 6 - 2), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture) * 1024;
    }
}
