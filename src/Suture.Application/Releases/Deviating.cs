using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.Standards;
using Suture.Domain.People;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Suture.Domain.Standards;

namespace Suture.Application.Releases;

/// <summary>Takes signed deviations: a release may go although a clause has gaps. They stay gaps.</summary>
public sealed class Deviating(DeviceSessions sessions, StandardShelf shelf, IReauthentication reauthentication, ReceiptPublisher receipts)
{
    /// <summary>Signs for the gaps that a clause has now, all or those of one record. A repeated statement takes the place of the earlier one; both stay in the ledger.</summary>
    public async Task<Result<Standing<GapDeviated>>> SignAsync(Caller caller, string device, DeviationDraft draft, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        if (GateReading.Refusal(library, draft.Standard) is { } unknown)
        {
            return unknown;
        }

        if (library.Find(draft.Standard)!.Find(draft.Clause) is null)
        {
            return new Problem("clause.unknown", $"{draft.Standard} has no clause {draft.Clause}.", ProblemKind.NotFound, Path: "clause");
        }

        var snapshot = await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false);
        if (!snapshot.TryGet(out var now))
        {
            return Result<Standing<GapDeviated>>.Failed(snapshot.Problems);
        }

        var subject = GapDeviated.SubjectOf(draft.Standard, draft.Clause, draft.Record, draft.Release);
        if (await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            return now.Model.Standing<GapDeviated>(subject)!;
        }

        // Before the password is asked for in vain.
        var dry = DeviationDecision.Decide(GateReading.Evaluated(now, library, [draft.Standard]), draft, new SignerProof(caller.UserName, caller.UserName, Reauthentication.Password));
        if (!dry.Ok)
        {
            return Result<Standing<GapDeviated>>.Failed(dry.Problems);
        }

        var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
        if (!proof.TryGet(out var signer))
        {
            return Result<Standing<GapDeviated>>.Failed(proof.Problems);
        }

        var written = await sessions.WriteAsync(
            device, caller.Actor, write, model => Decide(model, now, library, draft, signer).Map(e => new Decided<Standing<GapDeviated>>([e], m => m.Standing<GapDeviated>(subject)!)),
            cancellation, (m, _) => m.Standing<GapDeviated>(subject)!).ConfigureAwait(false);
        if (written.Ok)
        {
            await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        }

        return written;
    }

    // Mostly nothing was written since the snapshot; then its evaluation serves.
    private static Result<GapDeviated> Decide(DeviceModel model, DeviceSnapshot known, StandardLibrary library, DeviationDraft draft, SignerProof signer)
    {
        var snapshot = ReferenceEquals(model, known.Model) ? known : new DeviceSnapshot(model, Evaluation.Of(model, known.Evaluation.Today, library.BookOf(model)));
        return DeviationDecision.Decide(GateReading.Evaluated(snapshot, library, [draft.Standard]), draft, signer);
    }
}
