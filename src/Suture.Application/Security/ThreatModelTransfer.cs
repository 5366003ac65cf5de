using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels.Exchange;
using Suture.Domain.Software;
using Suture.Formats.ThreatModels;

namespace Suture.Application.Security;

/// <summary>What taking in a threat model file did, or would do.</summary>
/// <param name="NoLonger">Threats that came from an earlier issue of the file and are not in this one; a person decides about them.</param>
/// <param name="Skipped">All of the file that did not become a part of a record, and why.</param>
public sealed record ThreatModelAnswer(
    ThreatModelFormat Format, string Version, string Name, ImmutableArray<ImportedDiagram> Diagrams, ImmutableArray<RecordId> Added, ImmutableArray<RecordId> Changed, int Unchanged,
    ImmutableArray<RecordId> NoLonger, ImmutableArray<Skipped> Skipped, bool DryRun, long Position);

/// <summary>Takes threat model files in: each diagram as a TM record, its threats and assets as records that are part of it.</summary>
public sealed class ThreatModelTransfer(DeviceSessions sessions)
{
    /// <summary>Imports one file, its form told by its content. All of it or nothing; the same file again changes nothing.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">The device that takes the records.</param>
    /// <param name="file">Threat Dragon, Open Threat Model, Microsoft <c>.tm7</c> or Threagile.</param>
    /// <param name="name">Which of the device's models it is; null takes the file's title. A file with the same name is the next issue of the earlier.</param>
    /// <param name="into">The TM record that takes it; null finds it by name or makes one for each diagram.</param>
    /// <param name="dryRun">Decide and answer, write nothing.</param>
    /// <param name="write">Reason (needed when approved records change) and command id.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Result<ThreatModelAnswer>> ImportAsync(
        Caller caller, string device, ImportFile file, string? name, RecordId? into, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteRecords, device) is { } refusal)
        {
            return refusal;
        }

        var read = ThreatModelReader.Read(file.Bytes, file.Path);
        if (!read.TryGet(out var listed))
        {
            return Result<ThreatModelAnswer>.Failed(read.Problems);
        }

        var model = new ModelImport(NameOf(name, listed, file), listed.Description, listed.Diagrams, into, new SourcePlace(file.Path));
        var skipped = listed.Owner is { } owner ? listed.Skipped.Add(new Skipped($"owner {owner}", "People are accounts here; give the record its owner.")) : listed.Skipped;
        ThreatModelAnswer Answer(ModelImportPlan plan, bool dry, long position) => new(
            listed.Format, listed.Version, model.Name, plan.Diagrams, plan.Records.Added, plan.Records.Changed, plan.Records.Unchanged, plan.NoLonger, [.. skipped, .. plan.Skipped], dry, position);

        if (dryRun)
        {
            return (await sessions.ModelAsync(device, cancellation).ConfigureAwait(false)).Then(m => ModelImportDecision.Decide(m, model, write.Reason).Map(plan => Answer(plan, dry: true, m.Position)));
        }

        return await sessions.WriteAsync(
            device,
            caller.Actor,
            write,
            m => ModelImportDecision.Decide(m, model, write.Reason).Map(plan => new Decided<ThreatModelAnswer>(plan.Records.Events, after => Answer(plan, dry: false, after.Position))),
            cancellation).ConfigureAwait(false);
    }

    private static string NameOf(string? name, ThreatModelFile file, ImportFile from) =>
        (string.IsNullOrWhiteSpace(name) ? file.Title.Length > 0 ? file.Title : Path.GetFileNameWithoutExtension(from.Path) : name).ReplaceLineEndings(" ").Trim();
}
