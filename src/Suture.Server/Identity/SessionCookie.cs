using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Suture.Application.People;

namespace Suture.Server.Identity;

/// <summary>The cookie of a signed-in person: ends after 30 minutes without a request, and at once when a secret changes.</summary>
internal static class SessionCookie
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static void Configure(CookieAuthenticationOptions options, bool secure)
    {
        options.Cookie.Name = AuthenticationNames.SessionCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = Policy(secure);
        options.Cookie.IsEssential = true;
        options.ExpireTimeSpan = Idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/account/sign-out";
        options.AccessDeniedPath = "/denied";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnValidatePrincipal = ValidateAsync;
    }

    public static void ConfigureSecondFactor(CookieAuthenticationOptions options, bool secure)
    {
        options.Cookie.Name = AuthenticationNames.SecondFactorCookie;
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = Policy(secure);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
    }

    /// <summary>Cookies go over TLS only as soon as the server speaks it; a plain server for one's own machine must work too.</summary>
    public static CookieSecurePolicy Policy(bool secure) => secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var callers = context.HttpContext.RequestServices.GetRequiredService<Callers>();
        var caller = await callers.CallerOfAsync(context.Principal!, context.HttpContext.RequestAborted);
        if (caller.TryGet(out var found))
        {
            context.HttpContext.SetCaller(found);
            context.ReplacePrincipal(AccountPrincipals.Of(found.UserName, context.Principal!.FindFirst(AuthenticationNames.StampClaim)!.Value, found.Roles));
        }
        else
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }
}
