using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Access;
using Suture.Application.Safety;
using Suture.Domain.People;
using Suture.Domain.Results;
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
        api.MapGet("/devices/{device}/risk-policy", PolicyAsync).Needs(Permission.Read).WithName("GetRiskPolicy").WithTags("Risk").WithSummary("The risk policy in force, as JSON and as its file.");
        api.MapPut("/devices/{device}/risk-policy", SetAsync).Needs(Permission.Sign).CarriesSecrets().WithName("SetRiskPolicy").WithTags("Risk")
            .WithSummary("Signs and sets a risk policy from its file, and answers which risks stand elsewhere by it. dryRun=true answers that and sets nothing.");
    }

    private static async Task<Results<Ok<RiskReportDto>, Refused>> RisksAsync(string device, string? at, HttpContext http, RiskReading risks) =>
        (await risks.RisksAsync(http.Caller(), device, at, http.RequestAborted)).Ok(RiskMapping.ToDto);

    private static async Task<Results<Ok<RiskPolicyDto>, Refused>> PolicyAsync(string device, string? at, HttpContext http, RiskReading risks) =>
        (await risks.PolicyAsync(http.Caller(), device, at, http.RequestAborted)).Ok(RiskMapping.ToDto);

    private static async Task<Results<Ok<RiskPolicyAnswerDto>, Refused>> SetAsync(string device, bool? dryRun, SetRiskPolicyDto body, [AsParameters] WriteHeaders headers, RiskPolicyWriting policies)
    {
        var (caller, stop) = (headers.Http.Caller(), headers.Http.RequestAborted);
        var file = new RiskPolicyFile(body.FileName ?? FileName, body.Text);
        if (dryRun == true)
        {
            return (await policies.PreviewAsync(caller, device, file, stop)).Ok(RiskMapping.ToDto);
        }

        var write = headers.Info(body.Reason);
        return !write.TryGet(out var info) ? new Refused(write.Problems)
            : body.Password is null ? new Refused(new Problem("riskPolicy.signature.missing", "A risk policy is set by a signature; send the signer's password.", ProblemKind.Conflict, Path: "$.password"))
            : (await policies.SetAsync(caller, device, file, new SigningCredentials(body.Password, body.Code), info, stop)).Ok(RiskMapping.ToDto);
    }
}
