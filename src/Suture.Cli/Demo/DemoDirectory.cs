using Suture.Domain.Results;

namespace Suture.Cli.Demo;

/// <summary>The demo's data directory. A marker file says that it is one: nothing else is ever removed.</summary>
internal static class DemoDirectory
{
    public const string Default = "suture-demo";
    private const string Marker = "this-is-a-demo";

    /// <summary>Makes the directory, empty; null when it is there.</summary>
    public static Problem? Prepare(string directory, bool force)
    {
        if (Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
        {
            if (!File.Exists(Path.Combine(directory, Marker)))
            {
                return new Problem("demo.directory", $"{directory} is not empty and not a demo; take another with --data DIR.", ProblemKind.Conflict, File: directory);
            }

            if (!force)
            {
                return new Problem(
                    "demo.exists", $"There is a demo in {directory} already. Serve it with: suture serve --data {directory}. Make it anew with: suture demo --force --data {directory}", ProblemKind.Conflict, File: directory);
            }

            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, Marker), "Made by 'suture demo'; 'suture demo --force' removes this directory and makes it anew.\n");
        return null;
    }

    /// <summary>Where the sample device is: beside the program, or above it when run from the sources.</summary>
    public static string? FindSample()
    {
        for (var directory = AppContext.BaseDirectory; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            var sample = Path.Combine(directory, "samples", "infusion-pump");
            if (File.Exists(Path.Combine(sample, "device.yaml")))
            {
                return sample;
            }
        }

        return null;
    }
}
