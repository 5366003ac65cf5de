using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Suture.Cli.Rendering;
using Suture.Domain.Results;

namespace Suture.Cli.Connection;

/// <summary>Turns refusals of the server (RFC 9457 problem details) back into problems.</summary>
internal static class ApiProblems
{
    public static async Task<ImmutableArray<Problem>> ReadAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var body = await response.Content.ReadAsStringAsync(cancellation).ConfigureAwait(false);
        var kind = Kind(response.StatusCode);
        try
        {
            using var json = JsonDocument.Parse(body);
            return Of(json.RootElement, kind, response);
        }
        catch (JsonException)
        {
            return [Plain(response, kind)];
        }
    }

    private static ImmutableArray<Problem> Of(JsonElement json, ProblemKind kind, HttpResponseMessage response)
    {
        if (json.Count("errors") > 0)
        {
            return [.. json.Items("errors").Select(e => One(e, kind))];
        }

        if (json.TextOrNull("code") is null)
        {
            return [Plain(response, kind) with { Message = json.TextOrNull("detail") ?? json.TextOrNull("title") ?? Plain(response, kind).Message }];
        }

        return [One(json, kind)];
    }

    private static Problem One(JsonElement json, ProblemKind kind) => new(
        json.TextOrNull("code") ?? "server.refused", json.TextOrNull("message") ?? json.TextOrNull("detail") ?? json.TextOrNull("title") ?? "The server refused this.", kind,
        json.TextOrNull("file"), json.Number("line") is > 0 and var line ? (int)line : null, json.TextOrNull("path"));

    private static Problem Plain(HttpResponseMessage response, ProblemKind kind) => (int)response.StatusCode >= 500
        ? new Problem("server.failed", $"The server failed ({(int)response.StatusCode}); its log says why.", ProblemKind.Invalid)
        : new Problem("server.refused", $"{response.RequestMessage?.RequestUri?.AbsolutePath} was refused: {(int)response.StatusCode} {response.ReasonPhrase}.", kind);

    // 500 with a code is the server's word for broken integrity; without one it is a failure, which Plain tells apart.
    private static ProblemKind Kind(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => ProblemKind.NotFound,
        HttpStatusCode.Unauthorized => ProblemKind.Unauthenticated,
        HttpStatusCode.Forbidden => ProblemKind.Forbidden,
        HttpStatusCode.PreconditionFailed or HttpStatusCode.PreconditionRequired => ProblemKind.Stale,
        HttpStatusCode.Conflict => ProblemKind.Conflict,
        >= HttpStatusCode.InternalServerError => ProblemKind.Integrity,
        _ => ProblemKind.Invalid,
    };
}
