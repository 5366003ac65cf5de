using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Results;
using Suture.Domain.Tracing;

namespace Suture.Application.Tracing;

/// <summary>Traces a device, now or at a past position.</summary>
public sealed class TraceReading(DeviceSessions sessions)
{
    public Task<Result<TraceReport>> TraceAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, s => MaySeeFindings(caller) ? s.Evaluation.Trace : FindingsHidden.In(s.Evaluation.Trace), cancellation);

    /// <summary>One of the matrices: <c>requirements</c>, <c>safety</c> or <c>security</c>. Its rows are made as they are read.</summary>
    public async Task<Result<TraceMatrix>> MatrixAsync(Caller caller, string device, string name, string? at, CancellationToken cancellation)
    {
        if (Names.Parse<MatrixKind>(name) is not { } kind)
        {
            return new Problem("matrix.unknown", $"There is no matrix '{name}'; expected one of {string.Join(", ", Enum.GetValues<MatrixKind>().Select(Names.Of))}.", ProblemKind.NotFound, Path: "matrix");
        }

        return await ReadAsync(caller, device, at, s => s.Evaluation.Matrix(kind), cancellation).ConfigureAwait(false);
    }

    /// <summary>What a change to one record can reach.</summary>
    public async Task<Result<Impact>> ImpactAsync(Caller caller, string device, string key, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (!DeviceKey.TryParseIn(device, key, out var id))
        {
            return RecordProblems.BadKey(key);
        }

        if (id.Kind == RecordKind.FND && caller.Refusal(Permission.ReadFindings, device) is { } sensitive)
        {
            return sensitive;
        }

        var snapshot = await ReadAsync(caller, device, at, s => s, cancellation).ConfigureAwait(false);
        return snapshot.Then<Impact>(s => s.Evaluation.ImpactOf(id) is not { } impact ? RecordProblems.NoRecord(id.ToString())
            : MaySeeFindings(caller) ? impact
            : FindingsHidden.In(impact));
    }

    private static bool MaySeeFindings(Caller caller) => caller.May(Permission.ReadFindings);

    private async Task<Result<T>> ReadAsync<T>(Caller caller, string device, string? at, Func<DeviceSnapshot, T> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(read);
    }
}
