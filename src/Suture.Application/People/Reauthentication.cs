using Microsoft.AspNetCore.Identity;
using Suture.Application.Access;
using Suture.Domain.Records.Commands;
using Suture.Domain.Results;
using Suture.Storage;
using Proof = Suture.Domain.Signing.Reauthentication;

namespace Suture.Application.People;

/// <summary>
/// Checks at the moment of signing that the signer is the signer: password, and the code of the second factor when the account has
/// one. A failure counts like a failed sign-in and locks the account in the end.
/// </summary>
public sealed class Reauthentication(ISutureStore store, UserManager<Account> users) : IReauthentication
{
    public async Task<Result<SignerProof>> ProveAsync(Caller caller, SigningCredentials credentials, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(credentials);
        if (caller.Token is not null)
        {
            return new Problem("signature.token", "A token can not sign: a signature is an act of a person.", ProblemKind.Forbidden);
        }

        var account = await Account.FindAsync(store, caller.UserName, cancellation).ConfigureAwait(false);
        if (account is null or { Disabled: true })
        {
            return new Problem("user.disabled", "This account is disabled and can not sign.", ProblemKind.Forbidden);
        }

        return await CheckAsync(account, credentials).ConfigureAwait(false) is { } problem
            ? problem
            : new SignerProof(account.UserName, account.PrintedName, account.SecondFactor is null ? Proof.Password : Proof.PasswordAndSecondFactor);
    }

    /// <summary>Null when password and code are right.</summary>
    internal async Task<Problem?> CheckAsync(Account account, SigningCredentials credentials)
    {
        if (await users.IsLockedOutAsync(account).ConfigureAwait(false))
        {
            return Locked(account);
        }

        if (!await users.CheckPasswordAsync(account, credentials.Password).ConfigureAwait(false))
        {
            return await FailedAsync(account, new Problem("signature.password", "The password is not right.", ProblemKind.Forbidden, Path: "password")).ConfigureAwait(false);
        }

        if (account.SecondFactor is not null)
        {
            if (string.IsNullOrWhiteSpace(credentials.Code))
            {
                // Not counted: the password was right, and the form may just not have asked yet.
                return new Problem("signature.code.missing", "This account has a second factor: give its code too.", ProblemKind.Forbidden, Path: "code");
            }

            if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, credentials.Code.Replace(" ", string.Empty, StringComparison.Ordinal)).ConfigureAwait(false))
            {
                return await FailedAsync(account, new Problem("signature.code", "The code of the second factor is not right.", ProblemKind.Forbidden, Path: "code")).ConfigureAwait(false);
            }
        }

        await users.ResetAccessFailedCountAsync(account).ConfigureAwait(false);
        return null;
    }

    private async Task<Problem> FailedAsync(Account account, Problem problem)
    {
        await users.AccessFailedAsync(account).ConfigureAwait(false);
        return await users.IsLockedOutAsync(account).ConfigureAwait(false) ? Locked(account) : problem;
    }

    private static Problem Locked(Account account) =>
        new("user.locked", $"The account is locked after failed attempts until {account.LockedUntil:yyyy-MM-dd HH:mm} UTC.", ProblemKind.Forbidden);
}
