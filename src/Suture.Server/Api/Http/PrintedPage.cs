using Microsoft.AspNetCore.Http.HttpResults;

namespace Suture.Server.Api.Http;

/// <summary>A report as a page of its own: its style stands inside, so that it can be kept as one file, and it has no script.</summary>
internal static class PrintedPage
{
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

    public static PushStreamHttpResult Of(HttpContext http, Func<Stream, Task> write)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        return TypedResults.Stream(write, "text/html; charset=utf-8");
    }
}
