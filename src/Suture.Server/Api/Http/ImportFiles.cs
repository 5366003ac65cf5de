using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Suture.Application.Records;
using Suture.Domain.Results;

namespace Suture.Server.Api.Http;

/// <summary>Files of an import, and the column mapping when one came along.</summary>
internal sealed record Upload(IReadOnlyList<ImportFile> Files, ImportFile? Mapping);

/// <summary>
/// Takes files out of a request, multipart or zip. Everything in it is untrusted: number and sizes are limited while reading (a zip
/// only says how large its files are), and a name can not lead out of the folder.
/// </summary>
internal static class ImportFiles
{
    /// <summary>Files in one import.</summary>
    public const int MaxFiles = 250_000;

    /// <summary>Bytes of all files of an import together, unpacked.</summary>
    public const long MaxBytes = 512L << 20;

    /// <summary>A zip file that unpacks to more than this many times its size is refused, unless it is small.</summary>
    private const int MaxRatio = 200;
    private const int MaxPath = 400;
    private const long SmallZip = 8 << 20;
    private const string MappingPart = "mapping";

    public static async Task<Result<Upload>> ReadAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type))
        {
            return Unsupported();
        }

        var upload = type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase) ? await MultipartAsync(http, HeaderUtilities.RemoveQuotes(type.Boundary).ToString())
            : type.MediaType.Equals("application/zip", StringComparison.OrdinalIgnoreCase) ? (await RequestBody.ReadAsync(http)).Then(Zip)
            : Unsupported();
        if (upload.TryGet(out var read))
        {
            Remember(http, read);
        }

        return upload;
    }

    /// <summary>Unpacks a zip.</summary>
    public static Result<Upload> Zip(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxFiles)
            {
                return TooMany();
            }

            var files = new List<ImportFile>(zip.Entries.Count);
            var budget = Math.Min(MaxBytes, Math.Max(SmallZip, bytes.LongLength * MaxRatio));
            foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
            {
                if (PathProblem(entry.FullName) is { } bad)
                {
                    return bad;
                }

                using var content = entry.Open();
                var read = ReadAtMost(content, budget);
                if (read is null)
                {
                    return new Problem("import.zip.large", $"The zip unpacks to more than is allowed ({MaxBytes >> 20} MiB, or {MaxRatio} times its size).", File: entry.FullName);
                }

                budget -= read.Length;
                files.Add(new ImportFile(entry.FullName, read));
            }

            return new Upload([.. files.Where(f => !string.Equals(f.Path, MappingPart, StringComparison.Ordinal))], files.FirstOrDefault(f => string.Equals(f.Path, MappingPart, StringComparison.Ordinal)));
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return new Problem("import.zip.damaged", $"This is not a zip file that can be read: {e.Message}");
        }
    }

    /// <summary>Null for a relative path that stays inside its folder, with forward slashes.</summary>
    public static Problem? PathProblem(string path)
    {
        var good = path.Length is > 0 and <= MaxPath
            && path[0] != '/'
            && !path.Contains('\\', StringComparison.Ordinal)
            && !path.Contains(':', StringComparison.Ordinal)
            && !path.Any(char.IsControl)
            && path.Split('/').All(p => p.Length > 0 && p is not ("." or ".."));
        return good
            ? null
            : new Problem("import.path", "A file's name must be a path inside the imported folder, like SRS/SRS-1.md.", File: string.Concat(path.Take(MaxPath).Select(c => char.IsControl(c) ? '?' : c)));
    }

    private static async Task<Result<Upload>> MultipartAsync(HttpContext http, string boundary)
    {
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 70)
        {
            return new Problem("request.multipart", "multipart/form-data needs a boundary of at most 70 characters.", Path: "Content-Type");
        }

        var files = new List<ImportFile>();
        ImportFile? mapping = null;
        var budget = SutureServer.MaxRequestBytes;
        try
        {
            var reader = new MultipartReader(boundary, http.Request.Body) { HeadersLengthLimit = 8 << 10 };
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
                {
                    return new Problem("request.multipart", "A part of the form has no Content-Disposition.");
                }

                var read = await ReadAtMostAsync(section.Body, budget, http.RequestAborted);
                if (read is null)
                {
                    return RequestBody.TooLarge();
                }

                budget -= read.Length;
                var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
                var fileName = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();
                if (string.Equals(name, MappingPart, StringComparison.Ordinal))
                {
                    mapping = new ImportFile(fileName.Length == 0 ? MappingPart : fileName, read);
                    continue;
                }

                if (PathProblem(fileName) is { } bad)
                {
                    return bad;
                }

                files.Add(new ImportFile(fileName, read));
                if (files.Count > MaxFiles)
                {
                    return TooMany();
                }
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            return new Problem("request.multipart", $"The form can not be read: {e.Message}");
        }

        return new Upload(files, mapping);
    }

    private static byte[]? ReadAtMost(Stream content, long most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        int read;
        while ((read = content.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    private static async Task<byte[]?> ReadAtMostAsync(Stream content, long most, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 13];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + read > most)
            {
                return null;
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    // A repeated form has another boundary, so what is compared are the files.
    private static void Remember(HttpContext http, Upload upload)
    {
        if (!http.Request.Headers.ContainsKey("Idempotency-Key"))
        {
            return;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in upload.Mapping is null ? upload.Files : [.. upload.Files, upload.Mapping])
        {
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(file.Path)));
            hash.AppendData(SHA256.HashData(file.Bytes.Span));
        }

        RequestBody.Remember(http, hash.GetHashAndReset());
    }

    private static Problem TooMany() => new("import.files", $"An import can have at most {MaxFiles:N0} files.");

    private static Problem Unsupported() => new("request.contentType", "Send the files as multipart/form-data or as application/zip.", Path: "Content-Type");
}
