using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture risk prompts</c> and <c>suture risk consider</c>.</summary>
internal static class PromptCommands
{
    public static Command Prompts(CliHost host)
    {
        var (device, at, path) = (DeviceChoice.Option(), CommonOptions.At(), CommonOptions.Out());
        var group = new Option<string?>("--group", "-g") { HelpName = "GROUP", Description = "only one group: functional-areas, or a part of its name that no other has, like timing" };
        var open = new Option<bool>("--open") { Description = "only what is open or has to be looked at again" };
        var format = new Option<string?>("--format", "-f") { HelpName = "FORMAT", Description = "table, csv, html or xlsx (default: by the ending of --out, else table); the last three are the whole record of the brainstorm" };
        format.AcceptOnlyFromAmong("table", "csv", "html", "xlsx");
        return new SutureCommand(
                "prompts", "The guided brainstorm over the prompts of IEC/TR 80002-1: what was considered and what came of it, what was set aside and why, what is open.",
                "suture risk prompts", "suture risk prompts --group functional-areas --open", "suture risk prompts --group timing --json", "suture risk prompts --out brainstorm.html")
            .With(device, group, open, at, format, path)
            .Runs(host, async context =>
            {
                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var chosen = context.Get(format) ?? Path.GetExtension(context.Get(path))?.ToLowerInvariant() switch { ".csv" => "csv", ".html" or ".htm" => "html", ".xlsx" => "xlsx", _ => "table" };
                if (chosen is "xlsx" && context.Get(path) is null && context.Host.OutIsTerminal)
                {
                    return context.Fail(new Problem("cli.out", "A workbook cannot be shown on a terminal; say where to write it with --out FILE.", Path: "--out"));
                }

                var query = ("at", context.Get(at));
                return chosen is "table"
                    ? context.Show(
                        await context.GetAsync(DeviceChoice.Path(deviceKey, "risk/prompts") + DeviceChoice.Query(("group", context.Get(group)), ("show", context.Get(open) ? "left" : null), query)).ConfigureAwait(false),
                        PromptView.Draw)
                    : await context.SaveAsync(
                        await context.DownloadAsync(DeviceChoice.Path(deviceKey, "risk/prompts/report") + DeviceChoice.Query(("format", chosen), query)).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false);
            });
    }

    public static Command Consider(CliHost host)
    {
        var prompt = new Argument<string>("PROMPT") { Description = "its id, as 'risk prompts' lists it: F-ALARM" };
        var device = DeviceChoice.Option();
        var records = new Option<string[]>("--record", "-r") { HelpName = "KEY", Description = "a record that it led to, all of them; in place of what was named before", Arity = ArgumentArity.ZeroOrMore, AllowMultipleArgumentsPerToken = true };
        var setAside = new Option<string?>("--set-aside") { HelpName = "REASON", Description = "it does not apply, and why" };
        var draft = new Option<string?>("--draft") { HelpName = "KIND", Description = "make a draft from it, CAU, HS or HAZ, and answer it with that" };
        draft.AcceptOnlyFromAmong("CAU", "HS", "HAZ");
        var reopen = new Option<bool>("--reopen") { Description = "take the answer back" };
        var item = new Option<string?>("--item") { HelpName = "KEY", Description = "a software item that it is asked of (default: the device as a whole)" };
        var note = new Option<string?>("--note") { HelpName = "TEXT", Description = "what else was said; with --record" };
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "title of the draft (default: the prompt's)" };
        var text = new Option<string?>("--text") { HelpName = "TEXT", Description = "its text (default: the question)" };
        var reason = CommonOptions.Reason();
        return new SutureCommand(
                "consider", "Answer a prompt: name the records that it led to, draft one, or set it aside with a reason. A later answer takes the place of the earlier one; the ledger keeps both.",
                "suture risk consider F-ALARM --record CAU-3 RC-2", "suture risk consider F-ML --set-aside \"Nothing in it is learned\"", "suture risk consider C-TIM-1 --item ITEM-2 --draft CAU --title \"Dose read while it is written\"",
                "suture risk consider F-ML --reopen")
            .With(prompt, device, item, records, note, setAside, draft, title, text, reopen, reason)
            .Runs(host, async context =>
            {
                var named = context.Get(records) ?? [];
                if (context.Get(draft) is not null && (named.Length > 0 || context.Has(setAside) || context.Get(reopen) || context.Has(note)))
                {
                    return context.Fail(new Problem("cli.answer", "A draft is an answer of its own: leave out --record, --note, --set-aside and --reopen.", Path: "--draft"));
                }

                if (context.Get(draft) is null && (context.Has(title) || context.Has(text)))
                {
                    return context.Fail(new Problem("cli.answer", "--title and --text are those of a draft: say which kind with --draft CAU, HS or HAZ.", Path: context.Has(title) ? "--title" : "--text"));
                }

                var key = await context.DeviceAsync(device).ConfigureAwait(false);
                if (!key.TryGet(out var deviceKey))
                {
                    return context.Fail(key.Problems);
                }

                var path = DeviceChoice.Path(deviceKey, "risk/prompts/" + Uri.EscapeDataString(context.Get(prompt)!));
                return context.Get(draft) is not null
                    ? context.Show(
                        await context.WriteAsync(HttpMethod.Post, path + "/draft", json => Body(json, () => JsonParts.Given(json, context, ("kind", draft), ("item", item), ("title", title), ("text", text), ("reason", reason)))).ConfigureAwait(false),
                        (terminal, json) => PromptView.DrawDrafted(terminal, json))
                    : context.Show(
                        await context.WriteAsync(HttpMethod.Put, path, json => Body(json, () =>
                        {
                            JsonParts.Given(json, context, ("item", item), ("setAside", setAside), ("note", note), ("reason", reason));
                            if (named.Length > 0)
                            {
                                JsonParts.Texts(json, "records", named);
                            }

                            if (context.Get(reopen))
                            {
                                json.WriteBoolean("reopen", value: true);
                            }
                        })).ConfigureAwait(false),
                        (terminal, json) => PromptView.DrawOne(terminal, json, context.Get(item)));
            });
    }

    private static void Body(Utf8JsonWriter json, Action members)
    {
        json.WriteStartObject();
        members();
        json.WriteEndObject();
    }
}
