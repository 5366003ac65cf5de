using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.People;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Storage;

namespace Suture.Application.Standards;

/// <summary>Answers catalogs about the installation itself (21 CFR Part 11, Annex 11), and takes signed statements about their clauses.</summary>
public sealed class InstallationGate(ISutureStore store, StandardShelf shelf, InstallationInspection inspection, IReauthentication reauthentication, ReceiptPublisher receipts, TimeProvider clock)
{
    public async Task<Result<CheckReport>> CheckAsync(Caller caller, string standard, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Audit) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        if (Refusal(library, standard) is { } unknown)
        {
            return unknown;
        }

        var statements = await store.StatementsAsync(cancellation).ConfigureAwait(false);
        var facts = await inspection.LookAsync(cancellation).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return Evaluation.OfInstallation(statements, facts, today, library.Book([standard])).Check(standard);
    }

    /// <summary>Signs a statement about a clause; it takes the place of an earlier one, and both stay in the ledger.</summary>
    public async Task<Result<CheckReport>> AttestAsync(Caller caller, AttestationDraft draft, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(write);
        if ((caller.Refusal(Permission.Sign) ?? caller.Refusal(Permission.Audit)) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        if ((Refusal(library, draft.Standard) ?? GateReading.DraftProblem(library, draft, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))) is { } problem)
        {
            return problem;
        }

        if (!draft.Evidence.IsDefaultOrEmpty || !draft.Files.IsDefaultOrEmpty || draft.Scope is not null)
        {
            return new Problem("attestation.evidence", "A statement about the installation has no records, files or scope; say in words where the evidence is.", Path: "evidence");
        }

        var done = write.Command is { } id && await store.FindCommandAsync(id, cancellation).ConfigureAwait(false) is { } known && known.RequestHash == write.Hash;
        if (!done)
        {
            var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
            if (!proof.TryGet(out var signer))
            {
                return Result<CheckReport>.Failed(proof.Problems);
            }

            var signed = new StatementSigned(draft.Standard, draft.Clause, draft.Kind, draft.Statement, draft.ReviewBy, signer.PrintedName, signer.Proof);
            var written = await OrganizationWriting.WriteAsync(store, caller.Actor, write, () => Task.FromResult<Result<OrganizationDecision>>(new OrganizationDecision([signed], [])), cancellation).ConfigureAwait(false);
            if (!written.Ok)
            {
                return Result<CheckReport>.Failed(written.Problems);
            }

            await receipts.PublishAllAsync(caller.Actor, cancellation).ConfigureAwait(false);
        }

        return await CheckAsync(caller, draft.Standard, cancellation).ConfigureAwait(false);
    }

    private static Problem? Refusal(StandardLibrary library, string standard) =>
        library.Find(standard) is not { } catalog ? GateReading.NoStandard(library, standard)
        : catalog.Subject != CatalogSubject.Installation ? new Problem("standard.device", $"{standard} is asked of a device.", Path: "standard")
        : null;
}
