using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;
using Suture.Storage;

namespace Suture.Server.Api.Endpoints;

/// <summary>The audit trail, and what makes it checkable from outside.</summary>
internal static class LedgerEndpoints
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();

    public static void MapLedger(this IEndpointRouteBuilder api)
    {
        api.MapGet("/ledger/streams", StreamsAsync).Needs(Permission.Audit).WithName("ListStreams").WithTags("Ledger").WithSummary("All streams with size and root.");
        api.MapGet("/ledger/entries", EntriesAsync).NeedsAcrossDevices(Permission.Audit).WithName("ListEntries").WithTags("Ledger").WithSummary("The audit trail of one stream, newest first.");
        api.MapGet("/ledger/verify", VerifyAsync).Needs(Permission.Audit).WithName("VerifyLedger").WithTags("Ledger").WithSummary("Computes the whole ledger anew and names what does not fit.");
        api.MapPost("/ledger/checkpoints", CheckpointAsync).Needs(Permission.Audit).WithName("IssueCheckpoints").WithTags("Ledger").WithSummary("Issues a signed checkpoint for each stream. Keep copies outside.");
        api.MapGet("/ledger/keys", Keys).NeedsAcrossDevices().WithName("GetLedgerKeys").WithTags("Ledger")
            .WithSummary("Public key that checkpoints and receipts are verified with.").Produces<string>(StatusCodes.Status200OK, "text/plain");
        api.MapGet("/ledger/export", Export).NeedsAcrossDevices(Permission.Audit).WithName("ExportLedger").WithTags("Ledger")
            .WithSummary("The stored bytes of a stream's entries, one in each line.").Produces<string>(StatusCodes.Status200OK, "application/x-ndjson");
    }

    private static async Task<Results<Ok<ListDto<StreamDto>>, Refused>> StreamsAsync(HttpContext http, LedgerReading ledger) =>
        (await ledger.StreamsAsync(http.Caller(), http.RequestAborted)).Ok(s => new ListDto<StreamDto>([.. s.Select(LedgerMapping.ToDto)], s.Length));

    private static async Task<Results<Ok<EntryPageDto>, Refused>> EntriesAsync([AsParameters] EntryQuery query, HttpContext http, LedgerReading ledger)
    {
        RecordId? record = null;
        if (!string.IsNullOrEmpty(query.Key))
        {
            if (!RecordId.TryParse(query.Key.AsSpan(query.Key.IndexOf('/', StringComparison.Ordinal) + 1), out var id))
            {
                return new Refused(RecordProblems.BadKey(query.Key));
            }

            record = id;
        }

        var trail = new TrailQuery(query.Stream ?? OrganizationEventCodec.Stream, query.Take ?? 50)
        {
            Before = query.Before,
            Actor = query.Actor,
            Type = query.Type,
            Record = record,
            From = query.From,
            Until = query.To,
        };
        return (await ledger.EntriesAsync(http.Caller(), trail, http.RequestAborted)).Ok(LedgerMapping.ToDto);
    }

    private static async Task<Results<Ok<VerifyDto>, Refused>> VerifyAsync(bool? projections, HttpContext http, LedgerReading ledger) =>
        (await ledger.VerifyAsync(http.Caller(), projections ?? false, null, http.RequestAborted)).Ok(LedgerMapping.ToDto);

    private static async Task<Results<Ok<ListDto<CheckpointDto>>, Refused>> CheckpointAsync(HttpContext http, LedgerReading ledger) =>
        (await ledger.CheckpointAsync(http.Caller(), http.RequestAborted)).Ok(c => new ListDto<CheckpointDto>([.. c.Select(p => LedgerMapping.ToDto(p, ledger))], c.Length));

    private static ContentHttpResult Keys(LedgerReading ledger) => TypedResults.Text(ledger.PublicKey + "\n", "text/plain; charset=utf-8");

    private static Results<PushStreamHttpResult, Refused> Export(string? stream, HttpContext http, LedgerReading ledger)
    {
        var name = stream ?? OrganizationEventCodec.Stream;
        var entries = ledger.Export(http.Caller(), name, http.RequestAborted);
        if (!entries.TryGet(out var lines))
        {
            return new Refused(entries.Problems);
        }

        return TypedResults.Stream(
            async body =>
            {
                await foreach (var entry in lines)
                {
                    // The bytes as they are stored: a reader can hash each line.
                    await body.WriteAsync(entry.Bytes, http.RequestAborted);
                    await body.WriteAsync(NewLine, http.RequestAborted);
                }
            },
            "application/x-ndjson",
            string.Create(CultureInfo.InvariantCulture, $"{name.Replace('/', '-')}.ndjson"));
    }
}

/// <summary>Which entries of the audit trail to give.</summary>
internal sealed record EntryQuery
{
    /// <summary>organization (when not given) or device/KEY.</summary>
    [FromQuery]
    public string? Stream { get; init; }

    /// <summary>As it stands in the entries.</summary>
    [FromQuery]
    public string? Actor { get; init; }

    /// <summary>Type of entry, with or without version: record.signed.</summary>
    [FromQuery]
    public string? Type { get; init; }

    /// <summary>Key of a record.</summary>
    [FromQuery]
    public string? Key { get; init; }

    /// <summary>At or after this time.</summary>
    [FromQuery]
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this time.</summary>
    [FromQuery]
    public DateTimeOffset? To { get; init; }

    /// <summary>Below this index.</summary>
    [FromQuery]
    public long? Before { get; init; }

    /// <summary>At most 500; 50 when not given.</summary>
    [FromQuery]
    public int? Take { get; init; }
}
