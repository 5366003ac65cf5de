using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Standards;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>The standards there are, those of the organization's own, and which of them a device's gate asks.</summary>
internal static class StandardEndpoints
{
    public static void MapStandards(this IEndpointRouteBuilder api)
    {
        api.MapGet("/standards", ListAsync).NeedsAcrossDevices(Permission.ReadGate).WithName("ListStandards").WithTags("Standards").WithSummary("The standards that can be asked for.");
        api.MapGet("/standards/{standard}", GetAsync).NeedsAcrossDevices(Permission.ReadGate).WithName("GetStandard").WithTags("Standards").WithSummary("One standard: each clause and how it is decided.");
        api.MapPost("/standards", AddAsync).Needs(Permission.ManageDevices).WithName("AddStandard").WithTags("Standards")
            .WithSummary("A catalog or a file of coverage rules of the organization's own (YAML as the body); takes the place of one with the same id. dryRun=true only checks it.").TakesFiles("application/yaml", "application/octet-stream");
        api.MapDelete("/standards/{standard}", WithdrawAsync).Needs(Permission.ManageDevices).WithName("WithdrawStandard").WithTags("Standards").WithSummary("Takes a standard of the organization's own out of use.");
        api.MapGet("/devices/{device}/scope", ScopeAsync).Needs(Permission.ReadGate).WithName("GetScope").WithTags("Standards").WithSummary("Markets of a device, and the standards that its gate asks.");
        api.MapPut("/devices/{device}/scope", SetScopeAsync).Needs(Permission.ManageDevices).WithName("SetScope").WithTags("Standards").WithSummary("Sets markets and standards; standards are pinned in their edition of now.");
    }

    private static async Task<Ok<ListDto<StandardDto>>> ListAsync(HttpContext http, StandardAdministration standards)
    {
        var all = await standards.ListAsync(http.RequestAborted);
        return TypedResults.Ok(new ListDto<StandardDto>([.. all.Select(GateMapping.ToDto)], all.Length));
    }

    private static async Task<Results<Ok<StandardDetailDto>, Refused>> GetAsync(string standard, HttpContext http, StandardAdministration standards) =>
        (await standards.ListAsync(http.RequestAborted)).FirstOrDefault(s => string.Equals(s.Catalog.Id, standard, StringComparison.Ordinal)) is { } found
            ? TypedResults.Ok(GateMapping.ToDetail(found))
            : new Refused(new Problem("standard.unknown", $"There is no standard '{standard}'.", ProblemKind.NotFound, Path: "standard"));

    private static async Task<Results<Ok<StandardAddedDto>, Refused>> AddAsync(string? fileName, bool? dryRun, [AsParameters] WriteHeaders headers, StandardAdministration standards)
    {
        var bytes = await RequestBody.ReadAsync(headers.Http);
        var write = headers.Info();
        return bytes.TryGet(out var content) && write.TryGet(out var info)
            ? (await standards.AddAsync(headers.Http.Caller(), string.IsNullOrEmpty(fileName) ? "standard.yaml" : fileName, content, dryRun ?? false, info, headers.Http.RequestAborted)).Ok(id => new StandardAddedDto(id, dryRun ?? false))
            : new Refused([.. bytes.Problems, .. write.Problems], bytes.Ok ? null : StatusCodes.Status413PayloadTooLarge);
    }

    private static async Task<Results<NoContent, Refused>> WithdrawAsync(string standard, [FromBody] WithdrawStandardDto body, [AsParameters] WriteHeaders headers, StandardAdministration standards)
    {
        var write = headers.Info(body.Reason);
        if (!write.TryGet(out var info))
        {
            return new Refused(write.Problems);
        }

        var done = await standards.WithdrawAsync(headers.Http.Caller(), standard, info, headers.Http.RequestAborted);
        return done.Ok ? TypedResults.NoContent() : new Refused(done.Problems);
    }

    private static async Task<Results<Ok<ScopeDto>, Refused>> ScopeAsync(string device, HttpContext http, DeviceScopes scopes) =>
        (await scopes.ReadAsync(http.Caller(), device, http.RequestAborted)).Ok(GateMapping.ToDto);

    private static async Task<Results<Ok<ScopeDto>, Refused>> SetScopeAsync(string device, SetScopeDto body, [AsParameters] WriteHeaders headers, DeviceScopes scopes)
    {
        var unknown = body.Markets.Select((m, i) => (m, i)).Where(p => Names.Parse<Market>(p.m) is null)
            .Select(p => new Problem("market.unknown", $"'{p.m}' is not a market; expected one of {string.Join(", ", Enum.GetValues<Market>().Select(Names.Of))}.", Path: $"$.markets[{p.i}]")).ToImmutableArray();
        var write = headers.Info(body.Reason);
        return unknown.IsEmpty && write.TryGet(out var info)
            ? (await scopes.SetAsync(headers.Http.Caller(), device, [.. body.Markets.Select(m => Names.Parse<Market>(m)!.Value)], body.Standards, info, headers.Http.RequestAborted)).Ok(GateMapping.ToDto)
            : new Refused([.. unknown, .. write.Problems]);
    }
}
