using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Security;
using Suture.Domain.People;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Security risks, the loop between security and safety, and the checklist of security controls.</summary>
internal static class SecurityRiskEndpoints
{
    public static void MapSecurityRisks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/security-risk", RisksAsync).Needs(Permission.Read).WithName("GetSecurityRisks").WithTags("Risk")
            .WithSummary("Every threat and finding judged by the policy's matrix of exploitability and patient harm, before and after controls, with the rule that gave each figure. Findings only for those who may read them.");
        api.MapGet("/devices/{device}/loop", LoopAsync).Needs(Permission.Read).WithName("GetLoop").WithTags("Risk")
            .WithSummary("The chains from each threat and finding over hazardous situation and harm to control, requirement and test, with what is missing; and what security and safety ask of each other. With 'from', those that go through a record.");
        api.MapGet("/devices/{device}/security-controls", ControlsAsync).Needs(Permission.Read).WithName("GetSecurityControls").WithTags("Risk")
            .WithSummary("FDA's recommendations in its eight categories of security controls: which control answers each, with requirements and tests; what is open or set aside.");
    }

    private static async Task<Results<Ok<SecurityRiskReportDto>, Refused>> RisksAsync(string device, string? at, HttpContext http, SecurityRiskReading risks) =>
        (await risks.RisksAsync(http.Caller(), device, at, http.RequestAborted)).Ok(SecurityRiskMapping.ToDto);

    private static async Task<Results<Ok<LoopDto>, Refused>> LoopAsync(string device, string? from, string? at, HttpContext http, SecurityRiskReading risks) =>
        (await risks.LoopAsync(http.Caller(), device, from, at, http.RequestAborted)).Ok(SecurityRiskMapping.ToDto);

    private static async Task<Results<Ok<SecurityControlsDto>, Refused>> ControlsAsync(string device, string? at, HttpContext http, SecurityRiskReading risks) =>
        (await risks.ControlsAsync(http.Caller(), device, at, http.RequestAborted)).Ok(SecurityRiskMapping.ToDto);
}
