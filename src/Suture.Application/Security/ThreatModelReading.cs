using System.Collections.Immutable;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Exchange;
using Suture.Domain.Security.ThreatModels.Suggestions;
using Suture.Formats.Otm;
using Suture.Formats.ThreatDragon;
using Suture.Reports.ThreatModels;

namespace Suture.Application.Security;

/// <summary>Forms that a threat model can be written in.</summary>
public enum ThreatModelFileForm
{
    /// <summary>OWASP Threat Dragon 2.</summary>
    ThreatDragon,

    /// <summary>Open Threat Model 0.2, JSON.</summary>
    Otm,
}

/// <summary>A file that was made.</summary>
public sealed record MadeFile(string Name, string ContentType, byte[] Bytes);

/// <summary>Threat models of a device: their diagrams, drawings, suggestions and files, now or at a past position.</summary>
public sealed class ThreatModelReading(DeviceSessions sessions)
{
    /// <summary>All threat models that are not retired, in the order of keys.</summary>
    public Task<Result<ImmutableArray<ThreatModelView>>> ListAsync(Caller caller, string device, string? at, CancellationToken cancellation) =>
        ReadAsync<ImmutableArray<ThreatModelView>>(caller, device, at, model => model.InKeyOrder().Where(r => r.Kind == RecordKind.TM && !r.IsRetired).Select(r => ThreatModelView.Of(model, r, ThreatLibrary.BuiltIn)).ToImmutableArray(), cancellation);

    /// <summary>One threat model. Problem: <c>threatmodel.notFound</c>. A diagram that is not sound is answered with its problems.</summary>
    public Task<Result<ThreatModelView>> GetAsync(Caller caller, string device, RecordId id, string? at, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, model => ThreatModelView.Find(model, id).Map(r => ThreatModelView.Of(model, r, ThreatLibrary.BuiltIn)), cancellation);

    /// <summary>The drawing as SVG. Problems: those of a diagram that is not sound.</summary>
    public async Task<Result<MadeFile>> DrawAsync(Caller caller, string device, RecordId id, DiagramColors? colors, string? at, CancellationToken cancellation)
    {
        var sound = await SoundAsync(caller, device, id, at, (_, view) => view, cancellation).ConfigureAwait(false);
        if (!sound.TryGet(out var view))
        {
            return Result<MadeFile>.Failed(sound.Problems);
        }

        using var svg = new MemoryStream();
        var threats = view.Threats.Where(t => t.Element is not null).CountBy(t => t.Element!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        await DiagramSvg.WriteAsync(view.Sound!, $"{id} {view.Record.Title}", new DiagramMarks(Threats: threats, Colors: colors), svg, cancellation).ConfigureAwait(false);
        return new MadeFile($"{device}-{id}.svg", "image/svg+xml", svg.ToArray());
    }

    /// <summary>The model with its threats and assets as a file of another tool. Problems: those of a diagram that is not sound.</summary>
    public Task<Result<MadeFile>> ExportAsync(Caller caller, string device, RecordId id, ThreatModelFileForm form, string? at, CancellationToken cancellation) =>
        SoundAsync(
            caller,
            device,
            id,
            at,
            (model, view) =>
            {
                var listed = ModelExport.Of(model, view);
                return form == ThreatModelFileForm.Otm
                    ? new MadeFile($"{device}-{id}.otm.json", "application/json", OtmWriter.Write(listed, view.Record.Owner))
                    : new MadeFile($"{device}-{id}.threat-dragon.json", "application/json", ThreatDragonWriter.Write(listed.Title, view.Record.Owner, listed.Description, [listed]));
            },
            cancellation);

    private Task<Result<T>> SoundAsync<T>(Caller caller, string device, RecordId id, string? at, Func<DeviceModel, ThreatModelView, T> read, CancellationToken cancellation) =>
        ReadAsync(caller, device, at, model => ThreatModelView.Find(model, id).Map(r => ThreatModelView.Of(model, r, ThreatLibrary.BuiltIn)).Then<T>(view => view.Sound is null ? Refused(view) : read(model, view)), cancellation);

    private static ImmutableArray<Problem> Refused(ThreatModelView view) => [.. view.Problems.Select(p => p with { Kind = ProblemKind.Conflict })];

    private async Task<Result<T>> ReadAsync<T>(Caller caller, string device, string? at, Func<DeviceModel, Result<T>> read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return caller.Refusal(Permission.Read, device) is { } refusal
            ? refusal
            : (await sessions.SnapshotAsync(device, at, cancellation).ConfigureAwait(false)).Then(s => read(s.Model));
    }
}
