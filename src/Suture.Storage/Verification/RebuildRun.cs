namespace Suture.Storage.Verification;

/// <summary>One rebuild: make, compare, and put in place when asked.</summary>
internal static class RebuildRun
{
    public static async Task<RebuildReport> RunAsync(SutureStore store, bool repair, CancellationToken cancellationToken)
    {
        var problems = new ProblemCollector();
        await using var session = await store.OpenRebuildAsync(repair, cancellationToken);
        var streams = await session.ListStreamsAsync(cancellationToken);
        var rebuilder = new Rebuilder(session, streams, problems);
        await rebuilder.MakeAsync(cancellationToken);
        var rows = await rebuilder.CompareAsync(cancellationToken);
        if (repair)
        {
            await rebuilder.ReplaceAsync(cancellationToken);
            await session.CommitAsync(cancellationToken);
        }

        return new RebuildReport(rows, problems.Listed, problems.Count, repair);
    }
}
