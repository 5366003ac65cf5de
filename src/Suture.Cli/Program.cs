namespace Suture.Cli;

/// <summary>Entry point. Loads nothing but the command tree before it is known what is asked for: <c>--help</c> must be there at once.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            // The first asks to stop in good order, the second stops.
            pressed.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        };
        return await CliRunner.RunAsync(args, CliHost.OfProcess(), stop.Token).ConfigureAwait(false);
    }
}
