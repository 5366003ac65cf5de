using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Suture.Application.People;

namespace Suture.Server.Identity;

/// <summary>Registers authentication: tokens always, sessions where there are pages.</summary>
internal static class IdentityServices
{
    public const int MaxFailedAttempts = 5;
    public static readonly TimeSpan LockTime = TimeSpan.FromMinutes(15);

    public static IServiceCollection AddSutureIdentity(this IServiceCollection services, ServerOptions options)
    {
        // All of these hold no state of a request, so they are singletons; registered first, they take the place of Identity's own.
        services.AddSingleton<IUserStore<Account>, AccountIdentityStore>();
        services.AddSingleton<ILookupNormalizer, UserNameNormalizer>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddSingleton<UserManager<Account>>();
        var identity = services.AddIdentityCore<Account>(o =>
        {
            o.Lockout.MaxFailedAccessAttempts = MaxFailedAttempts;
            o.Lockout.DefaultLockoutTimeSpan = LockTime;
            o.ClaimsIdentity.SecurityStampClaimType = AuthenticationNames.StampClaim;
        });

        // The validators that AddIdentityCore brings have rules that are not ours.
        services.RemoveAll<IUserValidator<Account>>();
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordValidator>();
        identity.AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);

        // Not AddAuthentication: it brings data protection, which would make and read keys at each start of the command line.
        var scheme = options.ApiOnly ? AuthenticationNames.TokenScheme : AuthenticationNames.Scheme;
        services.AddAuthenticationCore(o => o.DefaultScheme = scheme);
        services.AddWebEncoders();
        var authentication = new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, TokenHandler>(AuthenticationNames.TokenScheme, null);
        if (!options.ApiOnly)
        {
            AddSessions(services, authentication, options);
        }

        return services;
    }

    private static void AddSessions(IServiceCollection services, AuthenticationBuilder authentication, ServerOptions options)
    {
        authentication
            .AddPolicyScheme(AuthenticationNames.Scheme, null, o => o.ForwardDefaultSelector = context =>
                TokenHandler.Presented(context) ? AuthenticationNames.TokenScheme : IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, o => SessionCookie.Configure(o, options.IsSecure))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, o => SessionCookie.ConfigureSecondFactor(o, options.IsSecure));
        services.AddHttpContextAccessor();
        services.AddSingleton<IUserClaimsPrincipalFactory<Account>, AccountPrincipals>();
        services.AddScoped<IUserConfirmation<Account>, DefaultUserConfirmation<Account>>();
        services.AddScoped<SignInManager<Account>, SignIn>();
        services.AddAuthorization();
        services.AddDataProtection().SetApplicationName("Suture").PersistKeysToFileSystem(KeyFolder.Of(options.Storage.DataDirectory));
        services.AddAntiforgery(o =>
        {
            o.HeaderName = AuthenticationNames.AntiforgeryHeader;
            o.FormFieldName = AuthenticationNames.AntiforgeryField;
            o.Cookie.Name = AuthenticationNames.AntiforgeryCookie;
            o.Cookie.HttpOnly = true;
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = SessionCookie.Policy(options.IsSecure);
            o.SuppressXFrameOptionsHeader = true;
        });
    }
}
