using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Suture.Cli.Tests.Ci;

/// <summary>Runs a script of docs/ci as a CI job does: bash, a clean environment, and the built program on the PATH.</summary>
internal sealed record CiScript(int Code, string Output)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <summary>Where the scripts and the examples stand.</summary>
    public static string Folder { get; } = Path.Combine(Repository(), "docs", "ci");

    public static async Task<CiScript> RunAsync(string script, string folder, Dictionary<string, string> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.ArgumentList.Add(Path.Combine(Folder, script));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var inherited = new[] { "DOTNET_ROOT", "LANG", "TMPDIR" }.Where(n => Environment.GetEnvironmentVariable(n) is not null).ToDictionary(n => n, n => Environment.GetEnvironmentVariable(n));
        start.Environment.Clear();
        foreach (var (name, value) in inherited)
        {
            start.Environment[name] = value;
        }

        start.Environment["PATH"] = AppContext.BaseDirectory + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH");
        start.Environment["HOME"] = folder;
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await process.WaitForExitAsync(limit.Token);
            return new CiScript(process.ExitCode, await output + await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Repository([CallerFilePath] string caller = "")
    {
        var folder = Path.GetDirectoryName(caller);
        while (folder is not null && !File.Exists(Path.Combine(folder, "Suture.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("Not inside the repository.");
    }
}
