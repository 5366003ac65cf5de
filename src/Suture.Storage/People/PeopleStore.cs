using System.Collections.Immutable;
using System.Text.Json;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Projection;

namespace Suture.Storage.People;

internal sealed class PeopleStore(SutureStore store) : IPeopleStore
{
    private const string UserSql =
        "SELECT u.user_name, u.roles, u.disabled, u.personal_hash, p.data, u.entry FROM users u LEFT JOIN personal_data p ON p.hash = u.personal_hash";

    private const string TokenSql =
        "SELECT t.id, t.owner, t.name, t.scope, t.device, t.issued_at, t.expires_at, t.revoked, s.last_used FROM tokens t LEFT JOIN token_secrets s ON s.id = t.id";

    public async Task<StoredUser?> FindUserAsync(string userName, CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenSessionAsync(cancellationToken);
        return await session.FirstAsync(UserSql + " WHERE u.user_name = $1", [userName], ReadUser, cancellationToken);
    }

    public async Task<ImmutableArray<StoredUser>> ListUsersAsync(CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenSessionAsync(cancellationToken);
        return [.. await session.ListAsync(UserSql + " ORDER BY u.user_name", [], ReadUser, cancellationToken)];
    }

    public async Task<StoredSignIn?> FindSignInAsync(string userName, CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenSessionAsync(cancellationToken);
        // A secret counts only while the ledger says that it is set.
        return await session.FirstAsync(
            "SELECT p.secret, f.secret, s.security_stamp, s.failed_count, s.locked_until FROM users u LEFT JOIN sign_ins s ON s.user_name = u.user_name "
            + "LEFT JOIN credentials pc ON pc.user_name = u.user_name AND pc.kind = $2 LEFT JOIN secrets p ON p.user_name = pc.user_name AND p.kind = pc.kind "
            + "LEFT JOIN credentials fc ON fc.user_name = u.user_name AND fc.kind = $3 LEFT JOIN secrets f ON f.user_name = fc.user_name AND f.kind = fc.kind WHERE u.user_name = $1",
            [userName, Names.Of(CredentialKind.Password), Names.Of(CredentialKind.SecondFactor)],
            row => new StoredSignIn(
                row.IsNull(0) ? null : row.Bytes(0).ToArray(), row.IsNull(1) ? null : row.Bytes(1).ToArray(), row.TextOrNull(2), (int)(row.NumberOrNull(3) ?? 0), row.TimeOrNull(4)),
            cancellationToken);
    }

    public Task<int> CountFailedSignInAsync(string userName, CancellationToken cancellationToken = default) => store.InTransactionAsync(
        async session =>
        {
            await session.ExecuteAsync(
                "INSERT INTO sign_ins(user_name, security_stamp, failed_count, locked_until) VALUES($1, NULL, 1, NULL) ON CONFLICT(user_name) DO UPDATE SET failed_count = sign_ins.failed_count + 1",
                [userName],
                cancellationToken);
            return (int)(await session.FirstAsync("SELECT failed_count FROM sign_ins WHERE user_name = $1", [userName], row => (long?)row.Number(0), cancellationToken) ?? 0);
        },
        cancellationToken);

    public Task ClearFailedSignInsAsync(string userName, CancellationToken cancellationToken = default) => store.InTransactionAsync(
        session => session.ExecuteAsync("UPDATE sign_ins SET failed_count = 0, locked_until = NULL WHERE user_name = $1", [userName], cancellationToken), cancellationToken);

    public async Task<StoredToken?> FindTokenAsync(Hash32 secretHash, CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenSessionAsync(cancellationToken);
        return await session.FirstAsync(TokenSql + " WHERE s.secret_hash = $1", [secretHash], ReadToken, cancellationToken);
    }

    public async Task<ImmutableArray<StoredToken>> ListTokensAsync(string? owner, CancellationToken cancellationToken = default)
    {
        await using var session = await store.OpenSessionAsync(cancellationToken);
        return owner is null
            ? [.. await session.ListAsync(TokenSql + " ORDER BY t.id", [], ReadToken, cancellationToken)]
            : [.. await session.ListAsync(TokenSql + " WHERE t.owner = $1 ORDER BY t.id", [owner], ReadToken, cancellationToken)];
    }

    public Task MarkTokenUsedAsync(string tokenId, DateTimeOffset time, CancellationToken cancellationToken = default) => store.InTransactionAsync(
        session => session.ExecuteAsync("UPDATE token_secrets SET last_used = $2 WHERE id = $1", [tokenId, time], cancellationToken), cancellationToken);

    public async Task<AppendResult?> ErasePersonalDataAsync(string userName, string actor, string reason, CancellationToken cancellationToken = default)
    {
        while (await FindUserAsync(userName, cancellationToken) is { } user)
        {
            var heads = await store.HeadsAsync(cancellationToken);
            var size = heads.First(h => string.Equals(h.Stream, OrganizationEventCodec.Stream, StringComparison.Ordinal)).Size;
            if (await FindUserAsync(userName, cancellationToken) is not { } again || again.Version != user.Version)
            {
                continue;
            }

            // Decided on this size, so roles that change at the same time are not undone.
            var erased = new UserChanged(userName, user.Roles, user.Disabled, Hash32.Zero);
            var result = await store.AppendAsync(new OrganizationAppend(size, null, actor, reason, [erased]) { Beside = [new ErasePersonalData(userName)] }, cancellationToken);
            if (result is not AppendResult.Stale)
            {
                return result;
            }
        }

        return null;
    }

    public static PersonalData ReadPersonal(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        using var json = JsonDocument.ParseValue(ref reader);
        return new PersonalData(json.RootElement.GetProperty("printedName").GetString()!, json.RootElement.GetProperty("email").GetString()!);
    }

    private static StoredUser ReadUser(IRow row) => new(
        row.Text(0), OrganizationProjector.ReadRoles(row.Text(1)), row.Number(2) != 0, row.Hash(3), row.IsNull(4) ? null : ReadPersonal(row.Bytes(4)), row.Number(5));

    private static StoredToken ReadToken(IRow row) => new(
        row.Text(0), row.Text(1), row.Text(2), Names.Parse<TokenScope>(row.Text(3)) ?? throw new StorageException($"Unknown scope '{row.Text(3)}' in a stored token."), row.TextOrNull(4),
        row.Time(5), row.TimeOrNull(6), row.Number(7) != 0, row.TimeOrNull(8));
}
