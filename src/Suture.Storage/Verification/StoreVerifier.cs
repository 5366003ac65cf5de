using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Ledger;
using Suture.Storage.Data;
using Suture.Storage.Reading;

namespace Suture.Storage.Verification;

/// <summary>Verifies all streams, what the organization's stream says of the others, projections, personal data and files.</summary>
internal static class StoreVerifier
{
    public static async Task<LedgerReport> VerifyAsync(SutureStore store, VerifyOptions options, CancellationToken cancellationToken)
    {
        var problems = new ProblemCollector();
        var erased = 0;
        ImmutableArray<VerifiedStream> verified;
        var sboms = new List<(string Stream, long Index, Hash32 Hash)>();
        await using (var snapshot = options.Projections ? await store.OpenRebuildAsync(repair: false, cancellationToken) : await store.OpenSnapshotAsync(cancellationToken))
        {
            var streams = await snapshot.ListStreamsAsync(cancellationToken);
            verified = await VerifyStreamsAsync(snapshot, streams, options, problems, cancellationToken);
            if (options.Streams.IsEmpty)
            {
                await StrayEntries.FindAsync(snapshot, streams, problems, cancellationToken);
                await RecordedHeads.CheckAsync(snapshot, streams, problems, cancellationToken);
            }

            if (snapshot is IRebuildSession rebuild)
            {
                var rebuilder = new Rebuilder(rebuild, streams, problems);
                await rebuilder.MakeAsync(cancellationToken);
                await rebuilder.CompareAsync(cancellationToken);
                erased = await PersonalDataCheck.RunAsync(rebuild, rebuilder.Personal, problems, cancellationToken);
                sboms = rebuilder.Files;
            }
        }

        if (options.Blobs)
        {
            await CheckBlobsAsync(store, sboms, problems, cancellationToken);
        }

        return new LedgerReport(verified.Sum(v => v.Entries), verified, problems.Listed, problems.Count, erased);
    }

    private static async Task<ImmutableArray<VerifiedStream>> VerifyStreamsAsync(
        ISession snapshot, List<StreamRow> streams, VerifyOptions options, ProblemCollector problems, CancellationToken cancellationToken)
    {
        var verified = ImmutableArray.CreateBuilder<VerifiedStream>();
        long before = 0;
        foreach (var stream in streams.OrderBy(s => s.Name, StringComparer.Ordinal).Where(s => options.Streams.IsEmpty || options.Streams.Contains(s.Name)))
        {
            if (!EntryNames.IsStream(stream.Name))
            {
                problems.Add(new StoreProblem("stream-name", stream.Name, null, stream.Name, null, $"Stream {stream.Id} has a name that no stream can have."));
                continue;
            }

            var done = before;
            var result = await LedgerVerifier.VerifyAsync(
                new StreamSource(snapshot, stream.Id),
                new LedgerVerifierOptions(stream.Name, options.TrustedKeys)
                {
                    OutsideCheckpoints = options.OutsideCheckpoints.GetValueOrDefault(stream.Name, []),
                    Progress = options.Progress is { } progress ? new Offset(progress, done) : null,
                },
                cancellationToken);
            before += result.Entries;
            verified.Add(new VerifiedStream(stream.Name, result.Entries, result.Root, result.SignedSize));
            foreach (var problem in result.Problems)
            {
                problems.Add(new StoreProblem(problem.What, problem.Stream, problem.Index, problem.Stored, problem.Computed, problem.Message));
            }

            problems.AddMore(result.ProblemCount - result.Problems.Length);
        }

        return verified.ToImmutable();
    }

    private static async Task CheckBlobsAsync(SutureStore store, List<(string Stream, long Index, Hash32 Hash)> sboms, ProblemCollector problems, CancellationToken cancellationToken)
    {
        await foreach (var (name, named, actual) in store.Blobs.RehashAsync().WithCancellation(cancellationToken))
        {
            if (named != actual)
            {
                problems.Add(new StoreProblem("blob-changed", null, null, actual.ToString(), named?.ToString(), $"The kept file {name} has another content than its name says."));
            }
        }

        foreach (var (stream, index, hash) in sboms.Where(s => !store.Blobs.Has(s.Hash)))
        {
            problems.Add(new StoreProblem("blob-missing", stream, index, null, hash.ToString(), $"Entry {index} of {stream} names a file that is not kept any more."));
        }
    }

    /// <summary>Progress over all streams.</summary>
    private sealed class Offset(IProgress<long> progress, long before) : IProgress<long>
    {
        public void Report(long value) => progress.Report(before + value);
    }
}

/// <summary>A head row, as far as finding its entries needs it.</summary>
internal sealed record StreamRow(long Id, string Name, long Size);

internal static class StreamRows
{
    public static ValueTask<List<StreamRow>> ListStreamsAsync(this ISession session, CancellationToken cancellationToken) =>
        session.ListAsync("SELECT id, name, size FROM streams ORDER BY id", [], row => new StreamRow(row.Number(0), row.Text(1), row.Number(2)), cancellationToken);
}
