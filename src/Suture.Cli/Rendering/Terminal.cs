using Spectre.Console;
using Spectre.Console.Rendering;

namespace Suture.Cli.Rendering;

/// <summary>Where answers for people are drawn. Made only when something is drawn, so that plain commands never load the library behind it.</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole console;
    private readonly TextWriter plain;

    public Terminal(CliHost host)
    {
        var color = host.OutIsTerminal && string.IsNullOrEmpty(host.Environment("NO_COLOR")) && host.Environment("TERM") is not "dumb";
        console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(host.Out),
            Ansi = color ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        plain = host.Out;
        console.Profile.Width = host.Width;
        console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>A line as it is, never broken: what it holds (a key, a path, a command) may be copied from it.</summary>
    public void Line(string text = "") => plain.WriteLine(string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c)));

    /// <summary>A line with markup; data in it goes through <see cref="Safe"/>.</summary>
    public void Markup(string markup) => console.MarkupLine(markup);

    /// <summary>Words to read, broken where the window ends.</summary>
    public void Prose(string text) => console.MarkupLine(Safe(text));

    public void Title(string text) => console.MarkupLine($"[bold]{Safe(text)}[/]");

    public void Draw(IRenderable thing) => console.Write(thing);

    /// <summary>Data as it may stand in markup: no markup of its own, nothing that moves the cursor.</summary>
    public static string Safe(string? text) => text is null ? "" : Spectre.Console.Markup.Escape(string.Concat(text.Select(c => char.IsControl(c) && c != '\n' ? '?' : c)));
}
