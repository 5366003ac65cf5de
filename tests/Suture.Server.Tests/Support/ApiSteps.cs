using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Suture.Server.Tests.Support;

/// <summary>Short ways to say what a test does over HTTP.</summary>
public static class ApiSteps
{
    public const string Records = "/api/v1/devices/PUMP/records";

    public static async Task<HttpResponseMessage> SendAsync(this HttpClient client, HttpMethod method, string address, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body is null ? null : JsonContent.Create(body, body.GetType()) };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await client.SendAsync(request);
    }

    public static Task<HttpResponseMessage> ReadAsync(this HttpClient client, string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Sends text as the body.</summary>
    public static async Task<HttpResponseMessage> SendTextAsync(this HttpClient client, string address, string text, string type = "application/json")
    {
        using var content = new StringContent(text, Encoding.UTF8, type);
        return await client.PostAsync(new Uri(address, UriKind.Relative), content);
    }

    /// <summary>A new software requirement; gives it as answered.</summary>
    public static async Task<JsonElement> CreateAsync(this HttpClient client, string title, string kind = "SRS", object? fields = null) =>
        await (await client.SendAsync(HttpMethod.Post, Records, new { kind, title, fields = fields ?? new { } })).JsonAsync(HttpStatusCode.Created);

    public static (string Name, string Value) IfMatch(this JsonElement record) => ("If-Match", $"\"{record.GetProperty("version").GetInt64()}\"");

    public static string AddressOf(this JsonElement record) => $"{Records}/{record.Text("key")}";
}
