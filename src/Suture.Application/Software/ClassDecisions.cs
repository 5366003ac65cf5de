using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Fields;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Links;
using Suture.Domain.Results;
using Suture.Domain.Software.Classification;

namespace Suture.Application.Software;

/// <summary>Reads, previews and signs safety classes (IEC 62304 4.3).</summary>
public sealed class ClassDecisions(DeviceSessions sessions, IReauthentication reauthentication, ReceiptPublisher receipts)
{
    /// <summary>How a class stands, and what the draft's answers would make of it. Writes nothing.</summary>
    public async Task<Result<ClassView>> ReadAsync(Caller caller, string device, ClassDraft draft, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false)).Then(s => View(s, draft));
    }

    /// <summary>The software and all its items with their classes.</summary>
    public async Task<Result<ImmutableArray<ClassRow>>> ListAsync(Caller caller, string device, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false)).Map(Rows);
    }

    /// <summary>Signs the class that records and answers lead to, and sets it at the device or the item in the same append.</summary>
    public async Task<Result<ClassView>> DecideAsync(Caller caller, string device, ClassDraft draft, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        var read = draft with { Answers = [] };
        if (await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            return await ReadAsync(caller, device, read, cancellation).ConfigureAwait(false);
        }

        // Before the password is asked for in vain: what would be refused anyway costs no attempt.
        var dry = (await sessions.ModelAsync(device, cancellation).ConfigureAwait(false)).Then(m => Proposed(m, draft));
        if (!dry.Ok)
        {
            return Result<ClassView>.Failed(dry.Problems);
        }

        var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
        if (!proof.TryGet(out var signer))
        {
            return Result<ClassView>.Failed(proof.Problems);
        }

        var written = await sessions.WriteAsync(
            device, caller.Actor, write,
            model => Proposed(model, draft).Then(p => ClassDecision.Sign(model, p, signer)).Map(e => new Decided<bool>(e, _ => true)), cancellation, (_, _) => true).ConfigureAwait(false);
        if (!written.Ok)
        {
            return Result<ClassView>.Failed(written.Problems);
        }

        await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        return await ReadAsync(caller, device, read, cancellation).ConfigureAwait(false);
    }

    /// <summary>Whether the device goes the legacy route (IEC 62304 4.4), and which documents could carry it.</summary>
    public async Task<Result<LegacyView>> LegacyAsync(Caller caller, string device, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.ModelAsync(device, cancellation).ConfigureAwait(false)).Map(m => new LegacyView(
                m.Standing<LegacyRouteChosen>(), LegacyRoute.Of(m) is not null, [.. m.InKeyOrder().Where(r => !r.IsRetired && LegacyRoute.IsAssessment(r))], m.Position));
    }

    /// <summary>Takes the legacy route with an approved assessment, or leaves it.</summary>
    public async Task<Result<LegacyView>> ChooseLegacyAsync(Caller caller, string device, RecordId? document, string rationale, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        if (await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            return await LegacyAsync(caller, device, cancellation).ConfigureAwait(false);
        }

        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        if (!model.Ok || LegacyRoute.Refusal(model.Value, document, rationale) is not null)
        {
            return model.Ok ? LegacyRoute.Refusal(model.Value, document, rationale)! : Result<LegacyView>.Failed(model.Problems);
        }

        var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
        if (!proof.TryGet(out var signer))
        {
            return Result<LegacyView>.Failed(proof.Problems);
        }

        var written = await sessions.WriteAsync(
            device, caller.Actor, write, m => LegacyRoute.Sign(m, document, rationale, signer).Map(e => new Decided<bool>([e], _ => true)), cancellation, (_, _) => true).ConfigureAwait(false);
        if (!written.Ok)
        {
            return Result<LegacyView>.Failed(written.Problems);
        }

        await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        return await LegacyAsync(caller, device, cancellation).ConfigureAwait(false);
    }

    private static Result<ClassProposal> Proposed(Domain.Records.Model.DeviceModel model, ClassDraft draft) =>
        ClassDecision.Propose(model, draft.Item, draft.Answers, draft.Remark).Then<ClassProposal>(p => draft.ExpectedClass is { } seen && seen != p.SafetyClass
            ? new Problem("class.changed", $"The answers lead to class {p.SafetyClass} now, not to {seen}: records have changed. Read it again.", ProblemKind.Stale, Path: "safetyClass")
            : p);

    private static Result<ClassView> View(DeviceSnapshot now, ClassDraft draft)
    {
        var proposal = ClassDecision.Propose(now.Model, draft.Item, draft.Answers, draft.Remark);
        if (draft.Item is { } asked && (asked.Kind != RecordKind.ITEM || now.Model.Find(asked) < 0))
        {
            return Result<ClassView>.Failed(proposal.Problems);
        }

        var impact = proposal.Then(p => ClassImpact.Of(now.Evaluation, p));
        return new ClassView(
            now.Model.Device, draft.Item is { } id ? now.Model.Get(id)!.Title : now.Model.Device.Name, ClassState.Of(now.Model, draft.Item), Effective(now, draft.Item), Above(now, draft.Item),
            proposal.Ok ? proposal.Value : null, proposal.Problems, impact.Ok ? impact.Value : null, now.Model.Position);
    }

    private static ImmutableArray<ClassRow> Rows(DeviceSnapshot now) =>
    [
        Row(now, null, now.Model.Device.Name, now.Model.Device.SafetyClass),
        .. now.Model.InKeyOrder().Where(r => r.Kind == RecordKind.ITEM && !r.IsRetired).Select(r => Row(now, r.Id, r.Title, SoftwareKinds.ItemSafetyClass.In(r.Fields))),
    ];

    // Without a decision nothing can be outdated, and the records need not be walked.
    private static ClassRow Row(DeviceSnapshot now, RecordId? item, string title, string? own)
    {
        var decided = now.Model.Standing<ClassDecided>(item?.ToString() ?? string.Empty) is not null;
        return new ClassRow(item, title, own, Effective(now, item), decided, decided ? ClassState.Of(now.Model, item).Outdated : []);
    }

    private static string Effective(DeviceSnapshot now, RecordId? item) => item is { } id ? now.Evaluation.SafetyClassOf(id) ?? now.Model.Device.EffectiveClass : now.Model.Device.EffectiveClass;

    private static string? Above(DeviceSnapshot now, RecordId? item) => item is not { } id
        ? null
        : now.Model.OutLinks[now.Model.Find(id)].Where(l => l.Type == LinkType.PartOf).Select(l => now.Evaluation.SafetyClassOf(now.Model.Records[l.To].Id)).Max(StringComparer.Ordinal) ?? now.Model.Device.EffectiveClass;
}
