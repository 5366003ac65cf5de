using System.Diagnostics;

namespace Suture.Cli.Rendering;

/// <summary>Steps of long work: on a terminal a line that counts and is then replaced by its result, in CI one plain line for each step.</summary>
internal sealed class StepLine(CliHost host, bool silent)
{
    private readonly Lock gate = new();
    private int width;

    /// <summary>Does one step and says what came of it, in seconds too.</summary>
    public async Task<T> DoAsync<T>(string label, Func<Action<string>, Task<T>> work, Func<T, string> result)
    {
        var started = Stopwatch.GetTimestamp();
        Moving(label + " ...");
        var answer = await work(detail => Moving($"{label} ... {detail}")).ConfigureAwait(false);
        Clear();
        if (!silent && result(answer) is { Length: > 0 } line)
        {
            host.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"  {line}  ({Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s)"));
        }

        return answer;
    }

    private void Moving(string text)
    {
        if (silent || !host.ErrorIsTerminal)
        {
            return;
        }

        lock (gate)
        {
            var line = "  " + (text.Length > host.Width - 3 ? text[..(host.Width - 3)] : text);
            host.Error.Write("\r" + line.PadRight(width));
            width = line.Length;
        }
    }

    private void Clear()
    {
        if (width > 0)
        {
            host.Error.Write("\r" + new string(' ', width) + "\r");
            width = 0;
        }
    }
}
