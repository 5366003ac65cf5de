using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Suture.Application.Access;
using Suture.Application.People;

namespace Suture.Server.Identity;

/// <summary>
/// Where the sign-in pages post their forms. Answers are redirects: to where the person wanted to go, or back to the form with the
/// name of what went wrong in <c>error</c>. Every form carries the antiforgery token.
/// </summary>
internal static class AccountEndpoints
{
    public const string RateLimit = "sign-in";
    private const string SignInPage = "/sign-in";
    private const string SecondFactorPage = "/sign-in/second-factor";
    private const string PasswordPage = "/account/password";

    public static void MapSutureAccount(this IEndpointRouteBuilder app)
    {
        var account = app.MapGroup("/account").ExcludeFromDescription();
        account.MapPost("/sign-in", SignInAsync).RequireRateLimiting(RateLimit);
        account.MapPost("/second-factor", SecondFactorAsync).RequireRateLimiting(RateLimit);
        account.MapPost("/sign-out", SignOutAsync);
        account.MapPost("/password", PasswordAsync).RequireRateLimiting(RateLimit);
    }

    private static async Task<IResult> SignInAsync(HttpContext http, SignInManager<Account> signIn, IAntiforgery antiforgery)
    {
        if (await FormAsync(http, antiforgery) is not { } form)
        {
            return Back(SignInPage, "expired", null);
        }

        var returnUrl = Local(form["returnUrl"]);
        var result = await signIn.PasswordSignInAsync(UserNames.Normalize(form["userName"]), form["password"].ToString(), isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded ? TypedResults.LocalRedirect(returnUrl)
            : result.RequiresTwoFactor ? TypedResults.LocalRedirect($"{SecondFactorPage}?returnUrl={Uri.EscapeDataString(returnUrl)}")
            : Back(SignInPage, result.IsLockedOut ? "locked" : "failed", returnUrl);
    }

    private static async Task<IResult> SecondFactorAsync(HttpContext http, SignInManager<Account> signIn, IAntiforgery antiforgery)
    {
        if (await FormAsync(http, antiforgery) is not { } form)
        {
            return Back(SignInPage, "expired", null);
        }

        var returnUrl = Local(form["returnUrl"]);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
        {
            return Back(SignInPage, "expired", returnUrl);
        }

        var code = form["code"].ToString().Replace(" ", string.Empty, StringComparison.Ordinal);
        var result = code.Length > 6
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        return result.Succeeded ? TypedResults.LocalRedirect(returnUrl)
            : result.IsLockedOut ? Back(SignInPage, "locked", returnUrl)
            : Back(SecondFactorPage, "code", returnUrl);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, SignInManager<Account> signIn, IAntiforgery antiforgery)
    {
        if (await FormAsync(http, antiforgery) is null)
        {
            return Back(SignInPage, "expired", null);
        }

        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect(SignInPage);
    }

    private static async Task<IResult> PasswordAsync(HttpContext http, SignInManager<Account> signIn, OwnAccount own, UserManager<Account> users, IAntiforgery antiforgery)
    {
        if (http.FindCaller() is not { } caller || await FormAsync(http, antiforgery) is not { } form)
        {
            return Back(SignInPage, "expired", null);
        }

        var code = form["code"].ToString();
        var changed = await own.ChangePasswordAsync(caller, new SigningCredentials(form["password"].ToString(), code.Length == 0 ? null : code), form["newPassword"].ToString(), http.RequestAborted);
        if (!changed.Ok)
        {
            return Back(PasswordPage, changed.Problems[0].Code, null);
        }

        // All sessions have ended; this one goes on.
        await signIn.SignInAsync((await users.FindByNameAsync(caller.UserName))!, isPersistent: false);
        return TypedResults.LocalRedirect($"{PasswordPage}?done=true");
    }

    private static async Task<IFormCollection?> FormAsync(HttpContext http, IAntiforgery antiforgery) =>
        http.Request.HasFormContentType && await antiforgery.IsRequestValidAsync(http) ? await http.Request.ReadFormAsync(http.RequestAborted) : null;

    private static IResult Back(string page, string error, string? returnUrl) =>
        TypedResults.LocalRedirect($"{page}?error={Uri.EscapeDataString(error)}{(returnUrl is null or "/" ? string.Empty : $"&returnUrl={Uri.EscapeDataString(returnUrl)}")}");

    // Only addresses of this server: nobody can be sent elsewhere by a link to our sign-in.
    private static string Local(string? url) =>
        url is { Length: > 0 and < 2000 } && url[0] == '/' && (url.Length == 1 || (url[1] != '/' && url[1] != '\\')) && !url.Any(char.IsControl) ? url : "/";
}
