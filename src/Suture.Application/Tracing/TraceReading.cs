using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Domain.Tracing;

namespace Suture.Application.Tracing;

/// <summary>Traces a device, now or at a past position.</summary>
public sealed class TraceReading(DeviceSessions sessions)
{
    public Task<Result<TraceReport>> TraceAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, s => s.Evaluation.Trace, cancellation);

    private async Task<Result<T>> ReadAsync<T>(Caller caller, string device, string? at, Func<DeviceSnapshot, T> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(read);
    }
}
