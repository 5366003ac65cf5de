using System.Globalization;
using System.Runtime.InteropServices;

namespace Suture.Bench.Frame;

/// <summary>What the numbers were measured on; nothing that names the machine.</summary>
internal static class MachineFacts
{
    public static string Line() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Environment.ProcessorCount} cores ({Cpu()}), {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1073741824.0:0} GiB, {RuntimeInformation.OSDescription.Split(' ')[0]}, {TempFolder.FileSystem(TempFolder.OnDisk().TrimEnd('/')) ?? "unknown file system"}, .NET {Environment.Version}, load {Load()} before the run");

    private static string Cpu() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown processor"
        : RuntimeInformation.ProcessArchitecture.ToString();

    // Whoever reads the table must see whether the machine was busy with something else.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}
