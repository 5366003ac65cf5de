using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Ledger;
using Suture.Storage.Data;

namespace Suture.Storage;

/// <summary>Standards that the organization added, as they stand.</summary>
/// <param name="Version">Grows with every change.</param>
/// <param name="Files">Those in use.</param>
public sealed record OwnStandards(long Version, ImmutableArray<StandardSet> Files)
{
    internal static async ValueTask<OwnStandards?> ReadAsync(ISession session, long stream, long since, CancellationToken cancellationToken)
    {
        var version = await session.FirstAsync("SELECT coalesce(max(entry), -1) FROM own_standards", [], row => (long?)row.Number(0), cancellationToken) ?? -1;
        if (version == since)
        {
            return null;
        }

        var entries = await session.ListAsync(
            "SELECT e.bytes FROM own_standards t JOIN entries e ON e.id = t.entry + $1 WHERE t.withdrawn = 0 ORDER BY t.entry",
            [Keys.Entry(stream, 0)],
            row => EntryCodec.Decode(row.Bytes(0).ToArray()),
            cancellationToken);
        return new OwnStandards(version, [.. entries.Select(e => OrganizationEventCodec.Decode(e.Type, e.Payload) as StandardSet
            ?? throw new StorageException($"Table own_standards names entry {e.Index}, which is a {e.Type}; run ledger verify."))]);
    }
}
