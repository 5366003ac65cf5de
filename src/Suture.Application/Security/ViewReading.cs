using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels.Views;

namespace Suture.Application.Security;

/// <summary>The views of one threat model, with what they were made from.</summary>
/// <param name="Device">Key of the device.</param>
/// <param name="Model">The TM record.</param>
/// <param name="Title">Its title.</param>
/// <param name="Facts">Diagram, threats and assets.</param>
/// <param name="Views">The four views.</param>
/// <param name="Paths">Attack paths across its elements.</param>
/// <param name="Position">Ledger position at which it was read.</param>
public sealed record ThreatModelViews(string Device, RecordId Model, string Title, ThreatModelFacts Facts, ArchitectureViews Views, AttackPaths Paths, long Position);

/// <summary>Architecture views and attack paths of a device's threat model, now or at a past position.</summary>
public sealed class ViewReading(DeviceSessions sessions)
{
    /// <summary>The most attack paths that one answer gives for an asset.</summary>
    public const int MaxPaths = 50;

    /// <param name="caller">Who asks.</param>
    /// <param name="device">Key of the device.</param>
    /// <param name="model">Key of the TM record; null for the only one.</param>
    /// <param name="at">Ledger position or release; null for now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <param name="paths">How many attack paths for each asset, 1 to <see cref="MaxPaths"/>.</param>
    public async Task<Result<ThreatModelViews>> ReadAsync(Caller caller, string device, string? model, string? at, CancellationToken cancellation, int paths = AttackPaths.UsualMost)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        if (paths is < 1 or > MaxPaths)
        {
            return new Problem("views.paths", $"{paths} attack paths for each asset can not be given; expected 1 to {MaxPaths}.", Path: "paths");
        }

        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        return snapshot.Then(s => ThreatModelFactsReader.Find(s.Model, model).Then(record => Of(s.Model, record, paths)));
    }

    private static Result<ThreatModelViews> Of(DeviceModel model, Record record, int paths) =>
        ThreatModelFactsReader.Read(model, record).Map(f => new ThreatModelViews(model.Device.Key, record.Id, record.Title, f, ArchitectureViews.Of(f), AttackPaths.Of(f, paths), model.Position));
}
