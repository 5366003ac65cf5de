namespace Suture.Bench.Frame;

/// <summary>A folder on a real disk that goes away with its owner. A file system in memory would make every commit look free.</summary>
internal sealed class TempFolder : IDisposable
{
    private static readonly string[] InMemory = ["tmpfs", "ramfs"];

    public TempFolder() => Path = Directory.CreateDirectory(System.IO.Path.Combine(OnDisk(), $"suture-bench-{Guid.NewGuid():N}")).FullName;

    public string Path { get; }

    public string Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>Type of the file system that a folder is on; null where it can not be told.</summary>
    public static string? FileSystem(string folder)
    {
        const string mounts = "/proc/self/mounts";
        return !File.Exists(mounts)
            ? null
            : File.ReadLines(mounts).Select(l => l.Split(' '))
                .Where(m => m[1].Length == 1 || string.Equals(folder, m[1], StringComparison.Ordinal) || folder.StartsWith(m[1] + "/", StringComparison.Ordinal))
                .MaxBy(m => m[1].Length)?[2];
    }

    public static string OnDisk() =>
        InMemory.Contains(FileSystem(System.IO.Path.GetTempPath().TrimEnd('/'))) ? AppContext.BaseDirectory : System.IO.Path.GetTempPath();
}
