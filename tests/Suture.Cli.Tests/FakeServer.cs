using System.Net;
using System.Text;
using Suture.Cli.Connection;
using Suture.Domain.Results;

namespace Suture.Cli.Tests;

/// <summary>Answers requests with what a test laid ready, and keeps what was asked. An unknown request is refused as a server refuses it.</summary>
internal sealed class FakeServer : HttpMessageHandler, ILocalServers, ILocalServer
{
    private readonly Dictionary<string, (HttpStatusCode Status, string Body, string Type)> answers = new(StringComparer.Ordinal);

    public List<string> Asked { get; } = [];

    public List<string> Bodies { get; } = [];

    public string Token => "sut_0_test";

    public Dictionary<string, string> LastHeaders { get; } = new(StringComparer.OrdinalIgnoreCase);

    public FakeServer On(string request, string json, HttpStatusCode status = HttpStatusCode.OK, string type = "application/json")
    {
        answers[request] = (status, json, type);
        return this;
    }

    public HttpMessageHandler CreateHandler() => this;

    public Task<Result<ILocalServer>> OpenAsync(string dataDirectory, bool withSignIn, CancellationToken cancellation) => Task.FromResult(Result<ILocalServer>.Of(this));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var key = $"{request.Method} {request.RequestUri!.PathAndQuery.Replace("/api/v1/", "", StringComparison.Ordinal)}";
        Asked.Add(key);
        Bodies.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
        LastHeaders.Clear();
        foreach (var (name, values) in request.Headers)
        {
            LastHeaders[name] = string.Join(',', values);
        }

        var (status, body, type) = answers.TryGetValue(key, out var answer)
            ? answer
            : (HttpStatusCode.NotFound, $$"""{"title":"Not Found","status":404,"detail":"There is nothing at {{key}}.","code":"test.missing"}""", "application/problem+json");
        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new StringContent(body, Encoding.UTF8, type) };
        if (status == HttpStatusCode.OK)
        {
            response.Headers.TryAddWithoutValidation("ETag", "\"41\"");
        }

        return response;
    }
}
