using Suture.Cli.Connection;

namespace Suture.Cli;

/// <summary>What the command line stands on: streams, surroundings and the way to a server. Tests put their own in place.</summary>
internal sealed class CliHost
{
    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    public required TextReader In { get; init; }

    /// <summary>Bytes of a file that is asked for on standard output.</summary>
    public required Func<Stream> OpenBinaryOut { get; init; }

    /// <summary>A person watches standard output: colors, and tables as wide as the window.</summary>
    public required bool OutIsTerminal { get; init; }

    /// <summary>A person watches standard error: progress that moves.</summary>
    public required bool ErrorIsTerminal { get; init; }

    /// <summary>A person can be asked for a password.</summary>
    public required bool InIsTerminal { get; init; }

    /// <summary>Columns of tables.</summary>
    public required int Width { get; init; }

    public required Func<string, string?> Environment { get; init; }

    /// <summary>Reads a line from the person without showing it.</summary>
    public required Func<string, string?> AskSecret { get; init; }

    /// <summary>Hosts the server inside this process.</summary>
    public required ILocalServers LocalServers { get; init; }

    /// <summary>The process's own console.</summary>
    public static CliHost OfProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        OpenBinaryOut = Console.OpenStandardOutput,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InIsTerminal = !Console.IsInputRedirected,
        Width = WindowWidth(),
        Environment = System.Environment.GetEnvironmentVariable,
        AskSecret = SecretPrompt.Ask,
        LocalServers = new LocalServers(),
    };

    // Without a window (CI), lines of 120 characters are what logs show well.
    private static int WindowWidth()
    {
        if (int.TryParse(System.Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns is >= 40 and <= 1000)
        {
            return columns;
        }

        return Console.IsOutputRedirected || Console.WindowWidth < 40 ? 120 : Console.WindowWidth;
    }
}
