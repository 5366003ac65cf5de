using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Security;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;
using Suture.Domain.Safety.BowTies;
using Suture.Domain.Safety.History;
using Suture.Reports.Safety;
using Suture.Storage;

namespace Suture.Application.Safety;

/// <summary>Pictures of risks: one hazardous situation from both sides, and all of them over time. Who may not read findings sees threats only.</summary>
public sealed class RiskSeeing(DeviceSessions sessions, ISutureStore store)
{
    /// <summary>Most points that a history can be asked for.</summary>
    public const int MaxPoints = 60;

    private const int UsualPoints = 24;

    /// <summary>The bow-tie of a hazardous situation, now or at a past position. Problems: <c>record.notFound</c>, <c>risk.noSituation</c>, <c>risk.retired</c>.</summary>
    public async Task<Result<BowTie>> BowTieAsync(Caller caller, string device, string situation, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        if (!DeviceKey.TryParseIn(device, situation, out var id))
        {
            return RecordProblems.BadKey(situation);
        }

        if (id.Kind != RecordKind.HS)
        {
            return new Problem("risk.noSituation", $"{id} is no hazardous situation; expected a key like HS-3.", Path: "situation");
        }

        var read = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        return read.Then<BowTie>(s => s.Evaluation.BowTie(id) is { } bowTie ? caller.May(Permission.ReadFindings) ? bowTie : bowTie.ThreatsOnly()
            : s.Model.Find(id) < 0 ? RecordProblems.NoRecord(id.ToString())
            : new Problem("risk.retired", $"{id} is retired: it is no risk any more.", ProblemKind.Conflict, Path: "situation"));
    }

    /// <summary>The bow-tie as SVG.</summary>
    public async Task<Result<MadeFile>> DrawBowTieAsync(Caller caller, string device, string situation, RiskColors? colors, string? at, CancellationToken cancellation)
    {
        var read = await BowTieAsync(caller, device, situation, at, cancellation).ConfigureAwait(false);
        if (!read.TryGet(out var bowTie))
        {
            return Result<MadeFile>.Failed(read.Problems);
        }

        using var svg = new MemoryStream();
        await BowTieSvg.WriteAsync(bowTie, new RiskMarks(Colors: colors), svg, cancellation).ConfigureAwait(false);
        return new MadeFile($"{device}-{bowTie.Risk.Situation}-bow-tie.svg", "image/svg+xml", svg.ToArray());
    }

    /// <summary>How many risks lay in each region, and where the highest of now stood: at the ends of periods, at releases, and now, each judged by the policy that held then.</summary>
    /// <param name="points">Most points, 2 to <see cref="MaxPoints"/>; null for the usual number. Problem: <c>risk.points</c>.</param>
    public async Task<Result<RiskHistory>> HistoryAsync(Caller caller, string device, int? points, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        var most = points ?? UsualPoints;
        if (most is < 2 or > MaxPoints)
        {
            return new Problem("risk.points", $"A history has 2 to {MaxPoints} points, not {most}.", Path: "points");
        }

        var read = await sessions.SnapshotAsync(device, cancellation).ConfigureAwait(false);
        return read.TryGet(out var now) ? await ReadAsync(now, most, cancellation).ConfigureAwait(false) : Result<RiskHistory>.Failed(read.Problems);
    }

    /// <summary>The history as a chart in SVG.</summary>
    public async Task<Result<MadeFile>> DrawHistoryAsync(Caller caller, string device, int? points, RiskColors? colors, CancellationToken cancellation)
    {
        var read = await HistoryAsync(caller, device, points, cancellation).ConfigureAwait(false);
        if (!read.TryGet(out var history))
        {
            return Result<MadeFile>.Failed(read.Problems);
        }

        using var svg = new MemoryStream();
        await HistorySvg.WriteAsync(history, after: true, new RiskMarks(Colors: colors), svg, cancellation).ConfigureAwait(false);
        return new MadeFile($"{device}-risk-history.svg", "image/svg+xml", svg.ToArray());
    }

    private async Task<RiskHistory> ReadAsync(DeviceSnapshot now, int most, CancellationToken cancellation)
    {
        var releases = Releases(now.Model).TakeLast(most / 2).ToLookup(r => r.Position, r => r.Release);
        var period = HistoryPeriod.For(await TimeAsync(now.Model, 0, cancellation).ConfigureAwait(false), await TimeAsync(now.Model, now.Model.Position - 1, cancellation).ConfigureAwait(false), most - releases.Count);
        var builder = new RiskHistoryBuilder(now.Evaluation.Risks, period);
        var moments = sessions.ReplayAsync(now, (last, next) => releases.Contains(next.Index) || period.NumberOf(last.Time) != period.NumberOf(next.Time), cancellation);
        await foreach (var (snapshot, time) in moments.ConfigureAwait(false))
        {
            builder.Add(new RiskMoment(snapshot.Evaluation.Risks, time, [.. releases[snapshot.Model.Position]]));
        }

        return builder.Build();
    }

    private static IEnumerable<(long Position, RecordId Release)> Releases(DeviceModel now) => now.All().Where(r => r.Kind == RecordKind.REL)
        .Select(r => ReleasePoint.Of(now, r.Id)).OfType<ReleasePoint>().Select(p => (p.Position, p.Release)).OrderBy(p => p.Position).ThenBy(p => p.Release);

    private async Task<DateTimeOffset> TimeAsync(DeviceModel model, long index, CancellationToken cancellation)
    {
        await foreach (var entry in store.ReadEntriesAsync(model.Device.Stream, index, index + 1, cancellation).ConfigureAwait(false))
        {
            return entry.Context.Time;
        }

        throw new StorageException($"The stream {model.Device.Stream} has no entry {index}; run ledger verify.");
    }
}
