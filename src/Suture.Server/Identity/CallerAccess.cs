using System.Security.Claims;
using Suture.Application.Access;
using Suture.Application.People;
using Suture.Domain.Results;

namespace Suture.Server.Identity;

/// <summary>The caller of a request, put there by authentication.</summary>
public static class CallerAccess
{
    private static readonly object Key = new();

    /// <summary>The caller; null when nobody is signed in.</summary>
    public static Caller? FindCaller(this HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Items.TryGetValue(Key, out var caller) ? (Caller?)caller : null;
    }

    /// <summary>The caller of an endpoint that needs one.</summary>
    public static Caller Caller(this HttpContext context) =>
        context.FindCaller() ?? throw new InvalidOperationException("The endpoint has no permission metadata, so nobody was asked who calls.");

    /// <summary>
    /// The caller behind a principal outside a request, as in a Blazor circuit: read anew from the store each time, so that it ends
    /// with the session, the account or the role.
    /// </summary>
    public static async Task<Result<Caller>> CallerOfAsync(this Callers callers, ClaimsPrincipal principal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(callers);
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Identity is { IsAuthenticated: true, Name: { } name } && principal.FindFirstValue(AuthenticationNames.StampClaim) is { } stamp
            ? await callers.BySessionAsync(name, stamp, cancellation)
            : new Problem("access.signIn", "Sign in first.", ProblemKind.Unauthenticated);
    }

    internal static void SetCaller(this HttpContext context, Caller caller) => context.Items[Key] = caller;
}
