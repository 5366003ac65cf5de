using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Planning;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Application.Planning;

/// <summary>Reads the plan of a device, and gives its items to people (IEC 62304 5.1).</summary>
public sealed class DevicePlans(DeviceSessions sessions)
{
    public async Task<Result<Plan>> ReadAsync(Caller caller, string device, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(s => Planner.Of(s.Evaluation));
    }

    /// <summary>Sets owner, day and note of an item; what is null is taken away. The latest assignment stands.</summary>
    public async Task<Result<Plan>> AssignAsync(Caller caller, string device, PlanItemAssigned wanted, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteRecords, device) is { } refusal)
        {
            return refusal;
        }

        var snapshot = await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false);
        if (!snapshot.TryGet(out var now))
        {
            return Result<Plan>.Failed(snapshot.Problems);
        }

        // Whether there is such an item is looked up once: an item that goes away meanwhile keeps its owner for when it comes back.
        var plan = Planner.Of(now.Evaluation);
        var written = await sessions.WriteAsync(
            device, caller.Actor, write,
            model => PlanAssignment.Decide(model, plan, wanted).Map(e => new Decided<bool>(e is null ? [] : [e], _ => true)), cancellation, (_, _) => true).ConfigureAwait(false);
        return written.Ok ? await ReadAsync(caller, device, null, cancellation).ConfigureAwait(false) : Result<Plan>.Failed(written.Problems);
    }
}
