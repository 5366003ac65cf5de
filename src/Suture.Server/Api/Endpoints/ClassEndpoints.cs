using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Access;
using Suture.Application.Software;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Software safety classes (IEC 62304 4.3) and the legacy route (4.4).</summary>
internal static class ClassEndpoints
{
    public static void MapClasses(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/classification", GetAsync).Needs(Permission.Read).WithName("GetClassification").WithTags("Classification")
            .WithSummary("The class of the software, or of an item: as the records give it, as it was decided, and what has changed since.");
        api.MapGet("/devices/{device}/classification/items", ListAsync).Needs(Permission.Read).WithName("ListClasses").WithTags("Classification").WithSummary("The software and all its items with their classes.");
        api.MapPost("/devices/{device}/classification/preview", PreviewAsync).Needs(Permission.Read).WithName("PreviewClassification").WithTags("Classification")
            .WithSummary("Where answers lead, and which clauses, gaps and items of the plan would change. Writes nothing.");
        api.MapPost("/devices/{device}/classification", DecideAsync).Needs(Permission.Sign).CarriesSecrets().WithName("DecideClass").WithTags("Classification")
            .WithSummary("Signs the class that records and answers lead to, and sets it at the device or the item.");
        api.MapGet("/devices/{device}/legacy", LegacyAsync).Needs(Permission.Read).WithName("GetLegacyRoute").WithTags("Classification").WithSummary("Whether the device goes the legacy route of IEC 62304 4.4.");
        api.MapPost("/devices/{device}/legacy", ChooseAsync).Needs(Permission.Sign).CarriesSecrets().WithName("ChooseLegacyRoute").WithTags("Classification")
            .WithSummary("Takes the legacy route with an approved assessment; without a document, leaves it.");
    }

    private static async Task<Results<Ok<ClassificationDto>, Refused>> GetAsync(string device, string? item, HttpContext http, ClassDecisions classes)
    {
        var draft = ClassMapping.Draft(device, item, null, null, null);
        return draft.TryGet(out var asked)
            ? (await classes.ReadAsync(http.Caller(), device, asked, http.RequestAborted)).Ok(ClassMapping.ToDto)
            : new Refused(draft.Problems);
    }

    private static async Task<Results<Ok<ListDto<ClassRowDto>>, Refused>> ListAsync(string device, HttpContext http, ClassDecisions classes) =>
        (await classes.ListAsync(http.Caller(), device, http.RequestAborted)).Ok(all => new ListDto<ClassRowDto>([.. all.Select(ClassMapping.ToDto)], all.Length));

    private static async Task<Results<Ok<ClassificationDto>, Refused>> PreviewAsync(string device, PreviewClassDto body, HttpContext http, ClassDecisions classes)
    {
        var draft = ClassMapping.Draft(device, body.Item, body.Answers, body.Remark, null);
        return draft.TryGet(out var asked)
            ? (await classes.ReadAsync(http.Caller(), device, asked, http.RequestAborted)).Ok(ClassMapping.ToDto)
            : new Refused(draft.Problems);
    }

    private static async Task<Results<Ok<ClassificationDto>, Refused>> DecideAsync(string device, DecideClassDto body, [AsParameters] WriteHeaders headers, ClassDecisions classes)
    {
        var write = headers.Info(body.Reason);
        var draft = ClassMapping.Draft(device, body.Item, body.Answers, body.Remark, body.SafetyClass);
        return write.TryGet(out var info) && draft.TryGet(out var asked)
            ? (await classes.DecideAsync(headers.Http.Caller(), device, asked, new SigningCredentials(body.Password, body.Code), info, headers.Http.RequestAborted)).Ok(ClassMapping.ToDto)
            : new Refused([.. write.Problems, .. draft.Problems]);
    }

    private static async Task<Results<Ok<LegacyDto>, Refused>> LegacyAsync(string device, HttpContext http, ClassDecisions classes) =>
        (await classes.LegacyAsync(http.Caller(), device, http.RequestAborted)).Ok(ClassMapping.ToDto);

    private static async Task<Results<Ok<LegacyDto>, Refused>> ChooseAsync(string device, ChooseLegacyDto body, [AsParameters] WriteHeaders headers, ClassDecisions classes)
    {
        var write = headers.Info(body.Reason);
        var document = string.IsNullOrEmpty(body.Document) ? Result<RecordId?>.Of(null) : RecordRequests.Key(device, body.Document, "$.document").Map(k => (RecordId?)k);
        return write.TryGet(out var info) && document.Ok
            ? (await classes.ChooseLegacyAsync(headers.Http.Caller(), device, document.Value, body.Rationale, new SigningCredentials(body.Password, body.Code), info, headers.Http.RequestAborted)).Ok(ClassMapping.ToDto)
            : new Refused([.. write.Problems, .. document.Problems]);
    }
}
