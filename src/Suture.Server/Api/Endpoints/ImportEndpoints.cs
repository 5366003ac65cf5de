using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Application.Security;
using Suture.Application.Software;
using Suture.Application.Verification;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Server.Api.Contracts;
using Suture.Server.Api.Http;
using Suture.Server.Api.Mapping;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Imports: records, SBOMs, test results. All of a file or nothing; <c>dryRun=true</c> says what would happen.</summary>
internal static class ImportEndpoints
{
    public static void MapImports(this IEndpointRouteBuilder api)
    {
        api.MapPost("/devices/{device}/import/records", RecordsAsync).Needs(Permission.WriteRecords).WithName("ImportRecords").WithTags("Imports")
            .WithSummary("Text folder, CSV or XLSX, as multipart/form-data with relative paths as file names, or as a zip.").TakesFiles("multipart/form-data", "application/zip");
        api.MapPost("/devices/{device}/import/sbom", SbomAsync).Needs(Permission.WriteEvidence).WithName("ImportSbom").WithTags("Imports")
            .WithSummary("A CycloneDX file as the body.").TakesFiles("application/octet-stream", "application/json", "application/xml");
        api.MapPost("/devices/{device}/import/tests", TestsAsync).Needs(Permission.WriteEvidence).WithName("ImportTests").WithTags("Imports")
            .WithSummary("A JUnit XML or TRX file as the body.").TakesFiles("application/octet-stream", "application/xml");
        api.MapPost("/devices/{device}/import/risks", RisksAsync).Needs(Permission.WriteRecords).WithName("ImportRiskTable").WithTags("Imports")
            .WithSummary("A risk table, XLSX or CSV, as the body or as multipart/form-data with a part mapping that says which column is what; of one that was exported only what was edited is taken.")
            .TakesFiles("application/octet-stream", "text/csv", "multipart/form-data");
        api.MapPost("/devices/{device}/import/threat-model", ThreatModelAsync).Needs(Permission.WriteRecords).WithName("ImportThreatModel").WithTags("Imports")
            .WithSummary("A model of Threat Dragon, Open Threat Model, the Microsoft Threat Modeling Tool or Threagile as the body; told by its content. Into names the TM record that takes it.")
            .TakesFiles("application/octet-stream", "application/json", "application/yaml", "application/xml");
    }

    private static async Task<Results<Ok<RecordImportDto>, Refused>> RecordsAsync(string device, bool? dryRun, string? kind, [AsParameters] WriteHeaders headers, RecordTransfer records)
    {
        RecordKind known = default;
        if (!string.IsNullOrEmpty(kind) && !RecordKinds.TryParsePrefix(kind, out known))
        {
            return new Refused(RecordRequests.UnknownKind(kind));
        }

        var upload = await ImportFiles.ReadAsync(headers.Http);
        if (!upload.TryGet(out var files))
        {
            return new Refused(upload.Problems, TransportStatus(upload.Problems[0]));
        }

        var write = headers.Info();
        return write.TryGet(out var info)
            ? (await records.ImportAsync(headers.Http.Caller(), device, files.Files, files.Mapping, string.IsNullOrEmpty(kind) ? null : known, dryRun ?? false, info, headers.Http.RequestAborted)).Ok(a => new RecordImportDto(
                RecordMapping.Keys(a.Added), RecordMapping.Keys(a.Changed), a.Unchanged, a.LinksAdded, a.LinksRemoved, a.Notes, a.DryRun, a.Position))
            : new Refused(write.Problems);
    }

    private static async Task<Results<Ok<SbomImportDto>, Refused>> SbomAsync(string device, bool? dryRun, string? name, string? fileName, [AsParameters] WriteHeaders headers, SbomTransfer sboms)
    {
        var file = await FileAsync(headers.Http, fileName, "sbom");
        var write = headers.Info();
        if (!file.TryGet(out var sbom) || !write.TryGet(out var info))
        {
            return new Refused([.. file.Problems, .. write.Problems], file.Ok ? null : TransportStatus(file.Problems[0]));
        }

        return (await sboms.ImportAsync(headers.Http.Caller(), device, sbom, name, dryRun ?? false, info, headers.Http.RequestAborted)).Ok(a => new SbomImportDto(
            a.Name, a.Components, RecordMapping.Keys(a.Added), RecordMapping.Keys(a.Changed), RecordMapping.Keys(a.Removed), a.Unchanged, [.. a.Skipped.Select(s => new SkippedDto(s.What, s.Why))], a.DryRun,
            a.Position));
    }

    private static async Task<Results<Ok<TestImportDto>, Refused>> TestsAsync(
        string device, bool? dryRun, string? softwareVersion, string? commit, string? executedBy, string? environment, string? fileName, [AsParameters] WriteHeaders headers, TestTransfer tests)
    {
        var file = await FileAsync(headers.Http, fileName, "tests");
        var write = headers.Info();
        if (!file.TryGet(out var results) || !write.TryGet(out var info))
        {
            return new Refused([.. file.Problems, .. write.Problems], file.Ok ? null : TransportStatus(file.Problems[0]));
        }

        var run = new RunInfo(softwareVersion, commit, executedBy, environment);
        return (await tests.ImportAsync(headers.Http.Caller(), device, results, run, dryRun ?? false, info, headers.Http.RequestAborted)).Ok(a => new TestImportDto(
            a.Run.ToString(), a.File, a.Repeated, a.Cases, a.Passed, a.Failed, a.Skipped, a.Linked, a.Unnamed, [.. a.UnknownKeys.Select(u => new UnknownKeyDto(u.Key, u.Why, u.Tests))], a.Warnings,
            a.DryRun, a.Position));
    }

    private static async Task<Results<Ok<ThreatModelImportDto>, Refused>> ThreatModelAsync(
        string device, bool? dryRun, string? name, string? into, string? fileName, [AsParameters] WriteHeaders headers, ThreatModelTransfer models)
    {
        var file = await FileAsync(headers.Http, fileName, "threat-model");
        var write = headers.Info();
        var target = string.IsNullOrEmpty(into) ? Result<RecordId?>.Of(null) : RecordRequests.Key(device, into, "into").Map(k => (RecordId?)k);
        return file.TryGet(out var model) && write.TryGet(out var info) && target.Ok
            ? (await models.ImportAsync(headers.Http.Caller(), device, model, name, target.Value, dryRun ?? false, info, headers.Http.RequestAborted)).Ok(ThreatModelMapping.ToDto)
            : new Refused([.. file.Problems, .. write.Problems, .. target.Problems], file.Ok ? null : TransportStatus(file.Problems[0]));
    }

    private static async Task<Results<Ok<RiskTableImportDto>, Refused>> RisksAsync(string device, bool? dryRun, string? fileName, [AsParameters] WriteHeaders headers, RiskTableTransfer risks)
    {
        // Only multipart holds files in parts: tools that send a file as it is often call it a form, too.
        var upload = headers.Http.Request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true
            ? (await ImportFiles.ReadAsync(headers.Http)).Then<Upload>(u => u.Files.Count == 1 ? u : new Problem("import.files.one", $"One risk table is taken at a time; {u.Files.Count} files came."))
            : (await FileAsync(headers.Http, fileName, "risks")).Map(f => new Upload([f], null));
        var write = headers.Info();
        return upload.TryGet(out var files) && write.TryGet(out var info)
            ? (await risks.ImportAsync(headers.Http.Caller(), device, files.Files[0], files.Mapping, dryRun ?? false, info, headers.Http.RequestAborted)).Ok(RiskMapping.ToDto)
            : new Refused([.. upload.Problems, .. write.Problems], upload.Ok ? null : TransportStatus(upload.Problems[0]));
    }

    private static async Task<Result<ImportFile>> FileAsync(HttpContext http, string? fileName, string otherwise)
    {
        var name = fileName;
        if (string.IsNullOrEmpty(name) && ContentDispositionHeaderValue.TryParse(http.Request.Headers.ContentDisposition.ToString(), out var disposition))
        {
            name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
        }

        name = string.IsNullOrEmpty(name) ? otherwise : name;
        return ImportFiles.PathProblem(name) is { } bad ? bad : (await RequestBody.ReadAsync(http)).Map(bytes => new ImportFile(name, bytes));
    }

    private static int? TransportStatus(Problem problem) => problem.Code switch
    {
        "request.large" or "import.zip.large" or "import.files" => StatusCodes.Status413PayloadTooLarge,
        "request.contentType" => StatusCodes.Status415UnsupportedMediaType,
        _ => null,
    };
}
