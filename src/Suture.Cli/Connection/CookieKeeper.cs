using System.Net;

namespace Suture.Cli.Connection;

/// <summary>Keeps the cookies of a session, over whatever carries the requests.</summary>
internal sealed class CookieKeeper(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer jar = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var uri = request.RequestUri ?? throw new InvalidOperationException("A request has an address.");
        if (jar.GetCookieHeader(uri) is { Length: > 0 } cookies)
        {
            request.Headers.Remove("Cookie");
            request.Headers.Add("Cookie", cookies);
        }

        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set)
            {
                jar.SetCookies(uri, cookie);
            }
        }

        return response;
    }
}
