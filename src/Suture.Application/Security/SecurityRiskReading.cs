using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Results;
using Suture.Domain.Security.Bridge;
using Suture.Domain.Security.Risks;

namespace Suture.Application.Security;

/// <summary>Security risks, the loop between security and safety, and the checklist of security controls, now or at a past position. Who may not read findings sees threats only.</summary>
public sealed class SecurityRiskReading(DeviceSessions sessions)
{
    public Task<Result<SecurityRiskReport>> RisksAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, s => caller.May(Permission.ReadFindings) ? s.Evaluation.SecurityRisks : s.Evaluation.SecurityRisks.ThreatsOnly(), cancellation);

    /// <summary>The chains through a record, or all.</summary>
    public async Task<Result<LoopReport>> LoopAsync(Caller caller, string device, string? from, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        RecordId? key = null;
        if (!string.IsNullOrEmpty(from))
        {
            if (!DeviceKey.TryParseIn(device, from, out var id))
            {
                return RecordProblems.BadKey(from);
            }

            if (id.Kind == RecordKind.FND && caller.Refusal(Permission.ReadFindings, device) is { } sensitive)
            {
                return sensitive;
            }

            key = id;
        }

        var read = await ReadAsync(caller, device, at, s => s, cancellation).ConfigureAwait(false);
        return read.Then<LoopReport>(s => key is { } known && s.Model.Find(known) < 0 ? RecordProblems.NoRecord(known.ToString())
            : s.Evaluation.Loop(key) is var loop && caller.May(Permission.ReadFindings) ? loop
            : loop.ThreatsOnly());
    }

    public Task<Result<ControlChecklist>> ControlsAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, s => s.Evaluation.SecurityControls(), cancellation);

    private async Task<Result<T>> ReadAsync<T>(Caller caller, string device, string? at, Func<DeviceSnapshot, T> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(read);
    }
}
