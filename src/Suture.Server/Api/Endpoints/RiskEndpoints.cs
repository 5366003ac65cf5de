using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Access;
using Suture.Application.Safety;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Formats.Tables;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Safety risks and the policy they are judged by.</summary>
internal static class RiskEndpoints
{
    private const string FileName = "risk-policy.yaml";
    public static void MapRisks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/risk", RisksAsync).Needs(Permission.Read).WithName("GetRisks").WithTags("Risk")
            .WithSummary("Every hazardous situation judged by the risk policy: figures before and after controls with the rule that gave each, matrices, and what the risks add up to.");
        api.MapGet("/devices/{device}/risk/table", TableAsync).Needs(Permission.Read).WithName("GetRiskTable").WithTags("Risk")
            .WithSummary("The risk table as xlsx (when not given) or csv: a row for each situation with each cause and control. Edited, it can be imported again.")
            .Produces(StatusCodes.Status200OK, contentType: FileTypes.Xlsx, additionalContentTypes: ["text/csv"]);
        api.MapGet("/devices/{device}/risk-policy", PolicyAsync).Needs(Permission.Read).WithName("GetRiskPolicy").WithTags("Risk").WithSummary("The risk policy in force, as JSON and as its file.");
        api.MapPut("/devices/{device}/risk-policy", SetAsync).Needs(Permission.Sign).CarriesSecrets().WithName("SetRiskPolicy").WithTags("Risk")
            .WithSummary("Signs and sets a risk policy from its file, and answers which risks stand elsewhere by it.");
        api.MapPost("/devices/{device}/risk-policy/preview", PreviewAsync).Needs(Permission.Read).WithName("PreviewRiskPolicy").WithTags("Risk")
            .WithSummary("Which risks would stand elsewhere by a policy; sets nothing.");
    }

    private static async Task<Results<Ok<RiskReportDto>, Refused>> RisksAsync(string device, string? at, HttpContext http, RiskReading risks) =>
        (await risks.RisksAsync(http.Caller(), device, at, http.RequestAborted)).Ok(RiskMapping.ToDto);

    private static async Task<Results<FileContentHttpResult, Refused>> TableAsync(string device, string? format, string? at, HttpContext http, RiskTableTransfer tables)
    {
        if (format is not (null or "xlsx" or "csv"))
        {
            return new Refused(new Problem("format.unknown", $"'{format}' is not a format of risk tables; expected xlsx or csv.", Path: "format"));
        }

        var export = await tables.ExportAsync(http.Caller(), device, at, http.RequestAborted);
        if (!export.TryGet(out var table))
        {
            return new Refused(export.Problems);
        }

        using var bytes = new MemoryStream();
        if (format is "csv")
        {
            RiskTableFile.WriteCsv(table, bytes);
            return TypedResults.File(bytes.ToArray(), "text/csv; charset=utf-8", device + "-risks.csv");
        }

        var written = RiskTableFile.WriteXlsx(table, bytes);
        return written.Ok ? TypedResults.File(bytes.ToArray(), FileTypes.Xlsx, device + "-risks.xlsx") : new Refused(written.Problems);
    }

    private static async Task<Results<Ok<RiskPolicyDto>, Refused>> PolicyAsync(string device, string? at, HttpContext http, RiskReading risks) =>
        (await risks.PolicyAsync(http.Caller(), device, at, http.RequestAborted)).Ok(RiskMapping.ToDto);

    private static async Task<Results<Ok<RiskPolicyAnswerDto>, Refused>> SetAsync(string device, SetRiskPolicyDto body, [AsParameters] WriteHeaders headers, RiskPolicyWriting policies)
    {
        var write = headers.Info(body.Reason);
        return write.TryGet(out var info)
            ? (await policies.SetAsync(
                headers.Http.Caller(), device, new RiskPolicyFile(body.FileName ?? FileName, body.Text), new SigningCredentials(body.Password, body.Code), info, headers.Http.RequestAborted))
                .Ok(RiskMapping.ToDto)
            : new Refused(write.Problems);
    }

    private static async Task<Results<Ok<RiskPolicyAnswerDto>, Refused>> PreviewAsync(string device, PreviewRiskPolicyDto body, HttpContext http, RiskPolicyWriting policies) =>
        (await policies.PreviewAsync(http.Caller(), device, new RiskPolicyFile(body.FileName ?? FileName, body.Text), http.RequestAborted)).Ok(RiskMapping.ToDto);
}
