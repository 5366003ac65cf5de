using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Suture.Bench.Jobs;

/// <summary>Publishes programs as docs/performance.md says, and runs them.</summary>
internal static class PublishedProgram
{
    public static Task PublishAsync(string project, string to) =>
        RunAsync("dotnet", Path.GetTempPath(), worstFine: 0, "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-o", to, "--nologo", "-v", "q");

    /// <summary>The least program there is, published the same way; gives the program.</summary>
    public static async Task<string> PublishHelloAsync(string source, string to)
    {
        await File.WriteAllTextAsync(Path.Combine(source, "hello.csproj"), """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <InvariantGlobalization>true</InvariantGlobalization>
                <PublishReadyToRun>true</PublishReadyToRun>
              </PropertyGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(source, "hello.cs"), "System.Console.WriteLine(\"hello\");\n");
        await PublishAsync(Path.Combine(source, "hello.csproj"), to);
        return Path.Combine(to, "hello");
    }

    /// <summary>Runs Suture to its end; its output is thrown away. 1 is also an answer: the gate found gaps.</summary>
    public static Task RunAsync(string program, string folder, params string[] arguments) => RunAsync(program, folder, worstFine: 1, arguments);

    private static async Task RunAsync(string program, string folder, int worstFine, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close(); // nobody is asked anything here
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode < 0 || process.ExitCode > worstFine)
        {
            throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments.Take(2))} ended with {process.ExitCode}: {await errors}{await output}");
        }
    }
}
