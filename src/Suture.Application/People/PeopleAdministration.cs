using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Ledger;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>Accounts, for those who manage people. Every change is an entry of the organization's stream.</summary>
public sealed class PeopleAdministration(ISutureStore store, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public async Task<Result<ImmutableArray<AccountView>>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!caller.May(Permission.Audit) && caller.Refusal(Permission.ManagePeople) is { } refusal)
        {
            return refusal;
        }

        var views = ImmutableArray.CreateBuilder<AccountView>();
        foreach (var user in await store.People.ListUsersAsync(cancellation).ConfigureAwait(false))
        {
            views.Add(await ViewAsync(user, cancellation).ConfigureAwait(false));
        }

        return views.ToImmutable();
    }

    public async Task<Result<AccountView>> GetAsync(Caller caller, string userName, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return !caller.May(Permission.Audit) && caller.Refusal(Permission.ManagePeople) is { } refusal
            ? refusal
            : await AnswerAsync(userName, cancellation).ConfigureAwait(false);
    }

    /// <summary>Names of all people, for whoever may read records.</summary>
    public async Task<Result<ImmutableArray<PersonName>>> NamesAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, caller.Token?.Device) is { } refusal)
        {
            return refusal;
        }

        return (await store.People.ListUsersAsync(cancellation).ConfigureAwait(false)).Select(u => new PersonName(u.UserName, u.Personal?.PrintedName ?? u.UserName, u.Disabled)).ToImmutableArray();
    }

    public async Task<Result<AccountView>> CreateAsync(Caller caller, NewAccount account, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(write);
        if ((caller.Refusal(Permission.ManagePeople) ?? NewAccounts.Check(account)) is { } problem)
        {
            return problem;
        }

        var decision = NewAccounts.Decide(account, hasher);
        var written = await OrganizationWriting.WriteAsync(
            store, caller.Actor, write,
            async () => await store.People.FindUserAsync(account.UserName, cancellation).ConfigureAwait(false) is null
                ? decision
                : new Problem("user.exists", $"There is or was an account {account.UserName}; user names are never used again.", ProblemKind.Conflict, Path: "userName"),
            cancellation).ConfigureAwait(false);
        return written.Ok ? await AnswerAsync(account.UserName, cancellation).ConfigureAwait(false) : Result<AccountView>.Failed(written.Problems);
    }

    /// <summary>Changes roles, names or the right to sign in. Who is disabled or loses a role is signed out or loses the right at once.</summary>
    public Task<Result<AccountView>> ChangeAsync(Caller caller, string userName, AccountPatch patch, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, userName, write, async user =>
        {
            ArgumentNullException.ThrowIfNull(patch);
            var roles = patch.Roles?.Distinct().Order().ToImmutableArray() ?? user.Roles;
            var disabled = patch.Disabled ?? user.Disabled;
            var personal = new PersonalData(patch.PrintedName ?? user.Personal?.PrintedName ?? string.Empty, patch.Email ?? user.Personal?.Email ?? string.Empty);
            var personalChanged = (patch.PrintedName ?? patch.Email) is not null && personal != user.Personal;
            if (personalChanged && NewAccounts.CheckPersonal(personal) is { } bad)
            {
                return bad;
            }

            if (IsAdministrator(user.Roles, user.Disabled) && !IsAdministrator(roles, disabled) && await IsLastAdministratorAsync(userName, cancellation).ConfigureAwait(false))
            {
                return new Problem("user.lastAdministrator", $"{userName} is the last administrator who can sign in. Make another one first.", ProblemKind.Conflict);
            }

            if (!personalChanged && disabled == user.Disabled && roles.SequenceEqual(user.Roles))
            {
                return OrganizationDecision.Nothing;
            }

            var salt = RandomNumberGenerator.GetBytes(32);
            var beside = ImmutableArray.CreateBuilder<BesideWrite>();
            if (personalChanged)
            {
                beside.Add(new KeepPersonalData(userName, salt, personal));
            }

            // Sessions end, so that no page goes on with rights that are gone.
            if (disabled != user.Disabled || !roles.SequenceEqual(user.Roles))
            {
                beside.Add(new SetSecurityStamp(userName, Credentials.NewStamp()));
            }

            return new OrganizationDecision([new UserChanged(userName, roles, disabled, personalChanged ? personal.Hash(salt) : user.PersonalHash)], beside.ToImmutable());
        }, cancellation);

    /// <summary>Sets a new password for somebody, which ends their sessions and their lock.</summary>
    public Task<Result<AccountView>> SetPasswordAsync(Caller caller, string userName, string password, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, userName, write, user => Task.FromResult<Result<OrganizationDecision>>(PasswordRules.Check(userName, password) is { } bad
            ? bad
            : new OrganizationDecision(
                [new CredentialChanged(userName, CredentialKind.Password, Removed: false)],
                [new KeepSecret(userName, CredentialKind.Password, Credentials.PasswordBytes(hasher.HashPassword(null!, password)), Credentials.NewStamp()), new SetLock(userName, null)])), cancellation);

    /// <summary>Takes away a second factor that its owner has lost.</summary>
    public Task<Result<AccountView>> RemoveSecondFactorAsync(Caller caller, string userName, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, userName, write, async user =>
            await store.People.FindSignInAsync(userName, cancellation).ConfigureAwait(false) is { SecondFactor: null }
                ? OrganizationDecision.Nothing
                : new OrganizationDecision(
                    [new CredentialChanged(userName, CredentialKind.SecondFactor, Removed: true)], [new DropSecret(userName, CredentialKind.SecondFactor, Credentials.NewStamp())]), cancellation);

    /// <summary>Ends a lock after failed attempts. Written as a change of the account, which stays as it is.</summary>
    public Task<Result<AccountView>> UnlockAsync(Caller caller, string userName, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, userName, write with { Reason = write?.Reason ?? "Unlocked" }, user => Task.FromResult<Result<OrganizationDecision>>(new OrganizationDecision(
            [new UserChanged(userName, user.Roles, user.Disabled, user.PersonalHash)], [new SetLock(userName, null)])), cancellation);

    /// <summary>Erases the personal data of a disabled account for good. The user name stays, and every proof stays valid.</summary>
    public async Task<Result<AccountView>> EraseAsync(Caller caller, string userName, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.ManagePeople) is { } refusal)
        {
            return refusal;
        }

        var user = await store.People.FindUserAsync(userName, cancellation).ConfigureAwait(false);
        if (user is null)
        {
            return NoUser(userName);
        }

        if (!user.Disabled)
        {
            return new Problem("user.active", $"{userName} can still sign in. Disable the account before its personal data is erased.", ProblemKind.Conflict);
        }

        if (string.IsNullOrWhiteSpace(write.Reason))
        {
            return new Problem("user.reason.missing", "To erase personal data needs a reason.", Path: "reason");
        }

        if (user.Personal is not null)
        {
            await store.People.ErasePersonalDataAsync(userName, caller.Actor, write.Reason, cancellation).ConfigureAwait(false);
        }

        return await AnswerAsync(userName, cancellation).ConfigureAwait(false);
    }

    internal static Problem NoUser(string userName) => new("user.notFound", $"There is no account {userName}.", ProblemKind.NotFound);

    private static bool IsAdministrator(ImmutableArray<Role> roles, bool disabled) => !disabled && roles.Contains(Role.Administrator);

    private async Task<bool> IsLastAdministratorAsync(string userName, CancellationToken cancellation) =>
        (await store.People.ListUsersAsync(cancellation).ConfigureAwait(false)).All(u => string.Equals(u.UserName, userName, StringComparison.Ordinal) || !IsAdministrator(u.Roles, u.Disabled));

    private async Task<Result<AccountView>> WriteAsync(
        Caller caller, string userName, WriteInfo write, Func<StoredUser, Task<Result<OrganizationDecision>>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.ManagePeople) is { } refusal)
        {
            return refusal;
        }

        var written = await OrganizationWriting.WriteAsync(
            store, caller.Actor, write,
            async () => await store.People.FindUserAsync(userName, cancellation).ConfigureAwait(false) is { } user ? await decide(user).ConfigureAwait(false) : NoUser(userName),
            cancellation).ConfigureAwait(false);
        return written.Ok ? await AnswerAsync(userName, cancellation).ConfigureAwait(false) : Result<AccountView>.Failed(written.Problems);
    }

    private async Task<Result<AccountView>> AnswerAsync(string userName, CancellationToken cancellation) =>
        await store.People.FindUserAsync(userName, cancellation).ConfigureAwait(false) is { } user ? await ViewAsync(user, cancellation).ConfigureAwait(false) : NoUser(userName);

    private async Task<AccountView> ViewAsync(StoredUser user, CancellationToken cancellation)
    {
        var signIn = await store.People.FindSignInAsync(user.UserName, cancellation).ConfigureAwait(false);
        var locked = signIn?.LockedUntil is { } until && until > clock.GetUtcNow() ? signIn.LockedUntil : null;
        return new AccountView(
            user.UserName, user.Personal?.PrintedName ?? string.Empty, user.Personal?.Email ?? string.Empty, user.Roles, user.Disabled,
            user.PersonalHash == Hash32.Zero, signIn?.SecondFactor is not null, locked, signIn?.FailedCount ?? 0);
    }
}
