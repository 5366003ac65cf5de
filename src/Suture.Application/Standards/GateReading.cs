using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Reports.Gate;
using Suture.Storage;

namespace Suture.Application.Standards;

/// <summary>What a person signs about a clause that no query decides.</summary>
/// <param name="Standard">The standard.</param>
/// <param name="Clause">The clause.</param>
/// <param name="Kind">Fulfilled, or not applicable.</param>
/// <param name="Statement">What is fulfilled and how, or why the clause does not apply.</param>
/// <param name="Evidence">Records that show it.</param>
/// <param name="ReviewBy">Day after which the statement no longer counts.</param>
/// <param name="Scope">What it holds for, where that is less than the whole device.</param>
/// <param name="Files">Files that show it; they are kept by hash and signed with it.</param>
public sealed record AttestationDraft(
    string Standard, string Clause, AttestationKind Kind, string Statement, ImmutableArray<RecordId> Evidence, DateOnly? ReviewBy, string? Scope = null, ImmutableArray<ImportFile> Files = default);

/// <summary>A file and its bytes.</summary>
public sealed record StatementFile(KeptFile File, Stream Content);

/// <summary>Answers standards clause by clause, and takes signed statements about clauses.</summary>
public sealed class GateReading(DeviceSessions sessions, StandardShelf shelf, ISutureStore store, IReauthentication reauthentication, ReceiptPublisher receipts, TimeProvider clock)
{
    /// <summary>Largest file that can be signed with a statement.</summary>
    public const int MaxFileBytes = 10 << 20;

    /// <summary>Stands for every standard that can be asked of a device.</summary>
    public const string Every = "all";

    /// <summary>One standard, whether the device's gate asks it or not.</summary>
    public async Task<Result<CheckReport>> CheckAsync(Caller caller, string device, string standard, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        return Refusal(library, standard) is { } unknown ? unknown
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Then(s => Evaluated(s, library, [standard]).Check(standard));
    }

    /// <summary>Several standards at one position, each with its catalog.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">Key of the device.</param>
    /// <param name="standards">Their ids, each taken once; <see cref="Every"/> for all there are; those that the gate asks of the device when empty.</param>
    /// <param name="at">Ledger position or release; null for now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<GateReports>> CheckAllAsync(Caller caller, string device, ImmutableArray<string> standards, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        var named = standards.Contains(Every) ? [.. library.Catalogs.Where(c => c.Subject == CatalogSubject.Device).Select(c => c.Id)] : standards;
        return named.Select(id => Refusal(library, id)).FirstOrDefault(p => p is not null) is { } unknown ? unknown
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Then(s => Reports(s, library, named));
    }

    private static Result<GateReports> Reports(DeviceSnapshot snapshot, StandardLibrary library, ImmutableArray<string> named)
    {
        // A standard of one's own can have been withdrawn since a device chose it.
        var asked = named.IsEmpty ? StandardLibrary.AskedOf(snapshot.Model) : named;
        if (asked.FirstOrDefault(id => Refusal(library, id) is not null) is { } gone)
        {
            return new Problem("standard.gone", $"The gate asks '{gone}' of {snapshot.Model.Device.Key}, and that is no standard any more; choose the standards of the device anew.", ProblemKind.Conflict, Path: "standard");
        }

        var evaluation = Evaluated(snapshot, library, asked);
        return new GateReports([.. asked.Distinct(StringComparer.Ordinal).Select(id => new GateReport(evaluation.Check(id).Value, library.Find(id)!))]);
    }

    /// <summary>For each record the clauses of all asked standards that it is evidence for; findings only for those who may read them.</summary>
    public async Task<Result<Crosswalk>> CrosswalkAsync(Caller caller, string device, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var all = await CheckAllAsync(caller, device, [], at, cancellation).ConfigureAwait(false);
        return all.Map(a => Crosswalk.Of([.. a.Standards.Select(s => s.Check)])).Map(c => caller.Refusal(Permission.ReadFindings, device) is null ? c : c with { Rows = [.. c.Rows.Where(r => r.Record.Kind != RecordKind.FND)] });
    }

    /// <summary>An evaluation that answers some standards: the snapshot's when it does, else one made for them.</summary>
    internal static Evaluation Evaluated(DeviceSnapshot snapshot, StandardLibrary library, IReadOnlyCollection<string> standards) =>
        standards.All(id => snapshot.Evaluation.Book.Find(id) is not null)
            ? snapshot.Evaluation
            : Evaluation.Of(snapshot.Model, snapshot.Evaluation.Today, library.Book(StandardLibrary.AskedOf(snapshot.Model).Concat(standards)));

    /// <summary>Why a standard can not be asked of a device; null when it can.</summary>
    internal static Problem? Refusal(StandardLibrary library, string standard) =>
        library.Find(standard) is not { } catalog ? NoStandard(library, standard)
        : catalog.Subject == CatalogSubject.Installation ? new Problem("standard.installation", $"{standard} is asked of the installation, not of a device.", Path: "standard")
        : null;

    /// <summary>Signs a statement about a clause. A repeated statement takes the place of the earlier one; both stay in the ledger.</summary>
    public async Task<Result<CheckReport>> AttestAsync(Caller caller, string device, AttestationDraft draft, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        if (Refusal(library, draft.Standard) is { } unknown)
        {
            return unknown;
        }

        if (DraftProblem(library, draft, Today) is { } problem)
        {
            return problem;
        }

        if (await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            return await CheckAsync(caller, device, draft.Standard, null, cancellation).ConfigureAwait(false);
        }

        var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
        if (!proof.TryGet(out var signer))
        {
            return Result<CheckReport>.Failed(proof.Problems);
        }

        // Kept before the entry that names them: a file without an entry harms nobody, an entry without its file would.
        var files = ImmutableArray.CreateBuilder<KeptFile>();
        foreach (var file in draft.Files.IsDefault ? [] : draft.Files)
        {
            files.Add(new KeptFile(file.Path, await store.PutBlobAsync(file.Bytes, cancellation).ConfigureAwait(false), file.Bytes.Length));
        }

        var written = await sessions.WriteAsync(device, caller.Actor, write, model => Decide(model, draft, files.ToImmutable(), signer), cancellation, (_, _) => true).ConfigureAwait(false);
        if (!written.Ok)
        {
            return Result<CheckReport>.Failed(written.Problems);
        }

        await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        return await CheckAsync(caller, device, draft.Standard, null, cancellation).ConfigureAwait(false);
    }

    /// <summary>What is wrong with a statement; null when it can be signed.</summary>
    internal static Problem? DraftProblem(StandardLibrary library, AttestationDraft draft, DateOnly today) =>
        library.Find(draft.Standard)!.Find(draft.Clause) is null ? new Problem("clause.unknown", $"{draft.Standard} has no clause {draft.Clause}.", ProblemKind.NotFound, Path: "clause")
        : string.IsNullOrWhiteSpace(draft.Statement) ? new Problem("attestation.statement.missing", "Say what is fulfilled and how, or why the clause does not apply.", Path: "statement")
        : !draft.Files.IsDefault && draft.Files.Any(f => string.IsNullOrWhiteSpace(f.Path) || f.Bytes.Length is 0 or > MaxFileBytes) ? new Problem("attestation.file", $"Each file has a name and 1 byte to {MaxFileBytes >> 20} MiB.", Path: "files")
        : draft.Scope is { Length: > 500 } ? new Problem("attestation.scope", "A scope has at most 500 characters.", Path: "scope")
        : draft.ReviewBy is not { } day ? new Problem("attestation.reviewBy", "Say by which day the statement is to be reviewed; after it, it no longer counts.", Path: "reviewBy")
        : day < today ? new Problem("attestation.reviewBy", $"{day:yyyy-MM-dd} is past; a statement counts until its review-by day.", Path: "reviewBy")
        : null;

    /// <summary>A file that was signed with a statement that stands; other kept files are not given out here.</summary>
    public async Task<Result<StatementFile>> FileAsync(Caller caller, string device, string hash, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        if (!model.TryGet(out var now))
        {
            return Result<StatementFile>.Failed(model.Problems);
        }

        var file = now.Attestations.Values.SelectMany(a => a.What.Files).FirstOrDefault(f => string.Equals(f.Hash.ToString(), hash, StringComparison.OrdinalIgnoreCase));
        return file is not null && await store.OpenBlobAsync(file.Hash, cancellation).ConfigureAwait(false) is { } content
            ? new StatementFile(file, content)
            : new Problem("file.notFound", $"No statement about {device} that stands has a file with the hash {hash}.", ProblemKind.NotFound, Path: "hash");
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static Result<Decided<bool>> Decide(DeviceModel model, AttestationDraft draft, ImmutableArray<KeptFile> files, SignerProof signer)
    {
        foreach (var id in draft.Evidence)
        {
            if (model.Find(id) < 0)
            {
                return RecordProblems.NoRecord(id.ToString());
            }
        }

        var attested = new ClauseAttested(draft.Standard, draft.Clause, draft.Kind, draft.Statement, draft.Evidence, draft.ReviewBy, signer.PrintedName, signer.Proof) { Scope = draft.Scope, Files = files };
        return new Decided<bool>([attested], _ => true);
    }

    internal static Problem NoStandard(StandardLibrary library, string standard) => new(
        "standard.unknown", $"There is no standard '{standard}'; expected one of {string.Join(", ", library.Ids)}.", ProblemKind.NotFound, Path: "standard");
}
