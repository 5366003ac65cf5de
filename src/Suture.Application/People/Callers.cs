using Suture.Application.Access;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>
/// Finds out who asks, from what was presented. Roles are read anew each time, so that a role that is taken away, a disabled account
/// and a revoked token stop at once.
/// </summary>
public sealed class Callers(ISutureStore store, TimeProvider clock)
{
    // Often enough to see which tokens are in use, seldom enough not to cost a write with every request.
    private static readonly TimeSpan LastUseGrain = TimeSpan.FromMinutes(10);

    /// <summary>The caller behind a token.</summary>
    public async Task<Result<Caller>> ByTokenAsync(string text, CancellationToken cancellation)
    {
        if (!Tokens.TryParse(text, out var id, out var secretHash)
            || await store.People.FindTokenAsync(secretHash, cancellation).ConfigureAwait(false) is not { } token
            || !string.Equals(token.Id, id, StringComparison.Ordinal))
        {
            return Refused("token.unknown", "This token is not known.");
        }

        var now = clock.GetUtcNow();
        if (token.Revoked)
        {
            return Refused("token.revoked", $"The token '{token.Name}' was revoked.");
        }

        if (token.ExpiresAt <= now)
        {
            return Refused("token.expired", $"The token '{token.Name}' has expired.");
        }

        if (await store.People.FindUserAsync(token.Owner, cancellation).ConfigureAwait(false) is not { Disabled: false } owner)
        {
            return Refused("user.disabled", $"The owner of the token '{token.Name}' is disabled.");
        }

        if (token.LastUsed is not { } last || now - last > LastUseGrain)
        {
            await store.People.MarkTokenUsedAsync(token.Id, now, cancellation).ConfigureAwait(false);
        }

        return new Caller(owner.UserName, owner.Roles, new CallerToken(token.Id, token.Name, token.Scope, token.Device));
    }

    /// <summary>The caller behind a session that was signed in earlier; refused when a secret was changed since or the account is disabled.</summary>
    public async Task<Result<Caller>> BySessionAsync(string userName, string securityStamp, CancellationToken cancellation)
    {
        if (await store.People.FindUserAsync(userName, cancellation).ConfigureAwait(false) is not { Disabled: false } user)
        {
            return Refused("user.disabled", "This account is disabled.");
        }

        var signIn = await store.People.FindSignInAsync(userName, cancellation).ConfigureAwait(false);
        return signIn?.SecurityStamp is { } stamp && string.Equals(stamp, securityStamp, StringComparison.Ordinal)
            ? new Caller(user.UserName, user.Roles)
            : Refused("session.ended", "Sign in again: the password or second factor of this account has changed.");
    }

    private static Problem Refused(string code, string message) => new(code, message, ProblemKind.Unauthenticated);
}
