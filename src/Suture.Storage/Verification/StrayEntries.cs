using Suture.Storage.Data;

namespace Suture.Storage.Verification;

/// <summary>Entries of a stream whose head row is gone: somebody removed the head, and left the rest.</summary>
internal static class StrayEntries
{
    public static async ValueTask FindAsync(ISession session, List<StreamRow> streams, ProblemCollector problems, CancellationToken cancellationToken)
    {
        long from = 0;
        foreach (var end in streams.Select(s => s.Id).Append(long.MaxValue >> 40))
        {
            while (from < end)
            {
                var stray = await session.FirstAsync(
                    "SELECT id FROM entries WHERE id >= $1 AND id < $2 ORDER BY id LIMIT 1", [Keys.Entry(from, 0), Keys.Entry(end, 0)], row => (long?)row.Number(0), cancellationToken);
                if (stray is not { } id)
                {
                    break;
                }

                var stream = Keys.StreamOfEntry(id);
                problems.Add(new StoreProblem("head-missing", null, Keys.IndexOf(id), null, null, $"There are entries of stream number {stream}, which has no head row."));
                from = stream + 1;
            }

            from = end + 1;
        }
    }
}
