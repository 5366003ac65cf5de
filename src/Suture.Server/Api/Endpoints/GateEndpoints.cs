using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Access;
using Suture.Application.Records;
using Suture.Application.Reports;
using Suture.Application.Standards;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Reports.Gate;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Standards, answered clause by clause.</summary>
internal static class GateEndpoints
{
    public static void MapGates(this IEndpointRouteBuilder api)
    {
        api.MapGet("/devices/{device}/check/{standard}", CheckAsync).Needs(Permission.ReadGate).WithName("Check").WithTags("Gate").WithSummary("Each clause of a standard: met, gap, attested or not applicable.");
        api.MapGet("/devices/{device}/check/{standard}/report", ReportAsync).Needs(Permission.ReadGate).WithName("GetGateReport").WithTags("Gate")
            .WithSummary("The check as a page to print (html, when not given) or json.").Produces(StatusCodes.Status200OK, contentType: "text/html", additionalContentTypes: ["application/json"]);
        api.MapGet("/devices/{device}/attestations/files/{hash}", FileAsync).Needs(Permission.Read).WithName("GetAttestedFile").WithTags("Gate").WithSummary("A file that was signed with a statement, by its SHA-256.")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        api.MapGet("/devices/{device}/crosswalk", CrosswalkAsync).Needs(Permission.ReadGate).WithName("GetCrosswalk").WithTags("Gate").WithSummary("For each record the clauses of all asked standards that it is evidence for.");
        api.MapGet("/installation/check/{standard}", CheckInstallationAsync).Needs(Permission.Audit).WithName("CheckInstallation").WithTags("Gate")
            .WithSummary("Each clause of a standard that is asked of this installation: its settings, accounts and ledger, which is verified for it.");
        api.MapPost("/installation/attestations", AttestInstallationAsync).Needs(Permission.Sign).CarriesSecrets().WithName("AttestInstallation").WithTags("Gate")
            .WithSummary("Signs a statement about the installation.");
        api.MapPost("/devices/{device}/attestations", AttestAsync).Needs(Permission.Sign).CarriesSecrets().WithName("Attest").WithTags("Gate").WithSummary("Signs a statement about a clause that no query decides.");
    }

    private static async Task<Results<Ok<CheckDto>, Refused>> CheckAsync(string device, string standard, string? at, HttpContext http, GateReading gate) =>
        (await gate.CheckAsync(http.Caller(), device, standard, at, http.RequestAborted)).Ok(GateMapping.ToDto);

    private static async Task<Results<PushStreamHttpResult, Refused>> ReportAsync(string device, string standard, string? format, string? at, HttpContext http, ReportReading reports)
    {
        if (format is not (null or "html" or "json"))
        {
            return new Refused(new Problem("format.unknown", $"'{format}' is not a format of gate reports; expected html or json.", Path: "format"));
        }

        var printable = await reports.GateAsync(http.Caller(), device, standard, at, http.RequestAborted);
        if (!printable.TryGet(out var print))
        {
            return new Refused(printable.Problems);
        }

        return format == "json"
            ? TypedResults.Stream(s => GateJson.WriteAsync(print.Content, print.Stamp, s, http.RequestAborted), "application/json")
            : PrintedPage.Of(http, s => GateHtml.WriteAsync(print.Content, print.Stamp, print.Find, s, http.RequestAborted));
    }

    private static async Task<Results<Ok<CheckDto>, Refused>> AttestAsync(string device, AttestDto body, [AsParameters] WriteHeaders headers, GateReading gate)
    {
        var write = headers.Info(body.Reason);
        var draft = Draft(device, body);
        return write.TryGet(out var info) && draft.TryGet(out var given)
            ? (await gate.AttestAsync(headers.Http.Caller(), device, given, new SigningCredentials(body.Password, body.Code), info, headers.Http.RequestAborted)).Ok(GateMapping.ToDto)
            : new Refused([.. write.Problems, .. draft.Problems]);
    }

    private static async Task<Results<Ok<CrosswalkDto>, Refused>> CrosswalkAsync(string device, string? at, HttpContext http, GateReading gate) =>
        (await gate.CrosswalkAsync(http.Caller(), device, at, http.RequestAborted)).Ok(GateMapping.ToDto);

    private static async Task<Results<FileStreamHttpResult, Refused>> FileAsync(string device, string hash, HttpContext http, GateReading gate)
    {
        var found = await gate.FileAsync(http.Caller(), device, hash, http.RequestAborted);
        return found.TryGet(out var file) ? TypedResults.Stream(file.Content, "application/octet-stream", file.File.Name) : new Refused(found.Problems);
    }

    private static async Task<Results<Ok<CheckDto>, Refused>> CheckInstallationAsync(string standard, HttpContext http, InstallationGate gate) =>
        (await gate.CheckAsync(http.Caller(), standard, http.RequestAborted)).Ok(GateMapping.ToDto);

    private static async Task<Results<Ok<CheckDto>, Refused>> AttestInstallationAsync(AttestDto body, [AsParameters] WriteHeaders headers, InstallationGate gate)
    {
        var write = headers.Info(body.Reason);
        var draft = Draft(string.Empty, body);
        return write.TryGet(out var info) && draft.TryGet(out var given)
            ? (await gate.AttestAsync(headers.Http.Caller(), given, new SigningCredentials(body.Password, body.Code), info, headers.Http.RequestAborted)).Ok(GateMapping.ToDto)
            : new Refused([.. write.Problems, .. draft.Problems]);
    }

    private static Result<AttestationDraft> Draft(string device, AttestDto body)
    {
        if (Names.Parse<AttestationKind>(body.Kind) is not { } kind)
        {
            return new Problem("attestation.kind", $"'{body.Kind}' is not a kind of attestation; expected one of {string.Join(", ", Enum.GetValues<AttestationKind>().Select(Names.Of))}.", Path: "$.kind");
        }

        var evidence = (body.Evidence ?? []).Select((k, i) => RecordRequests.Key(device, k, $"$.evidence[{i}]")).ToImmutableArray();
        var problems = evidence.SelectMany(e => e.Problems).ToImmutableArray();
        return problems.IsEmpty
            ? new AttestationDraft(body.Standard, body.Clause, kind, body.Statement, [.. evidence.Select(e => e.Value)], body.ReviewBy, string.IsNullOrWhiteSpace(body.Scope) ? null : body.Scope.Trim(), [.. (body.Files ?? []).Select(f => new ImportFile(Path.GetFileName(f.Name), f.Content))])
            : problems;
    }
}
