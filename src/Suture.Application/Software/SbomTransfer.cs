using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Results;
using Suture.Domain.Software;
using Suture.Formats.CycloneDx;
using Suture.Ledger;
using Suture.Storage;

namespace Suture.Application.Software;

/// <summary>What taking in an SBOM did, or would do.</summary>
public sealed record SbomAnswer(string Name, int Components, ImmutableArray<RecordId> Added, ImmutableArray<RecordId> Changed, ImmutableArray<RecordId> Removed, int Unchanged, ImmutableArray<Skipped> Skipped, bool DryRun, long Position);

/// <summary>Takes SBOMs in: the file by its hash, its components as SOUP records.</summary>
public sealed class SbomTransfer(DeviceSessions sessions, ISutureStore store)
{
    /// <summary>Imports one CycloneDX file.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">The device whose software the SBOM describes.</param>
    /// <param name="file">The file.</param>
    /// <param name="name">Which of the device's SBOMs it is; null takes the name of the software it describes. One with the same name is the next issue of the earlier.</param>
    /// <param name="dryRun">Decide and answer, write nothing.</param>
    /// <param name="write">Reason and command id.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<SbomAnswer>> ImportAsync(Caller caller, string device, ImportFile file, string? name, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteEvidence, device) is { } refusal)
        {
            return refusal;
        }

        var read = CycloneDxReader.Read(file.Bytes, file.Path);
        if (!read.TryGet(out var sbom))
        {
            return Result<SbomAnswer>.Failed(read.Problems);
        }

        var bomName = (name ?? sbom.Subject?.Name ?? Path.GetFileName(file.Path)).ReplaceLineEndings(" ");
        var imported = new SbomImported(
            bomName, Path.GetFileName(file.Path), Hash32.Sha256(file.Bytes.Span), file.Bytes.Length, sbom.Format, sbom.SpecVersion, sbom.SerialNumber, sbom.Subject?.Version, sbom.Components.Length);
        var components = sbom.Components.Select(Listed).ToList();
        ImmutableArray<Skipped> skipped = [.. sbom.Skipped.Select(s => new Skipped(s.What, s.Why))];
        if (dryRun)
        {
            var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
            return model.Map(m => Answer(SbomDecision.Decide(m, imported, components, skipped), bomName, dryRun: true, m.Position));
        }

        // The file must be safe before an entry names it.
        await store.PutBlobAsync(file.Bytes, cancellation).ConfigureAwait(false);
        return await sessions.WriteAsync<SbomAnswer>(
            device, caller.Actor, write with { Reason = write.Reason ?? $"SBOM {bomName} imported" },
            model =>
            {
                var plan = SbomDecision.Decide(model, imported, components, skipped);
                return new Decided<SbomAnswer>(plan.Events, after => Answer(plan, bomName, dryRun: false, after.Position));
            },
            cancellation).ConfigureAwait(false);
    }

    private static SbomAnswer Answer(SbomPlan plan, string name, bool dryRun, long position) =>
        new(name, plan.Components, plan.Added, plan.Changed, plan.Removed, plan.Unchanged, plan.Skipped, dryRun, position);

    private static ListedComponent Listed(SbomComponent c) => new(
        SbomDecision.WithoutVersion(c.Purl) ?? string.Join('/', new[] { c.Type, c.Group, c.Name }.Where(p => !string.IsNullOrEmpty(p))),
        string.IsNullOrEmpty(c.Group) ? c.Name : $"{c.Group}/{c.Name}",
        c.Version, c.Supplier ?? c.Manufacturer ?? c.Publisher ?? c.Group, c.Purl, c.Cpe, c.Type, c.Licenses.IsDefaultOrEmpty ? null : string.Join(" AND ", c.Licenses), c.Direct);
}
