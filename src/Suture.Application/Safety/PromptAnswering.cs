using System.Text;
using Suture.Application.Access;
using Suture.Application.Devices;
using Suture.Domain.People;
using Suture.Domain.Records;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;
using Suture.Domain.Safety.Prompts;

namespace Suture.Application.Safety;

/// <summary>A record that was made from a prompt, and how the prompt stands with it.</summary>
public sealed record PromptDrafted(Record Record, AnsweredPrompt Prompt);

/// <summary>Answers prompts of the brainstorm. An answer takes the place of the one before it; the ledger keeps both.</summary>
public sealed class PromptAnswering(DeviceSessions sessions, TimeProvider clock)
{
    /// <summary>Answers a prompt, or takes the answer back; see <see cref="PromptDecision.Decide"/> for what is refused. Answers how the prompt stands then.</summary>
    public async Task<Result<AnsweredPrompt>> AnswerAsync(Caller caller, string device, PromptWish wish, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(write);
        if (caller.Refusal(Permission.WriteRecords, device) is { } refusal)
        {
            return refusal;
        }

        var written = await sessions.WriteAsync(
            device, caller.Actor, write,
            model => PromptDecision.Decide(model, PromptList.BuiltIn, wish).Map(e => new Decided<AnsweredPrompt?>(e is null ? [] : [e], Stands)), cancellation, (model, _) => Stands(model)).ConfigureAwait(false);

        // One that is not asked any more stands nowhere once it is taken back.
        return written.Then<AnsweredPrompt>(prompt => prompt ?? new AnsweredPrompt(new RiskPrompt(wish.Prompt, wish.Prompt, string.Empty, OfItems: false), PromptReply.Open, [], [], null, []));

        AnsweredPrompt? Stands(DeviceModel model) => PromptList.BuiltIn.Find(wish.Prompt) is { } prompt ? Of(model, prompt.Id) : null;
    }

    /// <summary>Makes the record that a prompt leads to and answers the prompt with it, both or neither; see <see cref="PromptDrafting.Decide"/> for what is refused.</summary>
    public async Task<Result<PromptDrafted>> DraftAsync(Caller caller, string device, PromptDraft draft, WriteInfo write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(write);
        return caller.Refusal(Permission.WriteRecords, device) is { } refusal
            ? refusal
            : await sessions.WriteAsync(
                device, caller.Actor, write,
                model => PromptDrafting.Decide(model, PromptList.BuiltIn, draft).Map(plan => new Decided<PromptDrafted>(
                    plan.Events, after => Drafted(after, plan.Added[0]), Encoding.UTF8.GetBytes(plan.Added[0].ToString()))),
                cancellation,
                (model, kept) => Drafted(model, RecordId.Parse(Encoding.UTF8.GetString(kept!)))).ConfigureAwait(false);

        PromptDrafted Drafted(DeviceModel model, RecordId made) => new(model.Get(made)!, Of(model, PromptList.BuiltIn.Find(draft.Prompt)!.Id));
    }

    private AnsweredPrompt Of(DeviceModel model, string prompt) => PromptReporter.Of(model, PromptList.BuiltIn, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Find(prompt)!;
}
