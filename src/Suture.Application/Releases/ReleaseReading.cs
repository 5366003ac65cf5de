using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Kinds;
using Suture.Domain.Records.Model;
using Suture.Domain.Releases;
using Suture.Domain.Results;

namespace Suture.Application.Releases;

/// <summary>A release in the list of a device's releases.</summary>
/// <param name="Record">Its record as it is now.</param>
/// <param name="Point">The moment it stands for; null while it is not signed.</param>
public sealed record ReleaseSummary(Record Record, ReleasePoint? Point);

/// <summary>All about one release.</summary>
/// <param name="Summary">The release.</param>
/// <param name="Anomalies">The anomalies that the reader may see: of the baseline, or known now for a release to come. Their records are as they were there.</param>
/// <param name="Deviations">Deviations signed for it, by subject.</param>
public sealed record ReleaseDetail(ReleaseSummary Summary, ImmutableArray<KnownAnomaly> Anomalies, ImmutableArray<Standing<GapDeviated>> Deviations);

/// <summary>Reads releases and compares them.</summary>
public sealed class ReleaseReading(DeviceSessions sessions)
{
    /// <summary>All releases, latest first.</summary>
    public async Task<Result<ImmutableArray<ReleaseSummary>>> ListAsync(Caller caller, string device, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.ModelAsync(device, cancellation).ConfigureAwait(false)).Map(model =>
                model.All().Where(r => r.Kind == RecordKind.REL).OrderByDescending(r => r.Id).Select(r => new ReleaseSummary(r, ReleasePoint.Of(model, r.Id))).ToImmutableArray());
    }

    public async Task<Result<ReleaseDetail>> GetAsync(Caller caller, string device, string key, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        var id = KeyIn(device, key);
        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        if (!id.TryGet(out var release) || !model.TryGet(out var now))
        {
            return Result<ReleaseDetail>.Failed([.. id.Problems, .. model.Problems]);
        }

        if (!now.TryGet(release, out var record))
        {
            return new Problem("release.notFound", $"There is no release {release} in {device}.", ProblemKind.NotFound);
        }

        var point = ReleasePoint.Of(now, release);
        var then = point is null ? now : (await sessions.SnapshotAsync(device, release.ToString(), cancellation).ConfigureAwait(false)).Value.Model;
        return new ReleaseDetail(
            new ReleaseSummary(record, point),
            [.. KnownAnomalies.Of(then).Where(a => RecordReading.MaySee(a.Record, caller))],
            [.. then.AllStanding<GapDeviated>().Where(d => d.What.Release == release)]);
    }

    /// <summary>What differs between two releases, or positions, or now.</summary>
    /// <param name="caller">Who asks; findings are left out for those who may not see them.</param>
    /// <param name="device">The device.</param>
    /// <param name="from">The earlier: a release or a position.</param>
    /// <param name="to">The later; null for now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<ReleaseDifferences>> CompareAsync(Caller caller, string device, string? from, string? to, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(from))
        {
            return new Problem("release.from", "Say which release to compare with: its key like REL-1, or a ledger position.", Path: "from");
        }

        var earlier = await SideAsync(device, from, cancellation).ConfigureAwait(false);
        var later = await SideAsync(device, to, cancellation).ConfigureAwait(false);
        return earlier.Ok && later.Ok
            ? Visible(ReleaseComparison.Of(earlier.Value, later.Value), caller)
            : Result<ReleaseDifferences>.Failed([.. earlier.Problems, .. later.Problems]);
    }

    internal static Result<RecordId> KeyIn(string device, string key) =>
        !DeviceKey.TryParseIn(device, key, out var id) ? RecordProblems.BadKey(key)
        : id.Kind != RecordKind.REL ? new Problem("release.key", $"{id} is not a release; expected a key like REL-3.", Path: "key")
        : id;

    private async Task<Result<ReleaseSide>> SideAsync(string device, string? at, CancellationToken cancellation)
    {
        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        return snapshot.Map(s => new ReleaseSide(
            string.IsNullOrEmpty(at) ? "now" : DeviceKey.TryParseIn(device, at, out var id) ? id.ToString() : at, s.Release?.Version ?? VersionAt(s.Model, device, at), s.Model, s.Evaluation.CheckAll()));
    }

    // A release that is not signed yet is judged by the version its record names.
    private static string? VersionAt(DeviceModel model, string device, string? at) =>
        at is not null && DeviceKey.TryParseIn(device, at, out var id) && model.TryGet(id, out var record) ? DocumentKinds.ReleaseVersion.In(record.Fields) : model.Device.Version;

    private static ReleaseDifferences Visible(ReleaseDifferences all, Caller caller) =>
        caller.May(Permission.ReadFindings) ? all : all with { Records = [.. all.Records.Where(r => r.Record.Kind != RecordKind.FND)] };
}
