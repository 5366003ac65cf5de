using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Reports;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Reports.Gate;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>The gate over several standards, and what a change did to it, in the formats that CI systems take.</summary>
internal static class GateReportEndpoints
{
    private const string Sarif = "application/sarif+json";
    private const string Markdown = "text/markdown";
    private const string Xml = "application/xml";
    private const string KeptReport = "gate.json";

    public static void MapGateReports(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/gate", GateAsync).Needs(Permission.ReadGate).WithName("GetGate").WithTags("Gate")
            .WithSummary("Several standards at one position (those that the gate asks of the device, when none is named; standard=all for every one), as json (when not given), junit, sarif or markdown.")
            .Produces<GateDto>(StatusCodes.Status200OK, "application/json", Xml, Sarif, Markdown);
        api.MapGet("/devices/{device}/gate/comparison", CompareAsync).Needs(Permission.ReadGate).WithName("CompareGate").WithTags("Gate")
            .WithSummary("What was opened and closed since a position or release, as json (when not given), sarif or markdown.")
            .Produces<GateComparisonDto>(StatusCodes.Status200OK, "application/json", Sarif, Markdown);
        api.MapPost("/devices/{device}/gate/comparison", CompareWithReportAsync).Needs(Permission.ReadGate).TakesFiles("application/json").WithName("CompareGateWithReport").WithTags("Gate")
            .WithSummary("What was opened and closed since a gate report that was kept as JSON. Asks the standards of that report when none is named.")
            .Produces<GateComparisonDto>(StatusCodes.Status200OK, "application/json", Sarif, Markdown);
    }

    private static async Task<Results<Ok<GateDto>, PushStreamHttpResult, Refused>> GateAsync(
        string device, string? format, string? at, HttpContext http, ReportReading reports, [FromQuery] string[]? standard = null)
    {
        if (format is not (null or "json" or "junit" or "sarif" or "markdown"))
        {
            return Unknown(format, "gates; expected json, junit, sarif or markdown");
        }

        var printable = await reports.GatesAsync(http.Caller(), device, [.. standard ?? []], at, http.RequestAborted);
        if (!printable.TryGet(out var print))
        {
            return new Refused(printable.Problems);
        }

        return format switch
        {
            "junit" => TypedResults.Stream(s => GateJUnit.WriteAsync(print.Content, print.Stamp, print.Find, s, http.RequestAborted), Xml),
            "sarif" => TypedResults.Stream(s => GateSarif.WriteAsync(print.Content, null, print.Stamp, print.Find, s, http.RequestAborted), Sarif),
            "markdown" => TypedResults.Stream(s => GateMarkdown.WriteAsync(print.Content, print.Stamp, print.Find, s, http.RequestAborted), Markdown + "; charset=utf-8"),
            _ => TypedResults.Ok(GateMapping.ToDto(print.Content)),
        };
    }

    private static async Task<Results<Ok<GateComparisonDto>, PushStreamHttpResult, Refused>> CompareAsync(
        string device, string? from, string? format, string? at, HttpContext http, ReportReading reports, [FromQuery] string[]? standard = null) =>
        Compares(format)
            ? Answer(await reports.CompareAsync(http.Caller(), device, [.. standard ?? []], from, at, http.RequestAborted), format, http)
            : UnknownComparison(format);

    private static async Task<Results<Ok<GateComparisonDto>, PushStreamHttpResult, Refused>> CompareWithReportAsync(
        string device, string? format, string? at, string? fileName, HttpContext http, ReportReading reports, [FromQuery] string[]? standard = null)
    {
        if (!Compares(format))
        {
            return UnknownComparison(format);
        }

        var body = await RequestBody.ReadAsync(http);
        if (!body.TryGet(out var kept))
        {
            return new Refused(body.Problems);
        }

        ImmutableArray<string>? standards = standard is { Length: > 0 } named ? [.. named] : null;
        return Answer(await reports.CompareAsync(http.Caller(), device, standards, kept, fileName ?? KeptReport, at, http.RequestAborted), format, http);
    }

    private static Results<Ok<GateComparisonDto>, PushStreamHttpResult, Refused> Answer(Result<Printable<ComparedGate>> printable, string? format, HttpContext http)
    {
        if (!printable.TryGet(out var print))
        {
            return new Refused(printable.Problems);
        }

        var (comparison, now) = print.Content;
        return format switch
        {
            "sarif" => TypedResults.Stream(s => GateSarif.WriteAsync(now, comparison, print.Stamp, print.Find, s, http.RequestAborted), Sarif),
            "markdown" => TypedResults.Stream(s => ComparisonMarkdown.WriteAsync(comparison, print.Stamp, print.Find, s, http.RequestAborted), Markdown + "; charset=utf-8"),
            _ => TypedResults.Ok(GateMapping.ToDto(print.Content)),
        };
    }

    private static bool Compares(string? format) => format is null or "json" or "sarif" or "markdown";

    private static Refused UnknownComparison(string? format) => Unknown(format, "comparisons; expected json, sarif or markdown");

    private static Refused Unknown(string? format, string expected) => new(new Problem("format.unknown", $"'{format}' is not a format of {expected}.", Path: "format"));
}
