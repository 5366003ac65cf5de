using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Formats.Tables;
using Suture.Formats.Text;

namespace Suture.Application.Records;

/// <summary>A file as a caller hands it over: its name or path inside a folder, and its bytes.</summary>
public sealed record ImportFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>What an import of records did, or would do. <paramref name="Notes"/>: what was read over, such as unknown columns.</summary>
public sealed record RecordImport(ImmutableArray<RecordId> Added, ImmutableArray<RecordId> Changed, int Unchanged, int LinksAdded, int LinksRemoved, ImmutableArray<string> Notes, bool DryRun, long Position);

/// <summary>Takes records in from text folders, CSV and XLSX, and hands them out as a text folder. All of an import or nothing.</summary>
public sealed class RecordTransfer(DeviceSessions sessions)
{
    /// <summary>Imports a folder of text files, or tables with a column mapping.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="device">The device that takes the records.</param>
    /// <param name="files">Text files with their relative paths, or one or more CSV or XLSX files.</param>
    /// <param name="mapping">For tables: which column is what; null guesses from the headers.</param>
    /// <param name="kind">For tables without a mapping: the kind of their rows; null goes by the name of the table or the first key.</param>
    /// <param name="dryRun">Decide and answer, write nothing.</param>
    /// <param name="write">Reason (needed when approved records change) and command id.</param>
    /// <param name="cancellation">Stops waiting; an append that has begun is finished or undone as a whole.</param>
    public async Task<Result<RecordImport>> ImportAsync(
        Caller caller, string device, IReadOnlyList<ImportFile> files, ImportFile? mapping, RecordKind? kind, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteRecords, device) is { } refusal)
        {
            return refusal;
        }

        var drafts = DraftReading.Read(device, files, mapping, kind);
        return drafts.TryGet(out var read)
            ? (await ImportAsync(caller, device, read.Drafts, dryRun, write, cancellation).ConfigureAwait(false)).Map(done => done with { Notes = read.Notes })
            : Result<RecordImport>.Failed(drafts.Problems);
    }

    /// <summary>Imports drafts that were read already.</summary>
    public async Task<Result<RecordImport>> ImportAsync(Caller caller, string device, IReadOnlyList<RecordDraft> drafts, bool dryRun, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteRecords, device) is { } refusal)
        {
            return refusal;
        }

        if (!dryRun)
        {
            return await sessions.WriteAsync(
                device, caller.Actor, write,
                model => ImportDecision.Decide(model, drafts, write.Reason).Map(plan => new Decided<RecordImport>(plan.Events, after => Answer(plan, dryRun: false, after.Position))),
                cancellation).ConfigureAwait(false);
        }

        var model = await sessions.ModelAsync(device, cancellation).ConfigureAwait(false);
        return model.Then(m => ImportDecision.Decide(m, drafts, write.Reason).Map(plan => Answer(plan, dryRun: true, m.Position)));
    }

    /// <summary>The device and its records as a text folder; import takes it back unchanged.</summary>
    public async Task<Result<ImmutableArray<ImportFile>>> ExportAsync(Caller caller, string device, string? at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Refusal(Permission.Read, device) is { } refusal)
        {
            return refusal;
        }

        var snapshot = await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false);
        return snapshot.Map(s => TextFolderOf(s.Model, r => RecordReading.MaySee(r, caller)).ToImmutableArray());
    }

    /// <summary>The files of the text folder, one after another.</summary>
    internal static IEnumerable<ImportFile> TextFolderOf(DeviceModel model, Func<Record, bool> which)
    {
        var records = model.InKeyOrder().Where(which).Select(r => new TextRecord(
            r.Id, r.Title, r.Alias, r.Owner, r.Tags, r.State.Name,
            [.. model.OutLinks[model.Find(r.Id)].Select(l => (l.Type, model.Records[l.To].Id))], r.Fields, r.Text));
        var file = new DeviceFile(model.Device.Key, model.Device.Name, model.Device.SafetyClass, model.Device.Version, model.Device.Description);
        return RecordFolder.Write(file, records).Select(f => new ImportFile(f.Path, f.Bytes));
    }

    private static RecordImport Answer(ImportPlan plan, bool dryRun, long position) =>
        new(plan.Added, plan.Changed, plan.Unchanged, plan.LinksAdded, plan.LinksRemoved, [], dryRun, position);
}
