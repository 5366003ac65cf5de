using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Access;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Writing records and links.</summary>
internal static class RecordWriteEndpoints
{
    public static void MapRecordWrites(this IEndpointRouteBuilder api)
    {
        const string one = "/devices/{device}/records/{key}";
        const string links = "/devices/{device}/links";
        api.MapPost("/devices/{device}/records", CreateAsync).Needs(Permission.WriteRecords).WithName("CreateRecord").WithTags("Records").WithSummary("A new record, with links if they are given.");
        api.MapPatch(one, ChangeAsync).Needs(Permission.WriteRecords).WithName("ChangeRecord").WithTags("Records").WithSummary("Changes a record. An approved one needs a reason and starts a new draft revision.");
        api.MapPost(one + "/steps/{step}", StepAsync).Needs(Permission.WriteRecords, Permission.Sign).CarriesSecrets().WithName("TakeStep").WithTags("Records")
            .WithSummary("Takes a step of the lifecycle; signs it with password and code where the step needs a signature.");
        api.MapPost(links, AddLinkAsync).Needs(Permission.WriteRecords).WithName("AddLink").WithTags("Links").WithSummary("Links two records; answers the one it starts at.");
        api.MapDelete(links, RemoveLinkAsync).Needs(Permission.WriteRecords).WithName("RemoveLink").WithTags("Links").WithSummary("Takes a link away; answers the record it started at.");
        api.MapPost(links + "/confirm", ConfirmLinksAsync).Needs(Permission.WriteRecords).WithName("ConfirmLinks").WithTags("Links").WithSummary("Declares suspect links still right.");
    }

    private static async Task<Results<Created<RecordDto>, Refused>> CreateAsync(string device, CreateRecordDto body, [AsParameters] WriteHeaders headers, RecordWriting records)
    {
        var http = headers.Http;
        var write = headers.Info(body.Reason);
        var draft = RecordRequests.Draft(body);
        if (!write.TryGet(out var info) || !draft.TryGet(out var given))
        {
            return new Refused([.. write.Problems, .. draft.Problems]);
        }

        var created = await records.CreateAsync(http.Caller(), device, given, info, http.RequestAborted);
        if (!created.TryGet(out var detail))
        {
            return new Refused(created.Problems);
        }

        Answers.SetVersion(http, detail.Record.Version);
        return TypedResults.Created($"/api/v1/devices/{device}/records/{detail.Record.Id}", RecordMapping.ToDto(detail));
    }

    private static async Task<Results<Ok<RecordDto>, Refused>> ChangeAsync(
        string device, string key, PatchRecordDto body, [FromHeader(Name = "If-Match")] string? ifMatch, [AsParameters] WriteHeaders headers, RecordWriting records)
    {
        var http = headers.Http;
        var version = IfMatch.Read(ifMatch);
        if (!version.Ok)
        {
            return IfMatch.Refuse(version);
        }

        var write = headers.Info(body.Reason);
        var id = RecordRequests.Key(device, key);
        var patch = id.Then(i => RecordRequests.Patch(i, body));
        return write.TryGet(out var info) && patch.TryGet(out var change)
            ? (await records.ChangeAsync(http.Caller(), device, id.Value, version.Value, change, info, http.RequestAborted)).OkRecord(http)
            : new Refused([.. write.Problems, .. patch.Problems]);
    }

    private static async Task<Results<Ok<RecordDto>, Refused>> StepAsync(
        string device, string key, string step, TakeStepDto body, [FromHeader(Name = "If-Match")] string? ifMatch, [AsParameters] WriteHeaders headers, RecordWriting records)
    {
        var http = headers.Http;
        var version = IfMatch.Read(ifMatch);
        if (!version.Ok)
        {
            return IfMatch.Refuse(version);
        }

        var write = headers.Info(body.Reason);
        var id = RecordRequests.Key(device, key);
        var credentials = string.IsNullOrEmpty(body.Password) ? null : new SigningCredentials(body.Password, body.Code);
        return write.TryGet(out var info) && id.TryGet(out var record)
            ? (await records.MoveAsync(http.Caller(), device, record, version.Value, step, credentials, info, http.RequestAborted)).OkRecord(http)
            : new Refused([.. write.Problems, .. id.Problems]);
    }

    private static async Task<Results<Ok<RecordDto>, Refused>> AddLinkAsync(string device, ChangeLinkDto body, [AsParameters] WriteHeaders headers, RecordWriting records)
    {
        var write = headers.Info(body.Reason);
        var link = RecordRequests.Link(device, body.From, body.Type, body.To);
        return write.TryGet(out var info) && link.TryGet(out var id)
            ? (await records.AddLinkAsync(headers.Http.Caller(), device, id, info, headers.Http.RequestAborted)).OkRecord(headers.Http)
            : new Refused([.. write.Problems, .. link.Problems]);
    }

    // A body with DELETE is unusual and allowed; the link is its two ends and type, which no address can say well.
    private static async Task<Results<Ok<RecordDto>, Refused>> RemoveLinkAsync(string device, [FromBody] ChangeLinkDto body, [AsParameters] WriteHeaders headers, RecordWriting records)
    {
        var write = headers.Info(body.Reason);
        var link = RecordRequests.Link(device, body.From, body.Type, body.To);
        return write.TryGet(out var info) && link.TryGet(out var id)
            ? (await records.RemoveLinkAsync(headers.Http.Caller(), device, id, info, headers.Http.RequestAborted)).OkRecord(headers.Http)
            : new Refused([.. write.Problems, .. link.Problems]);
    }

    private static async Task<Results<Ok<RecordDto>, Refused>> ConfirmLinksAsync(string device, ConfirmLinksDto body, [AsParameters] WriteHeaders headers, RecordWriting records)
    {
        var write = headers.Info(body.Reason);
        var links = (body.Links.IsDefault ? [] : body.Links).Select((l, i) => RecordRequests.Link(device, l.From, l.Type, l.To, $"$.links[{i}]")).ToImmutableArray();
        var problems = links.SelectMany(l => l.Problems).ToImmutableArray();
        return write.TryGet(out var info) && problems.IsEmpty
            ? (await records.ConfirmLinksAsync(headers.Http.Caller(), device, [.. links.Select(l => l.Value)], info, headers.Http.RequestAborted)).OkRecord(headers.Http)
            : new Refused([.. write.Problems, .. problems]);
    }
}
