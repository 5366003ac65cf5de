using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Reports;
using Suture.Application.Safety;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Reports.Safety;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>The brainstorm over the prompts of IEC/TR 80002-1.</summary>
internal static class PromptEndpoints
{
    public static void MapPrompts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/risk/prompts", GetAsync).Needs(Permission.Read).WithName("GetPrompts").WithTags("Risk")
            .WithSummary("The brainstorm: prompts by group, each open, considered (with the records it led to) or set aside (with the reason), and what has to be looked at again.");
        api.MapGet("/devices/{device}/risk/prompts/report", ReportAsync).Needs(Permission.Read).WithName("GetPromptReport").WithTags("Risk")
            .WithSummary("The record of the brainstorm as a page to print (html, when not given), csv or xlsx.")
            .Produces(StatusCodes.Status200OK, contentType: "text/html", additionalContentTypes: ["text/csv", FileTypes.Xlsx]);
        api.MapPut("/devices/{device}/risk/prompts/{prompt}", AnswerAsync).Needs(Permission.WriteRecords).WithName("AnswerPrompt").WithTags("Risk")
            .WithSummary("Answers a prompt, for the device as a whole or for a software item: names the records it led to, sets it aside with a reason, or opens it again.");
        api.MapPost("/devices/{device}/risk/prompts/{prompt}/draft", DraftAsync).Needs(Permission.WriteRecords).WithName("DraftPrompt").WithTags("Risk")
            .WithSummary("Makes a draft of the cause, hazardous situation or hazard that a prompt leads to, and answers the prompt with it.");
    }

    private static async Task<Results<Ok<PromptReportDto>, Refused>> GetAsync(string device, string? group, string? show, string? at, HttpContext http, PromptReading prompts) =>
        (await prompts.ReadAsync(http.Caller(), device, at, http.RequestAborted)).Then(r => PromptMapping.ToDto(r, group, show)).Ok(r => r);

    private static async Task<Results<PushStreamHttpResult, FileContentHttpResult, Refused>> ReportAsync(string device, string? format, string? at, HttpContext http, ReportReading reports)
    {
        if (format is not (null or "html" or "csv" or "xlsx"))
        {
            return new Refused(new Problem("format.unknown", $"'{format}' is not a format of brainstorms; expected html, csv or xlsx.", Path: "format"));
        }

        var printable = await reports.PromptsAsync(http.Caller(), device, at, http.RequestAborted);
        if (!printable.TryGet(out var print))
        {
            return new Refused(printable.Problems);
        }

        return format switch
        {
            "csv" => TypedResults.File(Bytes(s => PromptTables.WriteCsv(print.Content, s)), "text/csv; charset=utf-8", device + "-brainstorm.csv"),
            "xlsx" => TypedResults.File(Bytes(s => PromptTables.WriteXlsx(print.Content, print.Stamp, s)), FileTypes.Xlsx, device + "-brainstorm.xlsx"),
            _ => PrintedPage.Of(http, s => PromptHtml.WriteAsync(print.Content, print.Stamp, s, http.RequestAborted)),
        };
    }

    private static async Task<Results<Ok<PromptDto>, Refused>> AnswerAsync(string device, string prompt, AnswerPromptDto body, [AsParameters] WriteHeaders headers, PromptAnswering answering)
    {
        var write = headers.Info(body.Reason);
        return write.TryGet(out var info)
            ? (await answering.AnswerAsync(headers.Http.Caller(), device, PromptMapping.Wish(prompt, body), info, headers.Http.RequestAborted)).Ok(PromptMapping.ToDto)
            : new Refused(write.Problems);
    }

    private static async Task<Results<Ok<PromptDraftedDto>, Refused>> DraftAsync(string device, string prompt, DraftPromptDto body, [AsParameters] WriteHeaders headers, PromptAnswering answering)
    {
        var write = headers.Info(body.Reason);
        var draft = PromptMapping.Draft(prompt, body);
        return !write.TryGet(out var info) ? new Refused(write.Problems)
            : !draft.TryGet(out var wanted) ? new Refused(draft.Problems)
            : (await answering.DraftAsync(headers.Http.Caller(), device, wanted, info, headers.Http.RequestAborted)).Ok(PromptMapping.ToDto);
    }

    // The writers of these two are not made for waiting on a slow reader.
    private static byte[] Bytes(Action<Stream> write)
    {
        using var bytes = new MemoryStream();
        write(bytes);
        return bytes.ToArray();
    }
}
