using Suture.Cli.Connection;

namespace Suture.Cli.Tests;

/// <summary>What a command line printed and answered.</summary>
internal sealed record CliRun(int Code, string Out, string Error, byte[] Binary)
{
    /// <summary>Runs a command line in this process. Words are split at spaces; quotes keep them together.</summary>
    public static async Task<CliRun> OfAsync(ILocalServers servers, string line, int width = 100, string input = "", Dictionary<string, string>? environment = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var binary = new MemoryStream();
        var host = new CliHost
        {
            Out = output, Error = error, In = new StringReader(input), OpenBinaryOut = () => new Unclosed(binary), OutIsTerminal = false, ErrorIsTerminal = false, InIsTerminal = false, Width = width,
            Environment = name => environment?.GetValueOrDefault(name), AskSecret = _ => null, LocalServers = servers,
        };
        var code = await CliRunner.RunAsync([.. Split(line)], host, TestContext.Current.CancellationToken);
        return new CliRun(code, Lines(output), Lines(error), binary.ToArray());
    }

    private static IEnumerable<string> Split(string line) => line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // Tables are padded to the right; golden files are not.
    private static string Lines(StringWriter text) => string.Join('\n', text.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd()));

    private sealed class Unclosed(Stream inner) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => inner.WriteAsync(buffer, cancellationToken);
    }
}
