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

namespace Suture.Application.Standards;

/// <summary>What a person signs about a clause that no query decides.</summary>
public sealed record AttestationDraft(string Standard, string Clause, AttestationKind Kind, string Statement, ImmutableArray<RecordId> Evidence, DateOnly? ReviewBy);

/// <summary>Answers standards clause by clause, and takes signed statements about clauses.</summary>
public sealed class GateReading(DeviceSessions sessions, IReauthentication reauthentication, ReceiptPublisher receipts)
{
    /// <summary>The standards that can be asked for.</summary>
    public static ImmutableArray<Catalog> Standards => RuleBook.BuiltIn.Catalogs;

    public async Task<Result<CheckReport>> CheckAsync(Caller caller, string device, string standard, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        if (RuleBook.BuiltIn.Find(standard) is null)
        {
            return NoStandard(standard);
        }

        return (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Then(s => s.Evaluation.Check(standard));
    }

    /// <summary>Several standards at one position, each with its catalog.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">Key of the device.</param>
    /// <param name="standards">Their ids, each taken once; all there are when empty.</param>
    /// <param name="at">Ledger position or release; null for now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<GateReports>> CheckAllAsync(Caller caller, string device, ImmutableArray<string> standards, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        if (standards.FirstOrDefault(s => RuleBook.BuiltIn.Find(s) is null) is { } unknown)
        {
            return NoStandard(unknown);
        }

        var asked = standards.IsEmpty ? Standards : [.. standards.Distinct(StringComparer.Ordinal).Select(s => RuleBook.BuiltIn.Find(s)!)];
        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        return snapshot.Map(s => new GateReports([.. asked.Select(c => new GateReport(s.Evaluation.Check(c.Id).Value, c))]));
    }

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

        if (RuleBook.BuiltIn.Find(draft.Standard) is not { } catalog)
        {
            return NoStandard(draft.Standard);
        }

        if (catalog.Find(draft.Clause) is null)
        {
            return new Problem("clause.unknown", $"{draft.Standard} has no clause {draft.Clause}.", ProblemKind.NotFound, Path: "clause");
        }

        if (string.IsNullOrWhiteSpace(draft.Statement))
        {
            return new Problem("attestation.statement.missing", "Say what is fulfilled and how, or why the clause does not apply.", Path: "statement");
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

        var written = await sessions.WriteAsync(device, caller.Actor, write, model => Decide(model, draft, signer), cancellation, (_, _) => true).ConfigureAwait(false);
        if (!written.Ok)
        {
            return Result<CheckReport>.Failed(written.Problems);
        }

        await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        return await CheckAsync(caller, device, draft.Standard, null, cancellation).ConfigureAwait(false);
    }

    private static Result<Decided<bool>> Decide(DeviceModel model, AttestationDraft draft, SignerProof signer)
    {
        foreach (var id in draft.Evidence)
        {
            if (model.Find(id) < 0)
            {
                return RecordProblems.NoRecord(id.ToString());
            }
        }

        var attested = new ClauseAttested(draft.Standard, draft.Clause, draft.Kind, draft.Statement, draft.Evidence, draft.ReviewBy, signer.PrintedName, signer.Proof);
        return new Decided<bool>([attested], _ => true);
    }

    private static Problem NoStandard(string standard) => new(
        "standard.unknown", $"There is no standard '{standard}'; expected one of {string.Join(", ", RuleBook.BuiltIn.Catalogs.Select(c => c.Id))}.", ProblemKind.NotFound, Path: "standard");
}
