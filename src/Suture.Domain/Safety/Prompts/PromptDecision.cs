using System.Collections.Immutable;
using Suture.Domain.Records;
using Suture.Domain.Records.Commands;
using Suture.Domain.Records.Model;
using Suture.Domain.Results;

namespace Suture.Domain.Safety.Prompts;

/// <summary>Decides what becomes of an answer to a prompt. Pure.</summary>
public static class PromptDecision
{
    private const int LongestText = 4_000;
    private const int MostRecords = 100;

    /// <summary>
    /// The event, or null when the same answer stands already. Problems: <c>prompt.unknown|answer|reason|text|records|stale|open</c>,
    /// <c>prompt.item.*</c>, <c>prompt.record.*</c>, and those of keys.
    /// </summary>
    public static Result<PromptAnswered?> Decide(DeviceModel model, PromptList prompts, PromptWish wish)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentNullException.ThrowIfNull(wish);

        // An answer to a prompt that is not asked any more can be taken back, and only that.
        var gone = wish.Reopen && prompts.Find(wish.Prompt) is null
            ? model.AllStanding<PromptAnswered>().FirstOrDefault(s => s.What.Reply != PromptReply.Open && string.Equals(s.What.Prompt, wish.Prompt, StringComparison.Ordinal))?.What : null;
        var found = gone is not null ? new RiskPrompt(gone.Prompt, gone.Prompt, gone.Asked, OfItems: true) : Find(prompts, wish.Prompt);
        return found.Then<PromptAnswered?>(prompt =>
        {
            var item = Item(model, prompt, wish.Item, mayBeRetired: wish.Reopen);
            if (!item.Ok)
            {
                return item.Problems;
            }

            var standing = model.Standing<PromptAnswered>(PromptAnswered.SubjectOf(prompt.Id, item.Value?.Id));
            if (Stale(standing, wish.Seen) is { } stale)
            {
                return stale;
            }

            return Answer(model, prompts, prompt, item.Value, standing?.What, wish).Then(answer => Result<PromptAnswered?>.Of(answer.Same(standing?.What) ? null : answer));
        });
    }

    /// <summary>The prompt with an id; a problem that names the nearest one when there is none.</summary>
    public static Result<RiskPrompt> Find(PromptList prompts, string id)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        return prompts.Find(id) is { } prompt
            ? prompt
            : new Problem(
                "prompt.unknown",
                $"There is no prompt '{id}' among {string.Join(", ", prompts.Sections.Select(s => s.Prompts.Length == 1 ? s.Prompts[0].Id : $"{s.Prompts[0].Id} to {s.Prompts[^1].Id}"))}{Nearest.Hint(id, prompts.All.Select(p => p.Id))}",
                ProblemKind.NotFound,
                Path: "prompt");
    }

    /// <summary>The software item that a prompt is asked of; null for the device as a whole.</summary>
    internal static Result<Record?> Item(DeviceModel model, RiskPrompt prompt, string? key, bool mayBeRetired = false)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return Result<Record?>.Of(null);
        }

        var record = Record(model, key, "item");
        return record.Then<Record?>(item =>
            item.Kind != RecordKind.ITEM ? new Problem("prompt.item.kind", $"{item.Id} is a {item.Kind.Definition().Name}; a prompt is asked of the device as a whole or of a software item (ITEM).", Path: "item")
            : item.IsRetired && !mayBeRetired ? new Problem("prompt.item.retired", $"{item.Id} is retired; nothing is asked of it any more.", ProblemKind.Conflict, Path: "item")
            : !prompt.OfItems ? new Problem("prompt.item.never", $"{prompt.Id} is about the whole analysis, so it is asked of the device only, not of {item.Id}.", Path: "item")
            : item);
    }

    private static Problem? Stale(Standing<PromptAnswered>? standing, long? seen) => seen is { } index && index != (standing is { What.Reply: not PromptReply.Open } ? standing.Index : -1)
        ? new Problem("prompt.stale", standing is null ? "There is no such answer any more." : $"{standing.Actor} answered {standing.What.Subject} since you read it. Read it again and repeat your answer.", ProblemKind.Stale)
        : null;

    private static Result<PromptAnswered> Answer(DeviceModel model, PromptList prompts, RiskPrompt prompt, Record? item, PromptAnswered? standing, PromptWish wish)
    {
        var given = (wish.Records.IsEmpty ? 0 : 1) + (wish.SetAside is null ? 0 : 1) + (wish.Reopen ? 1 : 0);
        if (given != 1)
        {
            return new Problem(
                "prompt.answer",
                (given == 0 ? $"What came of {prompt.Id}? " : $"{prompt.Id} takes one answer: ") + "Either name the records that it led to, or set it aside with a reason, or open it again.",
                Path: given == 0 ? "records" : "setAside");
        }

        if (wish.Reopen)
        {
            return standing is null or { Reply: PromptReply.Open }
                ? new Problem("prompt.open", $"{PromptAnswered.SubjectOf(prompt.Id, item?.Id)} has no answer to take back.", ProblemKind.NotFound, Path: "prompt")
                : Said(PromptReply.Open, [], null);
        }

        var reason = Trimmed(wish.SetAside ?? wish.Note);
        var place = wish.SetAside is null ? "note" : "setAside";
        return wish.SetAside is not null && reason is null ? new Problem("prompt.reason", $"Setting {prompt.Id} aside needs a reason: why it does not apply.", Path: place)
            : wish.SetAside is not null && Trimmed(wish.Note) is not null ? new Problem("prompt.answer", "A note goes with records; what is set aside has its reason.", Path: "note")
            : reason?.Contains('\0', StringComparison.Ordinal) == true ? RecordProblems.NulCharacter(place)
            : reason is { Length: > LongestText } ? new Problem("prompt.text", $"The text has {reason.Length} characters; at most {LongestText} are allowed.", Path: place)
            : Records(model, wish.Records).Map(records => Said(wish.SetAside is null ? PromptReply.Considered : PromptReply.SetAside, records, reason));

        PromptAnswered Said(PromptReply reply, ImmutableArray<RecordId> records, string? why) =>
            new(prompt.Id, item?.Id, reply, records, why, prompt.Ask, prompts.Edition, item?.ContentHash);
    }

    private static Result<ImmutableArray<RecordId>> Records(DeviceModel model, ImmutableArray<string> keys)
    {
        if (keys.Length > MostRecords)
        {
            return new Problem("prompt.records", $"{keys.Length} records are named; at most {MostRecords} are allowed.", Path: "records");
        }

        var found = keys.Select((k, i) => Record(model, k, $"records[{i}]").Then<RecordId>(record =>
            !RiskPrompt.Kinds.Contains(record.Kind) ? new Problem(
                "prompt.record.kind", $"{record.Id} is a {record.Kind.Definition().Name}; a prompt leads to {string.Join(", ", RiskPrompt.Kinds)}.", Path: $"records[{i}]")
            : record.IsRetired ? new Problem("prompt.record.retired", $"{record.Id} is retired: nothing can come of it any more.", ProblemKind.Conflict, Path: $"records[{i}]")
            : record.Id)).ToList();
        var problems = found.SelectMany(f => f.Problems).ToImmutableArray();
        return problems.IsEmpty ? Result<ImmutableArray<RecordId>>.Of([.. found.Select(f => f.Value).Distinct().Order()]) : problems;
    }

    private static Result<Record> Record(DeviceModel model, string key, string path)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && key[..slash] != model.Device.Key ? RecordProblems.OtherDevice(key[..slash], model.Device.Key) with { Path = path }
            : !DeviceKey.TryParseIn(model.Device.Key, key.Trim(), out var id) ? RecordProblems.BadKey(key) with { Path = path }
            : model.TryGet(id, out var record) ? record
            : RecordProblems.NoRecord(key) with { Path = path };
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
