using System.Net.Http.Headers;
using System.Text.Json;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>Speaks the HTTP API as one caller.</summary>
internal sealed class ApiClient(HttpClient http) : IDisposable
{
    private const string Base = "api/v1/";

    /// <summary>The connection itself, for signing in.</summary>
    public HttpClient Http => http;

    public async Task<Result<JsonElement>> GetAsync(string path, CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Get, path, null, null, cancellation).ConfigureAwait(false)).Map(a => a.Json);

    /// <summary>A record or another thing with its version.</summary>
    public Task<Result<ApiAnswer>> GetVersionedAsync(string path, CancellationToken cancellation) => SendAsync(HttpMethod.Get, path, null, null, cancellation);

    /// <summary>Sends JSON.</summary>
    /// <param name="method">POST, PATCH or DELETE.</param>
    /// <param name="path">Path under the API's base, escaped.</param>
    /// <param name="write">Writes the body; null for none.</param>
    /// <param name="version">The version that the write expects, for records.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<JsonElement>> WriteAsync(HttpMethod method, string path, Action<Utf8JsonWriter>? write, string? version, CancellationToken cancellation) =>
        (await WriteVersionedAsync(method, path, write, version, cancellation).ConfigureAwait(false)).Map(a => a.Json);

    /// <summary>As <see cref="WriteAsync"/>, with the version that the write made.</summary>
    public async Task<Result<ApiAnswer>> WriteVersionedAsync(HttpMethod method, string path, Action<Utf8JsonWriter>? write, string? version, CancellationToken cancellation)
    {
        ByteArrayContent? content = null;
        if (write is not null)
        {
            content = new ByteArrayContent(JsonText.Body(write));
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return await SendAsync(method, path, content, version, cancellation).ConfigureAwait(false);
    }

    public async Task<Result<JsonElement>> UploadAsync(string path, HttpContent content, string? reason, CancellationToken cancellation) =>
        (await SendAsync(HttpMethod.Post, path, content, null, cancellation, reason).ConfigureAwait(false)).Map(a => a.Json);

    public Task<Result<Download>> DownloadAsync(string path, CancellationToken cancellation) => DownloadAsync(path, null, cancellation);

    /// <summary>A file that is made from a body that is sent; without one it is simply read.</summary>
    public async Task<Result<Download>> DownloadAsync(string path, HttpContent? content, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(content is null ? HttpMethod.Get : HttpMethod.Post, Base + path) { Content = content };
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return await ApiProblems.ReadAsync(response, cancellation).ConfigureAwait(false);
        }

        return new Download(await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false), response.Content.Headers.ContentType?.MediaType);
    }

    public void Dispose() => http.Dispose();

    private async Task<Result<ApiAnswer>> SendAsync(HttpMethod method, string path, HttpContent? content, string? version, CancellationToken cancellation, string? reason = null)
    {
        using var request = new HttpRequestMessage(method, Base + path) { Content = content };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", version);
        }

        if (reason is not null)
        {
            request.Headers.TryAddWithoutValidation("Suture-Reason", Uri.EscapeDataString(reason));
        }

        if (method != HttpMethod.Get)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        }

        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return await ApiProblems.ReadAsync(response, cancellation).ConfigureAwait(false);
        }

        var bytes = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        var json = default(JsonElement);
        if (bytes.Length > 0)
        {
            using var parsed = JsonDocument.Parse(bytes);
            json = parsed.RootElement.Clone();
        }

        return new ApiAnswer(json, response.Headers.ETag?.ToString());
    }
}
