using System.Collections.Immutable;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Storage;

namespace Suture.Application.Standards;

/// <summary>A standard in the list of all.</summary>
/// <param name="Catalog">The standard.</param>
/// <param name="Own">The organization added it.</param>
public sealed record ListedStandard(Catalog Catalog, bool Own);

/// <summary>Lists standards, and takes in catalogs and coverage rules of the organization's own.</summary>
public sealed class StandardAdministration(StandardShelf shelf, ISutureStore store)
{
    /// <summary>A file is read whole at every start, so it has a limit.</summary>
    public const int MaxBytes = 1 << 20;

    public async Task<ImmutableArray<ListedStandard>> ListAsync(CancellationToken cancellation) =>
        [.. (await shelf.LibraryAsync(cancellation).ConfigureAwait(false)).Catalogs.Select(c => new ListedStandard(c, StandardLibrary.BuiltIn.Find(c.Id) is null))];

    /// <summary>Takes a file in, in place of an earlier one of the same id. Problems name line and path, and then nothing changes.</summary>
    /// <param name="caller">Who.</param>
    /// <param name="file">Name of the file.</param>
    /// <param name="content">UTF-8 text: a catalog or coverage rules (docs/standards.md).</param>
    /// <param name="dryRun">Only check it.</param>
    /// <param name="write">Reason and command.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Id of the standard, or of the rules.</returns>
    public async Task<Result<string>> AddAsync(Caller caller, string file, ReadOnlyMemory<byte> content, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.ManageDevices) is { } refusal)
        {
            return refusal;
        }

        var name = Path.GetFileName(file);
        if (content.Length > MaxBytes)
        {
            return new Problem("standard.large", $"A standard's file has at most {MaxBytes >> 10} KiB.", File: name);
        }

        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Span);
        }
        catch (DecoderFallbackException)
        {
            return new Problem("standard.encoding", "The file is not UTF-8 text.", File: name);
        }

        var id = StandardLibrary.IdIn(name, text);
        if (!id.Ok)
        {
            return id;
        }

        var written = await OrganizationWriting.WriteAsync(store, caller.Actor, write, () => DecideAsync(id.Value, name, text, dryRun, cancellation), cancellation).ConfigureAwait(false);
        return written.Ok ? id : Result<string>.Failed(written.Problems);
    }

    /// <summary>Takes a standard of the organization's own out of use. Devices that ask it keep their attestations.</summary>
    public async Task<Result<bool>> WithdrawAsync(Caller caller, string id, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.ManageDevices) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(write.Reason))
        {
            return new Problem("standard.reason", "Say why it is withdrawn.", Path: "reason");
        }

        return await OrganizationWriting.WriteAsync(store, caller.Actor, write, async () =>
            (await OwnAsync(cancellation).ConfigureAwait(false)).Any(f => string.Equals(f.Id, id, StringComparison.Ordinal))
                ? new OrganizationDecision([new StandardWithdrawn(id)], [])
                : new Problem("standard.notOwn", $"There is no standard '{id}' of your own.", ProblemKind.NotFound, Path: "id"), cancellation).ConfigureAwait(false);
    }

    private async Task<Result<OrganizationDecision>> DecideAsync(string id, string file, string text, bool dryRun, CancellationToken cancellation)
    {
        // Checked against the files that stay, in the order in which they are read.
        var library = StandardLibrary.BuiltIn;
        var own = await OwnAsync(cancellation).ConfigureAwait(false);
        foreach (var other in own.Where(f => !string.Equals(f.Id, id, StringComparison.Ordinal)))
        {
            library = library.With(other.File, other.Text) is { Ok: true } with ? with.Value : library;
        }

        var added = library.With(file, text);
        return !added.Ok ? Result<OrganizationDecision>.Failed(added.Problems)
            : dryRun || own.Any(f => string.Equals(f.Id, id, StringComparison.Ordinal) && string.Equals(f.Text, text, StringComparison.Ordinal)) ? OrganizationDecision.Nothing
            : new OrganizationDecision([new StandardSet(id, file, text)], []);
    }

    private async Task<ImmutableArray<StandardSet>> OwnAsync(CancellationToken cancellation) =>
        await store.OwnStandardsAsync(long.MinValue, cancellation).ConfigureAwait(false) is { } own ? own.Files : [];
}
