using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Reports;
using Suture.Application.Security;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels.Views;
using Suture.Reports.ThreatModels;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Architecture views (FDA premarket V.B.2) and attack paths of a threat model.</summary>
internal static class ViewEndpoints
{
    private const string Svg = "image/svg+xml";

    public static void MapViews(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/views", ViewsAsync).Needs(Permission.Read).WithName("GetViews").WithTags("Threat models")
            .WithSummary("The four architecture views of a threat model, each with its rule and its gaps; one of them with view=global, multi-patient, updateability or use-cases.");
        api.MapGet("/devices/{device}/views/drawing", DrawingAsync).Needs(Permission.Read).WithName("GetViewDrawing").WithTags("Threat models")
            .WithSummary("A view as SVG: its part of the data-flow diagram, or its use cases as sequence diagrams.").Produces(StatusCodes.Status200OK, contentType: Svg);
        api.MapGet("/devices/{device}/views/report", ReportAsync).Needs(Permission.Read).WithName("GetViewReport").WithTags("Threat models")
            .WithSummary("The views and attack paths as a page to print; one view when it is named.").Produces(StatusCodes.Status200OK, contentType: "text/html");
        api.MapGet("/devices/{device}/threat-paths", PathsAsync).Needs(Permission.Read).WithName("GetThreatPaths").WithTags("Threat models")
            .WithSummary("The shortest attack paths from external entities to each asset, with the protection and the threats of each crossing.");
    }

    private static async Task<Results<Ok<ViewsDto>, Refused>> ViewsAsync(string device, string? model, string? view, string? at, HttpContext http, ViewReading views)
    {
        var kind = Kind(view);
        return kind.Ok ? (await views.ReadAsync(http.Caller(), device, model, at, http.RequestAborted)).Ok(v => ViewMapping.ToDto(v, kind.Value)) : new Refused(kind.Problems);
    }

    private static async Task<Results<PushStreamHttpResult, Refused>> DrawingAsync(string device, string? view, string? useCase, string? model, string? at, HttpContext http, ViewReading views)
    {
        var kind = Kind(view ?? "");
        if (kind is not { Ok: true, Value: { } wanted })
        {
            return new Refused(kind.Problems);
        }

        var read = await views.ReadAsync(http.Caller(), device, model, at, http.RequestAborted);
        if (!read.TryGet(out var v))
        {
            return new Refused(read.Problems);
        }

        if (useCase is not null && !v.Views.UseCases.UseCases.Any(u => u.UseCase.Name == useCase))
        {
            return new Refused(new Problem("views.useCase", $"{v.Model} has no use case '{useCase}'.", Path: "useCase"));
        }

        http.Response.Headers.ContentSecurityPolicy = PrintedPage.Policy;
        return TypedResults.Stream(s => ViewDrawing.WriteAsync(v.Facts, v.Views[wanted], $"{v.Model} {v.Title}", s, useCase, cancellation: http.RequestAborted), Svg, $"{device}-{wanted.Code()}.svg");
    }

    private static async Task<Results<PushStreamHttpResult, Refused>> ReportAsync(string device, string? model, string? view, string? at, HttpContext http, ReportReading reports)
    {
        var kind = Kind(view);
        if (!kind.Ok)
        {
            return new Refused(kind.Problems);
        }

        var printable = await reports.ViewsAsync(http.Caller(), device, model, at, http.RequestAborted);
        return printable.TryGet(out var p)
            ? PrintedPage.Of(http, s => ViewsHtml.WriteAsync(p.Content.Facts, p.Content.Views, p.Content.Paths, $"{p.Content.Model} {p.Content.Title}", kind.Value, p.Stamp, s, http.RequestAborted))
            : new Refused(printable.Problems);
    }

    private static async Task<Results<Ok<ThreatPathsDto>, Refused>> PathsAsync(string device, string? model, int? paths, string? at, HttpContext http, ViewReading views) =>
        (await views.ReadAsync(http.Caller(), device, model, at, http.RequestAborted, paths ?? AttackPaths.UsualMost)).Ok(ViewMapping.ToPaths);

    private static Result<ViewKind?> Kind(string? view) =>
        view is null ? Result<ViewKind?>.Of(null)
        : ViewKinds.Find(view) is { } kind ? Result<ViewKind?>.Of(kind)
        : new Problem("views.view", $"'{view}' is no architecture view; expected {string.Join(", ", Enum.GetValues<ViewKind>().Select(k => k.Code()))}.", Path: "view");
}
