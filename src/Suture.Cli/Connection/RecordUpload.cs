using System.Net.Http.Headers;

namespace Suture.Cli.Connection;

/// <summary>Record files as one multipart request: all of them are taken in, or none.</summary>
internal static class RecordUpload
{
    public static MultipartFormDataContent Of(IEnumerable<SourceFile> files, SourceFile? mapping)
    {
        var content = new MultipartFormDataContent();
        foreach (var file in files)
        {
            content.Add(Part("files", file));
        }

        if (mapping is not null)
        {
            content.Add(Part("mapping", mapping));
        }

        return content;
    }

    private static ByteArrayContent Part(string name, SourceFile file)
    {
        var part = new ByteArrayContent(file.Read());
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        // Set by hand: the class quotes neither slashes nor other letters than ASCII as servers expect them.
        part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileNameStar = file.Name };
        part.Headers.ContentDisposition.FileName = $"\"{file.Name.Replace("\"", "%22", StringComparison.Ordinal)}\"";
        return part;
    }
}
