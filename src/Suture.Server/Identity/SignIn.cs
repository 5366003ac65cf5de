using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Domain.Records;

namespace Suture.Server.Identity;

/// <summary>Identity's sign-in, which refuses disabled accounts and takes as long for a name that does not exist as for one that does.</summary>
internal sealed class SignIn(
    UserManager<Account> users, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Account> principals, IOptions<IdentityOptions> options, ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Account> confirmation, IPasswordHasher<Account> hasher)
    : SignInManager<Account>(users, context, principals, options, logger, schemes, confirmation)
{
    // Of a random password nobody has; made once in a process.
    private static string? decoy;

    public override Task<bool> CanSignInAsync(Account user) => Task.FromResult(!user.Disabled);

    public override async Task<SignInResult> PasswordSignInAsync(string userName, string password, bool isPersistent, bool lockoutOnFailure)
    {
        var user = await UserManager.FindByNameAsync(userName);
        if (user is not null)
        {
            return await PasswordSignInAsync(user, password, isPersistent, lockoutOnFailure);
        }

        decoy ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
        hasher.VerifyHashedPassword(null!, decoy, password);
        return SignInResult.Failed;
    }
}

/// <summary>What a session cookie says: who, and under which stamp. Roles are claims too, for pages, and are read anew with each request.</summary>
internal sealed class AccountPrincipals : IUserClaimsPrincipalFactory<Account>
{
    public Task<ClaimsPrincipal> CreateAsync(Account user) => Task.FromResult(Of(user.UserName, user.SecurityStamp, user.Roles));

    public static ClaimsPrincipal Of(string userName, string stamp, IEnumerable<Role> roles) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, userName), new Claim(ClaimTypes.Name, userName), new Claim(AuthenticationNames.StampClaim, stamp), .. roles.Select(r => new Claim(ClaimTypes.Role, Names.Of(r)))],
        IdentityConstants.ApplicationScheme));
}

/// <summary>User names in their normal form.</summary>
internal sealed class UserNameNormalizer : ILookupNormalizer
{
    public string? NormalizeName(string? name) => UserNames.Normalize(name);

    public string? NormalizeEmail(string? email) => email;
}

/// <summary>Our password rules, also where Identity itself would set a password.</summary>
internal sealed class PasswordValidator : IPasswordValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        PasswordRules.Check(user.UserName, password) is { } problem ? IdentityResult.Failed(new IdentityError { Code = problem.Code, Description = problem.Message }) : IdentityResult.Success);
}
