namespace Suture.Server.Identity;

/// <summary>Names of schemes, claims, cookies and headers.</summary>
public static class AuthenticationNames
{
    /// <summary>Picks token or session by what the request carries.</summary>
    public const string Scheme = "suture";

    public const string TokenScheme = "suture-token";

    /// <summary>Header that carries the antiforgery token when a browser session writes through the API.</summary>
    public const string AntiforgeryHeader = "X-Suture-CSRF";

    /// <summary>Form field of the antiforgery token.</summary>
    public const string AntiforgeryField = "suture-csrf";

    /// <summary>Claim with the security stamp that the session was made under.</summary>
    public const string StampClaim = "suture:stamp";

    internal const string SessionCookie = "suture-session";
    internal const string SecondFactorCookie = "suture-second-factor";
    internal const string AntiforgeryCookie = "suture-csrf";
}
