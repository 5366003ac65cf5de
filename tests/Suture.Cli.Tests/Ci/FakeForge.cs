using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Suture.Cli.Tests.Ci;

/// <summary>
/// The part of the three services' APIs that the comment scripts use, on the loopback: comments of one pull request, in pages, and a
/// kept artifact. It refuses what the services refuse: a wrong token, an unknown address, a comment longer than allowed.
/// </summary>
internal sealed class FakeForge : IAsyncDisposable
{
    public const string Token = "forge-token";
    public const string Me = "github-actions[bot]";
    private readonly WebApplication app;

    private FakeForge(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>In the order posted; the index is the id.</summary>
    public List<(string Author, string Body)> Comments { get; } = [];

    public ConcurrentQueue<string> Asked { get; } = new();

    public string? Artifact { get; set; }

    public static async Task<FakeForge> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var forge = new FakeForge(builder.Build());
        forge.app.Run(forge.AnswerAsync);
        await forge.app.StartAsync(TestContext.Current.CancellationToken);
        return forge;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var (method, path) = (http.Request.Method, http.Request.Path.Value!);
        Asked.Enqueue($"{method} {path}");
        var body = method is "GET" ? null : await JsonNode.ParseAsync(http.Request.Body);
        var text = (string?)(body?["body"] ?? body?["content"] ?? body?["comments"]?[0]?["content"]);
        if (!Allowed(http.Request))
        {
            http.Response.StatusCode = 401;
        }
        else if (text?.Length > 65_536)
        {
            http.Response.StatusCode = 422;
        }
        else if (path is "/repos/talvik/pump/issues/7/comments" or "/projects/5/merge_requests/7/notes" or "/c/p/_apis/git/repositories/r/pullRequests/7/threads")
        {
            await CommentsAsync(http, path, text);
        }
        else if (method is "PATCH" or "PUT" && Place(path) is { } id && id < Comments.Count)
        {
            Comments[id] = (Comments[id].Author, text!);
            await http.Response.WriteAsync("{}");
        }
        else if (path is "/user")
        {
            await http.Response.WriteAsync("""{"id":42}""");
        }
        else if (path is "/projects/5/jobs/artifacts/main/raw/gate/gate.json" && Artifact is not null)
        {
            await http.Response.WriteAsync(Artifact);
        }
        else
        {
            http.Response.StatusCode = 404;
        }
    }

    private async Task CommentsAsync(HttpContext http, string path, string? text)
    {
        if (text is not null)
        {
            Comments.Add((Me, text));
            http.Response.StatusCode = 201;
            await http.Response.WriteAsync("{}");
            return;
        }

        var all = Comments.Select((c, i) => (JsonNode)(path.EndsWith("threads", StringComparison.Ordinal)
            ? new JsonObject { ["id"] = i, ["comments"] = new JsonArray(new JsonObject { ["id"] = 1, ["content"] = c.Body }) }
            : new JsonObject { ["id"] = i, ["body"] = c.Body, ["user"] = new JsonObject { ["login"] = c.Author }, ["author"] = new JsonObject { ["id"] = c.Author == Me ? 42 : 1 } }));
        var page = int.Parse(http.Request.Query["page"].FirstOrDefault() ?? "1", System.Globalization.CultureInfo.InvariantCulture);
        await http.Response.WriteAsync(path.EndsWith("threads", StringComparison.Ordinal)
            ? new JsonObject { ["value"] = new JsonArray([.. all]) }.ToJsonString()
            : new JsonArray([.. all.Skip((page - 1) * 100).Take(100)]).ToJsonString());
    }

    private static bool Allowed(HttpRequest request) =>
        request.Headers.Authorization == $"Bearer {Token}" || request.Headers["PRIVATE-TOKEN"] == Token || request.Headers["JOB-TOKEN"] == Token;

    private static int? Place(string path)
    {
        var parts = path.Split('/');
        return path.StartsWith("/repos/talvik/pump/issues/comments/", StringComparison.Ordinal) || path.StartsWith("/projects/5/merge_requests/7/notes/", StringComparison.Ordinal)
            ? int.Parse(parts[^1], System.Globalization.CultureInfo.InvariantCulture)
            : path.StartsWith("/c/p/_apis/git/repositories/r/pullRequests/7/threads/", StringComparison.Ordinal) && parts[^1] == "1" ? int.Parse(parts[^3], System.Globalization.CultureInfo.InvariantCulture) : null;
    }
}
