using Suture.Cli.Commands;
using Suture.Cli.Connection;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Cli.Demo;

/// <summary>Writes the reports that a reader would ask for first.</summary>
internal static class DemoReports
{
    /// <summary>The files written.</summary>
    public static async Task<Result<IReadOnlyList<string>>> WriteAsync(ApiClient api, string device, string directory, CancellationToken cancellation)
    {
        var files = new List<string>();
        foreach (var (name, address) in new[]
        {
            ("trace-requirements.html", "trace/matrix/requirements?format=html"), ("trace-requirements.xlsx", "trace/matrix/requirements?format=xlsx"), ("trace-safety.html", "trace/matrix/safety?format=html"),
            ("trace-security.html", "trace/matrix/security?format=html"), ("gate-iec62304.html", $"check/{StandardLibrary.Default}/report?format=html"),
        })
        {
            var download = await api.DownloadAsync(DeviceChoice.Path(device, address), cancellation).ConfigureAwait(false);
            if (!download.TryGet(out var report))
            {
                return Result<IReadOnlyList<string>>.Failed(download.Problems);
            }

            var path = Path.Combine(directory, "reports", name);
            await Files.WriteWholeAsync(path, report.Bytes, cancellation).ConfigureAwait(false);
            files.Add(path);
        }

        return files;
    }
}
