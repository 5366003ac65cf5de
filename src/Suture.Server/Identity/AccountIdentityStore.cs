using Microsoft.AspNetCore.Identity;
using Suture.Application.People;
using Suture.Storage;

namespace Suture.Server.Identity;

/// <summary>
/// What ASP.NET Core Identity asks of a store, over the ledger: accounts are read whole, and <see cref="UpdateAsync"/> writes what
/// changed of their secrets as entries. Accounts are made and changed by <see cref="PeopleAdministration"/>, never here.
/// </summary>
internal sealed class AccountIdentityStore(ISutureStore store)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserTwoFactorStore<Account>, IUserAuthenticatorKeyStore<Account>, IUserTwoFactorRecoveryCodeStore<Account>
{
    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => FindByNameAsync(userId, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Account.FindAsync(store, UserNames.Normalize(normalizedUserName), cancellationToken);

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await Credentials.SaveAsync(store, user, cancellationToken);
        return IdentityResult.Success;
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.UserName);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Elsewhere();

    // User names are in normal form from the start.
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.SecurityStamp);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.LockedUntil);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockedUntil = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.FailedCount);

    // Counted in the database at once: attempts made at the same time all count.
    public async Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        user.FailedCount = await store.People.CountFailedSignInAsync(user.UserName, cancellationToken);

    public async Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        // Identity calls this when it locks too; then UpdateAsync writes the lock, with the count, and the count starts anew.
        if (user.LockedUntil == user.StoredLock)
        {
            await store.People.ClearFailedSignInsAsync(user.UserName, cancellationToken);
            user.FailedCount = 0;
        }
    }

    public Task<bool> GetTwoFactorEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFactor is not null);

    public Task SetTwoFactorEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<string?> GetAuthenticatorKeyAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFactor?.Key);

    public Task SetAuthenticatorKeyAsync(Account user, string key, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<int> CountCodesAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.SecondFactor?.RecoveryCodes.Length ?? 0);

    public Task ReplaceCodesAsync(Account user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken) => throw Elsewhere();

    public Task<bool> RedeemCodeAsync(Account user, string code, CancellationToken cancellationToken)
    {
        if (user.SecondFactor?.Redeem(code) is not { } left)
        {
            return Task.FromResult(false);
        }

        user.SecondFactor = left;
        return Task.FromResult(true);
    }

    public void Dispose()
    {
    }

    private static NotSupportedException Elsewhere() => new("Accounts and second factors are changed by PeopleAdministration and OwnAccount, which authorize it.");
}
