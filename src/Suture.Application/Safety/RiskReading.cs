using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Safety;

namespace Suture.Application.Safety;

/// <summary>The risk policy that holds for a device.</summary>
/// <param name="Device">Key of the device.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Own">Who set it and when; null while the built-in policy holds.</param>
/// <param name="Position">Ledger position at which it was read.</param>
public sealed record PolicyInForce(string Device, RiskPolicy Policy, Standing<RiskPolicySet>? Own, long Position);

/// <summary>Risks of a device judged by its policy, now or at a past position.</summary>
public sealed class RiskReading(DeviceSessions sessions)
{
    public Task<Result<RiskReport>> RisksAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, s => s.Evaluation.Risks, cancellation);

    public Task<Result<PolicyInForce>> PolicyAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, s => new PolicyInForce(s.Model.Device.Key, s.Model.RiskPolicy, s.Model.OwnRiskPolicy, s.Model.Position), cancellation);

    private async Task<Result<T>> ReadAsync<T>(Caller caller, string device, string? at, Func<DeviceSnapshot, T> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(read);
    }
}
