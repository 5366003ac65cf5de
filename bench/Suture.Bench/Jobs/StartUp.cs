using System.Diagnostics;
using Suture.Bench.Frame;

namespace Suture.Bench.Jobs;

/// <summary>How long the published program takes from nothing to its answer, against a program that says hello and is published the same way.</summary>
internal sealed class StartUp : IJob
{
    private const int Runs = 9;

    public string Name => "startup";

    public async IAsyncEnumerable<BenchRow> RunAsync(BenchOptions options)
    {
        using var folder = new TempFolder();
        var root = FindRoot() ?? throw new InvalidOperationException("Run it from inside the repository.");
        Progress.Say("startup: publishing");
        await PublishedProgram.PublishAsync(Path.Combine(root, "src/Suture.Cli"), folder.Sub("suture"));
        var hello = await PublishedProgram.PublishHelloAsync(folder.Sub("hello-source"), folder.Sub("hello"));
        var suture = Path.Combine(folder.Path, "suture", "suture");
        var data = Path.Combine(folder.Path, "data");
        Progress.Say("startup: demo data");
        await PublishedProgram.RunAsync(suture, root, "demo", "--no-serve", "--data", data);

        Progress.Say("startup: timing");
        await PublishedProgram.RunAsync(hello, root);
        await PublishedProgram.RunAsync(suture, root, "--help");
        var help = await Measure.InterleaveAsync(Runs, () => TimeAsync(hello), () => TimeAsync(suture, "--help"));
        yield return Row("published: suture --help", help, 0.25);
        await PublishedProgram.RunAsync(suture, root, "check", "--device", "PUMP", "--data", data);
        var check = await Measure.InterleaveAsync(Runs, () => TimeAsync(hello), () => TimeAsync(suture, "check", "--device", "PUMP", "--data", data));
        yield return Row("published: suture check on the sample", check, 0.9);

        Task<double> TimeAsync(string program, params string[] arguments) => Measure.SecondsAsync(() => PublishedProgram.RunAsync(program, root, arguments));

        static BenchRow Row(string job, Interleaved result, double target) =>
            new(job, Show.Seconds(result.Ours), $"{Show.Seconds(result.Rival)} hello world, published the same way", Show.Times(result.Ratio), Show.Seconds(target), result.Ours <= target);
    }

    private static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Suture.slnx")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
