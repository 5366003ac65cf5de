using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Devices;
using Suture.Application.Security;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Reports.ThreatModels;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Threat models: diagrams, drawings, suggestions and files of other tools. Importing one stands with the other imports.</summary>
internal static class ThreatModelEndpoints
{
    private const string One = "/devices/{device}/threat-models/{key}";

    public static void MapThreatModels(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/threat-models", ListAsync).Needs(Permission.Read).WithName("ListThreatModels").WithTags("Threat models").WithSummary("All threat models with what is in them and what is open.");
        api.MapGet(One, GetAsync).Needs(Permission.Read).WithName("GetThreatModel").WithTags("Threat models").WithSummary("One threat model: its diagram, what is wrong or missing there, its threats and assets.");
        api.MapPut(One + "/diagram", SaveAsync).Needs(Permission.WriteRecords).WithName("SaveDiagram").WithTags("Threat models").WithSummary("Gives the model a whole diagram. An approved model needs a reason and becomes a draft again.");
        api.MapGet(One + "/drawing", DrawAsync).Needs(Permission.Read).WithName("DrawThreatModel").WithTags("Threat models").WithSummary("The data-flow diagram as SVG, in colors for light (when not given) or dark.")
            .Produces(StatusCodes.Status200OK, contentType: "image/svg+xml");
        api.MapGet(One + "/export", ExportAsync).Needs(Permission.Read).WithName("ExportThreatModel").WithTags("Threat models").WithSummary("The model with its threats for Threat Dragon 2 (threat-dragon, when not given) or as Open Threat Model (otm).")
            .Produces(StatusCodes.Status200OK, contentType: "application/json");
        api.MapGet(One + "/suggestions", SuggestionsAsync).Needs(Permission.Read).WithName("ListSuggestions").WithTags("Threat models").WithSummary("STRIDE suggestions for each element and flow, with what became of them.");
        api.MapPost(One + "/suggestions/accept", AcceptAsync).Needs(Permission.WriteRecords).WithName("AcceptSuggestion").WithTags("Threat models").WithSummary("Takes a suggestion up as a threat record, with its own title and text if they are given.");
        api.MapPost(One + "/suggestions/set-aside", SetAsideAsync).Needs(Permission.WriteRecords).WithName("SetSuggestionAside").WithTags("Threat models").WithSummary("Says why a suggestion is no threat here.");
        api.MapPost(One + "/suggestions/reopen", ReopenAsync).Needs(Permission.WriteRecords).WithName("ReopenSuggestion").WithTags("Threat models").WithSummary("Opens a suggestion again that was set aside.");
    }

    private static async Task<Results<Ok<ListDto<ThreatModelSummaryDto>>, Refused>> ListAsync(string device, string? at, HttpContext http, ThreatModelReading models) =>
        (await models.ListAsync(http.Caller(), device, at, http.RequestAborted)).Ok(all => new ListDto<ThreatModelSummaryDto>([.. all.Select(ThreatModelMapping.ToSummary)], all.Length));

    private static async Task<Results<Ok<ThreatModelDto>, Refused>> GetAsync(string device, string key, string? at, HttpContext http, ThreatModelReading models) =>
        Answer(await Key(device, key).ThenAsync(id => models.GetAsync(http.Caller(), device, id, at, http.RequestAborted)), http);

    private static async Task<Results<Ok<ThreatModelDto>, Refused>> SaveAsync(
        string device, string key, SaveDiagramDto body, [FromHeader(Name = "If-Match")] string? ifMatch, [AsParameters] WriteHeaders headers, ThreatModelWriting models)
    {
        var version = IfMatch.Read(ifMatch);
        if (!version.Ok)
        {
            return IfMatch.Refuse(version);
        }

        var diagram = ThreatModelMapping.Read(body);
        return await WriteAsync(device, key, headers, body.Reason, (id, write) => diagram.ThenAsync(d => models.SaveAsync(headers.Http.Caller(), device, id, version.Value, d, write, headers.Http.RequestAborted)));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> DrawAsync(string device, string key, string? colors, string? at, HttpContext http, ThreatModelReading models)
    {
        if (colors is not (null or "light" or "dark"))
        {
            return new Refused(new Problem("colors.unknown", $"'{colors}' are no colors of drawings; expected light or dark.", Path: "colors"));
        }

        return File(await Key(device, key).ThenAsync(id => models.DrawAsync(http.Caller(), device, id, colors == "dark" ? DiagramColors.Dark : DiagramColors.Light, at, http.RequestAborted)));
    }

    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(string device, string key, string? format, string? at, HttpContext http, ThreatModelReading models)
    {
        if (format is not (null or "threat-dragon" or "otm"))
        {
            return new Refused(new Problem("format.unknown", $"'{format}' is not a format of threat models; expected threat-dragon or otm.", Path: "format"));
        }

        return File(await Key(device, key).ThenAsync(id => models.ExportAsync(http.Caller(), device, id, format == "otm" ? ThreatModelFileForm.Otm : ThreatModelFileForm.ThreatDragon, at, http.RequestAborted)));
    }

    private static async Task<Results<Ok<ListDto<SuggestionDto>>, Refused>> SuggestionsAsync(string device, string key, string? at, HttpContext http, ThreatModelReading models)
    {
        var view = await Key(device, key).ThenAsync(id => models.GetAsync(http.Caller(), device, id, at, http.RequestAborted));
        return view.Ok && view.Value.Sound is null
            ? new Refused([.. view.Value.Problems.Select(p => p with { Kind = ProblemKind.Conflict })])
            : view.Ok(v => new ListDto<SuggestionDto>([.. v.Suggestions.Select(ThreatModelMapping.ToDto)], v.Suggestions.Length));
    }

    private static async Task<Results<Ok<RecordDto>, Refused>> AcceptAsync(string device, string key, AcceptSuggestionDto body, [AsParameters] WriteHeaders headers, ThreatModelWriting models)
    {
        var write = headers.Info(body.Reason);
        var id = Key(device, key);
        return write.TryGet(out var info) && id.Ok
            ? (await models.AcceptAsync(headers.Http.Caller(), device, id.Value, body.Suggestion, body.Title, body.Text, info, headers.Http.RequestAborted)).OkRecord(headers.Http)
            : new Refused([.. write.Problems, .. id.Problems]);
    }

    private static Task<Results<Ok<ThreatModelDto>, Refused>> SetAsideAsync(string device, string key, SetAsideSuggestionDto body, [AsParameters] WriteHeaders headers, ThreatModelWriting models) =>
        WriteAsync(device, key, headers, body.Reason, (id, write) => models.SetAsideAsync(headers.Http.Caller(), device, id, body.Suggestion, write, headers.Http.RequestAborted));

    private static Task<Results<Ok<ThreatModelDto>, Refused>> ReopenAsync(string device, string key, ReopenSuggestionDto body, [AsParameters] WriteHeaders headers, ThreatModelWriting models) =>
        WriteAsync(device, key, headers, body.Reason, (id, write) => models.ReopenAsync(headers.Http.Caller(), device, id, body.Suggestion, write, headers.Http.RequestAborted));

    private static async Task<Results<Ok<ThreatModelDto>, Refused>> WriteAsync(
        string device, string key, WriteHeaders headers, string? reason, Func<RecordId, WriteInfo, Task<Result<Domain.Security.ThreatModels.ThreatModelView>>> change)
    {
        var write = headers.Info(reason);
        var id = Key(device, key);
        return write.TryGet(out var info) && id.Ok ? Answer(await change(id.Value, info), headers.Http) : new Refused([.. write.Problems, .. id.Problems]);
    }

    private static Results<Ok<ThreatModelDto>, Refused> Answer(Result<Domain.Security.ThreatModels.ThreatModelView> view, HttpContext http)
    {
        if (view.Ok)
        {
            Answers.SetVersion(http, view.Value.Record.Version);
        }

        return view.Ok(ThreatModelMapping.ToDto);
    }

    private static Results<FileContentHttpResult, Refused> File(Result<MadeFile> made) =>
        made.TryGet(out var file) ? TypedResults.File(file.Bytes, file.ContentType, file.Name) : new Refused(made.Problems);

    private static Result<RecordId> Key(string device, string key) => RecordRequests.Key(device, key);

    private static Task<Result<TNext>> ThenAsync<T, TNext>(this Result<T> result, Func<T, Task<Result<TNext>>> next) =>
        result.TryGet(out var value) ? next(value) : Task.FromResult(Result<TNext>.Failed(result.Problems));
}
