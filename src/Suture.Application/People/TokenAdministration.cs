using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Results;
using Suture.Storage;

namespace Suture.Application.People;

/// <summary>Tokens for programs. People issue their own; who manages people sees and revokes all.</summary>
public sealed class TokenAdministration(ISutureStore store, TimeProvider clock)
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxName = 60;

    public async Task<Result<ImmutableArray<StoredToken>>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return NotByWeakToken(caller) is { } refusal
            ? refusal
            : await store.People.ListTokensAsync(caller.May(Permission.ManagePeople) ? null : caller.UserName, cancellation).ConfigureAwait(false);
    }

    /// <summary>A token of the caller's own. One issued by way of another token is never good for more than that one.</summary>
    public async Task<Result<IssuedToken>> IssueAsync(Caller caller, NewToken token, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(write);
        if ((NotByWeakToken(caller) ?? Check(token)) is { } problem)
        {
            return problem;
        }

        var bound = token;
        if (caller.Token is { } parent)
        {
            var own = (await store.People.ListTokensAsync(caller.UserName, cancellation).ConfigureAwait(false)).First(t => string.Equals(t.Id, parent.Id, StringComparison.Ordinal));
            if (own.Device is not null && !string.Equals(own.Device, token.Device, StringComparison.Ordinal))
            {
                return new Problem("token.device", $"The token '{own.Name}' is for the device {own.Device} only, and so are tokens issued with it.", ProblemKind.Forbidden, Path: "device");
            }

            bound = token with { ExpiresAt = own.ExpiresAt is { } end && (token.ExpiresAt is null || token.ExpiresAt > end) ? end : token.ExpiresAt };
        }

        var (id, secretHash, text) = Tokens.New();
        var issued = new TokenIssued(id, caller.UserName, bound.Name.Trim(), bound.Scope, bound.Device, bound.ExpiresAt?.ToUniversalTime());
        var written = await OrganizationWriting.WriteAsync(
            store, caller.Actor, write, () => Task.FromResult<Result<OrganizationDecision>>(new OrganizationDecision([issued], [new KeepTokenSecret(id, secretHash)])), cancellation).ConfigureAwait(false);
        return written.Then<IssuedToken>(now => now
            ? new IssuedToken(id, text)
            : new Problem("token.repeated", "This request issued a token before, and its text is shown only once. Revoke that token and ask with a new idempotency key.", ProblemKind.Conflict));
    }

    public async Task<Result<bool>> RevokeAsync(Caller caller, string id, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (NotByWeakToken(caller) is { } refusal)
        {
            return refusal;
        }

        return await OrganizationWriting.WriteAsync(
            store, caller.Actor, write,
            async () =>
            {
                // Another's token is answered like one that is not there, unless the caller manages people.
                var tokens = await store.People.ListTokensAsync(caller.May(Permission.ManagePeople) ? null : caller.UserName, cancellation).ConfigureAwait(false);
                return tokens.FirstOrDefault(t => string.Equals(t.Id, id, StringComparison.Ordinal)) is not { } token
                    ? new Problem("token.notFound", $"There is no token {id}.", ProblemKind.NotFound)
                    : token.Revoked ? OrganizationDecision.Nothing : new OrganizationDecision([new TokenRevoked(id)], []);
            },
            cancellation).ConfigureAwait(false);
    }

    private static Problem? NotByWeakToken(Caller caller) => caller.Token is { Scope: not TokenScope.Full } token
        ? new Problem("access.denied", $"The token '{token.Name}' may not manage tokens.", ProblemKind.Forbidden)
        : null;

    private Problem? Check(NewToken token) =>
        string.IsNullOrWhiteSpace(token.Name) || token.Name.Length > MaxName || token.Name.Any(c => char.IsControl(c) || c is '(' or ')')
            ? new Problem("token.name", $"A token needs a name of 1 to {MaxName} characters without brackets: it stands in the ledger with all that the token does.", Path: "name")
            : token.Device is { } device && !DeviceKey.IsValid(device) ? new Problem("device.key", $"'{device}' is not a device key; expected {DeviceKey.Rule}.", Path: "device")
            : token.ExpiresAt <= clock.GetUtcNow() ? new Problem("token.expiry", "A token must expire in the future.", Path: "expiresAt")
            : null;
}
