using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Ledger;
using Suture.Application.Records;
using Suture.Application.Tracing;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Reading records.</summary>
internal static class RecordEndpoints
{
    public static void MapRecords(this IEndpointRouteBuilder api)
    {
        const string one = "/devices/{device}/records/{key}";
        api.MapGet("/devices/{device}/records", ListAsync).Needs(Permission.Read).WithName("ListRecords").WithTags("Records").WithSummary("One page of records, in the order of keys.");
        api.MapGet(one, GetAsync).Needs(Permission.Read).WithName("GetRecord").WithTags("Records").WithSummary("A record with its links, outcomes and next steps. Its ETag is what a write must bring back.");
        api.MapGet(one + "/history", HistoryAsync).Needs(Permission.Read).WithName("GetRecordHistory").WithTags("Records").WithSummary("Every ledger entry about a record, newest first.");
        api.MapGet(one + "/diff", DiffAsync).Needs(Permission.Read).WithName("DiffRecord").WithTags("Records").WithSummary("How two revisions differ.");
        api.MapGet(one + "/impact", ImpactAsync).Needs(Permission.Read).WithName("GetImpact").WithTags("Records").WithSummary("What a change to the record can reach.");
        api.MapGet(one + "/receipt", ReceiptAsync).Needs(Permission.Read).WithName("GetReceipt").WithTags("Records")
            .WithSummary("Proof of the record's signature, or else of its latest entry, that verifies offline.").Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    private static async Task<Results<Ok<RecordListDto>, Refused>> ListAsync(string device, [AsParameters] RecordQuery query, HttpContext http, RecordReading records)
    {
        RecordKind? kind = null;
        if (!string.IsNullOrEmpty(query.Kind))
        {
            if (!RecordKinds.TryParsePrefix(query.Kind, out var known))
            {
                return new Refused(RecordRequests.UnknownKind(query.Kind));
            }

            kind = known;
        }

        var filter = new RecordFilter(kind, query.State, query.Text, query.Owner, query.Tag, query.Retired ?? false, query.Skip ?? 0, query.Take ?? 50);
        return (await records.ListAsync(http.Caller(), device, filter, query.At, http.RequestAborted)).Ok(RecordMapping.ToDto);
    }

    private static async Task<Results<Ok<RecordDto>, Refused>> GetAsync(string device, string key, string? at, HttpContext http, RecordReading records) =>
        (await records.GetAsync(http.Caller(), device, key, at, http.RequestAborted)).OkRecord(http);

    private static async Task<Results<Ok<ListDto<HistoryEntryDto>>, Refused>> HistoryAsync(string device, string key, HttpContext http, RecordReading records) =>
        (await records.HistoryAsync(http.Caller(), device, key, http.RequestAborted)).Ok(h => new ListDto<HistoryEntryDto>([.. h.Select(RecordMapping.ToDto)], h.Length));

    private static async Task<Results<Ok<DiffDto>, Refused>> DiffAsync(string device, string key, int from, int to, HttpContext http, RecordReading records) =>
        (await records.DiffAsync(http.Caller(), device, key, from, to, http.RequestAborted)).Ok(RecordMapping.ToDto);

    private static async Task<Results<Ok<ImpactDto>, Refused>> ImpactAsync(string device, string key, string? at, HttpContext http, TraceReading traces) =>
        (await traces.ImpactAsync(http.Caller(), device, key, at, http.RequestAborted)).Ok(TraceMapping.ToDto);

    private static async Task<Results<ContentHttpResult, Refused>> ReceiptAsync(string device, string key, HttpContext http, LedgerReading ledger)
    {
        var receipt = await ledger.ProveAsync(http.Caller(), device, key, http.RequestAborted);
        return receipt.TryGet(out var proof) ? TypedResults.Text(proof.ToText(), "text/plain; charset=utf-8") : new Refused(receipt.Problems);
    }
}

/// <summary>Filters and page of a list of records.</summary>
internal sealed record RecordQuery
{
    /// <summary>Prefix of the kind: SRS.</summary>
    [FromQuery]
    public string? Kind { get; init; }

    /// <summary>State of the lifecycle.</summary>
    [FromQuery]
    public string? State { get; init; }

    /// <summary>Words that must all occur.</summary>
    [FromQuery]
    public string? Text { get; init; }

    /// <summary>User name.</summary>
    [FromQuery]
    public string? Owner { get; init; }

    /// <summary>One tag.</summary>
    [FromQuery]
    public string? Tag { get; init; }

    /// <summary>Also records out of use.</summary>
    [FromQuery]
    public bool? Retired { get; init; }

    /// <summary>Records to leave out.</summary>
    [FromQuery]
    public int? Skip { get; init; }

    /// <summary>Records to give, at most 1,000; 50 when not given.</summary>
    [FromQuery]
    public int? Take { get; init; }

    /// <summary>Ledger position or release key.</summary>
    [FromQuery]
    public string? At { get; init; }
}
