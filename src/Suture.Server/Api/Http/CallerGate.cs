using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Suture.Application.Access;
using Suture.Application.People;
using Suture.Domain.Results;
using Suture.Server.Identity;

namespace Suture.Server.Api.Http;

/// <summary>
/// Holds every endpoint that declares a permission to it, before anything of the request is read further: who calls, may they, and
/// does a browser session that writes show that the page was ours.
/// </summary>
internal sealed class CallerGate(RequestDelegate next, Installation installation)
{
    private volatile bool initialized;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<NeedsPermission>() is not { } needs)
        {
            await next(context);
            return;
        }

        if (!initialized && !(initialized = await installation.IsInitializedAsync(context.RequestAborted)))
        {
            await new Refused(new Problem("installation.missing", "This installation is not initialized yet. Run 'suture init' first.", ProblemKind.Conflict)).ExecuteAsync(context);
            return;
        }

        if (await RefusalAsync(context, needs) is { } refusal)
        {
            await refusal.ExecuteAsync(context);
            return;
        }

        // A full key in an address (PUMP/SRS-1) has its slash encoded, and routing leaves that one as it is.
        if (context.GetRouteValue("key") is string key && key.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            context.Request.RouteValues["key"] = Uri.UnescapeDataString(key);
        }

        context.Response.Headers.CacheControl = "no-store";
        await RememberBodyAsync(context);
        await next(context);
    }

    private static async Task<Refused?> RefusalAsync(HttpContext context, NeedsPermission needs)
    {
        if (context.FindCaller() is not { } caller)
        {
            return new Refused(TokenHandler.ProblemOf(context) ?? new Problem("access.signIn", "Sign in, or send a token as 'Authorization: Bearer …'.", ProblemKind.Unauthenticated));
        }

        if (caller.Token is null && IsUnsafe(context.Request.Method) && !await context.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(context))
        {
            return new Refused(new Problem("access.antiforgery", $"A browser session that writes must send {AuthenticationNames.AntiforgeryHeader}, as GET /api/v1/me gives it.", ProblemKind.Forbidden));
        }

        return Refusal(caller, needs, needs.AcrossDevices ? caller.Token?.Device : context.GetRouteValue("device") as string) is { } problem ? new Refused(problem) : null;
    }

    private static Problem? Refusal(Caller caller, NeedsPermission needs, string? device)
    {
        Problem? first = null;
        foreach (var permission in needs.AnyOf)
        {
            if (caller.Refusal(permission, device) is not { } refusal)
            {
                return null;
            }

            first ??= refusal;
        }

        return first;
    }

    private static bool IsUnsafe(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    // An idempotency key holds for one request: its body is hashed before a handler reads it. Forms are hashed by their files.
    private static async Task RememberBodyAsync(HttpContext context)
    {
        var request = context.Request;
        if (!IsUnsafe(request.Method) || !request.Headers.ContainsKey("Idempotency-Key") || request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            return;
        }

        request.EnableBuffering(bufferThreshold: 1 << 16, bufferLimit: SutureServer.MaxRequestBytes);
        RequestBody.Remember(context, await SHA256.HashDataAsync(request.Body, context.RequestAborted));
        request.Body.Position = 0;
    }
}
