using System.Collections.Immutable;
using Suture.Domain.People;
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

    private async Task<Shelf> ReadAsync(CancellationToken cancellation)
    {
        var known = Volatile.Read(ref current);
        if (await store.OwnStandardsAsync(known.Version, cancellation).ConfigureAwait(false) is not { } own)
        {
            return known;
        }

        var library = StandardLibrary.BuiltIn;
        var unusable = ImmutableArray.CreateBuilder<Problem>();
        foreach (var file in own.Files)
        {
            var added = library.With(file.File, file.Text);
            library = added.TryGet(out var with) ? with : library;
            unusable.AddRange(added.Problems);
        }

        var read = new Shelf(own.Version, library, unusable.ToImmutable());
        Volatile.Write(ref current, read);
        return read;
    }

    private sealed record Shelf(long Version, StandardLibrary Library, ImmutableArray<Problem> Unusable);
}
