using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Reports;
using Suture.Application.Tracing;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Domain.Tracing;
using Suture.Reports.Matrix;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Traces and matrices.</summary>
internal static class TraceEndpoints
{
    public static void MapTraces(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/trace", TraceAsync).Needs(Permission.Read).WithName("GetTrace").WithTags("Tracing").WithSummary("Coverage, gaps, suspect links, orphans, cycles, stale and failing evidence.");
        api.MapGet("/devices/{device}/trace/matrix/{matrix}", MatrixAsync).Needs(Permission.Read).WithName("GetMatrix").WithTags("Tracing")
            .WithSummary("A trace matrix: requirements, safety or security, as json (when not given), csv, html or xlsx.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json", additionalContentTypes: ["text/csv", "text/html", FileTypes.Xlsx]);
    }

    private static async Task<Results<Ok<TraceDto>, Refused>> TraceAsync(string device, string? at, HttpContext http, TraceReading traces) =>
        (await traces.TraceAsync(http.Caller(), device, at, http.RequestAborted)).Ok(TraceMapping.ToDto);

    private static async Task<Results<PushStreamHttpResult, FileContentHttpResult, Refused>> MatrixAsync(string device, string matrix, string? format, string? at, HttpContext http, ReportReading reports)
    {
        if (format is not (null or "json" or "csv" or "html" or "xlsx"))
        {
            return new Refused(new Problem("format.unknown", $"'{format}' is not a format of matrices; expected json, csv, html or xlsx.", Path: "format"));
        }

        var printable = await reports.MatrixAsync(http.Caller(), device, matrix, at, http.RequestAborted);
        if (!printable.TryGet(out var print))
        {
            return new Refused(printable.Problems);
        }

        var name = $"{device}-{matrix}";
        return format switch
        {
            "csv" => TypedResults.File(Bytes(s => MatrixTables.WriteCsv(print.Content, print.Find, s)), "text/csv; charset=utf-8", name + ".csv"),
            "xlsx" => TypedResults.File(Bytes(s => MatrixTables.WriteXlsx(print.Content, print.Stamp, print.Find, s)), FileTypes.Xlsx, name + ".xlsx"),
            "html" => PrintedPage.Of(http, s => MatrixHtml.WriteAsync(print.Content, print.Stamp, print.Find, s, http.RequestAborted)),
            _ => TypedResults.Stream(s => MatrixJson.WriteAsync(print.Content, print.Stamp, s, http.RequestAborted), "application/json"),
        };
    }

    // The writers of these two are not made for waiting on a slow reader.
    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }
}
