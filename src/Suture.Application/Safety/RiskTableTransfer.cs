using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Safety;
using Suture.Domain.Safety.Table;
using Suture.Formats.Tables;

namespace Suture.Application.Safety;

/// <summary>What taking a risk table in did, or would do, and which risks stand elsewhere by it.</summary>
public sealed record RiskTableAnswer(RecordImport Import, ImmutableArray<MovedRisk> Moved);

/// <summary>Hands the risk table out and takes it in again, changed in a spreadsheet program. All of a table or nothing.</summary>
public sealed class RiskTableTransfer(DeviceSessions sessions, TimeProvider clock)
{
    /// <summary>The risk table, now or at a past position.</summary>
    public async Task<Result<RiskTable>> ExportAsync(Caller caller, string device, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Map(TableOf);
    }

    /// <summary>Takes a table in.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">The device whose records change.</param>
    /// <param name="file">CSV or XLSX.</param>
    /// <param name="mapping">Which column is what, of somebody's own table; null for one with known names.</param>
    /// <param name="dryRun">Decide and answer, write nothing.</param>
    /// <param name="write">Reason (needed when approved records change) and command id.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<RiskTableAnswer>> ImportAsync(Caller caller, string device, ImportFile file, ImportFile? mapping, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteRecords, device) is { } refusal)
        {
            return refusal;
        }

        var columns = mapping is null ? Result<RiskTableMapping?>.Of(null) : RiskTableMappingFile.Read(Encoding.UTF8.GetString(mapping.Bytes.Span), mapping.Path).Map(m => (RiskTableMapping?)m);
        var parsed = columns.Then(known => RiskTableFile.Read(file.Bytes, file.Path, known));
        if (!parsed.TryGet(out var read))
        {
            return Result<RiskTableAnswer>.Failed(parsed.Problems);
        }

        var snapshot = await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false);
        if (!snapshot.TryGet(out var now))
        {
            return Result<RiskTableAnswer>.Failed(snapshot.Problems);
        }

        var basis = await ExportedAsync(device, read.Table, now.Model.Position, cancellation).ConfigureAwait(false);
        if (!basis.TryGet(out var exported))
        {
            return Result<RiskTableAnswer>.Failed(basis.Problems);
        }

        if (dryRun)
        {
            return RiskTableDecision.Decide(now.Model, now.Evaluation.Risks, read.Table, exported.Table, write.Reason).Map(plan =>
            {
                var after = now.Model.After(plan.Import.Events.Select((e, i) => (e, new EventContext(now.Model.Position + i, clock.GetUtcNow(), caller.Actor, write.Reason))));
                return Answer(plan, read.Notes, dryRun: true, now.Model.Position, now, now.Evaluation.Advance(after, after.ChangedSince(now.Model)).Risks);
            });
        }

        var written = await sessions.WriteAsync(
            device, caller.Actor, write,
            model => RiskTableDecision.Decide(model, now.Evaluation.Risks, read.Table, exported.Table, write.Reason)
                .Map(plan => new Decided<(RiskTablePlan Plan, long Position)>(plan.Import.Events, after => (plan, after.Position))),
            cancellation).ConfigureAwait(false);
        if (!written.TryGet(out var done))
        {
            return Result<RiskTableAnswer>.Failed(written.Problems);
        }

        var latest = await sessions.SnapshotAsync(device, done.Position.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false);
        return latest.Map(after => Answer(done.Plan, read.Notes, dryRun: false, done.Position, now, after.Evaluation.Risks));
    }

    private static RiskTable TableOf(DeviceSnapshot snapshot) => RiskTable.Of(snapshot.Model, snapshot.Evaluation.Risks);

    private static RiskTableAnswer Answer(RiskTablePlan plan, ImmutableArray<string> notes, bool dryRun, long position, DeviceSnapshot before, RiskReport after) => new(
        new RecordImport(plan.Import.Added, plan.Import.Changed, plan.Import.Unchanged, plan.Import.LinksAdded, plan.Import.LinksRemoved, [.. notes, .. plan.Notes], dryRun, position),
        RiskChanges.Between(before.Evaluation.Risks, after));

    private sealed record Exported(RiskTable? Table);

    // The table as it was handed out: what differs from it, somebody edited.
    private async Task<Result<Exported>> ExportedAsync(string device, RiskTable table, long now, CancellationToken cancellation)
    {
        var at = RiskTableDecision.ExportedAt(table, device, now);
        if (!at.Ok)
        {
            return Result<Exported>.Failed(at.Problems);
        }

        return at.Value is { } position
            ? (await sessions.SnapshotAsync(device, position.ToString(CultureInfo.InvariantCulture), cancellation).ConfigureAwait(false)).Map(s => new Exported(TableOf(s)))
            : new Exported(null);
    }
}
