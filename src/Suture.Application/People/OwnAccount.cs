using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Suture.Application.Access;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>What people do about their own secrets. Each asks for the password again, and a token can do none of it.</summary>
public sealed class OwnAccount(ISutureStore store, UserManager<Account> users, Reauthentication reauthentication, IPasswordHasher<Account> hasher)
{
    /// <summary>Sets a new password, which ends all sessions of the account.</summary>
    public Task<Result<bool>> ChangePasswordAsync(Caller caller, SigningCredentials current, string newPassword, CancellationToken cancellation) =>
        ChangeAsync(caller, current, account =>
        {
            if (PasswordRules.Check(account.UserName, newPassword) is { } bad)
            {
                return Task.FromResult<Result<bool>>(bad);
            }

            account.PasswordHash = hasher.HashPassword(account, newPassword);
            return Task.FromResult<Result<bool>>(true);
        }, cancellation);

    /// <summary>Takes a second factor into use, once a code shows that the authenticator has the key. Answers the recovery codes, shown once.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="current">Password, and code of the earlier second factor when there is one.</param>
    /// <param name="key">A key of <see cref="SecondFactor.NewKey"/>, as the person's authenticator now has it.</param>
    /// <param name="code">A code that the authenticator gives for it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<ImmutableArray<string>>> UseSecondFactorAsync(Caller caller, SigningCredentials current, string key, string code, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(code);
        var recovery = SecondFactor.NewRecoveryCodes();
        var changed = await ChangeAsync(caller, current, async account =>
        {
            if (!SecondFactor.IsKey(key))
            {
                return new Problem("secondFactor.key", "Begin again: this is not a key that was given out here.", Path: "key");
            }

            account.SecondFactor = new SecondFactor(key, default, []);
            if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code.Replace(" ", string.Empty, StringComparison.Ordinal)).ConfigureAwait(false))
            {
                return new Problem("secondFactor.code", "The code does not fit the key. Check that the clock of the authenticator is right.", Path: "code");
            }

            account.SecondFactor = account.SecondFactor.WithRecoveryCodes(recovery);
            return true;
        }, cancellation).ConfigureAwait(false);
        return changed.Map(_ => recovery);
    }

    /// <summary>Takes the second factor away.</summary>
    public Task<Result<bool>> DropSecondFactorAsync(Caller caller, SigningCredentials current, CancellationToken cancellation) =>
        ChangeAsync(caller, current, account =>
        {
            account.SecondFactor = null;
            return Task.FromResult<Result<bool>>(true);
        }, cancellation);

    private async Task<Result<bool>> ChangeAsync(Caller caller, SigningCredentials current, Func<Account, Task<Result<bool>>> change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(current);
        if (caller.Token is not null)
        {
            return new Problem("access.denied", "A token can not change the secrets of its owner.", ProblemKind.Forbidden);
        }

        var account = await Account.FindAsync(store, caller.UserName, cancellation).ConfigureAwait(false);
        if (account is null or { Disabled: true })
        {
            return new Problem("user.disabled", "This account is disabled.", ProblemKind.Forbidden);
        }

        if (await reauthentication.CheckAsync(account, current).ConfigureAwait(false) is { } wrong)
        {
            return wrong;
        }

        var changed = await change(account).ConfigureAwait(false);
        if (changed.Ok)
        {
            account.SecurityStamp = Credentials.NewStamp();
            await Credentials.SaveAsync(store, account, cancellation).ConfigureAwait(false);
        }

        return changed;
    }
}
