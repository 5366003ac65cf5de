using System.CommandLine;
using System.Globalization;
using Suture.Cli.Help;
using Suture.Cli.Rendering;

namespace Suture.Cli.Commands;

/// <summary><c>suture ledger verify|prove|receipt|checkpoint|entries|keys</c>.</summary>
internal static class LedgerCommands
{
    public static Command Build(CliHost host) =>
        new SutureCommand("ledger", "Verify the ledger, prove entries, read the audit trail.", "suture ledger verify", "suture ledger prove SRS-12 --out srs-12.receipt", "suture ledger receipt srs-12.receipt --key suture.key").With(
            LedgerVerify.Build(host), Prove(host), LedgerReceipt.Build(host), Checkpoint(host), Entries(host), Keys(host));

    private static SutureCommand Prove(CliHost host)
    {
        var key = new Argument<string>("KEY") { Description = "the record" };
        var (device, path) = (DeviceChoice.Option(), CommonOptions.Out());
        return new SutureCommand(
                "prove", "Hand out the receipt of a record's latest signature (or else of its latest entry): a small text that proves it offline, with 'suture ledger receipt' and the public key.",
                "suture ledger prove SRS-12 --out srs-12.receipt", "suture ledger prove PUMP/DOC-3")
            .With(key, device, path)
            .Runs(host, async context =>
            {
                var record = await context.RecordAsync(device, context.Get(key)!).ConfigureAwait(false);
                return record.Ok
                    ? await context.SaveAsync(await context.DownloadAsync(DeviceChoice.Path(record.Value, "receipt")).ConfigureAwait(false), context.Get(path)).ConfigureAwait(false)
                    : context.Fail(record.Problems);
            });
    }

    private static SutureCommand Keys(CliHost host)
    {
        var path = CommonOptions.Out();
        return new SutureCommand("keys", "Hand out the public keys that sign checkpoints. Keep a copy outside: receipts and exports are verified with them.", "suture ledger keys --out suture.key")
            .With(path)
            .Runs(host, async context => await context.SaveAsync(await context.DownloadAsync("ledger/keys").ConfigureAwait(false), context.Get(path)).ConfigureAwait(false));
    }

    private static SutureCommand Checkpoint(CliHost host)
    {
        var path = CommonOptions.Out();
        return new SutureCommand("checkpoint", "Sign a checkpoint of every stream now. A copy outside (file, mail, paper) makes rewriting the past visible.", "suture ledger checkpoint --out checkpoints-2026-05-12.txt")
            .With(path)
            .Runs(host, async context =>
            {
                var answer = await context.WriteAsync(HttpMethod.Post, "ledger/checkpoints", null).ConfigureAwait(false);
                if (context.Get(path) is { } file && answer.TryGet(out var json))
                {
                    var text = string.Join('\n', json.Page().Select(Note));
                    return await context.SaveAsync(new Connection.Download(System.Text.Encoding.UTF8.GetBytes(text), "text/plain"), file).ConfigureAwait(false);
                }

                return context.Show(answer, (terminal, checkpoints) =>
                {
                    foreach (var checkpoint in checkpoints.Page())
                    {
                        terminal.Line(Note(checkpoint));
                    }
                });
            });

        static string Note(System.Text.Json.JsonElement checkpoint) => checkpoint.ValueKind == System.Text.Json.JsonValueKind.String ? checkpoint.GetString()! : checkpoint.Text("note");
    }

    private static SutureCommand Entries(CliHost host)
    {
        var device = new Option<string?>("--device", "-d") { HelpName = "KEY", Description = "only this device's stream" };
        var stream = new Option<string?>("--stream") { HelpName = "NAME", Description = "a stream by its name" };
        var actor = new Option<string?>("--actor") { HelpName = "USER", Description = "only what this person or token did" };
        var type = new Option<string?>("--type") { HelpName = "TYPE", Description = "only entries of this type: record.stepped ..." };
        var key = new Option<string?>("--key") { HelpName = "KEY", Description = "only about this record" };
        var from = new Option<DateTimeOffset?>("--from") { HelpName = "TIME", Description = "from this time on (UTC when no zone is given)" };
        var to = new Option<DateTimeOffset?>("--to") { HelpName = "TIME", Description = "before this time" };
        var before = new Option<long?>("--before") { HelpName = "INDEX", Description = "older than this entry" };
        var take = new Option<int?>("--take") { HelpName = "N", Description = "at most N" };
        return new SutureCommand("entries", "Read the audit trail, newest first: who changed what, when and why.", "suture ledger entries --device PUMP --take 20", "suture ledger entries --key SRS-12 --device PUMP", "suture ledger entries --actor mei.tanaka --from 2026-01-01 --json")
            .With(device, stream, actor, type, key, from, to, before, take)
            .Runs(host, async context => context.Show(
                await context.GetAsync("ledger/entries" + DeviceChoice.Query(
                    ("stream", context.Get(stream) ?? (context.Get(device) is { } d ? "device/" + d : null)), ("actor", context.Get(actor)), ("type", context.Get(type)), ("key", context.Get(key)),
                    ("from", Iso(context.Get(from))), ("to", Iso(context.Get(to))), ("before", context.Get(before)?.ToString(CultureInfo.InvariantCulture)), ("take", context.Get(take)?.ToString(CultureInfo.InvariantCulture)))).ConfigureAwait(false),
                LedgerViews.Entries));

        static string? Iso(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
