using System.CommandLine;
using System.Text.Json;
using Suture.Cli.Connection;
using Suture.Cli.Help;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Commands;

/// <summary><c>suture attest STANDARD CLAUSE</c>: signs a statement about a clause that no query decides.</summary>
internal static class AttestCommand
{
    public static Command Build(CliHost host)
    {
        var standard = new Argument<string>("STANDARD") { Description = "id of the standard, as 'standard list' shows it: iec62304, iso14971, ..." };
        var clause = new Argument<string>("CLAUSE") { Description = "the clause: 5.1.1" };
        var statement = new Option<string>("--statement") { HelpName = "TEXT", Required = true, Description = "what is fulfilled and how, or why the clause does not apply" };
        var notApplicable = new Option<bool>("--not-applicable") { Description = "state that the clause does not apply" };
        var reviewBy = new Option<string>("--review-by") { HelpName = "DAY", Required = true, Description = "day after which the statement no longer counts: 2027-06-30" };
        var scope = new Option<string?>("--scope") { HelpName = "TEXT", Description = "what it holds for, where that is less than the whole device" };
        var evidence = new Option<string[]>("--evidence") { HelpName = "KEY", Description = "a record that shows it; may be given several times", Arity = ArgumentArity.ZeroOrMore };
        var files = new Option<string[]>("--file") { HelpName = "FILE", Description = "a file that is kept and signed with it; may be given several times", Arity = ArgumentArity.ZeroOrMore };
        var installation = new Option<bool>("--installation") { Description = "about this installation (part11), not about a device" };
        var (device, reason, signing) = (DeviceChoice.Option(), CommonOptions.Reason(), new SigningOptions());
        return new SutureCommand(
                "attest", "Sign a statement about a clause that no query decides, or that a clause does not apply. It counts until its review-by day; tokens cannot sign.",
                "suture attest iec62304 5.1.1 --statement \"DOC-1 covers all parts\" --evidence DOC-1 --review-by 2027-06-30 --as mei.tanaka",
                "suture attest part11 \"11.10(i)\" --installation --statement \"Training records T-1 to T-9\" --review-by 2027-06-30 --as mei.tanaka")
            .With(standard, clause, statement, notApplicable, reviewBy, scope, evidence, files, installation, device, reason).With(signing.Options)
            .Runs(host, async context =>
            {
                if (signing.Signer(context) is null)
                {
                    return context.Fail(new Problem("cli.signer", "Say who signs with --as USER."));
                }

                context.APersonSigns = true;
                var kept = new List<SourceFile>();
                foreach (var path in context.Get(files) ?? [])
                {
                    var file = SourceFiles.One(path);
                    if (!file.TryGet(out var found))
                    {
                        return context.Fail(file.Problems);
                    }

                    kept.Add(found!);
                }

                var address = "installation/attestations";
                if (!context.Get(installation))
                {
                    var key = await context.DeviceAsync(device).ConfigureAwait(false);
                    if (!key.TryGet(out var deviceKey))
                    {
                        return context.Fail(key.Problems);
                    }

                    address = DeviceChoice.Path(deviceKey, "attestations");
                }

                var signer = await signing.OpenAsync(context).ConfigureAwait(false);
                if (!signer.TryGet(out var person))
                {
                    return context.Fail(signer.Problems);
                }

                void Body(Utf8JsonWriter json)
                {
                    json.WriteStartObject();
                    json.WriteString("standard", context.Get(standard));
                    json.WriteString("clause", context.Get(clause));
                    json.WriteString("kind", context.Get(notApplicable) ? "notApplicable" : "attested");
                    json.WriteString("statement", context.Get(statement));
                    json.WriteString("reviewBy", context.Get(reviewBy));
                    JsonParts.Given(json, context, ("scope", scope), ("reason", reason));
                    JsonParts.Texts(json, "evidence", context.Get(evidence) ?? []);
                    json.WriteStartArray("files");
                    foreach (var file in kept)
                    {
                        json.WriteStartObject();
                        json.WriteString("name", file.Name);
                        json.WriteBase64String("content", file.Read());
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteString("password", person.Password);
                    if (person.Code is not null)
                    {
                        json.WriteString("code", person.Code);
                    }

                    json.WriteEndObject();
                }

                var signed = await person.Api.WriteAsync(HttpMethod.Post, address, Body, null, context.Cancellation).ConfigureAwait(false);
                return context.Show(signed, (terminal, check) =>
                {
                    var answer = check.Items("clauses").First(c => c.Text("id") == context.Get(clause));
                    terminal.Markup($"Signed. {Terminal.Safe(context.Get(standard)!)} {Terminal.Safe(answer.Text("id"))} {Terminal.Safe(answer.Text("title"))}: {CheckView.Status(answer.Text("status"))}.");
                });
            });
    }
}
