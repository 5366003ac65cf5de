using System.Collections.Immutable;
using System.Globalization;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Planning;
using Suture.Application.Records;
using Suture.Application.Safety;
using Suture.Application.Security;
using Suture.Application.Standards;
using Suture.Application.Tracing;
using Suture.Domain.People;
using Suture.Domain.Planning;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Safety.Prompts;
using Suture.Domain.Standards;
using Suture.Domain.Tracing;
using Suture.Formats.Standards;
using Suture.Ledger;
using Suture.Reports;
using Suture.Reports.Gate;
using Suture.Storage;

namespace Suture.Application.Reports;

/// <summary>Something to print: what it says, what it was made from, and what it may say about records.</summary>
public sealed record Printable<T>(T Content, ReportStamp Stamp, RecordLookup Find);

/// <summary>The gate now, and what has changed since an earlier answer.</summary>
public sealed record ComparedGate(GateComparison Comparison, GateReports Now);

/// <summary>Gets together what a report needs: the answer, the ledger position with its root and latest checkpoint, and titles of records.</summary>
public sealed class ReportReading(DeviceSessions sessions, TraceReading traces, GateReading gate, DevicePlans plans, ViewReading views, PromptReading prompts, ISutureStore store, TimeProvider clock)
{
    public async Task<Result<Printable<TraceMatrix>>> MatrixAsync(Caller caller, string device, string name, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await traces.MatrixAsync(caller, device, name, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<Result<Printable<CheckReport>>> GateAsync(Caller caller, string device, string standard, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await gate.CheckAsync(caller, device, standard, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<Result<Printable<Plan>>> PlanAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await plans.ReadAsync(caller, device, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    public async Task<Result<Printable<PromptReport>>> PromptsAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await prompts.ReadAsync(caller, device, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <summary>Architecture views of a threat model; the only one when none is named.</summary>
    public async Task<Result<Printable<ThreatModelViews>>> ViewsAsync(Caller caller, string device, string? model, string? at, CancellationToken cancellation) =>
        await PrintableAsync(caller, device, at, await views.ReadAsync(caller, device, model, at, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);

    /// <summary>Several standards at one position; those that the gate asks of the device when none is named.</summary>
    public async Task<Result<Printable<GateReports>>> GatesAsync(Caller caller, string device, ImmutableArray<string> standards, string? at, CancellationToken cancellation)
    {
        var answer = await gate.CheckAllAsync(caller, device, standards, at, cancellation).ConfigureAwait(false);
        return await PrintableAsync(caller, device, PositionOf(answer), answer, cancellation).ConfigureAwait(false);
    }

    /// <summary>The same, compared with the answers at an earlier position.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">Key of the device.</param>
    /// <param name="standards">Ids of standards; those that the gate asks of the device when empty.</param>
    /// <param name="from">Ledger position or release to compare with.</param>
    /// <param name="at">Ledger position or release that is compared; null for now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Printable<ComparedGate>>> CompareAsync(Caller caller, string device, ImmutableArray<string> standards, string? from, string? at, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(from))
        {
            return new Problem("comparison.from", "Say what to compare with: a ledger position, or the key of a release.", Path: "from");
        }

        var earlier = await gate.CheckAllAsync(caller, device, standards, from, cancellation).ConfigureAwait(false);
        return earlier.TryGet(out var before)
            ? await ComparedAsync(caller, device, standards, [.. before.Standards.Select(s => s.Check)], at, cancellation).ConfigureAwait(false)
            : Result<Printable<ComparedGate>>.Failed(earlier.Problems);
    }

    /// <summary>Compared with a report that was kept as JSON.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">Key of the device.</param>
    /// <param name="standards">Ids of standards; those that the gate asks of the device when empty; null for those of the kept report.</param>
    /// <param name="kept">The report.</param>
    /// <param name="fileName">Named in problems.</param>
    /// <param name="at">Ledger position or release that is compared; null for now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<Printable<ComparedGate>>> CompareAsync(
        Caller caller, string device, ImmutableArray<string>? standards, ReadOnlyMemory<byte> kept, string fileName, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        var earlier = CheckReportReader.Read(kept, fileName);
        return earlier.TryGet(out var before)
            ? await ComparedAsync(caller, device, standards ?? [.. before.Select(r => r.Standard)], before, at, cancellation).ConfigureAwait(false)
            : Result<Printable<ComparedGate>>.Failed(earlier.Problems);
    }

    private async Task<Result<Printable<ComparedGate>>> ComparedAsync(Caller caller, string device, ImmutableArray<string> standards, ImmutableArray<CheckReport> before, string? at, CancellationToken cancellation)
    {
        var now = await gate.CheckAllAsync(caller, device, standards, at, cancellation).ConfigureAwait(false);
        var compared = now.Then(after => GateComparison.Of(before, [.. after.Standards.Select(s => s.Check)]).Map(c => new ComparedGate(c, after)));
        return await PrintableAsync(caller, device, PositionOf(now), compared, cancellation).ConfigureAwait(false);
    }

    // The stamp is of the position that was answered, also when somebody writes meanwhile.
    private static string? PositionOf(Result<GateReports> answer) => answer.TryGet(out var reports) ? reports.Position.ToString(CultureInfo.InvariantCulture) : null;

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
            PrintedAt = now.Release?.SignedAt ?? clock.GetUtcNow(),
            PrintedBy = now.Release?.SignedBy ?? caller.Actor,
            ProductVersion = now.Release is null ? ProductVersion.Text : now.Release.Baseline?.Product ?? "",
            Release = now.Release is { } r ? new ReleaseStamp(r.Release, r.Version, r.Baseline is not null, r.Day, now.OtherRules) : null,
        };

        // A token that may only read the gate gets keys without titles.
        return new Printable<T>(value, stamp, id => caller.May(Permission.Read) && now.Model.TryGet(id, out var record) && RecordReading.MaySee(record, caller) ? ReportRecord.Of(record) : null);
    }
}
