using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Results;
using Suture.Domain.Safety.Prompts;

namespace Suture.Application.Safety;

/// <summary>The brainstorm of a device: every prompt with what became of it, now or at a past position.</summary>
public sealed class PromptReading(DeviceSessions sessions)
{
    public async Task<Result<PromptReport>> ReadAsync(Caller caller, string device, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(Report);
    }

    internal static PromptReport Report(DeviceSnapshot snapshot) => PromptReporter.Of(snapshot.Model, PromptList.BuiltIn, snapshot.Evaluation.Today);
}
