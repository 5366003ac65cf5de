using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Safety;
using Suture.Application.Security;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Reports.Safety;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>One hazardous situation from both sides, and all risks over time.</summary>
internal static class RiskPictureEndpoints
{
    private const string Svg = "image/svg+xml";

    public static void MapRiskPictures(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/risk/{situation}/bowtie", BowTieAsync).Needs(Permission.Read).WithName("GetBowTie").WithTags("Risk")
            .WithSummary("A hazardous situation from both sides: causes, threats and findings with the controls in their way, harms, and on which side the situation's own controls act.");
        api.MapGet("/devices/{device}/risk/{situation}/bowtie/drawing", DrawBowTieAsync).Needs(Permission.Read).WithName("DrawBowTie").WithTags("Risk")
            .WithSummary("The bow-tie as SVG, in colors for light (when not given) or dark.").Produces(StatusCodes.Status200OK, contentType: Svg);
        api.MapGet("/devices/{device}/risk/history", HistoryAsync).Needs(Permission.Read).WithName("GetRiskHistory").WithTags("Risk")
            .WithSummary("How many risks lay in each region, and where those stood that stand highest now: at most so many points (24 when not given), each judged by the policy that held then.");
        api.MapGet("/devices/{device}/risk/history/drawing", DrawHistoryAsync).Needs(Permission.Read).WithName("DrawRiskHistory").WithTags("Risk")
            .WithSummary("Risks after controls over time as SVG, in colors for light (when not given) or dark.").Produces(StatusCodes.Status200OK, contentType: Svg);
    }

    private static async Task<Results<Ok<BowTieDto>, Refused>> BowTieAsync(string device, string situation, string? at, HttpContext http, RiskSeeing risks) =>
        (await risks.BowTieAsync(http.Caller(), device, situation, at, http.RequestAborted)).Ok(RiskPictureMapping.ToDto);

    private static async Task<Results<FileContentHttpResult, Refused>> DrawBowTieAsync(string device, string situation, string? colors, string? at, HttpContext http, RiskSeeing risks) =>
        Unknown(colors) is { } refused ? refused : File(await risks.DrawBowTieAsync(http.Caller(), device, situation, Of(colors), at, http.RequestAborted));

    private static async Task<Results<Ok<RiskHistoryDto>, Refused>> HistoryAsync(string device, int? points, HttpContext http, RiskSeeing risks) =>
        (await risks.HistoryAsync(http.Caller(), device, points, http.RequestAborted)).Ok(RiskPictureMapping.ToDto);

    private static async Task<Results<FileContentHttpResult, Refused>> DrawHistoryAsync(string device, int? points, string? colors, HttpContext http, RiskSeeing risks) =>
        Unknown(colors) is { } refused ? refused : File(await risks.DrawHistoryAsync(http.Caller(), device, points, Of(colors), http.RequestAborted));

    private static Refused? Unknown(string? colors) =>
        colors is null or "light" or "dark" ? null : new Refused(new Problem("colors.unknown", $"'{colors}' are no colors of drawings; expected light or dark.", Path: "colors"));

    private static RiskColors Of(string? colors) => colors == "dark" ? RiskColors.Dark : RiskColors.Light;

    private static Results<FileContentHttpResult, Refused> File(Result<MadeFile> made) =>
        made.TryGet(out var file) ? TypedResults.File(file.Bytes, file.ContentType, file.Name) : new Refused(made.Problems);
}
