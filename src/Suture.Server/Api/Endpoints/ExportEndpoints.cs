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

    private static async Task<Results<FileContentHttpResult, Refused>> RecordsAsync(string device, string? at, HttpContext http, RecordTransfer records)
    {
        var export = await records.ExportAsync(http.Caller(), device, at, http.RequestAborted);
        return export.TryGet(out var files) ? TypedResults.File(Zip(files), "application/zip", $"{device}-records.zip") : new Refused(export.Problems);
    }

    private static byte[] Zip(IEnumerable<ImportFile> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
            {
                var entry = zip.CreateEntry(file.Path, CompressionLevel.Fastest);
                entry.LastWriteTime = NoTime;
                using var content = entry.Open();
                content.Write(file.Bytes.Span);
            }
        }

        return bytes.ToArray();
    }
}
