using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Planning;
using Suture.Application.Reports;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Reports.Planning;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>The development plan (IEC 62304 5.1).</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/plan", GetAsync).Needs(Permission.Read).WithName("GetPlan").WithTags("Plan").WithSummary("Deliverables and activities, done and to do, ordered by what blocks what.");
        api.MapGet("/devices/{device}/plan/report", ReportAsync).Needs(Permission.Read).WithName("GetPlanReport").WithTags("Plan").WithSummary("The plan as a page to print (html, when not given), csv or xlsx.")
            .Produces(StatusCodes.Status200OK, contentType: "text/html", additionalContentTypes: ["text/csv", FileTypes.Xlsx]);
        api.MapPut("/devices/{device}/plan/{item}", AssignAsync).Needs(Permission.WriteRecords).WithName("AssignPlanItem").WithTags("Plan").WithSummary("Gives an item of the plan an owner, a day and a note; what is left out is taken away.");
    }

    private static async Task<Results<Ok<PlanDto>, Refused>> GetAsync(string device, string? at, HttpContext http, DevicePlans plans) =>
        (await plans.ReadAsync(http.Caller(), device, at, http.RequestAborted)).Ok(PlanMapping.ToDto);

    private static async Task<Results<PushStreamHttpResult, FileContentHttpResult, Refused>> ReportAsync(string device, string? format, string? at, HttpContext http, ReportReading reports)
    {
        if (format is not (null or "html" or "csv" or "xlsx"))
        {
            return new Refused(new Problem("format.unknown", $"'{format}' is not a format of plans; expected html, csv or xlsx.", Path: "format"));
        }

        var printable = await reports.PlanAsync(http.Caller(), device, at, http.RequestAborted);
        if (!printable.TryGet(out var print))
        {
            return new Refused(printable.Problems);
        }

        return format switch
        {
            "csv" => TypedResults.File(Bytes(s => PlanTables.WriteCsv(print.Content, s)), "text/csv; charset=utf-8", device + "-plan.csv"),
            "xlsx" => TypedResults.File(Bytes(s => PlanTables.WriteXlsx(print.Content, print.Stamp, s)), FileTypes.Xlsx, device + "-plan.xlsx"),
            _ => PrintedPage.Of(http, s => PlanHtml.WriteAsync(print.Content, print.Stamp, s, http.RequestAborted)),
        };
    }

    private static async Task<Results<Ok<PlanDto>, Refused>> AssignAsync(string device, string item, AssignPlanItemDto body, [AsParameters] WriteHeaders headers, DevicePlans plans)
    {
        var write = headers.Info(body.Reason);
        return write.TryGet(out var info)
            ? (await plans.AssignAsync(headers.Http.Caller(), device, new PlanItemAssigned(item, body.Owner, body.Due, body.Note), info, headers.Http.RequestAborted)).Ok(PlanMapping.ToDto)
            : new Refused(write.Problems);
    }

    // The writers of these two are not made for waiting on a slow reader.
    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }
}
