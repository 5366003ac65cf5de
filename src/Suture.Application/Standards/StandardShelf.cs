using System.Collections.Immutable;
using Suture.Domain.People;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Storage;

namespace Suture.Application.Standards;

/// <summary>The standards of this installation: the product's and the organization's own, which can change while the server runs.</summary>
public sealed class StandardShelf(ISutureStore store)
{
    private Shelf current = new(-1, StandardLibrary.BuiltIn, []);

    public async Task<StandardLibrary> LibraryAsync(CancellationToken cancellation) => (await ReadAsync(cancellation).ConfigureAwait(false)).Library;

    /// <summary>Files of the organization's own that can not be used, with why: a later version of the product may bring the same id.</summary>
    public async Task<ImmutableArray<Problem>> UnusableAsync(CancellationToken cancellation) => (await ReadAsync(cancellation).ConfigureAwait(false)).Unusable;

    /// <summary>
    /// The rules that a baseline was judged by. The organization may have changed its own standards since: then they are read from its
    /// ledger as they were. Where the product itself has gone on, the rules of now; <see cref="IsOf"/> tells.
    /// </summary>
    internal async Task<RuleBook> BookOfAsync(DeviceModel past, ReleaseBaselined baseline, CancellationToken cancellation)
    {
        var now = (await LibraryAsync(cancellation).ConfigureAwait(false)).BookOf(past);
        if (IsOf(now, baseline))
        {
            return now;
        }

        List<StandardSet> files = [];
        await foreach (var entry in store.ReadEntriesAsync(OrganizationEventCodec.Stream, 0, null, cancellation).ConfigureAwait(false))
        {
            var read = entry.ReadOrganizationEvent();
            var id = (read as StandardSet)?.Id ?? (read as StandardWithdrawn)?.Id;
            if (id is null)
            {
                continue;
            }

            files.RemoveAll(f => string.Equals(f.Id, id, StringComparison.Ordinal));
            files.AddRange(read is StandardSet set ? [set] : []);
            if (Read(files).Library.BookOf(past) is var then && IsOf(then, baseline))
            {
                return then;
            }
        }

        return now;
    }

    /// <summary>Whether these are the rules that a baseline was judged by.</summary>
    internal static bool IsOf(RuleBook book, ReleaseBaselined baseline) =>
        book.RulesHash == baseline.RulesHash && baseline.Gates.Length == book.Catalogs.Length && baseline.Gates.All(g => book.Find(g.Standard)?.TextHash == g.TextHash);

    private async Task<Shelf> ReadAsync(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref current);
        if (await store.OwnStandardsAsync(known.Version, cancellation).ConfigureAwait(false) is not { } own)
        {
            return known;
        }

        var (library, unusable) = Read(own.Files);
        var read = new Shelf(own.Version, library, unusable);
        Volatile.Write(ref current, read);
        return read;
    }

    private static (StandardLibrary Library, ImmutableArray<Problem> Unusable) Read(IEnumerable<StandardSet> files)
    {
        var library = StandardLibrary.BuiltIn;
        var unusable = ImmutableArray.CreateBuilder<Problem>();
        foreach (var file in files)
        {
            var added = library.With(file.File, file.Text);
            library = added.TryGet(out var with) ? with : library;
            unusable.AddRange(added.Problems);
        }

        return (library, unusable.ToImmutable());
    }

    private sealed record Shelf(long Version, StandardLibrary Library, ImmutableArray<Problem> Unusable);
}
