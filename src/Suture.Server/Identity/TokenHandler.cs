using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Suture.Application.People;
using Suture.Domain.Results;

namespace Suture.Server.Identity;

/// <summary>Authenticates <c>Authorization: Bearer sut_…</c>.</summary>
internal sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Callers callers)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Bearer = "Bearer ";
    private static readonly object ProblemKey = new();

    /// <summary>Whether the request presents a token, good or bad.</summary>
    public static bool Presented(HttpContext context) => context.Request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <summary>Why the token was refused; null when it was not.</summary>
    public static Problem? ProblemOf(HttpContext context) => context.Items.TryGetValue(ProblemKey, out var problem) ? (Problem?)problem : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Presented(Context))
        {
            return AuthenticateResult.NoResult();
        }

        var result = await callers.ByTokenAsync(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(), Context.RequestAborted);
        if (!result.TryGet(out var caller))
        {
            Context.Items[ProblemKey] = result.Problems[0];
            return AuthenticateResult.Fail(result.Problems[0].Code);
        }

        Context.SetCaller(caller);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, caller.UserName)], Scheme.Name)), Scheme.Name));
    }
}
