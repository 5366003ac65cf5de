using System.CommandLine;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture views</c>.</summary>
internal static class ViewCommands
{
    public static Command Build(CliHost host)
    {
        var model = Model();
        var (device, at, path) = (DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var view = new Option<string?>("--view") { HelpName = "VIEW", Description = "global, multi-patient, updateability or use-cases (default: all)" };
        view.AcceptOnlyFromAmong("global", "multi-patient", "updateability", "use-cases");
        return new SutureCommand(
                "views", "The four security architecture views of a threat model (FDA premarket V.B.2): global system, multi-patient harm, updateability and patchability, security use cases. Says what each lacks.",
                "suture views", "suture views TM-1 --view updateability", "suture views --view use-cases --out use-cases.svg", "suture views --out views.html", "suture views --at REL-1 --json")
            .With(model, device, at, view, path)
            .Runs(host, async context =>
            {
                var chosen = await ChosenAsync(context, device, context.Get(model)).ConfigureAwait(false);
                if (!chosen.TryGet(out var choice))
                {
                    return context.Fail(chosen.Problems);
                }

                var (deviceKey, modelKey) = choice;
                var ending = Path.GetExtension(context.Get(path))?.ToLowerInvariant();
                var query = DeviceChoice.Query(("model", modelKey), ("view", context.Get(view)), ("at", context.Get(at)));
                if (context.Get(path) is null)
                {
                    return context.Show(await context.GetAsync(DeviceChoice.Path(deviceKey, "views") + query).ConfigureAwait(false), ViewsView.Draw);
                }

                if (ending is ".svg" && context.Get(view) is null)
                {
                    return context.Fail(new Problem("cli.view", "A drawing shows one view; say which with --view.", Path: "--view"));
                }

                var what = ending switch { ".svg" => "views/drawing", ".html" or ".htm" => "views/report", ".json" => "views", _ => null };
                return what is null
                    ? context.Fail(new Problem("cli.out", "The file's ending says what is written: .svg, .html or .json.", Path: "--out"))
                    : await context.SaveAsync(await context.DownloadAsync(DeviceChoice.Path(deviceKey, what) + query).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false);
            });
    }

    /// <summary>The device, and the threat model when one is named: <c>TM-1</c> or <c>PUMP/TM-1</c>.</summary>
    internal static async Task<Result<(string Device, string? Model)>> ChosenAsync(CommandContext context, Option<string?> device, string? model) => model is null
        ? (await context.DeviceAsync(device).ConfigureAwait(false)).Map(d => (d, (string?)null))
        : (await context.RecordAsync(device, model).ConfigureAwait(false)).Map(r => (r.Device, (string?)r.Key));

    internal static Argument<string?> Model() => new("TM-KEY") { Description = "the threat model; may be left out when there is one", Arity = ArgumentArity.ZeroOrOne };
}
