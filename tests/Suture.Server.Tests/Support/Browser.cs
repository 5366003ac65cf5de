using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Suture.Server.Identity;

namespace Suture.Server.Tests.Support;

/// <summary>Keeps cookies, posts forms with their antiforgery token, follows no redirect, and calls the API like a page's script.</summary>
#pragma warning disable CA1001 // the client goes with the host's test server, which the test disposes
public sealed class Browser
#pragma warning restore CA1001
{
    private static readonly Uri Site = new("https://localhost/");
    private readonly SutureHost host;
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;
    private string? csrf;

    public Browser(SutureHost host)
    {
        this.host = host;
        client = new HttpClient(new CookieJar(cookies) { InnerHandler = host.Server.CreateHandler() }) { BaseAddress = Site };
    }

    public CookieContainer Cookies => cookies;

    /// <summary>Signs in and gives the address that it leads to.</summary>
    public async Task<string> SignInAsync(string userName, string password, string? returnUrl = null)
    {
        var to = await PostFormAsync("/account/sign-in", ("userName", userName), ("password", password), ("returnUrl", returnUrl ?? string.Empty));
        return to;
    }

    /// <summary>Posts a form as a page of ours would draw it; gives where it leads.</summary>
    public async Task<string> PostFormAsync(string address, params (string Name, string Value)[] fields)
    {
        var fieldToken = await FormTokenAsync();
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)).Append(KeyValuePair.Create(AuthenticationNames.AntiforgeryField, fieldToken)));
        var answer = await client.PostAsync(new Uri(address, UriKind.Relative), form);
        csrf = null;
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        return answer.Headers.Location!.ToString();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is not null)
        {
            request.Content = JsonContent.Create(body, body.GetType());
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (method != HttpMethod.Get)
        {
            request.Headers.Add(AuthenticationNames.AntiforgeryHeader, await HeaderTokenAsync());
        }

        return await client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string address) => client.GetAsync(new Uri(address, UriKind.Relative));

    /// <summary>Without the antiforgery header, as a foreign page would.</summary>
    public Task<HttpResponseMessage> ForgeAsync(string address, object body) => client.PostAsJsonAsync(new Uri(address, UriKind.Relative), body);

    private async Task<string> HeaderTokenAsync()
    {
        if (csrf is null)
        {
            var me = await client.GetAsync(new Uri("/api/v1/me", UriKind.Relative));
            csrf = me.Headers.TryGetValues(AuthenticationNames.AntiforgeryHeader, out var values) ? values.Single() : string.Empty;
        }

        return csrf;
    }

    // What a page would render into its form: made by the server's own service, for whoever the cookies say.
    private async Task<string> FormTokenAsync()
    {
        if (cookies.GetCookies(Site)[AuthenticationNames.SessionCookie] is not null)
        {
            csrf = null;
            if (await HeaderTokenAsync() is { Length: > 0 } signedIn)
            {
                return signedIn;
            }
        }

        var context = new DefaultHttpContext { RequestServices = host.Services };
        context.Request.Scheme = "https";
        var tokens = host.Services.GetRequiredService<IAntiforgery>().GetTokens(context);
        cookies.Add(new Cookie(AuthenticationNames.AntiforgeryCookie, tokens.CookieToken, "/", Site.Host) { Secure = true });
        return tokens.RequestToken!;
    }

    private sealed class CookieJar(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add(HeaderNames.Cookie, header);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            if (answer.Headers.TryGetValues(HeaderNames.SetCookie, out var set))
            {
                foreach (var cookie in set)
                {
                    cookies.SetCookies(request.RequestUri!, cookie);
                }
            }

            return answer;
        }
    }
}

/// <summary>Reads answers.</summary>
public static class Reading
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer) => (await answer.Content.ReadFromJsonAsync<JsonElement>()).Clone();

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage answer, HttpStatusCode expected)
    {
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync());
        return await answer.JsonAsync();
    }

    /// <summary>The problem's code; null when the answer is no problem.</summary>
    public static async Task<string?> CodeAsync(this HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? (await answer.JsonAsync()).GetProperty("code").GetString() : null;

    public static string? Text(this JsonElement json, string name) => json.TryGetProperty(name, out var value) ? value.GetString() : null;
}
