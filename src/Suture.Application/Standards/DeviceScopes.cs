using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Standards;

namespace Suture.Application.Standards;

/// <summary>A standard as a device stands to it.</summary>
/// <param name="Catalog">The standard.</param>
/// <param name="Asked">The device's gate asks it.</param>
/// <param name="Suggested">One of the device's markets asks for it, or all do.</param>
/// <param name="PinnedEdition">Edition that was chosen; differs from the catalog's after the catalog went on.</param>
public sealed record ScopedStandard(Catalog Catalog, bool Asked, bool Suggested, string? PinnedEdition);

/// <summary>Markets and standards of a device.</summary>
public sealed record DeviceScope(ImmutableArray<Market> Markets, ImmutableArray<ScopedStandard> Standards, long Position);

/// <summary>Reads and sets which markets a device goes to and which standards its gate asks.</summary>
public sealed class DeviceScopes(DeviceSessions sessions, StandardShelf shelf)
{
    public async Task<Result<DeviceScope>> ReadAsync(Caller caller, string device, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.ReadGate, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        return (await sessions.ModelAsync(device, cancellation).ConfigureAwait(false)).Map(m => ScopeOf(m, library));
    }

    /// <summary>Sets both; standards are pinned in the edition that the catalog has now.</summary>
    public async Task<Result<DeviceScope>> SetAsync(Caller caller, string device, ImmutableArray<Market> markets, ImmutableArray<string> standards, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.ManageDevices, device) is { } refusal)
        {
            return refusal;
        }

        var library = await shelf.LibraryAsync(cancellation).ConfigureAwait(false);
        var problems = standards.Select(id => GateReading.Refusal(library, id)).OfType<Problem>().ToImmutableArray();
        if (!problems.IsEmpty)
        {
            return problems;
        }

        if (standards.IsDefaultOrEmpty)
        {
            return new Problem("scope.empty", "A gate asks at least one standard.", Path: "standards");
        }

        return await sessions.WriteAsync(device, caller.Actor, write, model => Decide(model, library, markets, standards, write.Reason), cancellation).ConfigureAwait(false);
    }

    private static Result<Decided<DeviceScope>> Decide(DeviceModel model, StandardLibrary library, ImmutableArray<Market> markets, ImmutableArray<string> standards, string? reason)
    {
        var now = model.Standing<DeviceScoped>()?.What;
        var next = new DeviceScoped(
            [.. standards.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => new PinnedStandard(id, library.Find(id)!.Edition))], [.. markets.Distinct().Order()]);
        if (now is not null && now.Standards.SequenceEqual(next.Standards) && now.Markets.SequenceEqual(next.Markets))
        {
            return new Decided<DeviceScope>([], m => ScopeOf(m, library));
        }

        // Dropping a standard makes its gaps disappear, so it is never silent.
        var dropped = StandardLibrary.AskedOf(model).Except(standards, StringComparer.Ordinal).ToImmutableArray();
        return !dropped.IsEmpty && string.IsNullOrWhiteSpace(reason)
            ? new Problem("scope.reason", $"Say why {string.Join(", ", dropped)} is no longer asked.", Path: "reason")
            : new Decided<DeviceScope>([next], m => ScopeOf(m, library));
    }

    private static DeviceScope ScopeOf(DeviceModel model, StandardLibrary library)
    {
        var scope = model.Standing<DeviceScoped>()?.What;
        var markets = scope?.Markets ?? [];
        var asked = StandardLibrary.AskedOf(model);
        return new DeviceScope(
            markets,
            [.. library.Catalogs.Where(c => c.Subject == CatalogSubject.Device).Select(c => new ScopedStandard(
                c, asked.Contains(c.Id), c.Markets.IsEmpty || c.Markets.Any(markets.Contains), scope?.Standards.FirstOrDefault(p => p.Id == c.Id)?.Edition))],
            model.Position);
    }
}
