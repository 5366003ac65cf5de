using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Events;
using Suture.Domain.Records.Model;

namespace Suture.Domain.Safety.Prompts;

/// <summary>Makes the <see cref="PromptReport"/> from what stands in the model. Pure.</summary>
public static class PromptReporter
{
    /// <param name="model">The device at some position.</param>
    /// <param name="prompts">What is asked.</param>
    /// <param name="today">Day that review-by dates of signed statements are compared with.</param>
    public static PromptReport Of(DeviceModel model, PromptList prompts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prompts);
        var standing = model.AllStanding<PromptAnswered>().Where(s => s.What.Reply != PromptReply.Open).ToLookup(s => s.What.Prompt, StringComparer.Ordinal);
        var carriers = Carriers(model, prompts);
        var known = prompts.All.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return new PromptReport(
            model.Device.Key, model.Position, prompts.Title, prompts.Edition,
            [.. prompts.Sections.Select(s => new PromptSectionAnswers(s.Code, s.Title, [.. s.Prompts.Select(p => Line(model, prompts, p, [.. standing[p.Id]], carriers[p.Id], today))]))],
            [.. standing.Where(g => !known.Contains(g.Key)).SelectMany(g => g).Select(s => View(model, s, null)).OrderBy(a => a.Prompt, StringComparer.Ordinal).ThenBy(a => a.Item?.Id)]);
    }

    private static AnsweredPrompt Line(DeviceModel model, PromptList prompts, RiskPrompt prompt, ImmutableArray<Standing<PromptAnswered>> standing, IEnumerable<PromptRecord> tagged, DateOnly today)
    {
        var answers = standing.Select(s => View(model, s, prompt)).OrderBy(a => a.Item?.Id).ToImmutableArray();
        var named = answers.SelectMany(a => a.Records).Select(r => r.Id).ToHashSet();
        var carriers = tagged.Where(r => !named.Contains(r.Id)).ToImmutableArray();
        var signed = model.Attestations.GetValueOrDefault((prompts.Standard, prompt.Id)) is { What.Kind: AttestationKind.NotApplicable } s ? s : null;
        var inDate = signed?.What.ReviewBy is not { } by || by >= today;
        var device = answers.FirstOrDefault(a => a.Item is null);
        var state = device?.Reply
            ?? (signed is not null && inDate ? PromptReply.SetAside
            : carriers.Length > 0 || answers.Any(a => a.Reply == PromptReply.Considered) ? PromptReply.Considered
            : PromptReply.Open);
        var again = ImmutableArray.CreateBuilder<string>();
        if (state == PromptReply.SetAside && carriers.Length > 0)
        {
            again.Add($"set aside, but {Keys(carriers)} {(carriers.Length == 1 ? "carries" : "carry")} its tag");
        }

        if (state == PromptReply.SetAside && answers.Where(a => a.Item is not null && a.Reply == PromptReply.Considered).ToList() is { Count: > 0 } items)
        {
            again.Add($"set aside, but for {Keys(items.Select(a => a.Item!))} it led to records");
        }

        if (state != PromptReply.SetAside && signed is not null && inDate)
        {
            again.Add($"it led to records, but {signed.What.PrintedName} signed on {signed.Time:yyyy-MM-dd} that it does not apply");
        }

        if (signed is not null && !inDate && device is null)
        {
            again.Add($"the signed statement that it does not apply was to be reviewed by {signed.What.ReviewBy:yyyy-MM-dd}");
        }

        return new AnsweredPrompt(prompt, state, answers, carriers, inDate ? signed : null, again.ToImmutable());
    }

    private static PromptAnswer View(DeviceModel model, Standing<PromptAnswered> standing, RiskPrompt? prompt)
    {
        var what = standing.What;
        var item = what.Item is { } id ? View(model, id) : null;
        var records = what.Records.Select(r => View(model, r)).ToImmutableArray();
        var again = ImmutableArray.CreateBuilder<string>();
        if (item?.Retired == true)
        {
            again.Add($"{item.Id} was retired since");
        }
        else if (item is not null && model.Get(item.Id)?.ContentHash != what.ItemHash)
        {
            again.Add($"{item.Id} changed since");
        }

        if (records.Where(r => r.Retired).ToList() is { Count: > 0 } retired)
        {
            again.Add($"{Keys(retired)} {(retired.Count == 1 ? "was" : "were")} retired since");
        }

        if (prompt is not null && !string.Equals(prompt.Ask, what.Asked, StringComparison.Ordinal))
        {
            again.Add($"it was asked otherwise then: {what.Asked}");
        }

        return new PromptAnswer(what.Prompt, item, what.Reply, records, what.Reason, what.Asked, standing.Actor, standing.Time, standing.Index, again.ToImmutable());
    }

    // Nothing is ever deleted, so what an answer names is in the model.
    private static PromptRecord View(DeviceModel model, RecordId id) => View(model.Get(id)!);

    private static PromptRecord View(Record record) => new(record.Id, record.Title, record.IsRetired);

    private static ILookup<string, PromptRecord> Carriers(DeviceModel model, PromptList prompts)
    {
        var ids = prompts.All.Select(p => p.Id).ToHashSet(StringComparer.Ordinal);
        return model.All().Where(r => !r.Tags.IsEmpty && !r.IsRetired && RiskPrompt.Kinds.Contains(r.Kind))
            .SelectMany(r => r.Tags.Where(ids.Contains).Select(t => (Tag: t, Record: r))).OrderBy(c => c.Record.Id).ToLookup(c => c.Tag, c => View(c.Record), StringComparer.Ordinal);
    }

    private static string Keys(IEnumerable<PromptRecord> records) => string.Join(", ", records.Select(r => r.Id));
}
