using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Application.Records;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Security.ThreatModels;
using Suture.Domain.Security.ThreatModels.Suggestions;

namespace Suture.Application.Security;

/// <summary>Changes threat models: their diagram, and the answers to what is suggested. Each is an ordinary change of records.</summary>
public sealed class ThreatModelWriting(DeviceSessions sessions)
{
    /// <summary>Gives a model the whole diagram; see <see cref="DiagramDecision.Save"/> for what is refused.</summary>
    public Task<Result<ThreatModelView>> SaveAsync(Caller caller, string device, RecordId id, long expectedVersion, Diagram diagram, WriteInfo write, CancellationToken cancellation) =>
        ChangeAsync(caller, device, id, write, model => DiagramDecision.Save(model, id, expectedVersion, diagram, write.Reason), cancellation);

    /// <summary>Sets a suggestion aside; the reason of <paramref name="write"/> says why it is no threat here.</summary>
    public Task<Result<ThreatModelView>> SetAsideAsync(Caller caller, string device, RecordId id, string suggestion, WriteInfo write, CancellationToken cancellation) =>
        ChangeAsync(caller, device, id, write, model => SuggestionDecisions.SetAside(model, id, suggestion, write.Reason, ThreatLibrary.BuiltIn), cancellation);

    /// <summary>Opens a suggestion again that was set aside.</summary>
    public Task<Result<ThreatModelView>> ReopenAsync(Caller caller, string device, RecordId id, string suggestion, WriteInfo write, CancellationToken cancellation) =>
        ChangeAsync(caller, device, id, write, model => SuggestionDecisions.Reopen(model, id, suggestion, write.Reason), cancellation);

    /// <summary>Takes a suggestion up as a threat record that is part of the model, and answers that record.</summary>
    public async Task<Result<RecordDetail>> AcceptAsync(Caller caller, string device, RecordId id, string suggestion, string? title, string? text, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        return caller.Refusal(Permission.WriteRecords, device) is { } refusal
            ? refusal
            : await sessions.WriteAsync(
                device,
                caller.Actor,
                write,
                model => SuggestionDecisions.Accept(model, id, suggestion, title, text, ThreatLibrary.BuiltIn, write.Reason).Map(plan => new Decided<RecordDetail>(
                    plan.Events, after => Detail(after, plan.Added[0], caller), Encoding.UTF8.GetBytes(plan.Added[0].ToString()))),
                cancellation,
                (model, kept) => Detail(model, RecordId.Parse(Encoding.UTF8.GetString(kept!)), caller)).ConfigureAwait(false);
    }

    private static RecordDetail Detail(DeviceModel model, RecordId id, Caller caller) => RecordReading.Detail(model, model.Find(id), caller);

    private async Task<Result<ThreatModelView>> ChangeAsync(Caller caller, string device, RecordId id, WriteInfo write, Func<DeviceModel, Result<RecordChanged?>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(write);
        return caller.Refusal(Permission.WriteRecords, device) is { } refusal
            ? refusal
            : await sessions.WriteAsync(
                device,
                caller.Actor,
                write,
                model => decide(model).Map(change => new Decided<ThreatModelView>(change is null ? [] : [change], View)),
                cancellation,
                (model, _) => View(model)).ConfigureAwait(false);

        ThreatModelView View(DeviceModel model) => ThreatModelView.Of(model, model.Get(id)!, ThreatLibrary.BuiltIn);
    }
}
