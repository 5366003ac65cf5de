using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Standards;
using Suture.Application.Tracing;
using Suture.Domain.People;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Traces.</summary>
internal static class TraceEndpoints
{
    public static void MapTraces(this IEndpointRouteBuilder api) =>
        api.MapGet("/devices/{device}/trace", TraceAsync).Needs(Permission.Read).WithName("GetTrace").WithTags("Tracing").WithSummary("Coverage, gaps, suspect links, orphans, cycles, stale and failing evidence.");

    private static async Task<Results<Ok<TraceDto>, Refused>> TraceAsync(string device, string? at, HttpContext http, TraceReading traces) =>
        (await traces.TraceAsync(http.Caller(), device, at, http.RequestAborted)).Ok(TraceMapping.ToDto);
}
