using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Links;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Prompts;

/// <summary>Makes the record that a prompt leads to, and the answer that names it, in one go. Pure.</summary>
public static class PromptDrafting
{
    /// <summary>Kinds that a prompt can be drafted as.</summary>
    public static readonly ImmutableArray<RecordKind> Kinds = [RecordKind.CAU, RecordKind.HS, RecordKind.HAZ];

    /// <summary>The draft: the question as text, for the person who takes it up to change; the tag keeps it recognized.</summary>
    public static RecordDraft Draft(RiskPrompt prompt, RecordKind kind, RecordId? item)
    {
        ArgumentNullException.ThrowIfNull(prompt);
        ImmutableArray<LinkDraft> links = kind == RecordKind.CAU && item is { } place ? [new LinkDraft(LinkType.ArisesIn, place.ToString())] : [];
        return new RecordDraft
        {
            Kind = kind,
            Title = prompt.Title,
            Text = prompt.Ask + $"\n\nFrom prompt {prompt.Id} of the brainstorm{(item is { } of ? $", asked of {of}" : "")}.",
            Tags = [prompt.Id],
            Links = links,
            LinkTypes = [.. links.Select(l => l.Type)],
            Place = new SourcePlace(null),
        };
    }

    /// <summary>
    /// The record's events with the answer behind them: considered, with all that the standing answer named and still counts.
    /// Problems: those of <see cref="PromptDecision.Decide"/>, <c>prompt.draft.kind</c>, <c>prompt.setAside</c>, and those of a new record.
    /// </summary>
    public static Result<ImportPlan> Decide(DeviceModel model, PromptList prompts, PromptDraft wanted)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(wanted);
        return PromptDecision.Find(prompts, wanted.Prompt).Then(prompt => PromptDecision.Item(model, prompt, wanted.Item).Then<ImportPlan>(item =>
        {
            if (!Kinds.Contains(wanted.Kind))
            {
                return new Problem("prompt.draft.kind", $"A prompt can be drafted as {string.Join(", ", Kinds)}, not as {wanted.Kind}.", Path: "kind");
            }

            var standing = model.Standing<PromptAnswered>(PromptAnswered.SubjectOf(prompt.Id, item?.Id))?.What;
            if (standing is { Reply: PromptReply.SetAside })
            {
                return new Problem("prompt.setAside", $"{standing.Subject} was set aside ({standing.Reason}); open it again first.", ProblemKind.Conflict, Path: "prompt");
            }

            var draft = Draft(prompt, wanted.Kind, item?.Id);
            draft = draft with
            {
                Number = model.NextNumber(wanted.Kind),
                Title = string.IsNullOrWhiteSpace(wanted.Title) ? draft.Title : wanted.Title.Trim(),
                Text = string.IsNullOrWhiteSpace(wanted.Text) ? draft.Text : wanted.Text.Trim(),
            };
            return ImportDecision.Decide(model, [draft], null).Map(plan =>
            {
                var before = standing is { Reply: PromptReply.Considered } ? standing.Records.Where(r => model.Get(r) is { IsRetired: false }) : [];
                var answer = new PromptAnswered(
                    prompt.Id, item?.Id, PromptReply.Considered, [.. before.Append(plan.Added[0]).Order()], standing?.Reason, prompt.Ask, prompts.Edition, item?.ContentHash);
                return plan with { Events = plan.Events.Add(answer) };
            });
        }));
    }
}
