using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Domain.Tracing;
using Suture.Storage;

namespace Suture.Application.Devices;

/// <summary>A device in the list of devices; its gate over all standards that are asked.</summary>
public sealed record DeviceSummary(Device Device, int Records, CheckSummary Gate, DateTimeOffset ChangedAt, long Position);

/// <summary>How many records of a kind there are, and in which state class.</summary>
public sealed record KindCount(RecordKind Kind, int Open, int InReview, int Approved, int Retired);

/// <summary>Something worth doing next, most urgent first: what, why, and the records it is about.</summary>
public sealed record NextStep(string What, string Why, int Count, ImmutableArray<RecordId> Records, string? Rule);

/// <summary>All that a device's first page shows.</summary>
public sealed record DeviceOverview(Device Device, ImmutableArray<KindCount> Kinds, TraceReport Trace, ImmutableArray<CheckReport> Gates, ImmutableArray<SbomImport> Sboms, ImmutableArray<NextStep> Next, long Position);

/// <summary>The devices of the installation.</summary>
public sealed class DeviceCatalog(DeviceSessions sessions, ISutureStore store)
{
    public async Task<Result<ImmutableArray<DeviceSummary>>> ListAsync(Caller caller, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, caller.Token?.Device) is { } refusal)
        {
            return refusal;
        }

        var devices = ImmutableArray.CreateBuilder<DeviceSummary>();
        foreach (var stored in await store.ListDevicesAsync(cancellation).ConfigureAwait(false))
        {
            if (caller.Token?.Device is { } bound && !string.Equals(bound, stored.Device.Key, StringComparison.Ordinal))
            {
                continue;
            }

            var snapshot = await sessions.SnapshotAsync(stored.Device.Key, cancellation).ConfigureAwait(false);
            if (snapshot.TryGet(out var now))
            {
                devices.Add(new DeviceSummary(now.Model.Device, now.Model.All().Count(r => !r.IsRetired), Total(now.Evaluation.CheckAll()), stored.LastTime, now.Model.Position));
            }
        }

        return devices.ToImmutable();
    }

    public async Task<Result<DeviceOverview>> OverviewAsync(Caller caller, string key, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, key) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(key, at, cancellation).ConfigureAwait(false)).Map(Overview);
    }

    public async Task<Result<Device>> GetAsync(Caller caller, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.ReadGate, key) is { } refusal
            ? refusal
            : (await sessions.ModelAsync(key, cancellation).ConfigureAwait(false)).Map(m => m.Device);
    }

    /// <summary>A new device with a stream of its own.</summary>
    public async Task<Result<Device>> CreateAsync(Caller caller, Device device, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(write);
        if ((caller.Refusal(Permission.ManageDevices, device.Key) ?? Checked(device)) is { } problem)
        {
            return problem;
        }

        if (await sessions.WasDoneAsync(write, cancellation).ConfigureAwait(false))
        {
            return await GetAsync(caller, device.Key, cancellation).ConfigureAwait(false);
        }

        var append = new OrganizationAppend(null, write.Command, caller.Actor, write.Reason, [new DeviceRegistered(device.Key)])
        {
            RequestHash = write.Command is null ? null : write.Hash,
            Device = new AppendRequest(device.Key, 0, null, caller.Actor, write.Reason, [new DeviceCreated(device)]),
        };
        return await store.AppendAsync(append, cancellation).ConfigureAwait(false) switch
        {
            AppendResult.Appended or AppendResult.Repeated => device,
            AppendResult.CommandReused reused => DeviceSessions.CommandReused(reused.CommandId),
            _ => new Problem("device.exists", $"There is a device {device.Key} already.", ProblemKind.Conflict, Path: "key"),
        };
    }

    /// <summary>Changes name, class, version under review or description.</summary>
    public async Task<Result<Device>> ChangeAsync(Caller caller, Device device, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(device);
        ArgumentNullException.ThrowIfNull(write);
        if ((caller.Refusal(Permission.ManageDevices, device.Key) ?? Checked(device)) is { } problem)
        {
            return problem;
        }

        return await sessions.WriteAsync(device.Key, caller.Actor, write, model => Decide(model, device, write.Reason), cancellation).ConfigureAwait(false);
    }

    private static Result<Decided<Device>> Decide(DeviceModel model, Device device, string? reason)
    {
        if (model.Device == device)
        {
            return new Decided<Device>([], m => m.Device);
        }

        return !string.Equals(model.Device.SafetyClass, device.SafetyClass, StringComparison.Ordinal) && string.IsNullOrWhiteSpace(reason)
            ? new Problem("device.class.reason", "A change of the safety class needs a reason.", Path: "reason")
            : new Decided<Device>([new DeviceChanged(device)], m => m.Device);
    }

    private static Problem? Checked(Device device) =>
        !DeviceKey.IsValid(device.Key) ? new Problem("device.key", $"'{device.Key}' is not a device key; expected {DeviceKey.Rule}.", Path: "key")
        : string.IsNullOrWhiteSpace(device.Name) || device.Name.Length > 200 ? new Problem("device.name", "A device needs a name of 1 to 200 characters.", Path: "name")
        : device.SafetyClass is not (null or "A" or "B" or "C") ? new Problem("device.class", $"'{device.SafetyClass}' is not a software safety class; expected A, B or C.", Path: "safetyClass")
        : null;

    private static DeviceOverview Overview(DeviceSnapshot now)
    {
        var trace = now.Evaluation.Trace;
        return new DeviceOverview(now.Model.Device, Kinds(now.Model), trace, now.Evaluation.CheckAll(), now.Model.Sboms, NextSteps.Of(now.Model, trace), now.Model.Position);
    }

    private static CheckSummary Total(IEnumerable<CheckReport> gates) =>
        gates.Aggregate(new CheckSummary(0, 0, 0, 0), (t, g) => new CheckSummary(t.Met + g.Summary.Met, t.Gap + g.Summary.Gap, t.Attested + g.Summary.Attested, t.NotApplicable + g.Summary.NotApplicable));

    private static ImmutableArray<KindCount> Kinds(DeviceModel model) =>
        [.. model.All().GroupBy(r => r.Kind).OrderBy(g => g.Key).Select(g => new KindCount(
            g.Key,
            g.Count(r => r.State.Class == Domain.Records.Lifecycles.StateClass.Open),
            g.Count(r => r.State.Class == Domain.Records.Lifecycles.StateClass.InReview),
            g.Count(r => r.IsApproved),
            g.Count(r => r.IsRetired)))];
}
