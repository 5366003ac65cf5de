using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Access;
using Suture.Application.Releases;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Releases: what stands in their way, baselines, deviations, and what differs between two.</summary>
internal static class ReleaseEndpoints
{
    public static void MapReleases(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/releases", ListAsync).Needs(Permission.Read).WithName("ListReleases").WithTags("Releases").WithSummary("The releases of a device, latest first.");
        api.MapGet("/devices/{device}/releases/compare", CompareAsync).Needs(Permission.Read).WithName("CompareReleases").WithTags("Releases")
            .WithSummary("What differs between two releases (from, to: keys or ledger positions; now when 'to' is not given): records, components, tests, risks, standards.");
        api.MapGet("/devices/{device}/releases/{key}", GetAsync).Needs(Permission.Read).WithName("GetRelease").WithTags("Releases").WithSummary("One release: its baseline, known anomalies and deviations.");
        api.MapGet("/devices/{device}/releases/{key}/check", CheckAsync).Needs(Permission.ReadGate).WithName("CheckRelease").WithTags("Releases")
            .WithSummary("What stands in the way of a release now; writes nothing.");
        api.MapPost("/devices/{device}/releases/{key}/baseline", BaselineAsync).Needs(Permission.Sign).CarriesSecrets().WithName("BaselineRelease").WithTags("Releases")
            .WithSummary("Signs a release and fixes it as a baseline; refused with all that stands in the way. dryRun=true only asks whether it would be.");
        api.MapPost("/devices/{device}/deviations", DeviateAsync).Needs(Permission.Sign).CarriesSecrets().WithName("Deviate").WithTags("Releases")
            .WithSummary("Signs that a release may go although a clause has gaps; the gaps stay gaps.");
    }

    private static async Task<Results<Ok<ListDto<ReleaseDto>>, Refused>> ListAsync(string device, HttpContext http, ReleaseReading releases) =>
        (await releases.ListAsync(http.Caller(), device, http.RequestAborted)).Ok(all => new ListDto<ReleaseDto>([.. all.Select(ReleaseMapping.ToDto)], all.Length));

    private static async Task<Results<Ok<ReleaseComparisonDto>, Refused>> CompareAsync(string device, string? from, string? to, HttpContext http, ReleaseReading releases) =>
        (await releases.CompareAsync(http.Caller(), device, from, to, http.RequestAborted)).Ok(ReleaseMapping.ToDto);

    private static async Task<Results<Ok<ReleaseDetailDto>, Refused>> GetAsync(string device, string key, HttpContext http, ReleaseReading releases) =>
        (await releases.GetAsync(http.Caller(), device, key, http.RequestAborted)).Ok(r => ReleaseMapping.ToDto(device, r));

    private static async Task<Results<Ok<ReleaseCheckDto>, Refused>> CheckAsync(string device, string key, HttpContext http, ReleaseBaselining baselining) =>
        (await baselining.CheckAsync(http.Caller(), device, key, http.RequestAborted)).Ok(r => ReleaseMapping.ToDto(device, r));

    private static async Task<Results<Ok<ReleaseDetailDto>, Refused>> BaselineAsync(
        string device, string key, bool? dryRun, MakeBaselineDto body, [AsParameters] WriteHeaders headers, ReleaseBaselining baselining, ReleaseReading releases)
    {
        var (caller, cancellation) = (headers.Http.Caller(), headers.Http.RequestAborted);
        var write = headers.Info(body.Reason);
        if (!write.TryGet(out var info))
        {
            return new Refused(write.Problems);
        }

        if (dryRun != true)
        {
            return (await baselining.BaselineAsync(caller, device, key, new SigningCredentials(body.Password, body.Code), info, cancellation)).Ok(r => ReleaseMapping.ToDto(device, r));
        }

        var tried = await baselining.TryAsync(caller, device, key, info, cancellation);
        return tried.Ok ? (await releases.GetAsync(caller, device, key, cancellation)).Ok(r => ReleaseMapping.ToDto(device, r)) : new Refused(tried.Problems);
    }

    private static async Task<Results<Ok<DeviationDto>, Refused>> DeviateAsync(string device, DeviateDto body, [AsParameters] WriteHeaders headers, Deviating deviating)
    {
        var write = headers.Info();
        var release = RecordRequests.Key(device, body.Release, "$.release");
        var record = body.Key is { Length: > 0 } named ? RecordRequests.Key(device, named, "$.key").Map(id => (RecordId?)id) : Result<RecordId?>.Of(null);
        if (!write.TryGet(out var info) || !release.TryGet(out var to) || !record.TryGet(out var at))
        {
            return new Refused([.. write.Problems, .. release.Problems, .. record.Problems]);
        }

        var draft = new DeviationDraft(body.Standard, body.Clause, at, to, body.Reason, body.ReviewBy);
        return (await deviating.SignAsync(headers.Http.Caller(), device, draft, new SigningCredentials(body.Password, body.Code), info, headers.Http.RequestAborted)).Ok(d => ReleaseMapping.ToDto(device, d));
    }
}
