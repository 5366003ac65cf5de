using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Ledger;
using Suture.Application.Standards;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Signing;
using Suture.Domain.Standards;

namespace Suture.Application.Releases;

/// <summary>Says what stands in the way of a release, and fixes it as a baseline by signature.</summary>
public sealed class ReleaseBaselining(DeviceSessions sessions, StandardShelf shelf, IReauthentication reauthentication, ReceiptPublisher receipts, ReleaseReading reading, TimeProvider clock)
{
    /// <summary>What a baseline would fix now, and what is missing; writes nothing.</summary>
    public async Task<Result<ReleaseReview>> CheckAsync(Caller caller, string device, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        var id = ReleaseReading.KeyIn(device, key);
        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        return id.Then(release => model.Then(m => Review(m, release, Supposed(caller), library)));
    }

    /// <summary>Whether the caller's signature would fix the release now; refused as <see cref="BaselineAsync"/> would be before it asks for the password.</summary>
    public async Task<Result<bool>> TryAsync(Caller caller, string device, string key, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        return ReleaseReading.KeyIn(device, key).Then(release => model.Then(m => Decide(m, release, Supposed(caller), write, library))).Map(_ => true);
    }

    /// <summary>
    /// Signs the release, where it is not signed yet, and fixes it, in one entry after the other. Refused with all that is missing; then
    /// nobody is asked for a password.
    /// </summary>
    public async Task<Result<ReleaseDetail>> BaselineAsync(Caller caller, string device, string key, SigningCredentials credentials, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.Sign, device) is { } refusal)
        {
            return refusal;
        }

        if (await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            return await reading.GetAsync(caller, device, key, cancellation).ConfigureAwait(false);
        }

        var tried = await TryAsync(caller, device, key, write, cancellation).ConfigureAwait(false);
        if (!tried.Ok)
        {
            return Result<ReleaseDetail>.Failed(tried.Problems);
        }

        var proof = await reauthentication.ProveAsync(caller, credentials, cancellation).ConfigureAwait(false);
        if (!proof.TryGet(out var signer))
        {
            return Result<ReleaseDetail>.Failed(proof.Problems);
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        var release = ReleaseReading.KeyIn(device, key).Value;
        var written = await sessions.WriteAsync(
            device, caller.Actor, write, model => Decide(model, release, signer, write, library).Map(events => new Decided<bool>(events, _ => true)), cancellation, (_, _) => true).ConfigureAwait(false);
        if (!written.Ok)
        {
            return Result<ReleaseDetail>.Failed(written.Problems);
        }

        await receipts.PublishAsync(device, cancellation).ConfigureAwait(false);
        return await reading.GetAsync(caller, device, key, cancellation).ConfigureAwait(false);
    }

    // For what is only tried: nothing of it is written, and the name tells whether the caller is the author.
    private static SignerProof Supposed(Caller caller) => new(caller.UserName, caller.UserName, Reauthentication.Password);

    private Result<ImmutableArray<DeviceEvent>> Decide(DeviceModel model, RecordId release, SignerProof signer, WriteInfo write, StandardLibrary library) =>
        Review(model, release, signer, library).Then(review => ReleaseDecision.Decide(review, model, signer, write.Reason, library.BookOf(model), ProductVersion.Text));

    private Result<ReleaseReview> Review(DeviceModel model, RecordId release, SignerProof signer, StandardLibrary library)
    {
        var now = clock.GetUtcNow();
        return ReleaseDecision.AsSigned(model, release, signer, now)
            .Map(signed => ReleaseDecision.Review(model, release, Evaluation.Of(signed, DateOnly.FromDateTime(now.UtcDateTime), library.BookOf(model))));
    }
}
