using System.Text.Json;
using Suture.Cli.Commands;
using Suture.Cli.Connection;
using Suture.Cli.Rendering;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Cli.Demo;

/// <summary>What the demo found in the sample device.</summary>
internal sealed record DemoFindings(JsonElement Trace, JsonElement Check, JsonElement Components, JsonElement Verification, JsonElement Risk, string Device)
{
    public static async Task<Result<DemoFindings>> ReadAsync(ApiClient api, string device, CancellationToken cancellation)
    {
        var answers = new List<JsonElement>();
        foreach (var path in new[] { DeviceChoice.Path(device, "trace"), DeviceChoice.Path(device, "check/" + StandardLibrary.Default), DeviceChoice.Path(device, "records?kind=SOUP&take=1"), "ledger/verify?projections=true", DeviceChoice.Path(device, "risk") })
        {
            var answer = await api.GetAsync(path, cancellation).ConfigureAwait(false);
            if (!answer.TryGet(out var json))
            {
                return Result<DemoFindings>.Failed(answer.Problems);
            }

            answers.Add(json);
        }

        return new DemoFindings(answers[0], answers[1], answers[2], answers[3], answers[4], device);
    }

    public void Draw(Terminal terminal, IReadOnlyList<string> reports)
    {
        terminal.Line();
        terminal.Title($"{Device}: {Words.Count(Trace.Number("records"), "record")}, {Words.Count(Trace.Number("links"), "link")}, {Words.Count(Components.Number("total"), "third-party component")}");
        var coverage = new Grid("Trace coverage", ">Covered", ">Of", "!");
        foreach (var rule in Trace.Items("covered").Where(r => r.Number("of") > 0))
        {
            var (covered, of) = (rule.Number("covered"), rule.Number("of"));
            coverage.Row(Terminal.Safe(rule.Text("title")), Words.Number(covered), Words.Number(of), covered == of ? "[green]all[/]" : $"[red]{of - covered} missing[/]");
        }

        coverage.DrawOn(terminal);
        var gaps = new Grid("!" + Check.Text("standard"), ">Clauses", ">Evidence", ">Gaps", ">Attested", ">Not applicable");
        foreach (var group in Groups())
        {
            var missing = group.Count(c => c.Text("status") is "gap");
            gaps.Row(
                Terminal.Safe(group.Key), Count(group, null), Count(group, "met"), missing > 0 ? $"[red]{missing}[/]" : "[green]0[/]", Count(group, "attested"), Count(group, "notApplicable"));
        }

        gaps.DrawOn(terminal);
        var risks = new Grid("Risk region", ">Before controls", ">After controls");
        foreach (var region in Risk.Items("regions"))
        {
            risks.Row(Terminal.Safe(region.Text("label")), Words.Number(region.Number("before")), Words.Number(region.Number("after")));
        }

        risks.DrawOn(terminal);
        terminal.Line(Risk.Member("overall").Text("statement"));
        var stream = DeviceStream();
        terminal.Markup($"Ledger root of {Terminal.Safe(stream.Text("stream"))} over {Words.Count(stream.Number("entries"), "entry", "entries")}: [bold]{Terminal.Safe(stream.Text("root"))}[/]");
        terminal.Line("Reports:");
        foreach (var report in reports)
        {
            terminal.Line("  " + report);
        }
    }

    public void Write(Utf8JsonWriter json, IReadOnlyList<string> reports)
    {
        json.WriteStartObject();
        json.WriteString("device", Device);
        json.WriteNumber("records", Trace.Number("records"));
        json.WriteNumber("links", Trace.Number("links"));
        json.WriteNumber("components", Components.Number("total"));
        json.WriteNumber("traceGaps", Trace.Count("gaps"));
        json.WritePropertyName("gate");
        Check.Member("summary").WriteTo(json);
        json.WriteStartObject("risk");
        json.WriteNumber("risks", Risk.Count("risks"));
        json.WriteNumber("notAcceptable", Risk.Items("risks").Count(r => !r.Truth("acceptable")));
        json.WriteEndObject();
        json.WriteStartObject("ledger");
        json.WriteBoolean("ok", Verification.Truth("ok"));
        json.WriteNumber("entries", Verification.Number("entries"));
        json.WriteString("root", DeviceStream().Text("root"));
        json.WriteEndObject();
        JsonParts.Texts(json, "reports", reports);
        json.WriteEndObject();
    }

    private JsonElement DeviceStream() => Verification.Items("streams").FirstOrDefault(s => s.Text("stream").EndsWith("/" + Device, StringComparison.Ordinal));

    private IEnumerable<IGrouping<string, JsonElement>> Groups() => Check.Items("clauses").GroupBy(c => string.Join('.', c.Text("id").Split('.').Take(2)), StringComparer.Ordinal);

    private static string Count(IEnumerable<JsonElement> clauses, string? status) => Words.Number(clauses.Count(c => status is null || c.Text("status") == status));
}
