using System.IO.Compression;
using Microsoft.AspNetCore.Http.HttpResults;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Server.Api.Http;
using Suture.Server.Identity;

namespace Suture.Server.Api.Endpoints;

/// <summary>Exports.</summary>
internal static class ExportEndpoints
{
    // The earliest time that a zip can hold: the same records give the same bytes at any time.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void MapExports(this IEndpointRouteBuilder api) =>
        api.MapGet("/devices/{device}/export/records", RecordsAsync).Needs(Permission.Read).WithName("ExportRecords").WithTags("Exports")
            .WithSummary("The device and its records as a folder of text files, zipped; import takes it back unchanged.").Produces<byte[]>(StatusCodes.Status200OK, "application/zip");

    private static async Task<Results<PushStreamHttpResult, Refused>> RecordsAsync(string device, string? at, HttpContext http, RecordTransfer records)
    {
        var export = await records.ExportAsync(http.Caller(), device, at, http.RequestAborted);
        return export.TryGet(out var files)
            ? TypedResults.Stream(body => ZipAsync(body, files, http.RequestAborted), "application/zip", $"{device}-records.zip")
            : new Refused(export.Problems);
    }

    private static async Task ZipAsync(Stream body, IEnumerable<ImportFile> files, CancellationToken cancellation)
    {
        var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await using (zip)
        {
            foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Fastest);
                entry.LastWriteTime = NoTime;
                await using var content = await entry.OpenAsync(cancellation);
                await content.WriteAsync(file.Bytes, cancellation);
            }
        }
    }
}
