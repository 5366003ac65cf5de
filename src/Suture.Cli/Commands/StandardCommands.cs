using System.CommandLine;
using System.Net.Http.Headers;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture standard list|show|add|withdraw</c>.</summary>
internal static class StandardCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("standard", "List the standards that can be asked, and bring your own as YAML files.", "suture standard list", "suture standard add our-sop.yaml --dry-run").With(
            List(host), Show(host), Add(host), Withdraw(host));

    private static SutureCommand List(CliHost host) => new SutureCommand("list", "List all standards: the product's and your own.", "suture standard list", "suture standard list --json")
        .Runs(host, async context => context.Show(await context.GetAsync("standards").ConfigureAwait(false), StandardViews.List));

    private static SutureCommand Show(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "id of the standard, as 'standard list' shows it: iec62304, iso14971, ..." };
        return new SutureCommand("show", "Show each clause of a standard and how it is decided.", "suture standard show iec62304")
            .With(id)
            .Runs(host, async context => context.Show(await context.GetAsync("standards/" + Uri.EscapeDataString(context.Get(id)!)).ConfigureAwait(false), StandardViews.Clauses));
    }

    private static SutureCommand Add(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = "YAML: a catalog, or coverage rules (docs/standards.md)" };
        var (dryRun, reason) = (CommonOptions.DryRun(), CommonOptions.Reason());
        return new SutureCommand("add", "Bring a standard or coverage rules of your own; a file with the same id takes the place of the earlier.", "suture standard add our-sop.yaml --reason \"SOP-12 rev 4\"")
            .With(file, dryRun, reason)
            .Runs(host, async context =>
            {
                var found = SourceFiles.One(context.Get(file)!);
                if (!found.TryGet(out var source))
                {
                    return context.Fail(found.Problems);
                }

                var api = await context.Connector.WithTokenAsync(context.Cancellation).ConfigureAwait(false);
                if (!api.TryGet(out var client))
                {
                    return context.Fail(api.Problems);
                }

                using var content = new ByteArrayContent(source!.Read());
                content.Headers.ContentType = new MediaTypeHeaderValue("application/yaml");
                var path = "standards" + DeviceChoice.Query(("fileName", source.Name), ("dryRun", context.Get(dryRun) ? "true" : null));
                return context.Show(
                    await client.UploadAsync(path, content, context.Get(reason), context.Cancellation).ConfigureAwait(false),
                    (terminal, answer) => terminal.Line(answer.Truth("dryRun") ? $"{source.Name} is fine; nothing was changed." : $"Standard {answer.Text("id")} is in use. A device asks it by: suture device scope KEY --standard {answer.Text("id")}"));
            });
    }

    private static SutureCommand Withdraw(CliHost host)
    {
        var id = new Argument<string>("ID") { Description = "the standard, one of your own" };
        var reason = CommonOptions.Reason();
        reason.Required = true;
        return new SutureCommand("withdraw", "Take a standard of your own out of use. Its statements stay in the ledger.", "suture standard withdraw our-sop --reason \"Replaced by SOP-14\"")
            .With(id, reason)
            .Runs(host, async context => context.Show(
                await context.WriteAsync(HttpMethod.Delete, "standards/" + Uri.EscapeDataString(context.Get(id)!), json =>
                {
                    json.WriteStartObject();
                    JsonParts.Given(json, context, ("reason", reason));
                    json.WriteEndObject();
                }).ConfigureAwait(false),
                (terminal, _) => terminal.Line($"Standard {context.Get(id)} is no longer in use.")));
    }
}
