using System.Collections.Immutable;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Application.Records;

/// <summary>Writes single records and links. Each method authorizes, decides and appends.</summary>
public sealed class RecordWriting(DeviceSessions sessions, IReauthentication reauthentication, ReceiptPublisher receipts)
{
    public Task<Result<RecordDetail>> CreateAsync(Caller caller, string device, RecordDraft draft, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, device, Permission.WriteRecords, write, model =>
            RecordDecisions.Create(model, draft).Then<(ImmutableArray<DeviceEvent>, RecordId)>(created =>
            {
                if (draft.Links is not { IsDefaultOrEmpty: false } links)
                {
                    return (ImmutableArray.Create<DeviceEvent>(created), created.Id);
                }

                // With links it is a small import: the same rules, and all or nothing.
                return ImportDecision.Decide(model, [draft with { Number = created.Id.Number }], write.Reason).Map(plan => (plan.Events, created.Id));
            }), cancellation);

    public Task<Result<RecordDetail>> ChangeAsync(Caller caller, string device, RecordId id, long expectedVersion, RecordPatch patch, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, device, Permission.WriteRecords, write, model =>
            RecordDecisions.Change(model, id, expectedVersion, patch, write.Reason).Map(change => (change is null ? [] : ImmutableArray.Create<DeviceEvent>(change), id)), cancellation);

    /// <summary>A step of the lifecycle. When it needs a signature, <paramref name="credentials"/> are checked now.</summary>
    public async Task<Result<RecordDetail>> MoveAsync(
        Caller caller, string device, RecordId id, long expectedVersion, string transition, SigningCredentials? credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        var step = id.Kind.Definition().Lifecycle.FindTransition(transition);
        var permission = step?.Permission ?? Permission.WriteRecords;
        if (caller.Refusal(permission, device) is { } refusal)
        {
            return refusal;
        }

        SignerProof? signer = null;
        if (step?.Signature is not null && credentials is not null && !await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            // Before the password is asked for in vain: what would be refused anyway costs no attempt.
            var dry = await DryRunAsync(device, id, expectedVersion, transition, write.Reason, caller, cancellation).ConfigureAwait(false);
            if (dry is { } problem)
            {
                return problem;
            }

            var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
            if (!proof.TryGet(out signer))
            {
                return Result<RecordDetail>.Failed(proof.Problems);
            }
        }

        var written = await WriteAsync(
            caller, device, permission, write, model => RecordDecisions.Move(model, id, expectedVersion, transition, write.Reason, signer).Map(e => (ImmutableArray.Create(e), id)), cancellation)
            .ConfigureAwait(false);
        if (written.Ok && signer is not null)
        {
            await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        }

        return written;
    }

    public Task<Result<RecordDetail>> AddLinkAsync(Caller caller, string device, LinkId link, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, device, Permission.WriteRecords, write, model =>
            LinkDecisions.Add(model, link).Map(e => (ImmutableArray.Create<DeviceEvent>(e), link.From)), cancellation);

    public Task<Result<RecordDetail>> RemoveLinkAsync(Caller caller, string device, LinkId link, WriteInfo write, CancellationToken cancellation) =>
        WriteAsync(caller, device, Permission.WriteRecords, write, model =>
            LinkDecisions.Remove(model, link, write?.Reason).Map(e => (ImmutableArray.Create<DeviceEvent>(e), link.From)), cancellation);

    /// <summary>Declares suspect links still right. The first link's source is answered.</summary>
    public Task<Result<RecordDetail>> ConfirmLinksAsync(Caller caller, string device, ImmutableArray<LinkId> links, WriteInfo write, CancellationToken cancellation) =>
        links.IsDefaultOrEmpty
            ? Task.FromResult<Result<RecordDetail>>(new Problem("link.none", "Name at least one link to confirm.", Path: "links"))
            : WriteAsync(caller, device, Permission.WriteRecords, write, model =>
                LinkDecisions.Confirm(model, links).Map(e => (e is null ? [] : ImmutableArray.Create<DeviceEvent>(e), links[0].From)), cancellation);

    private async Task<Problem?> DryRunAsync(string device, RecordId id, long expectedVersion, string transition, string? reason, Caller caller, CancellationToken cancellation)
    {
        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        var dry = model.Then(m => RecordDecisions.Move(m, id, expectedVersion, transition, reason, new SignerProof(caller.UserName, caller.UserName, Domain.Signing.Reauthentication.Password)));
        return dry.Ok ? null : dry.Problems[0];
    }

    private async Task<Result<RecordDetail>> WriteAsync(
        Caller caller, string device, Permission permission, WriteInfo write, Func<DeviceModel, Result<(ImmutableArray<DeviceEvent> Events, RecordId Id)>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        return caller.Refusal(permission, device) is { } refusal
            ? refusal
            : await sessions.WriteAsync(
                device, caller.Actor, write,
                model => decide(model).Map(d => new Decided<RecordDetail>(d.Events, after => RecordReading.Detail(after, after.Find(d.Id), caller), Encoding.UTF8.GetBytes(d.Id.ToString()))),
                cancellation,
                (model, kept) => RecordReading.Detail(model, model.Find(RecordId.Parse(Encoding.UTF8.GetString(kept!))), caller)).ConfigureAwait(false);
    }
}
