using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Planning;
using Suture.Application.Records;
using Suture.Application.Standards;
using Suture.Application.Tracing;
using Suture.Domain.People;
using Suture.Domain.Planning;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Standards;
using Suture.Domain.Tracing;
using Suture.Ledger;
using Suture.Reports;
using Suture.Storage;

namespace Suture.Application.Reports;

/// <summary>Something to print: what it says, what it was made from, and what it may say about records.</summary>
public sealed record Printable<T>(T Content, ReportStamp Stamp, RecordLookup Find);

/// <summary>Gets together what a report needs: the answer, the ledger position with its root and latest checkpoint, and titles of records.</summary>
public sealed class ReportReading(DeviceSessions sessions, TraceReading traces, GateReading gate, DevicePlans plans, ISutureStore store, TimeProvider clock)
{
    private static readonly string ProductVersion = typeof(ReportReading).Assembly.GetName().Version?.ToString(3) ?? "0";

    public async Task<Result<Printable<TraceMatrix>>> MatrixAsync(Caller caller, string device, string name, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await traces.MatrixAsync(caller, device, name, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<Result<Printable<CheckReport>>> GateAsync(Caller caller, string device, string standard, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await gate.CheckAsync(caller, device, standard, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<Result<Printable<Plan>>> PlanAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await plans.ReadAsync(caller, device, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    private async Task<Result<Printable<T>>> PrintableAsync<T>(Caller caller, string device, string? at, Result<T> content, CancellationToken cancellation)
    {
        if (!content.TryGet(out var value))
        {
            return Result<Printable<T>>.Failed(content.Problems);
        }

        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        if (!snapshot.TryGet(out var now))
        {
            return Result<Printable<T>>.Failed(snapshot.Problems);
        }

        var stream = now.Model.Device.Stream;
        var root = await new ProofBuilder(store.TilesOf(stream)).RootAsync(now.Model.Position, cancellation).ConfigureAwait(false);

        // A report of a past position carries a checkpoint of its time, not of what came later.
        var kept = (await store.ReadCheckpointsAsync(stream, int.MaxValue, cancellation).ConfigureAwait(false)).FirstOrDefault(k => k.Size <= now.Model.Position);
        var stamp = new ReportStamp
        {
            Device = now.Model.Device,
            Position = now.Model.Position,
            Root = root.ToString(),
            Checkpoint = kept?.Note,
            PrintedAt = clock.GetUtcNow(),
            PrintedBy = caller.Actor,
            ProductVersion = ProductVersion,
        };

        // A token that may only read the gate gets keys without titles.
        return new Printable<T>(value, stamp, id => caller.May(Permission.Read) && now.Model.TryGet(id, out var record) && RecordReading.MaySee(record, caller) ? ReportRecord.Of(record) : null);
    }
}
