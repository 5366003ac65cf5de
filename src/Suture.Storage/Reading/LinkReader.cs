using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Storage.Data;

namespace Suture.Storage.Reading;

/// <summary>Links from their rows, in the order in which they were made.</summary>
internal static class LinkReader
{
    private const string Sql = "SELECT from_id, type, to_id, added, place, confirmed, confirmed_by, from_hash, to_hash FROM links WHERE from_id >= $1 AND from_id < $2";
    private const int PlaceBits = 24;

    public static async ValueTask<Link[]> ReadAsync(ISession session, Arg[] range, Dictionary<long, int> ordinals, StringPool pool, CancellationToken cancellationToken)
    {
        var order = new List<ulong>();
        var links = new List<Link>();
        var inOrder = true;
        await session.QueryAsync(
            Sql,
            range,
            row =>
            {
                // An entry's index has 40 bits, and no entry holds 16 million links.
                var made = ((ulong)row.Number(3) << PlaceBits) | (ulong)row.Number(4);
                inOrder = inOrder && (order.Count == 0 || order[^1] <= made);
                order.Add(made);
                links.Add(new Link(
                    Ordinal(ordinals, row.Number(0)), (LinkType)row.Number(1), Ordinal(ordinals, row.Number(2)), row.Hash(7), row.Hash(8), row.Number(3), row.Number(5), row.Text(6, pool)));
                return true;
            },
            cancellationToken);
        var sorted = links.ToArray();
        if (!inOrder)
        {
            Array.Sort(order.ToArray(), sorted);
        }

        return sorted;
    }

    private static int Ordinal(Dictionary<long, int> ordinals, long key) =>
        ordinals.TryGetValue(key, out var ordinal) ? ordinal : throw new StorageException($"A link's end {Keys.RecordOf(key)} has no row; run ledger verify.");
}
